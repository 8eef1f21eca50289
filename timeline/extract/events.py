"""From one article's readings to the events that it tells of."""

from collections import Counter

from timeline.extract.data import lexicon
from timeline.extract.drafts import Draft
from timeline.extract.people import People
from timeline.extract.story import publication_day
from timeline.extract.thread import Thread
from timeline.extract.told import Told, told_sentences
from timeline.model.article import Article
from timeline.model.event import Event, Source, Status
from timeline.model.ids import event_id
from timeline.model.reading import Resolved
from timeline.model.span import Span


def extract(article: Article, readings: tuple[Resolved, ...]) -> tuple[Event, ...]:
    """The events that an article tells of, in text order: those it dates, and those that share its story's day."""
    words = lexicon(article.context.language)
    people = People(words, article.title)
    events: list[Event] = []
    quotes: Counter[str] = Counter()
    thread = Thread(publication_day(article))
    for told in told_sentences(article, readings, words, people):
        drafts = thread.follow(told)
        people.listen(told.tokens, told.clauses)
        quote = told.sentence.span.of(article.body)
        events += (_event(told, quote, quotes[quote], draft) for draft in drafts)
        quotes[quote] += 1
    return tuple(events)


def _event(told: Told, quote: str, earlier: int, draft: Draft) -> Event:
    article, span = told.article, told.sentence.span
    words, at = "", Span(span.start, span.start)
    if draft.reading:
        at = draft.reading.mention.span
        words = at.of(article.body)
    marks = [words, str(article.body.count(words, span.start, at.start))] if words else []
    marks += ["implied"] * (draft.status is Status.IMPLIED) + [str(earlier)] * bool(earlier)
    source = Source(article.id, span, quote, words, at, draft.when, draft.status, draft.certainty, draft.why)
    return Event(
        event_id(article.id, quote, *marks),
        draft.when,
        draft.title,
        " ".join(quote.split()),
        draft.status,
        (source,),
        draft.certainty,
        draft.why,
        article.tags,
        minor=draft.minor,
    )
