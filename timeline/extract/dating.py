"""Which reading dates which clause, and what a duration does to the day it hangs on."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from timeline.extract.clause import Clause, Part
from timeline.extract.lexicon import Lexicon
from timeline.extract.tokens import DATE, GERUND, NAME, Tokens
from timeline.model.day import Day
from timeline.model.reading import Reading, Resolved, Role, Undated
from timeline.model.when import When, when_range

DATING = (Role.POINT, Role.STRETCH, Role.GAP, Role.LIMIT)
DAYS = {"D": 1, "W": 7}
LENGTH = re.compile(r"P(\d{1,3})([DW])")
LEVEL = re.compile("I[0xA,()C:-]*0[0xA,()C:-]*I?$")  # a preposition and an amount
FAR = 9  # words between "the first" and "since"
LONGEST_EST = 5  # letters of "west", "test", "best": no superlative by their end alone
NEAR = 5  # words between "compared to" and a date
LONGEST_STAY = 60  # days; a longer duration is not how long a visit took
FINENESS = ("minute", "day", "interval", "month", "season", "quarter", "quadrimester", "half", "year", "decade")


class Dated(NamedTuple):
    """A clause, by number, with the reading that dates it."""

    clause: int
    reading: Reading
    when: When
    why: tuple[str, ...]


def dated_clauses(
    tokens: Tokens, clauses: Sequence[Clause], readings: Sequence[Resolved], words: Lexicon, today: Day
) -> tuple[Dated, ...]:
    """At most one date a clause, its finest, and of equals its first; but each of several in a list."""
    found: list[Dated] = []
    for number, clause in enumerate(clauses):
        if _only_supposes(tokens, clause, words):
            continue
        mine = [reading for reading in readings if _of(tokens, clause, reading)]
        dates = [reading for reading in mine if isinstance(reading, Reading) and _dates(tokens, reading, words)]
        stays = [reading for reading in mine if isinstance(reading, Undated)]
        for each in _chosen(tokens, dates):
            when, why = _stretched(tokens, clause, each, stays, words, today)
            found.append(Dated(number, each, when, (*each.why, *why)))
    return tuple([each for each in found if not _is_hour_of(tokens, clauses[each.clause], each, found, words)])


def _is_hour_of(tokens: Tokens, clause: Clause, each: Dated, found: Sequence[Dated], words: Lexicon) -> bool:
    """ "Will be rung on Sunday, | starting at 2 p.m.": the hour of what is dated already."""
    if clause.verb < 0 or tokens.kinds[clause.verb] != GERUND or not words.has("date_leads", tokens.lower(clause.verb)):
        return False
    days = (each.when.earliest, each.when.latest)
    return any(one.clause < each.clause and (one.when.earliest, one.when.latest) == days for one in found)


def _only_supposes(tokens: Tokens, clause: Clause, words: Lexicon) -> bool:
    """ "If work did not start by May", "compared with a loss last year": nothing is told to have happened."""
    if clause.verb >= 0 and words.has("comparing", tokens.lower(clause.verb)):
        return True
    first = tokens.kinds[clause.start : clause.start + 2]
    if (
        clause.verb == clause.start
        and first in ("HA", "HP", "HK", "Hx")
        and words.has("had", tokens.lower(clause.verb))
    ):
        return True  # "Had the tests been made in May"
    return clause.part is Part.SUBORDINATE and words.has("conditions", tokens.lower(clause.start))


def _dates(tokens: Tokens, reading: Reading, words: Lexicon) -> bool:
    """Does it say when, rather than name something, or stand there to compare with?"""
    found = tokens.within(reading.mention.span)
    if role_of(tokens, reading, words) not in DATING or not found or is_lifetime(tokens, reading, found):
        return False
    if _is_record(tokens, reading, found, words) or is_allowed(tokens, reading, words):
        return False
    if words.has_any("comparing", tokens.lowers[max(found.start - NEAR, 0) : found.start]):
        return False
    return not _is_level_before(tokens, found)


def _is_level_before(tokens: Tokens, found: range) -> bool:
    """ "Fell 8% to $85 million, from $93 million, or 30 cents a share, a year earlier": when it stood there."""
    level = LEVEL.search(tokens.kinds, 0, found.start)
    return bool(level) and tokens.lower(level.start()) == "from" if level else False


def _is_record(tokens: Tokens, reading: Reading, found: range, words: Lexicon) -> bool:
    """ "The first cup since 1984", "its lowest level since March": the date is of an earlier one."""
    if reading.role is not Role.STRETCH or not found.start or not words.has("since", tokens.lower(found.start - 1)):
        return False
    before = tokens.lowers[max(found.start - FAR, 0) : found.start]
    return words.has_any("records", before) or any(word.endswith("est") and len(word) > LONGEST_EST for word in before)


def is_allowed(tokens: Tokens, reading: Reading, words: Lexicon) -> bool:
    """ "Advised that they be replaced within 18 months": how long may pass, and no time at which anything was."""
    found = tokens.within(reading.mention.span)
    led = tokens.lowers[max(found.start - 1, 0) : found.start + 1]
    return reading.role is Role.GAP and words.has_any("within", led)


def is_lifetime(tokens: Tokens, reading: Reading, found: range) -> bool:
    """ "Mara Lind (1921-1999)" says when someone lived, or what bears a name, not when the clause's event was."""
    if not reading.range or reading.when.precision != "year":
        return False
    return tokens.kinds[: found.start].rstrip(DATE + "-(")[-1:] == NAME


def role_of(tokens: Tokens, reading: Reading, words: Lexicon) -> Role:
    """The role of a reading; "the 2015 nuclear agreement" is a name, whatever else it was taken for."""
    found = tokens.within(reading.mention.span)
    if reading.role is not Role.POINT or reading.when.precision != "year" or not found or len(found) > 1:
        return reading.role
    before, after = tokens.kinds[: found.start][-1:], tokens.kinds[found.stop : found.stop + 1]
    owned = before == "A" or (found.start and tokens.lower(found.start - 1).endswith(("'s", "’s")))
    return Role.PART_OF_NAME if owned and after and after in "xKG" else Role.POINT


def _chosen(tokens: Tokens, dates: list[Reading]) -> list[Reading]:
    """The finest date of a clause, with those listed beside it: "in March and June" are two."""
    if len(dates) < 2:
        return dates
    best = min(dates, key=_preference)
    at = dates.index(best)
    first = last = at
    while last + 1 < len(dates) and _listed(tokens, dates[last], dates[last + 1]):
        last += 1
    while first and _listed(tokens, dates[first - 1], dates[first]):
        first -= 1
    ranges = {each.range: each for each in reversed(dates[first : last + 1]) if each.range}
    return [each for each in dates[first : last + 1] if not each.range or ranges[each.range] is each]


def _listed(tokens: Tokens, one: Reading, other: Reading) -> bool:
    """ "In March and June", "between 1965 and 1968, and again in 1987": is each a date of the same clause?"""
    between = range(tokens.within(one.mention.span).stop, tokens.within(other.mention.span).start)
    kinds = "".join(tokens.kinds[i] for i in between)
    if one.range and one.range == other.range:
        return True
    if not kinds or kinds.strip(",CI") not in ("", "x"):
        return False
    return "C" in kinds or one.when.precision == other.when.precision


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
    tokens: Tokens, clause: Clause, reading: Reading, stays: Sequence[Undated], words: Lexicon, today: Day
) -> tuple[When, tuple[str, ...]]:
    """ "Wrapped up his two-day visit on Saturday" is Friday and Saturday; "began" would be Saturday and Sunday."""
    day = reading.when.earliest
    if reading.range and reading.range[0].latest != today:  # "since 2004" is told by when it began
        return reading.range[0], (f"all of {reading.range[0]}",)
    if reading.role is Role.GAP and "/" in reading.when.edtf:
        return When(reading.when.edtf.split("/")[1]), ()
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
