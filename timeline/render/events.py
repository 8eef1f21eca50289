"""An event as templates see it, with its provenance."""

import re
from collections.abc import Iterable, Mapping

from timeline.model.day import Day
from timeline.model.event import Event, Source, Status
from timeline.model.when import When
from timeline.render.dates import date_view
from timeline.render.paths import sentence_anchor
from timeline.render.plain import plain
from timeline.render.press import Cited, Press, home_of
from timeline.render.subjects import Entry
from timeline.render.views import EntryView, EventView, QuoteView, SourceView

WORD = re.compile(r"\w+")


def event_view(event: Event, cited: Mapping[str, Cited], press: Press, timeline: str = "index.html") -> EventView:
    """Everything about an event. `timeline` is the page that it stands on."""
    sources = tuple(
        source_view(source, event, cited[source.article], press) for source in event.sources if source.article in cited
    )
    articles = citing(event, cited)
    return EventView(
        id=event.id,
        path=home_of(event, timeline, press),
        title=event.title,
        text=plain(event.text),
        said=said(event),
        repeats=repeats(event),
        date=date_view(event.when, press.tongue),
        status=event.status.value,
        status_words=status_words(event.status, as_of(event, articles), press),
        tags=tuple(press.tag_link(tag) for tag in event.tags),
        places=unique(article.place for article in articles),
        publishers=unique(article.publisher for article in articles),
        sources=sources,
        disagreement=any(source.differs for source in sources),
        known=str(min((article.published.earliest for article in articles), default="")),
        certainty=per_cent(event.certainty),
        why=event.why,
        note=event.note,
        edited=event.by == "editor",
    )


def citing(event: Event, cited: Mapping[str, Cited]) -> list[Cited]:
    """The articles that tell of an event, in the order of its sources."""
    return [cited[source.article] for source in event.sources if source.article in cited]


def entry_view(entry: Entry, press: Press) -> EntryView:
    """An event in a list, at a tenth of the cost of all its sources."""
    dated, words = date_view(entry.when, press.tongue), status_words(entry.status, entry.as_of, press)
    return EntryView(entry.id, entry.title, entry.path, dated, entry.status.value, words)


def source_view(source: Source, event: Event, article: Cited, press: Press) -> SourceView:
    """One article's word for an event, with a link to the very sentence."""
    anchor = f"#{sentence_anchor(source.quote)}" if source.quote else ""
    return SourceView(
        title=article.title,
        path=article.path + anchor,
        publisher=article.publisher,
        place=article.place,
        published=date_view(article.published, press.tongue),
        quote=cut_quote(source),
        date=date_view(source.when, press.tongue),
        status=source.status.value,
        differs=apart(source.when, event.when),
        why=source.why,
    )


def cut_quote(source: Source) -> QuoteView:
    """The quote in three parts. An expression outside it (a date that is inherited) is not marked."""
    if not source.expression or not source.span.covers(source.expression_span):
        return QuoteView(plain(source.quote), "", "")
    start = source.expression_span.start - source.span.start
    end = source.expression_span.end - source.span.start
    return QuoteView(plain(source.quote[:start]), plain(source.quote[start:end]), plain(source.quote[end:]))


def said(event: Event) -> QuoteView:
    """The event's text, with its expression marked where it is the sentence of one of its sources."""
    words = " ".join(event.text.split())
    found = next((source for source in event.sources if " ".join(source.quote.split()) == words), None)
    return cut_quote(found) if found else QuoteView(plain(event.text), "", "")


def repeats(event: Event) -> bool:
    """Whether the text has at most one word that is neither in the title nor in an expression of time."""
    told = [event.title, *(source.expression for source in event.sources)]
    known = set(WORD.findall(" ".join(told).casefold()))
    return sum(word not in known for word in WORD.findall(event.text.casefold())) <= 1


def apart(one: When, other: When) -> bool:
    """Whether two dates cannot both be right."""
    return one.latest < other.earliest or other.latest < one.earliest


def as_of(event: Event, articles: Iterable[Cited]) -> str:
    """The day (EDTF) of the last article that tells of a plan; nothing where the event is none."""
    if event.status is not Status.PLANNED:
        return ""
    latest = max((article.published for article in articles), key=lambda when: when.earliest, default=None)
    return day_of(latest).edtf if latest else ""


def status_words(status: Status, as_of: str, press: Press) -> str:
    """`planned, as of 5 May 1961`: what was planned and never reported is said to be so."""
    if status is Status.REPORTED:
        return ""
    if as_of:
        return press.say("planned_as_of", date=date_view(When(as_of), press.tongue).text)
    return press.words[f"status_{status.value}"]


def day_of(published: When) -> When:
    """A publication's day, without its time."""
    day: Day = published.earliest
    return When(str(day)) if published.precision == "minute" else published


def unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def per_cent(share: float) -> int:
    return round(share * 100)
