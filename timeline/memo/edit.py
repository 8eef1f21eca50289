"""An edit, between what the last build left and what the next is to find."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from timeline.memo.known import Known
from timeline.memo.record import Look
from timeline.memo.store import Store
from timeline.memo.stories import BODY, HEAD
from timeline.memo.trail import Trail
from timeline.memo.workers import Stage
from timeline.model.site import Settings
from timeline.pipeline import Story
from timeline.render import Renderer


class MoreToDoError(Exception):
    """It takes a whole build; or something is wrong, and a whole build will say what."""


@dataclass(frozen=True, slots=True)
class Edit:
    """`known` and `before` are of the last build, `renderer` and `seen` of this one."""

    store: Store
    root: Path
    settings: Settings
    renderer: Renderer
    known: Known
    before: Trail
    seen: Look
    stage: Stage


@dataclass(frozen=True, slots=True)
class Retold:
    """An article told anew, and what it was before; both without their text."""

    path: str  # of its file, as people name it
    key: str
    story: Story
    old: Story
    head: bytes
    body: bytes
    alone: bool  # is it to the rest of the site what it was?

    def keep(self, store: Store, was: str) -> None:
        """In the place of what was kept of it under another key."""
        for kind, row in ((HEAD, self.head), (BODY, self.body)):
            store.forget(kind, was)
            store.keep(kind, self.key, row)


@dataclass(frozen=True, slots=True)
class Remade:
    """The files made anew, by path, and how many of them are pages; the digests of all files; articles told, of all."""

    pages: Mapping[str, bytes]
    digests: dict[str, str]
    made: int
    told: int
    articles: int
