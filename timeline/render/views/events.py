"""An event, whole with its sources or as an entry of a list."""

from dataclasses import dataclass

from timeline.render.views.dates import DateView
from timeline.render.views.links import LinkView


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A verbatim quote, cut where its expression stands."""

    before: str
    expression: str  # empty where the date is inherited
    after: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """One article's word for an event."""

    title: str
    path: str  # of the article, at the very sentence
    publisher: str
    place: str  # where the article was written
    published: DateView
    quote: QuoteView
    date: DateView  # what this source says
    status: str
    differs: bool  # from the date that the event is shown with
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """One thing that happened, with its sources."""

    id: str
    path: str  # its own page, or its place on the timeline where events have no pages
    title: str
    text: str
    said: QuoteView  # the text, its expression apart
    repeats: bool  # the text says no more than title and date do
    date: DateView
    status: str  # `reported`, `planned` or `implied`
    status_words: str  # empty for `reported`
    tags: tuple[LinkView, ...]
    places: tuple[str, ...]
    publishers: tuple[str, ...]
    sources: tuple[SourceView, ...]
    disagreement: bool  # the sources give different dates
    known: str  # the day of its first source, `2019-12-21`
    certainty: int  # per cent
    why: tuple[str, ...]
    note: str
    edited: bool  # a person set its date


@dataclass(frozen=True, slots=True)
class EntryView:
    """An event in a list: no more than leads to it."""

    id: str
    title: str
    path: str
    date: DateView
    status: str
    status_words: str


@dataclass(frozen=True, slots=True)
class EventPageView:
    """One event on a page of its own."""

    event: EventView
    timeline: str  # path of its place on the timeline
    previous: LinkView | None
    next: LinkView | None
