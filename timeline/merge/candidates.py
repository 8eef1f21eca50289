"""Which pairs are worth comparing: those of compatible dates that share one of their rarer words.

Each event goes into a block for each of its rarer words in each month it may lie in, so that ten thousand articles cost
a little more than ten times as much as one thousand, and no pair is compared twice.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from timeline.merge.match import NEAR_DAYS, Telling
from timeline.model.day import EVER, NEVER, Day
from timeline.model.when import When

PREFIX = 6  # of an event's words, the rarest
LARGEST_BLOCK = 60  # a word that more events of a month share tells little
LONG = 3  # months: a longer span is filed by its years
Key = tuple[str, int, str]


def pairs(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Numbers of tellings to compare, lower first, each pair once, in order."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    keys = [_keys(telling) for telling in tellings]
    for number, mine in enumerate(keys):
        for key in mine:
            blocks[key].append(number)
    seen: set[tuple[int, int]] = set()
    for number, mine in enumerate(keys):
        rare = sorted((len(blocks[key]), key) for key in mine if len(blocks[key]) > 1)
        for _, key in rare[: PREFIX * max(1, len({(kind, at) for kind, at, _ in mine}))]:
            for other in _nearby(blocks[key], number, tellings):
                pair = (min(number, other), max(number, other))
                if pair not in seen:
                    seen.add(pair)
    yield from sorted(seen)


def _nearby(block: list[int], number: int, tellings: Sequence[Telling]) -> list[int]:
    """The others of a block; of a crowded one, those of the same day alone, and of those the next few."""
    if len(block) <= LARGEST_BLOCK:
        return [other for other in block if other != number]
    when = tellings[number].event.when
    same = [other for other in block if tellings[other].event.when == when]
    at = same.index(number)
    return same[at + 1 : at + 1 + LARGEST_BLOCK]


def _keys(telling: Telling) -> tuple[Key, ...]:
    places = _places(telling.event.when)
    return tuple((kind, at, term) for kind, at in places for term in sorted(telling.signature.title))


def _places(when: When) -> list[tuple[str, int]]:
    """The months that a date touches, and its years, where months meet spans that are filed by years."""
    first, last = when.earliest, when.latest
    if first == EVER or last == NEVER:
        known = last if first == EVER else first
        return [("year", known.year)] if known not in (EVER, NEVER) else []
    months = [_month(first), _month(last)]
    if months[1] - months[0] <= LONG:
        near = range(_month(first.plus_days(-NEAR_DAYS)), _month(last.plus_days(NEAR_DAYS)) + 1)
        return [("month", month) for month in near] + [("year", year) for year in sorted({first.year, last.year})]
    return [("year", year) for year in sorted({first.year, last.year})]


def _month(day: Day) -> int:
    return day.year * 12 + day.month
