"""A clause, what it is to its sentence, and who or what it is about."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from timeline.extract.tokens import DATE, NAME, Tokens

PLACE = re.compile("C?IA[xK0]{1,3},")
NAMES = re.compile(NAME + "+")


class Part(StrEnum):
    """What a clause is to its sentence."""

    MAIN = "main"
    SAID = "said"  # the content of saying
    RELATIVE = "relative"  # who, which; ", born in 1955,"
    SUBORDINATE = "subordinate"  # when, after, because


class Clause(NamedTuple):
    """Tokens `start:end`, with its finite verb at `verb` (-1 where a sentence has none at all).

    `head` is the part of it that stands before an aside: "Araghchi, who served in Tokyo, | said".
    """

    start: int
    end: int
    part: Part
    verb: int
    head: range = range(0)


def main_clause(clauses: Sequence[Clause]) -> int:
    """The number of the first clause that tells something of itself, or -1."""
    return next((n for n, one in enumerate(clauses) if one.part is Part.MAIN and one.verb >= 0), -1)


def subject(tokens: Tokens, clause: Clause) -> range:
    """The words before a clause's verb that say who or what it is about; empty where it begins with its verb."""
    if clause.head:
        head = clause.head
        if PLACE.fullmatch(tokens.kinds, head.start, head.stop):
            return range(0)  # "and in their report, | published in May, | recommended"
        return range(head.start + (tokens.kinds[head.start] in "TC"), head.stop - (tokens.kinds[head.stop - 1] in ",("))
    start = clause.start
    while start < clause.verb and (
        tokens.kinds[start] in "CTJ,W" + DATE or tokens.kinds[start : start + 2] == "I" + DATE
    ):
        start += 1
    if all(tokens.lower(i).endswith("ly") or tokens.kinds[i] == "N" for i in range(start, clause.verb)):
        return range(0)
    return range(start, clause.verb)


def names(tokens: Tokens, among: range) -> tuple[range, ...]:
    """Runs of capitalised words."""
    return tuple(range(*run.span()) for run in NAMES.finditer(tokens.kinds, among.start, among.stop))
