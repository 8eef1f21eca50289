"""Which reading dates which clause, and what a duration does to the day it hangs on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.extract.clauses import Clause
from timeline.extract.lexicon import Lexicon
from timeline.extract.tokens import Tokens
from timeline.model.reading import Reading, Resolved, Role, Undated
from timeline.model.when import When, when_range

DATING = (Role.POINT, Role.STRETCH, Role.GAP, Role.LIMIT)
DAYS = {"D": 1, "W": 7}
LENGTH = re.compile(r"P(\d{1,3})([DW])")
LONGEST_STAY = 60  # days; a longer duration is not how long a visit took
FINENESS = ("minute", "day", "interval", "month", "season", "quarter", "quadrimester", "half", "year", "decade")


@dataclass(frozen=True, slots=True)
class Dated:
    """A clause, by number, with the reading that dates it."""

    clause: int
    reading: Reading
    when: When
    why: tuple[str, ...]


def dated_clauses(
    tokens: Tokens, clauses: Sequence[Clause], readings: Sequence[Resolved], words: Lexicon
) -> tuple[Dated, ...]:
    """At most one date a clause, its finest, and of equals its first; but each of several in a list."""
    found: list[Dated] = []
    for number, clause in enumerate(clauses):
        mine = [reading for reading in readings if _of(tokens, clause, reading)]
        dates = [reading for reading in mine if isinstance(reading, Reading) and reading.role in DATING]
        stays = [reading for reading in mine if isinstance(reading, Undated)]
        for each in _chosen(tokens, dates):
            when, why = _stretched(tokens, clause, each, stays, words)
            found.append(Dated(number, each, when, (*each.why, *why)))
    return tuple(found)


def _chosen(tokens: Tokens, dates: list[Reading]) -> list[Reading]:
    """The finest date of a clause, with those listed beside it: "in March and June" are two."""
    if len(dates) < 2:
        return dates
    best = min(dates, key=_preference)
    chosen = [best]
    for reading in dates[dates.index(best) + 1 :]:
        between = range(tokens.within(chosen[-1].mention.span).stop, tokens.within(reading.mention.span).start)
        if not between or any(tokens.kinds[i] not in ",CI" for i in between):
            break
        chosen.append(reading)
    return chosen


def _of(tokens: Tokens, clause: Clause, reading: Resolved) -> bool:
    at = reading.mention.span.start
    if clause.head and tokens.starts[clause.head.start] <= at < tokens.ends[clause.head.stop - 1]:
        return True
    return tokens.starts[clause.start] <= at < tokens.ends[clause.end - 1]


def _preference(reading: Reading) -> tuple[int, int, int]:
    precision = reading.when.precision
    fineness = FINENESS.index(precision) if precision in FINENESS else len(FINENESS)
    return (DATING.index(reading.role) if reading.role is Role.LIMIT else 0, fineness, reading.mention.span.start)


def _stretched(
    tokens: Tokens, clause: Clause, reading: Reading, stays: Sequence[Undated], words: Lexicon
) -> tuple[When, tuple[str, ...]]:
    """ "Wrapped up his two-day visit on Saturday" is Friday and Saturday; "began" would be Saturday and Sunday."""
    day = reading.when.earliest
    if reading.when.latest != day or reading.role is not Role.POINT:
        return reading.when, ()
    for stay in stays:
        length = LENGTH.fullmatch(stay.timex.value)
        days = int(length[1]) * DAYS[length[2]] if length else 0
        if not 1 < days <= LONGEST_STAY:
            continue
        for word in (tokens.lower(i) for i in range(clause.start, clause.end)):
            if words.has("finish", word):
                return when_range(day.plus_days(1 - days), day), (f'{stay.mention.text} that ended then ("{word}")',)
            if words.has("start", word):
                return when_range(day, day.plus_days(days - 1)), (f'{stay.mention.text} that began then ("{word}")',)
    return reading.when, ()
