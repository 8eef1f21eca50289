"""From one article's readings to the events that it tells of."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from timeline.extract.clauses import Clause, Part, clauses
from timeline.extract.data import lexicon
from timeline.extract.dating import Dated, dated_clauses
from timeline.extract.implied import implied
from timeline.extract.lexicon import Lexicon
from timeline.extract.people import People
from timeline.extract.sentences import Sentence, sentences
from timeline.extract.status import status
from timeline.extract.story import NEWS_DAYS, StoryDay, moved, publication_day, story_day
from timeline.extract.telling import Telling
from timeline.extract.tense import Tense, tense
from timeline.extract.titles import LONGEST, headline_fits, overlap, title
from timeline.extract.tokens import OPEN, Tokens, tokenize
from timeline.model.article import Article
from timeline.model.event import Event, Source, Status
from timeline.model.ids import event_id
from timeline.model.reading import Reading, Resolved, Role
from timeline.model.span import Span
from timeline.model.when import When

HAPPENING = (Tense.PAST, Tense.PERFECT, Tense.NOW)
IDLE = re.compile(r"[.,;:()\-Y]")  # kinds that tell nothing: marks and dates
INHERITED = 0.5  # how sure a day is that the sentence itself does not give
LEAD = 0.75
POINTING = ("pronouns.pointing", "possessives.person", "possessives.people", "possessives.thing")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, analysed."""

    article: Article
    sentence: Sentence
    tokens: Tokens
    clauses: tuple[Clause, ...]
    readings: tuple[Resolved, ...]
    words: Lexicon
    person: str

    def telling(self, index: int, others: Iterable[int], dates: Iterable[Reading]) -> Telling:
        spans = tuple(self.tokens.within(each.mention.span) for each in dates if each.role is Role.POINT)
        return Telling(
            self.article.prose,
            self.tokens,
            self.clauses,
            index,
            frozenset(others),
            spans,
            self.words,
            self.person,
            self.sentence.quoted,
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """An event but for its id and its source. `clause` is -1 where none tells of it."""

    clause: int
    when: When
    title: str
    status: Status
    certainty: float
    why: tuple[str, ...]
    reading: Reading | None = None
    minor: bool = False


def extract(article: Article, readings: tuple[Resolved, ...]) -> tuple[Event, ...]:
    """The events that an article tells of, in text order: those it dates, and those that share its story's day."""
    words = lexicon(article.context.language)
    people = People(words)
    events: list[Event] = []
    quotes: Counter[str] = Counter()
    thread = Thread(publication_day(article))
    for told in _sentences(article, readings, words, people):
        drafts = thread.follow(told)
        people.listen(told.tokens, told.clauses)
        quote = told.sentence.span.of(article.body)
        events += (_event(told, quote, quotes[quote], draft) for draft in drafts)
        quotes[quote] += 1
    return tuple(events)


@dataclass(slots=True)
class Thread:
    """Where an article is in its telling: which day its story is at, and whether this paragraph tells of that day."""

    story: StoryDay
    block: int = -1
    tells: bool = False  # this paragraph has told of the story's day
    aside: bool = False  # the sentence before told of what was long before

    def follow(self, told: Told) -> list[Draft]:
        """The events of the next sentence."""
        article, block = told.article, told.sentence.block
        if self.block < 0:
            self.story = story_day(article, told.tokens, told.clauses, told.readings, told.words)
            self.block, self.tells = block, True
            return _lead(told, self.story)
        if block != self.block:
            self.block, self.tells, self.aside = block, False, False
        turned = moved(article, told.tokens, told.clauses, told.readings, told.words)
        self.story, self.tells = turned or self.story, self.tells or turned is not None
        drafts = list(_dated(told))
        self.aside = _turns_aside(told, drafts, self.story, self.aside)
        if self.tells:
            drafts += _inherited(told, self.story, drafts, self.aside)
        return drafts


def _sentences(article: Article, readings: Sequence[Resolved], words: Lexicon, people: People) -> Iterator[Told]:
    """The sentences that may tell something: not headings, not the date above an article.

    Of paragraphs, those that have a date, and the one that has the lead; others can give no event.
    """
    lead_block = -1
    for block, sentences_of in groupby(_with_readings(article, readings, words), key=lambda pair: pair[0].block):
        pairs = [pair for pair in sentences_of if not pair[0].heading]
        if lead_block >= 0 and not any(mine for _, mine in pairs):
            people.person = ""
            continue
        for sentence, mine in pairs:
            told = Span(sentence.told, sentence.span.end)
            tokens = tokenize(article.prose, told, [reading.mention.span for reading in mine], words)
            if len(tokens.kinds) - len(IDLE.findall(tokens.kinds)) >= 3 or tokens.finite(0, len(tokens.kinds)) >= 0:
                lead_block = block
                yield Told(article, sentence, tokens, clauses(tokens), mine, words, people.person)


def _with_readings(
    article: Article, readings: Sequence[Resolved], words: Lexicon
) -> Iterator[tuple[Sentence, tuple[Resolved, ...]]]:
    start = 0
    for sentence in sentences(article, words):
        while start < len(readings) and readings[start].mention.span.start < sentence.span.start:
            start += 1
        stop = start
        while stop < len(readings) and readings[stop].mention.span.start < sentence.span.end:
            stop += 1
        yield sentence, tuple(readings[start:stop])
        start = stop


def _dated(told: Told) -> Iterator[Draft]:
    """The events that a sentence gives a date of their own, then those that it implies."""
    dated = dated_clauses(told.tokens, told.clauses, told.readings, told.words, told.article.context.today)
    for each in dated:
        if _stands(told, each):
            continue
        others = {other.clause for other in dated if other.clause != each.clause}
        yield _draft(told, each, others)
    for when, name, reading, why in implied(told.tokens, told.readings, told.article.prose, told.words):
        words = name or title(told.telling(0, (), ()))
        yield Draft(-1, when, words, Status.IMPLIED, reading.certainty * 0.8, (*reading.why, why), reading)


def _stands(told: Told, each: Dated) -> bool:
    """ "Sales are up on last year", "we should have left in May": no event, unless it is to come."""
    how = tense(told.tokens, told.clauses[each.clause], told.words)
    if how is Tense.UNREAL:
        return True
    return how is Tense.STANDS and each.when.earliest <= told.article.context.today


def _draft(told: Told, each: Dated, others: set[int]) -> Draft:
    clause = told.clauses[each.clause]
    standing, why = status(
        told.tokens, clause, tense(told.tokens, clause, told.words), each.when, told.article, told.words
    )
    name = title(told.telling(each.clause, others, [each.reading]))
    return Draft(each.clause, each.when, name, standing, each.reading.certainty, (*each.why, *why), each.reading)


def _lead(told: Told, story: StoryDay) -> list[Draft]:
    """An article's own news is always an event, and its headline is the best title that there is."""
    drafts = list(_dated(told))
    news = [at for at, draft in enumerate(drafts) if draft.clause >= 0 and _is_news(draft, told.article)]
    main = max(news, key=lambda at: overlap(told.article.title, drafts[at].title), default=-1)
    if main < 0:
        others = {draft.clause for draft in drafts}
        index = next((n for n, clause in enumerate(told.clauses) if n not in others and clause.part is Part.MAIN), 0)
        name = title(told.telling(index, others, ()))
        drafts.insert(0, Draft(index, story.when, name, Status.REPORTED, LEAD, (story.why,)))
        main = 0
    headline = told.article.title
    old_lead = len(drafts) > 1 and not drafts[main].reading and len(headline) <= LONGEST
    if old_lead or headline_fits(headline, told.tokens, told.words):
        drafts[main] = replace(drafts[main], title=headline)
    return drafts


def _is_news(draft: Draft, article: Article) -> bool:
    """Of these weeks, or to come: not "which was founded in 1998"."""
    return draft.when.latest.ordinal >= article.context.today.ordinal - NEWS_DAYS


def _turns_aside(told: Told, drafts: Sequence[Draft], story: StoryDay, aside: bool) -> bool:
    """Does a sentence turn to what happened long before, or go on about it ("That suit was settled")?"""
    dated = [draft for draft in drafts if draft.clause >= 0]
    if dated:
        return all(draft.when != story.when and draft.status is not Status.PLANNED for draft in dated)
    first = told.tokens.lower(0)
    return aside and (told.tokens.kinds[0] == "P" or any(told.words.has(name, first) for name in POINTING))


def _inherited(told: Told, story: StoryDay, drafts: Sequence[Draft], aside: bool) -> Iterator[Draft]:
    """What a sentence without a date of its own tells of the story's day, if it does."""
    taken = {draft.clause for draft in drafts}
    index = _teller(told)
    if index < 0 or index in taken or any(draft.when == story.when for draft in drafts):
        return
    if told.words.has("elsewhen", told.tokens.lower(0)) and told.clauses[0].part is Part.SUBORDINATE:
        return
    following = told.clauses[index + 1 : index + 2]
    if (
        following
        and following[0].part is Part.SAID
        and told.words.has("doubtful", told.tokens.lower(following[0].verb))
    ):
        return  # "he said he hopes": nothing happened
    clause = told.clauses[index]
    says = told.tokens.kinds[clause.verb] == "S"
    if tense(told.tokens, clause, told.words) not in HAPPENING or (aside and not says):
        return
    name = title(told.telling(index, taken, ()))
    yield Draft(index, story.when, name, Status.REPORTED, INHERITED, (story.why,), minor=True)


def _teller(told: Told) -> int:
    """The clause that a sentence is there for: who speaks, else its first main clause; none within a quotation."""
    kinds = told.tokens.kinds
    mains = [n for n, clause in enumerate(told.clauses) if clause.part is Part.MAIN and clause.verb >= 0]
    spoken = [n for n in mains if kinds[told.clauses[n].verb] == "S"]
    if spoken:
        return spoken[0]
    if not mains or told.sentence.quoted or kinds[told.clauses[mains[0]].start] == OPEN:
        return -1
    return mains[0]


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
