"""An article, and how its dates were read."""

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.render.views.dates import DateView
from timeline.render.views.events import EntryView
from timeline.render.views.links import AlternateView, CreditView, LinkView


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
    translations: tuple[AlternateView, ...]  # the same in all its languages, this one among them; empty for one alone
    previous: LinkView | None
    next: LinkView | None
    front: Mapping[str, object]  # the keys of its front matter that only a theme knows
