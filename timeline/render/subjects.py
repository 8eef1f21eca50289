"""What each kind of page is about: plain values, small, and all that the page depends on besides the press."""

from dataclasses import dataclass

from timeline.model.article import Article
from timeline.model.event import Event, Status
from timeline.model.when import When
from timeline.render.press import Cited
from timeline.render.text import Raw, Text
from timeline.render.translations import Versions
from timeline.render.views import AboutView, BarView, LinkView, SourcesView, TagsView

Neighbours = tuple[Cited | None, Cited | None]


@dataclass(frozen=True, slots=True)
class Entry:
    """An event in a list: no more than leads to it."""

    id: str
    title: str
    path: str  # where a link to it leads
    when: When
    status: Status
    as_of: str = ""  # the day (EDTF) as of which it is planned, or nothing


@dataclass(frozen=True, slots=True)
class TimelineSubject:
    """The timeline, or a chapter of it (`name` is then its heading)."""

    name: str
    events: tuple[Event, ...]
    cited: tuple[Cited, ...]
    chapters: tuple[LinkView, ...] = ()
    previous: LinkView | None = None
    next: LinkView | None = None
    overview: tuple[BarView, ...] = ()  # of the whole timeline, where `events` are the latest of it alone
    total: int = 0  # likewise; 0: these are all


@dataclass(frozen=True, slots=True)
class EmbedSubject:
    """The timeline for an iframe."""

    events: tuple[Event, ...]
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ArticleSubject:
    """An article, its text (or what that is made of), and what it tells of."""

    article: Article
    text: Text | Raw
    listed: tuple[Entry, ...]
    neighbours: Neighbours
    versions: Versions = ()


@dataclass(frozen=True, slots=True)
class EventSubject:
    """One event."""

    event: Event
    cited: tuple[Cited, ...]
    home: str
    previous: LinkView | None
    next: LinkView | None


@dataclass(frozen=True, slots=True)
class TagSubject:
    """What is under one tag, or one page of it."""

    name: str
    listed: tuple[Entry, ...]
    articles: tuple[Cited, ...]
    counts: tuple[int, ...]  # of each article, its events on all pages
    total: int  # events on all pages
    pages: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class ListSubject:
    """A page whose view is small enough to be made at once."""

    view: TagsView | SourcesView | AboutView | None
    name: str


Subject = TimelineSubject | EmbedSubject | ArticleSubject | EventSubject | TagSubject | ListSubject
