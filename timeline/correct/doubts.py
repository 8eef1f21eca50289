"""What wants a person's eye, the most doubtful first: for `timeline review` and the review desk."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline.correct.words import shown
from timeline.model.article import Article
from timeline.model.event import Event, Status
from timeline.model.problem import Place
from timeline.model.reading import Reading, Resolved, Role
from timeline.model.span import Span
from timeline.model.when import When

LOW = 0.7  # a certainty below this is worth a look
SLIP = 1  # days between a dateline and its publication that say nothing
AROUND = 80  # characters of text shown on either side

# How doubtful each kind is. Low certainty counts as much as it is low.
WEIGHTS = {"weekday": 0.95, "dateline": 0.9, "disagree": 0.8, "future": 0.75}

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NAME = r"(Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?"
WEEKDAY = re.compile(rf"\b{NAME}\b")
WEEKDAY_BEFORE = re.compile(rf"\b{NAME},?(?: the)? $")
WEEKDAY_AFTER = re.compile(rf"(?:, | \(|, an? )(?:an? )?{NAME}\b(?!['’ ]s?\w)")
DATELINE = re.compile(r"\W{0,3}(?:[A-Z][\w.'’-]+,? ?(?:\([^)\n]{1,30}\) ?)?){0,6}$")
AFTER_DATELINE = re.compile(r"[^\w\n]{0,3}(?:\([^)\n]{1,30}\)\s*)?(?:[–—:]|--?|\n|$)")
LONGEST_DATELINE = 80


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reading, or an event, and what is odd about it. `kind`: weekday, dateline, disagree, future or low."""

    score: float  # 0 to 1: how doubtful
    place: Place
    kind: str
    message: str
    article: str
    span: Span  # of the expression, into the article's body
    quote: str  # with the words around it, on one line
    reading: Reading | None = None
    event: str = ""  # the id of the event that sources disagree on

    def __str__(self) -> str:
        """`content/x.md:7:12: weekday: "Friday 20 December 2018" was a Thursday`, and the words around it below."""
        return f"{self.place}: {self.kind}: {self.message}\n    {self.quote}"


def doubts(
    articles: Sequence[Article], readings: Mapping[str, Sequence[Resolved]], events: Iterable[Event]
) -> tuple[Doubt, ...]:
    """What is doubtful, most first, then by place. What an editor dated or checked is not."""
    by_id = {article.id: article for article in articles}
    found: list[Doubt] = []
    for article in articles:
        for reading in readings.get(article.id, ()):
            if isinstance(reading, Reading) and reading.by != "editor":
                found += _of_reading(article, reading)
    found += (doubt for event in events for doubt in _of_event(by_id, event))
    return tuple(sorted(found, key=lambda doubt: (-doubt.score, doubt.place, doubt.kind)))


def _of_reading(article: Article, reading: Reading) -> list[Doubt]:
    told = [
        (kind, message)
        for kind, message in (
            ("weekday", _weekday(article, reading)),
            ("dateline", _dateline(article, reading)),
            ("future", _future(article, reading)),
        )
        if message
    ]
    doubts = [_doubt(WEIGHTS[kind], article, reading, kind, message) for kind, message in told]
    if not doubts and reading.certainty < LOW:
        others = f", or {' or '.join(map(str, reading.others))}" if reading.others else ""
        message = f"{shown(reading.mention.text)} is read as {reading.when}, {reading.certainty:.0%} sure{others}"
        doubts.append(_doubt(1 - reading.certainty, article, reading, "low", message))
    return doubts


def _doubt(score: float, article: Article, reading: Reading, kind: str, message: str) -> Doubt:
    span = reading.mention.span
    return Doubt(
        round(score, 3),
        article.place(span.start),
        kind,
        message,
        article.id,
        span,
        _around(article.body, span),
        reading,
    )


def _weekday(article: Article, reading: Reading) -> str:
    """ "Friday 20 December 2018" was a Thursday. A bare "Friday" is always one."""
    day, span = reading.when.earliest, reading.mention.span
    text = span.of(article.body)
    if reading.when.latest != day or not any(letter.isdigit() for letter in text):
        return ""
    named = (
        WEEKDAY.search(text)
        or WEEKDAY_BEFORE.search(article.body[max(0, span.start - 16) : span.start])
        or WEEKDAY_AFTER.match(article.body, span.end)
    )
    number = _number(named[1]) if named else day.weekday
    if number == day.weekday:
        return ""
    gap = (number - day.weekday + 3) % 7 - 3
    meant = day.plus_days(gap)
    return f"{shown(text)} is {day}, a {WEEKDAYS[day.weekday]}; the nearest {WEEKDAYS[number]} is {meant}"


def _number(name: str) -> int:
    return next(number for number, weekday in enumerate(WEEKDAYS) if weekday.startswith(name))


def _dateline(article: Article, reading: Reading) -> str:
    """A date at the very start that is not the day of publication, or the one before it."""
    span = reading.mention.span
    body = article.body
    start = len(body) - len(body.lstrip())
    if span.end - start > LONGEST_DATELINE or reading.when.precision not in ("day", "minute"):
        return ""
    if not DATELINE.fullmatch(body, start, span.start) or not AFTER_DATELINE.match(body, span.end):
        return ""
    days = article.context.today.ordinal - reading.when.earliest.ordinal
    if 0 <= days <= SLIP:
        return ""
    said = f"published {article.context.published} ({article.context.came_from('published')})"
    return f"the dateline says {shown(reading.mention.text)}, {reading.when}; it was {said}"


def _future(article: Article, reading: Reading) -> str:
    """A day after publication that a past verb right before it tells of: not "welcomed rules which apply from May"."""
    if reading.when.earliest <= article.context.today or reading.role in (Role.PART_OF_NAME, Role.LIMIT):
        return ""
    tense = next((cue for cue in reading.mention.cues if cue.kind in ("past", "future", "arranged")), None)
    if tense is None or tense.kind != "past" or not tense.head:
        return ""
    after = f"after publication, {article.context.published}"
    return f'{shown(reading.mention.text)} is read as {reading.when}, {after}, but "{tense.word}" is past'


def _of_event(articles: Mapping[str, Article], event: Event) -> Iterator[Doubt]:
    """Sources that give one event days that cannot both be; told at the first that differs."""
    if event.by == "editor":
        return
    for source in event.sources:
        slipped = source.status is Status.PLANNED and event.status is Status.REPORTED
        if slipped or _meet(source.when, event.when) or source.article not in articles:
            continue
        article = articles[source.article]
        span = source.expression_span if source.expression else source.span
        days = "; ".join(dict.fromkeys(f"{other.when} in {other.article}" for other in event.sources))
        message = f"sources disagree on when {shown(event.title)} was: {days}"
        quote = _around(article.body, span)
        yield Doubt(
            WEIGHTS["disagree"], article.place(span.start), "disagree", message, article.id, span, quote, None, event.id
        )
        return


def _meet(one: When, other: When) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest


def _around(body: str, span: Span) -> str:
    """The expression with what stands before and after it in its paragraph, by whole words."""
    start, end = max(0, span.start - AROUND), min(len(body), span.end + AROUND)
    before = body[start : span.start].rpartition("\n\n")[2]
    after = body[span.end : end].partition("\n\n")[0]
    if start > 0 and len(before) == span.start - start:
        before = "…" + before.partition(" ")[2]
    if end < len(body) and len(after) == end - span.end:
        after = after.rpartition(" ")[0] + "…"
    return " ".join((before + span.of(body) + after).split())
