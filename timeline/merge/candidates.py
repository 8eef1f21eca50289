"""Which pairs are worth comparing: those whose dates may meet and whose titles share two of their rarer words.

Events are filed by month, or by year where their span is long. Within one such drawer only those that share two rare
words are compared, so that ten thousand articles cost little more than ten times as much as one thousand.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from timeline.merge.match import NEAR_DAYS, Telling
from timeline.model.day import EVER, NEVER, Day
from timeline.model.when import When

RAREST = 6  # words of a title that are looked under, two at a time
CROWD = 40  # where more events than this share two words, each is compared with the next few alone
NEXT = 6
LONG = 3  # months: a longer span is filed by its years
Drawer = tuple[str, int]
Pair = tuple[int, int]


def pairs(tellings: Sequence[Telling]) -> Iterator[Pair]:
    """Numbers of tellings to compare, lower first, each pair once, in order."""
    filed: dict[Drawer, list[int]] = defaultdict(list)
    sought: dict[Drawer, list[int]] = defaultdict(list)
    for number, telling in enumerate(tellings):
        drawers = _drawers(telling.event.when)
        for drawer in drawers.filed:
            filed[drawer].append(number)
        for drawer in drawers.sought:
            sought[drawer].append(number)
    found: set[Pair] = set()
    for drawer in filed:
        found.update(_within(filed[drawer], sought[drawer], tellings))
    yield from sorted(found)


def _within(filed: Sequence[int], seeking: Sequence[int], tellings: Sequence[Telling]) -> Iterator[Pair]:
    """Pairs of one drawer: of those filed in it, and of those that only look into it."""
    both = sorted({*filed, *seeking})
    counts = Counter(term for number in both for term in tellings[number].signature.title)
    keys = {number: _keys(tellings[number], counts) for number in both}
    blocks: dict[Pair | tuple[str, str], list[int]] = defaultdict(list)
    for number in filed:
        for key in keys[number]:
            blocks[key].append(number)
    for number in both:
        for key in keys[number]:
            for other in _neighbours(blocks.get(key, ()), number):
                yield (number, other) if number < other else (other, number)


def _keys(telling: Telling, counts: Counter[str]) -> tuple[tuple[str, str], ...]:
    """The rarest words of a title that others use too, two by two; a title of one word stands for itself."""
    shared = sorted((counts[term], term) for term in telling.signature.title if counts[term] > 1)
    rare = sorted(term for _, term in shared[:RAREST])
    return tuple(combinations(rare, 2)) or tuple((term, term) for term in rare)


def _neighbours(block: Sequence[int], number: int) -> Iterable[int]:
    if len(block) <= CROWD:
        return (other for other in block if other != number)
    later = [other for other in block if other > number]
    return later[:NEXT]


@dataclass(frozen=True, slots=True)
class Drawers:
    """Where an event is filed, and where else its like may be."""

    filed: tuple[Drawer, ...]
    sought: tuple[Drawer, ...]


@lru_cache(maxsize=65536)
def _drawers(when: When) -> Drawers:
    """Short spans are filed by month, and look among the long ones of their year; these look at every month."""
    first, last = when.earliest, when.latest
    if first == EVER or last == NEVER:
        first = last = last if first == EVER else first
    years = tuple(("year", year) for year in sorted({first.year, last.year}))
    if _month(last) - _month(first) > LONG:
        return Drawers(years, years)
    months = tuple(("month", month) for month in range(_month(first), _month(last) + 1))
    near = range(_month(first.plus_days(-NEAR_DAYS)), _month(last.plus_days(NEAR_DAYS)) + 1)
    return Drawers(months, (*(("month", month) for month in near), *years))


def _month(day: Day) -> int:
    return day.year * 12 + day.month
