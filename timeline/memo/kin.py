"""Which tellings are of one event, and which might be: so that an edit is merged with those alone that it touches.

Of each telling that others are linked to is noted with which articles it hangs together: its heap. Of every telling
that can be known by its words, the words are noted, on the shelf of its month or years, so that new words find what may
be like them. Whether it is, merging says.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from timeline.memo.store import Store
from timeline.merge import Merger
from timeline.merge.candidates import ALL, Place, month_number, places_of
from timeline.merge.groups import connected
from timeline.merge.match import LEAST_HELD, NEAR_DAYS
from timeline.merge.saying import Saying
from timeline.model.day import from_ordinal
from timeline.write.manifest import digest

KIND, SHELF = "kin", "shelf"

# Of a telling: its article, the id of its event, first and last day (ordinals); the terms of its title, those that its
# sentence has besides; its names, those that its sentence has besides.
Note = list[Any]


@dataclass(slots=True)
class Kin:
    store: Store
    shelves: dict[str, str]  # by name, the key of its row
    heaps: list[list[str]]  # the articles of each
    heap_of: dict[str, int]  # by id of a telling that has others linked to it

    def articles_with(self, tellings: Iterable[str]) -> set[str]:
        """The articles that any of these, by id, hang together with."""
        heaps = {self.heap_of[one] for one in tellings if one in self.heap_of}
        return {name for heap in heaps for name in self.heaps[heap]}

    def like(self, sayings: Iterable[Saying]) -> list[Note]:
        """What may be of one event with any of these. Raises ValueError where a shelf is gone."""
        wanted: dict[str, list[Asked]] = defaultdict(list)
        for saying in sayings:
            if saying.plain:
                asked = Asked(saying)
                for name in self.visited(saying):
                    wanted[name].append(asked)
        return [note for name, asked in wanted.items() for note in self.shelf(name) if any(a.fits(note) for a in asked)]

    def visited(self, saying: Saying) -> Iterable[str]:
        if ALL in places_of(saying.when.earliest, saying.when.latest):
            return list(self.shelves)
        first, last = saying.when.earliest, saying.when.latest
        start, end = month_number(first.plus_days(-NEAR_DAYS)), month_number(last.plus_days(NEAR_DAYS))
        months = [("month", month) for month in range(start, end + 1)]
        years = [("year", year) for year in range(first.year, last.year + 1)]
        return [name for name in map(name_of, (*months, *years, ALL)) if name in self.shelves]

    def shelf(self, name: str) -> list[Note]:
        found: list[Note] = json.loads(self.store.row(SHELF, self.shelves[name]) or b"") if name in self.shelves else []
        return found

    def retell(self, article: str, before: Iterable[Saying], after: Iterable[Saying]) -> None:
        """Note what an article tells now on every shelf where that is something else than before."""
        old, new = on_shelves(before, article), on_shelves(after, article)
        for name in old.keys() | new.keys():
            if old.get(name) != new.get(name):
                kept = [note for note in self.shelf(name) if note[0] != article]
                self.put(name, [*kept, *new.get(name, ())])

    def put(self, name: str, notes: list[Note]) -> None:
        if name in self.shelves:
            self.store.forget(SHELF, self.shelves.pop(name))
        if notes:
            data = json.dumps(notes, ensure_ascii=False).encode("utf-8", "surrogatepass")
            key = self.shelves[name] = digest(name.encode() + data)
            self.store.keep(SHELF, key, data)

    def regroup(self, gone: Iterable[str], heaps: Iterable[Collection[Saying]]) -> None:
        """Note heaps anew in the place of those that tellings, by id, were in."""
        old = {self.heap_of[one] for one in gone if one in self.heap_of}
        self.heap_of = {one: heap for one, heap in self.heap_of.items() if heap not in old}
        for heap in heaps:
            told = [order for saying in heap for order in saying.told]
            names = sorted({order[0] for order in told})
            if len(names) > 1 and (len(heap) > 1 or next(iter(heap)).plain):
                self.heap_of |= {order[2]: len(self.heaps) for order in told}
                self.heaps.append(names)

    def keep(self) -> str:
        """Returns the key that it is kept under."""
        data = json.dumps((self.shelves, self.heaps, self.heap_of)).encode()
        key = digest(data)
        self.store.keep(KIND, key, data)
        self.store.forget_others(KIND, {key})
        return key


def keep_kin(store: Store, merger: Merger) -> str:
    """Of a whole site, once it is merged."""
    kin, shelves = Kin(store, {}, [], {}), defaultdict(list)
    for saying in merger.sayings:
        for name in names_of(saying):
            shelves[name].append(saying)
    for name, sayings in shelves.items():
        kin.put(name, [note for saying in sayings for note in notes_of(saying)])
    kin.regroup((), connected(merger.sayings, merger.links))
    store.forget_others(SHELF, set(kin.shelves.values()))
    return kin.keep()


def find_kin(store: Store, key: str) -> Kin:
    """Raises ValueError where it is gone."""
    try:
        return Kin(store, *json.loads(store.row(KIND, key) or b""))
    except TypeError as wrong:
        raise ValueError(f"not what was kept of kin: {wrong}") from wrong


def on_shelves(sayings: Iterable[Saying], article: str) -> dict[str, list[Note]]:
    """What one article tells, by the names of shelves."""
    found: dict[str, list[Note]] = defaultdict(list)
    for saying in sayings:
        for name in names_of(saying):
            found[name] += [note for note in notes_of(saying) if note[0] == article]
    return {name: sorted(notes) for name, notes in found.items()}


def names_of(saying: Saying) -> set[str]:
    """The shelves that it is on."""
    if not saying.plain:
        return set()
    places = places_of(saying.when.earliest, saying.when.latest)
    return {name_of(("month", month_number(from_ordinal(at))) if kind == "day" else (kind, at)) for kind, at in places}


def name_of(place: Place) -> str:
    kind, number = place
    return f"{kind} {number}"


def notes_of(saying: Saying) -> Iterator[Note]:
    gist = saying.gist
    words = [list(gist.title), list(gist.around), list(gist.names), list(gist.names_around)]
    for order in saying.told:
        yield [order[0], order[2], *saying.days, *words]


class Asked:
    """What one saying asks of another before it may be like it; never more than `alike` does."""

    def __init__(self, saying: Saying) -> None:
        gist = saying.gist
        self.first, self.last = saying.days
        self.title, self.text = set(gist.title), set(gist.text)
        self.names, self.text_names = set(gist.names), set(gist.text_names)

    def fits(self, note: Note) -> bool:
        _, _, first, last, title, around, names, names_around = note
        if first > self.last + NEAR_DAYS or self.first > last + NEAR_DAYS:
            return False
        meet = not (self.names.isdisjoint((*names, *names_around)) and self.text_names.isdisjoint(names))
        if (self.names or names) and not meet:
            return False
        ours, theirs = len(self.title.intersection((*title, *around))), len(self.text.intersection(title))
        return ours >= LEAST_HELD * len(self.title) or theirs >= LEAST_HELD * len(title)
