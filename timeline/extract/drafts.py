"""Events but for their ids: what a sentence dates itself, and what it says there was before."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from timeline.extract.clause import Clause, Part
from timeline.extract.dating import Dated, dated_clauses
from timeline.extract.implied import implied
from timeline.extract.status import status
from timeline.extract.tense import HAPPENED, Tense, tense
from timeline.extract.titles import title
from timeline.extract.told import Told
from timeline.model.event import Status
from timeline.model.reading import Reading, Role
from timeline.model.when import When

NAMED_BY = re.compile("[xK0][VZ]J$")  # "tickets bought before"
LEADING = 3  # words from "until at least" to its day


class Draft(NamedTuple):
    """An event but for its id and its source. `clause` is -1 where none tells of it."""

    clause: int
    when: When
    title: str
    status: Status
    certainty: float
    why: tuple[str, ...]
    reading: Reading | None = None
    minor: bool = False


def dated_drafts(told: Told) -> Iterator[Draft]:
    """The events that a sentence gives a date of their own, then those that it implies."""
    if not told.readings:
        return
    dated = dated_clauses(told.tokens, told.clauses, told.readings, told.words, told.article.context.today)
    for each in dated:
        if _stands(told, each) or _is_source(told, each) or _only_bounds(told, each):
            continue
        others = {other.clause for other in dated if other.clause != each.clause}
        yield _draft(told, each, others)
    for when, name, reading, why in implied(told.tokens, told.readings, told.article.prose, told.words):
        words = name or title(told.telling(0, (), ()))
        yield Draft(-1, when, words, Status.IMPLIED, reading.certainty * 0.8, (*reading.why, why), reading)


def _stands(told: Told, each: Dated) -> bool:
    """ "Sales are up on last year", "we should have left in May": no event, unless it is to come."""
    how = tense(told.tokens, told.clauses[each.clause], told.words)
    if how in HAPPENED and _is_end_ahead(told, each):
        return True
    if how is Tense.UNREAL:
        return True
    return how is Tense.STANDS and each.when.earliest <= told.article.context.today


def tells_an_end(told: Told) -> bool:
    """ "The line suspended all sailings until Friday": it says when that will end, and not when it was."""
    if not told.readings or not told.words.has_any("ending", told.tokens.lowers):
        return False
    today = told.article.context.today
    dated = dated_clauses(told.tokens, told.clauses, told.readings, told.words, today)
    return any(
        tense(told.tokens, told.clauses[each.clause], told.words) in HAPPENED and _is_end_ahead(told, each)
        for each in dated
    )


def _is_end_ahead(told: Told, each: Dated) -> bool:
    """ "Suspended all sailings until Friday": that they will begin again then is not told."""
    start = told.tokens.within(each.reading.mention.span).start
    led = told.tokens.lowers[max(start - LEADING, 0) : start]
    if told.words.has_any("postponing", told.tokens.lowers[:start]):
        return False  # "adjourned the case until Friday": then it goes on
    return each.when.earliest > told.article.context.today and told.words.has_any("ending", led)


def _is_source(told: Told, each: Dated) -> bool:
    """ "According to papers published last week": when a source was written is no event of the story."""
    found = told.tokens.within(each.reading.mention.span)
    start = told.tokens.kinds.rfind(",", 0, found.start) + 1
    return bool(told.words.phrase_of("source_phrases", told.tokens.lowers[start : found.start]))


def _is_same(told: Told, clause: Clause, reading: Reading, each: Dated) -> bool:
    """Does it date the clause as well: "on Friday 3 May | from 7pm"?"""
    if reading is each.reading:
        return True
    inside = told.tokens.starts[clause.start] <= reading.mention.span.start < told.tokens.ends[clause.end - 1]
    return inside and reading.when.earliest <= each.when.earliest and each.when.latest <= reading.when.latest


def _only_bounds(told: Told, each: Dated) -> bool:
    """ "Tickets bought before May will be refunded": which ones are meant, and not when they were bought."""
    start = told.tokens.within(each.reading.mention.span).start
    clause = told.clauses[each.clause]
    beside = clause.part is Part.RELATIVE or clause.verb < start - 2
    if each.reading.role is not Role.LIMIT or not beside or not NAMED_BY.search(told.tokens.kinds, 0, start):
        return False
    return not told.words.has("ending", told.tokens.lower(start - 1))


def _draft(told: Told, each: Dated, others: set[int]) -> Draft:
    clause = told.clauses[each.clause]
    standing, why = status(
        told.tokens, clause, tense(told.tokens, clause, told.words), each.when, told.article, told.words
    )
    dates = (reading for reading in told.readings if isinstance(reading, Reading))
    same = [reading for reading in dates if _is_same(told, clause, reading, each)]
    name = title(told.telling(each.clause, others, same))
    return Draft(each.clause, each.when, name, standing, each.reading.certainty, (*each.why, *why), each.reading)
