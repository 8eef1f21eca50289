"""What templates see: frozen values with everything decided, so that a template only has to set it.

`docs/themes.md` documents every one of these, and a test holds it. Addresses are paths from the root of the site;
a template writes `{{ page.root }}{{ link.path }}`, so that pages work from a disk, under a sub-path and offline.
Text is plain and escaped by the template, save where a field says `html`.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinkView:
    """Words that lead somewhere."""

    text: str
    path: str
    count: int = 0  # how many things are there; 0 where nobody counted
    current: bool = False  # whether it leads to this very page


@dataclass(frozen=True, slots=True)
class CreditView:
    """A name and an absolute address; either may be empty."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class DateView:
    """A date as far as it is known, in the reader's language and order."""

    text: str  # `20–21 December 2019`, `about 2000`
    short: str  # the same beside its year's heading: `20–21 December`, `August`
    datetime: str  # for `<time datetime>`; empty where HTML has no form for it (a range, a decade)
    edtf: str
    earliest: str  # `2019-12-20`, inclusive; empty where open
    latest: str
    start: int  # days since 0000-12-31, to place it on a line; an open end is clamped to the other
    end: int
    year: int  # of the start; 0 is 1 BC
    end_year: int
    precision: str
    length: str  # `moment`, `days`, `months`, `years`, `decades`: how much of a line it takes
    approximate: bool
    uncertain: bool


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
    path: str
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
class AlternateView:
    """Another form of the page: a feed, an oEmbed description, another language."""

    rel: str
    type: str
    title: str
    path: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class PageView:
    """What every page has, whatever it shows."""

    path: str
    root: str  # from this page to the root of the site: empty, or `../`
    kind: str  # `timeline`, `article`, `event`, …
    title: str  # of the page; empty on the front page
    heading: str  # title and site, as a browser's tab shows it
    description: str
    canonical: str  # absolute; empty where the site's address is unknown
    structured: str  # JSON-LD, safe within a script element; empty for none
    alternates: tuple[AlternateView, ...]


@dataclass(frozen=True, slots=True)
class SiteView:
    """What is the same on every page. Nothing here changes with an article, or an edit would touch them all."""

    title: str
    description: str
    url: str
    language: str
    direction: str  # `ltr` or `rtl`
    navigation: tuple[LinkView, ...]
    style: str  # path of the one style sheet
    early: str  # path of the script that runs before the first paint
    script: str  # path of the script that runs once the page is there
    csp: str  # the Content-Security-Policy
    exports: tuple[AlternateView, ...]
    theme: Mapping[str, object]  # the theme's settings, with what the site set
    extra: Mapping[str, object]  # the keys of `config.yaml` that only a theme knows


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The timeline, or one year or decade of it."""

    periods: tuple[PeriodView, ...]
    first: str  # label of the first date; empty where there is none
    last: str
    count: int
    articles: int  # that the events come from
    updated: DateView | None  # the latest day of publication of these
    overview: tuple[BarView, ...]
    filters: FiltersView
    chapters: tuple[LinkView, ...]  # the pages of a long timeline; empty where it is one page
    previous: LinkView | None
    next: LinkView | None


@dataclass(frozen=True, slots=True)
class NoteView:
    """A date in an article's text, and how it was read."""

    id: str  # anchor of the note; the date's own is `back`
    back: str
    expression: str
    date: DateView | None  # None where it has no place on the calendar
    why: tuple[str, ...]
    certainty: int  # per cent
    edited: bool


@dataclass(frozen=True, slots=True)
class ContextView:
    """A thing that the reading of dates rests on, and where it came from."""

    name: str
    value: str
    origin: str


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
class ArticleView:
    """One article, its dates marked."""

    id: str
    path: str
    title: str
    published: DateView
    authors: tuple[str, ...]
    place: str
    language: str
    direction: str
    source: CreditView
    license: CreditView
    tags: tuple[LinkView, ...]
    draft: bool
    body_html: str
    notes: tuple[NoteView, ...]
    context: tuple[ContextView, ...]
    events: tuple[EntryView, ...]
    previous: LinkView | None
    next: LinkView | None
    front: Mapping[str, object]  # the keys of its front matter that only a theme knows


@dataclass(frozen=True, slots=True)
class EventPageView:
    """One event on a page of its own."""

    event: EventView
    timeline: str  # path of its place on the timeline
    previous: LinkView | None
    next: LinkView | None


@dataclass(frozen=True, slots=True)
class ItemView:
    """An article in a list."""

    title: str
    path: str
    published: DateView
    publisher: str
    events: int


@dataclass(frozen=True, slots=True)
class TagView:
    """Everything under one tag."""

    name: str
    events: tuple[EntryView, ...]
    articles: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class TagsView:
    """All tags."""

    tags: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class PublisherView:
    """Who published, and what of it this page lists."""

    name: str
    url: str
    count: int
    articles: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class SourcesView:
    """The articles, by who published them; paged where there are many."""

    publishers: tuple[PublisherView, ...]
    total: int
    pages: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class CountView:
    """A number worth telling."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class AboutView:
    """About the data: what there is, how its dates were read, and how to get it."""

    counts: tuple[CountView, ...]
    statuses: tuple[CountView, ...]
    precisions: tuple[CountView, ...]
    certainties: tuple[CountView, ...]
    edited: int
    licenses: tuple[CreditView, ...]


@dataclass(frozen=True, slots=True)
class EmptyView:
    """A page that shows nothing of the data (404)."""
