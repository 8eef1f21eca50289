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
    """At most one date a clause: its finest, and of equals its first."""
    found: list[Dated] = []
    for number, clause in enumerate(clauses):
        mine = [reading for reading in readings if _of(tokens, clause, reading)]
        dates = [reading for reading in mine if isinstance(reading, Reading) and reading.role in DATING]
        if not dates:
            continue
        best = min(dates, key=_preference)
        stays = [reading for reading in mine if isinstance(reading, Undated)]
        when, why = _stretched(tokens, clause, best, stays, words)
        found.append(Dated(number, best, when, (*best.why, *why)))
    return tuple(found)


def _of(tokens: Tokens, clause: Clause, reading: Resolved) -> bool:
    return tokens.starts[clause.start] <= reading.mention.span.start < tokens.ends[clause.end - 1]


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
