"""Events as plain lists and back. Nearly all that is remembered of a site is these, so they are written without names.

What many of them say (a date, a reason, a tag) lies in memory but once.

Raises ValueError, TypeError or another of the errors that `codec.decode` knows where a list is not one of these.
"""

from functools import lru_cache
from sys import intern
from typing import Any

from timeline.model.event import Event, Source, Status
from timeline.model.span import Span
from timeline.model.when import When

STATUSES = {status.value: status for status in Status}
when = lru_cache(maxsize=65536)(When)  # many events share a date: one value serves them all


def write_event(event: Event) -> list[Any]:
    return [
        *(event.id, event.when.edtf, event.title, event.text, event.status.value),
        [_write_source(source) for source in event.sources],
        *(event.certainty, event.why, event.tags, event.note, event.by, event.minor),
    ]


def read_event(plain: list[Any]) -> Event:
    id_, edtf, title, text, status, sources, certainty, why, tags, note, by, minor = plain
    found = tuple([_read_source(*source) for source in sources])
    reasons, named = tuple(map(intern, why)), tuple(map(intern, tags))
    said = intern(text)
    return Event(id_, when(edtf), title, said, STATUSES[status], found, certainty, reasons, named, note, by, minor)


def _write_source(source: Source) -> list[Any]:
    span, within = source.span, source.expression_span
    return [
        *(source.article, span.start, span.end, source.quote, source.expression, within.start, within.end),
        *(source.when.edtf, source.status.value, source.certainty, source.why),
    ]


def _read_source(
    article: str, start: int, end: int, quote: str, expression: str, first: int, last: int, edtf: str, status: str,
    certainty: float, why: list[str],
) -> Source:  # fmt: skip
    reasons = tuple(map(intern, why))
    return Source(
        intern(article), Span(start, end), intern(quote), intern(expression), Span(first, last), when(edtf),
        STATUSES[status], certainty, reasons,
    )  # fmt: skip
