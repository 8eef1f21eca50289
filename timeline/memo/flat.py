"""Events as plain lists and back. Nearly all that is remembered of a site is these, so they are written without names.

What many of them say (a date, a reason, a tag) lies in memory but once. Most events have one source, which says just
what the event does: such a source is written without it.

Raises ValueError, TypeError or another of the errors that `codec.decode` knows where a list is not one of these.
"""

from functools import lru_cache
from sys import intern
from typing import Any

from timeline.model.event import Event, Source, Status
from timeline.model.span import Span
from timeline.model.when import When
from timeline.render.subjects import Entry

STATUSES = {status.value: status for status in Status}
NOWHERE = Span(0, 0)
Said = tuple[str, When, Status, float, tuple[str, ...]]  # words, date, status, certainty and reasons
when = lru_cache(maxsize=65536)(When)  # many events share a date: one value serves them all


@lru_cache(maxsize=8192)
def _words(*words: str) -> tuple[str, ...]:
    return tuple(map(intern, words))


def write_event(event: Event, *, placed: bool = True) -> list[Any]:
    """`placed`: with where its sentences lie in their articles, which is all that an edit elsewhere in them changes."""
    said = [event.text, event.when.edtf, event.status.value, event.certainty, event.why]
    return [
        *(event.id, event.title, *said),
        [_write_source(source, said, placed) for source in event.sources],
        *(event.tags, event.note, event.by, event.minor),
    ]


def write_entry(entry: Entry) -> list[Any]:
    return [entry.id, entry.title, entry.path, entry.when.edtf, entry.status.value, entry.as_of]


def read_entry(plain: list[Any]) -> Entry:
    id_, title, path, edtf, status, as_of = plain
    return Entry(id_, title, path, when(edtf), STATUSES[status], as_of)


def read_event(plain: list[Any]) -> Event:
    id_, title, text, edtf, status, certainty, why, sources, tags, note, by, minor = plain
    said = _read_said(text, edtf, status, certainty, why)
    quote, dated, stands, sure, reasons = said
    found = tuple([_read_source(source, said) for source in sources])
    return Event(id_, dated, title, quote, stands, found, sure, reasons, _words(*tags), note, intern(by), minor)


def _write_source(source: Source, event_says: list[Any], placed: bool) -> list[Any]:
    span, within = (source.span, source.expression_span) if placed else _unplaced(source)
    says = [source.quote, source.when.edtf, source.status.value, source.certainty, source.why]
    return [
        *(source.article, span.start, span.end, source.expression, within.start, within.end),
        *([] if says == event_says else says),
    ]


def _unplaced(source: Source) -> tuple[Span, Span]:
    """As if the article began with the sentence; an expression outside it is nowhere."""
    span, within = source.span, source.expression_span
    inside = Span(within.start - span.start, within.end - span.start) if span.covers(within) else NOWHERE
    return Span(0, span.end - span.start), inside


def _read_source(plain: list[Any], event_says: Said) -> Source:
    article, start, end, expression, first, last, *says = plain
    quote, dated, status, certainty, why = _read_said(*says) if says else event_says
    spans = Span(start, end), Span(first, last)
    return Source(intern(article), spans[0], quote, intern(expression), spans[1], dated, status, certainty, why)


def _read_said(text: str, edtf: str, status: str, certainty: float, why: list[str]) -> Said:
    return text, when(edtf), STATUSES[status], certainty, _words(*why)
