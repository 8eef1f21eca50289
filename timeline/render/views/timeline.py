"""A timeline: its periods, its overview, and what to filter by."""

from dataclasses import dataclass

from timeline.render.views.dates import DateView
from timeline.render.views.events import EventView
from timeline.render.views.links import LinkView


@dataclass(frozen=True, slots=True)
class DayView:
    """Events of one date: the first ones, and those that a crowded day opens to."""

    date: DateView
    events: tuple[EventView, ...]
    more: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class PeriodView:
    """A stretch of the timeline under one heading."""

    id: str  # anchor: `y2019`
    label: str  # `2019`
    gap: str  # `10 years` passed since the period before; empty for neighbours
    days: tuple[DayView, ...]
    count: int


@dataclass(frozen=True, slots=True)
class BarView:
    """A bar of the overview: how many events a year (or a longer stretch) has. Lengths are of 1000."""

    label: str
    path: str  # of its first event on the page, or of its first chapter
    count: int
    x: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A value that the reader can filter by."""

    value: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class FiltersView:
    """Everything to filter by; a list of fewer than two values is empty, as there is nothing to choose."""

    tags: tuple[ChoiceView, ...]
    publishers: tuple[ChoiceView, ...]
    places: tuple[ChoiceView, ...]
    statuses: tuple[ChoiceView, ...]
    known: tuple[ChoiceView, ...]  # days of publication, for "known as of"
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The timeline, or one decade, year or month of it."""

    periods: tuple[PeriodView, ...]
    first: str  # label of the first date; empty where there is none
    last: str
    count: int  # events on this page
    total: int  # on all pages, where this one shows the latest; else as `count`
    articles: int  # that the events come from
    updated: DateView | None  # the latest day of publication of these
    overview: tuple[BarView, ...]
    filters: FiltersView
    chapters: tuple[LinkView, ...]  # the pages of a long timeline; empty where it is one page
    previous: LinkView | None
    next: LinkView | None
