"""Which pairs are worth comparing: all whose dates may meet and one of whom holds a rare word that the other needs.

No pair that could be one event is left out: of each title the rarest words are looked for, so many that a sentence
which has none of them cannot hold enough of it. So which words count as rare decides how long it takes, and never
what is found; what other articles say cannot change it.

Sayings are filed in drawers: by month, or by year, or with all that lasts longer. The finer visit the coarser ones.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from timeline.merge.match import LEAST, NEAR_DAYS, other_names
from timeline.merge.saying import Saying
from timeline.merge.signature import Two
from timeline.model.day import EVER, NEVER, Day

MONTHS, YEARS = 3, 30  # a longer span is filed by its years; a longer one still, with all of its kind
Place = tuple[str, int]
Pair = tuple[Saying, Saying]
Filed = dict[Saying, None]  # a set that keeps its order


@dataclass(slots=True)
class Drawer:
    """Those whose dates are of this length, and the shorter ones that may be of the same days."""

    own: Filed = field(default_factory=dict)
    visitors: Filed = field(default_factory=dict)


@dataclass(slots=True)
class Cabinet:
    """All sayings by their days, and how often each word is used."""

    drawers: dict[Place, Drawer] = field(default_factory=lambda: defaultdict(Drawer))
    counts: Counter[str] = field(default_factory=Counter)
    least: dict[Saying, tuple[Two, ...]] = field(default_factory=dict)  # the words that each is looked under

    def file(self, saying: Saying) -> None:
        """Put in a saying, if it can be known by its words."""
        if saying.plain:
            places = _places(saying.when.earliest, saying.when.latest)
            for place in places.own:
                self.drawers[place].own[saying] = None
            for place in places.visited:
                self.drawers[place].visitors[saying] = None

    def drop(self, saying: Saying) -> None:
        places = _places(saying.when.earliest, saying.when.latest)
        for place in places.own:
            self.drawers[place].own.pop(saying, None)
        for place in places.visited:
            self.drawers[place].visitors.pop(saying, None)
        self.least.pop(saying, None)

    def pairs(self, fresh: Filed) -> Iterator[Pair]:
        """Each pair that has a fresh one in it, at least once. `fresh` have been filed."""
        self.counts.update(term for saying in fresh for term in saying.signature.text)
        touched = dict.fromkeys(
            place
            for saying in fresh
            for places in (_places(saying.when.earliest, saying.when.latest),)
            for place in (*places.own, *places.visited)
        )
        for place in touched:
            yield from self._within(self.drawers[place], fresh)

    def _within(self, drawer: Drawer, fresh: Filed) -> Iterator[Pair]:
        new = [saying for saying in drawer.own if saying in fresh]
        if new:
            yield from self._meet(new, (*drawer.own, *drawer.visitors))
        kept = [saying for saying in drawer.own if saying not in fresh]
        if kept:
            yield from self._meet([saying for saying in drawer.visitors if saying in fresh], kept)

    def _meet(self, filed: Sequence[Saying], seeking: Sequence[Saying]) -> Iterator[Pair]:
        """Pairs of one filed and one seeking, where either has the words that the other needs."""
        here = set(filed)
        needed, held = self._needed(filed), _held(filed) if len(here.union(seeking)) > len(here) else {}
        for saying in seeking:
            signature = saying.signature
            found: set[Saying] = set()
            for one in needed.keys() & signature.text:
                under = needed[one]
                for two in under.keys() & signature.text:
                    found.update(under[two])
            if saying not in here:
                for one, two in self._least(saying):
                    if one in held and two in held:
                        found |= held[one] & held[two]
            found.discard(saying)
            yield from [(saying, other) for other in found if not other_names(signature, other.signature)]

    def _needed(self, filed: Iterable[Saying]) -> dict[str, dict[str, list[Saying]]]:
        found: dict[str, dict[str, list[Saying]]] = {}
        for saying in filed:
            for one, two in self._least(saying):
                found.setdefault(one, {}).setdefault(two, []).append(saying)
        return found

    def _least(self, saying: Saying) -> tuple[Two, ...]:
        found = self.least.get(saying)
        if found is None:
            found = self.least[saying] = saying.signature.least(self.counts, LEAST)
        return found


def _held(filed: Iterable[Saying]) -> dict[str, set[Saying]]:
    found: dict[str, set[Saying]] = {}
    for saying in filed:
        for term in saying.signature.text:
            found.setdefault(term, set()).add(saying)
    return found


@dataclass(frozen=True, slots=True)
class Places:
    """Where a saying is filed, and the coarser drawers that it visits."""

    own: tuple[Place, ...]
    visited: tuple[Place, ...]


@lru_cache(maxsize=65536)
def _places(first: Day, last: Day) -> Places:
    """A day is filed with its neighbours, so that two of them that are near meet in one drawer at least."""
    ever: tuple[Place, ...] = (("ever", 0),)
    if first == EVER or last == NEVER or last.year - first.year > YEARS:
        return Places(ever, ())
    if first == last:
        first, last = first.plus_days(-NEAR_DAYS // 2), last.plus_days(NEAR_DAYS // 2)
    years = tuple(("year", year) for year in range(first.year, last.year + 1))
    if _month(last) - _month(first) > MONTHS:
        return Places(years, ever)
    return Places(tuple(("month", month) for month in range(_month(first), _month(last) + 1)), (*years, *ever))


def _month(day: Day) -> int:
    return day.year * 12 + day.month
