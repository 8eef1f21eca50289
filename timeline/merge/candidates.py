"""Which pairs are worth comparing: all whose dates may meet and one of whom holds a rare word that the other needs.

No pair that could be one event is left out: of each title the rarest words are looked for, so many that a sentence
which has none of them cannot hold enough of it. So which words count as rare decides how long it takes, and never
what is found; what other articles say cannot change it.

Sayings are filed in drawers: by day, by month, by year, or with all that lasts longer. What is in a drawer is compared
with the rest of it, and with what is in the finer drawers of the same time.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from timeline.merge.match import LEAST, NEAR_DAYS
from timeline.merge.saying import Opened, Saying
from timeline.merge.signature import Gist, least, twos
from timeline.model.day import EVER, NEVER, Day, days_in_month, from_ordinal

MONTHS, YEARS = 3, 30  # a longer span is filed by its years; a longer one still, with all of its kind
Place = tuple[str, int]
Pair = tuple[Saying, Saying]
Filed = dict[Saying, None]  # a set that keeps its order
Links = Mapping[Saying, Mapping[Saying, float]]
Drawers = Mapping[Place, Filed]
ALL: Place = ("ever", 0)


@dataclass(slots=True)
class Cabinet:
    """All sayings by their days, and how often each word is used."""

    drawers: dict[Place, Filed] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    least: dict[Saying, tuple[str, ...]] = field(default_factory=dict)
    opened: Opened = field(default_factory=Opened)

    def file(self, saying: Saying) -> None:
        """Put in a saying, if it can be known by its words."""
        if saying.plain:
            for place in places_of(saying.when.earliest, saying.when.latest):
                self.drawers.setdefault(place, {})[saying] = None

    def drop(self, saying: Saying) -> None:
        for place in places_of(saying.when.earliest, saying.when.latest):
            self.drawers.get(place, {}).pop(saying, None)
        self.least.pop(saying, None)

    def pairs(self, fresh: Filed, links: Links) -> Iterator[Pair]:
        """Each pair that has a fresh one in it, at least once but for those in `links`. `fresh` have been filed."""
        self.counts.update(chain.from_iterable(saying.gist.text for saying in fresh))
        search = Search(self.counts, self.least, links, self.opened)
        arrived: dict[Place, Filed] = defaultdict(dict)
        for saying in fresh:
            if saying.plain:
                for place in places_of(saying.when.earliest, saying.when.latest):
                    arrived[place][saying] = None
        for place in dict.fromkeys(chain(arrived, *map(_visited, arrived))):
            if place in self.drawers:
                yield from self._within(place, arrived, search)

    def _within(self, place: Place, arrived: Drawers, search: "Search") -> Iterator[Pair]:
        own, new = self.drawers[place], arrived.get(place, {})
        if new:
            yield from search.meet(new, own | _visitors(place, self.drawers))
        kept, visitors = [saying for saying in own if saying not in new], _visitors(place, arrived)
        if kept and visitors:
            yield from search.meet(visitors, kept)


@dataclass(slots=True)
class Search:
    """One search for pairs. `least` remembers the words that each saying is looked under, and may be handed on."""

    counts: Mapping[str, int]
    least: dict[Saying, tuple[str, ...]]
    links: Links
    opened: Opened

    def meet(self, filed: Filed, seeking: Iterable[Saying]) -> Iterator[Pair]:
        """Pairs of one filed and one seeking, where either has the words that the other needs."""
        shelf = self._shelf(filed)
        for saying in seeking:
            terms = saying.gist.text
            found: set[Saying] = set()
            for one in shelf.needed.keys() & terms:
                under = shelf.needed[one]
                for two in under.keys() & terms:
                    found.update(under[two])
            if saying not in filed:
                for one, two in twos(self._least(saying)):
                    if one in shelf.held and two in shelf.held:
                        found |= shelf.held[one] & shelf.held[two]
            found.discard(saying)
            if saying in self.links:
                found = found.difference(self.links[saying])
            if found:
                self.opened.note(saying)
                for other in shelf.known(found, saying.gist):
                    self.opened.note(other)
                    yield saying, other

    def _shelf(self, filed: Filed) -> "Shelf":
        shelf = Shelf()
        for saying in filed:
            shelf.put(saying, self._least(saying))
        return shelf

    def _least(self, saying: Saying) -> tuple[str, ...]:
        found = self.least.get(saying)
        if found is None:
            found = self.least[saying] = least(saying.gist, saying.words, self.counts, LEAST)
        return found


@dataclass(slots=True)
class Shelf:
    """The sayings of a drawer by their words: those that each needs, two by two, those that it holds, its names."""

    needed: dict[str, dict[str, list[Saying]]] = field(default_factory=dict)
    held: dict[str, set[Saying]] = field(default_factory=lambda: defaultdict(set))
    named: dict[str, set[Saying]] = field(default_factory=lambda: defaultdict(set))
    nameless: set[Saying] = field(default_factory=set)

    def put(self, saying: Saying, least: tuple[str, ...]) -> None:
        for one, two in twos(least):
            self.needed.setdefault(one, {}).setdefault(two, []).append(saying)
        for term in saying.gist.text:
            self.held[term].add(saying)
        for name in saying.gist.text_names:
            self.named[name].add(saying)
        if not saying.gist.names:
            self.nameless.add(saying)

    def known(self, found: set[Saying], gist: Gist) -> set[Saying]:
        """Those that share a name with this one, or have none as it has none: of the rest each has other names."""
        known = found & self.nameless if not gist.names else set()
        for name in gist.text_names:
            if name in self.named:
                known |= found & self.named[name]
        return known


@lru_cache(maxsize=65536)
def places_of(first: Day, last: Day) -> tuple[Place, ...]:
    """Where a saying of these days is filed."""
    if first == EVER or last == NEVER or last.year - first.year > YEARS:
        return (ALL,)
    if first == last:
        return (("day", first.ordinal),)
    if month_number(last) - month_number(first) > MONTHS:
        return tuple(("year", year) for year in range(first.year, last.year + 1))
    return tuple(("month", month) for month in range(month_number(first), month_number(last) + 1))


@lru_cache(maxsize=65536)
def _visited(place: Place) -> tuple[Place, ...]:
    """The other drawers that what is filed here is compared with: `_visitors` the other way round."""
    kind, number = place
    if kind == "day":
        day = from_ordinal(number)
        near = tuple(("day", number - days) for days in range(1, NEAR_DAYS + 1))
        return (*near, ("month", month_number(day)), ("year", day.year), ALL)
    return {"month": (("year", (number - 1) // 12), ALL), "year": (ALL,), "ever": ()}[kind]


def _visitors(place: Place, drawers: Drawers) -> Filed:
    """What is in the finer drawers of the same time; for a day, in those of the days after that are near."""
    finer = [one for one in drawers if one != ALL] if place == ALL else _finer(place)
    found: Filed = {}
    for one in finer:
        found |= drawers.get(one, {})
    return found


def _finer(place: Place) -> Iterator[Place]:
    kind, number = place
    if kind == "day":
        yield from (("day", number + days) for days in range(1, NEAR_DAYS + 1))
    elif kind == "month":
        year, month = (number - 1) // 12, (number - 1) % 12 + 1
        first = Day(year, month, 1).ordinal
        yield from (("day", day) for day in range(first, first + days_in_month(year, month)))
    else:
        months = [("month", month) for month in range(number * 12 + 1, number * 12 + 13)]
        yield from months
        yield from (day for month in months for day in _finer(month))


def month_number(day: Day) -> int:
    return day.year * 12 + day.month
