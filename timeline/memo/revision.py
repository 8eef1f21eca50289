"""What pages are about, once an edit is in them: of those pages that show what the edit changed, and of no others.

Raises MoreToDoError where there would be pages to add or to take away, and ValueError where what was kept is gone.
"""

from bisect import insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from timeline.memo.codec import decode
from timeline.memo.difference import Difference
from timeline.memo.digest import Digester
from timeline.memo.edit import Edit
from timeline.memo.known import SUBJECT, page_key
from timeline.memo.ledger import Ledger
from timeline.model.day import Day
from timeline.model.event import Event
from timeline.render import Page
from timeline.render.events import as_of, citing
from timeline.render.plan import entry_of
from timeline.render.press import Cited, Press, home_of
from timeline.render.subjects import Entry

InTime = tuple[Day, Day, str]  # of an event: what it is sorted by
Dated = TypeVar("Dated", Event, Entry)


@dataclass(slots=True)
class Revision:
    """One edit of a site. `pages`: those that are about something else now, by path."""

    edit: Edit
    ledger: Ledger
    found: Difference
    pages: dict[str, Page] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)  # of these pages
    moved: dict[str, Event] = field(default_factory=dict)  # events that are as they were, on another page
    homes: dict[str, str] = field(default_factory=dict)  # the page of the timeline that each event is on that was met
    cited: dict[str, Cited] = field(default_factory=dict)  # articles that were met, as pages show them now
    left: set[str] = field(default_factory=set)  # the events, by id, that are no longer on a page where they were
    days: dict[Day, tuple[Event, ...]] = field(default_factory=dict)  # all that begins on days that are told otherwise
    _kept: dict[str, Page] = field(default_factory=dict)

    @property
    def press(self) -> Press:
        return self.edit.renderer.press

    @property
    def listed_anew(self) -> dict[str, Event]:
        """The events that lists have to show in another way, or in another place."""
        return self.found.come | self.moved

    def page(self, path: str) -> Page:
        """As it was revised; else as the last build had it."""
        if path in self.pages:
            return self.pages[path]
        if path not in self._kept:
            found = decode(self.edit.store.row(SUBJECT, self.edit.known.key(path)) or b"")
            self._kept[path] = found[0]
        return self._kept[path]

    def subject(self, path: str) -> Any:
        return self.page(path).subject

    def revise(self, path: str, subject: Any) -> None:
        self.put(replace(self.page(path), subject=subject))

    def put(self, page: Page) -> None:
        key = page_key(Digester(), page)
        if key != self.edit.known.key(page.path):
            self.pages[page.path] = page
            self.keys[page.path] = key

    def relisted(self, listed: Iterable[Entry], events: Mapping[str, Event]) -> tuple[Entry, ...]:
        """A list, with these of `listed_anew` in it."""
        anew = self.found.gone.keys() | self.listed_anew.keys()
        return put_between([entry for entry in listed if entry.id not in anew], map(self._entry, events.values()))

    def _entry(self, event: Event) -> Entry:
        path = home_of(event, self.homes[event.id], self.press)
        return entry_of(event, path, as_of(event, citing(event, self.cited)))


def put_between(found: list[Dated], new: Iterable[Dated]) -> tuple[Dated, ...]:
    """In the order of time."""
    for one in new:
        insort(found, one, key=in_time)
    return tuple(found)


def in_time(one: Event | Entry) -> InTime:
    return one.when.earliest, one.when.latest, one.id
