"""Pages that list: tags, sources, and what there is to say about the data."""

from dataclasses import dataclass

from timeline.render.views.dates import DateView
from timeline.render.views.events import EntryView
from timeline.render.views.links import CreditView, LinkView


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
    """What is under one tag; paged where there is much."""

    name: str
    events: tuple[EntryView, ...]
    articles: tuple[ItemView, ...]
    total: int  # events on all pages
    pages: tuple[LinkView, ...]


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
