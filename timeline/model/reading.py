"""What was found in a text and what it means on the calendar."""

from dataclasses import dataclass
from enum import StrEnum

from timeline.model.meaning import Meaning
from timeline.model.span import Span
from timeline.model.when import When


@dataclass(frozen=True, slots=True)
class Timex:
    """The attributes of a TIMEX3 element (TimeML 1.2.1, ISO 24617-1); those that do not apply are empty."""

    type: str  # DATE, TIME, DURATION, SET; empty for what TIMEX3 leaves out (an age)
    value: str
    mod: str = ""
    quant: str = ""
    freq: str = ""


class Role(StrEnum):
    """How a reading dates what its clause tells."""

    POINT = "point"  # on Friday, in 2015: when it happened
    STRETCH = "stretch"  # since 2018, over the past six months, from 1998 to 2003: all along
    GAP = "gap"  # the first in 19 years: the start of `when` is an earlier event, implied
    LIMIT = "limit"  # until May, by Friday, before 2010: an end only
    PART_OF_NAME = "name"  # the 2015 nuclear agreement: dates the thing named, not what the clause tells
    BIRTH = "birth"  # 34-year-old: implies a year of birth


@dataclass(frozen=True, slots=True)
class Cue:
    """A word near an expression that tells how to read it: "said" (`past`), "will" (`future`), "since" (`since`).

    The kinds are those of a language's `cues.yaml`; `head` marks a word right before the expression.
    """

    kind: str
    word: str
    head: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """An expression found, not yet dated."""

    article: str
    span: Span
    text: str
    rule: str
    meaning: Meaning
    cues: tuple[Cue, ...] = ()  # of its clause, nearest first


@dataclass(frozen=True, slots=True)
class Reading:
    """An expression with its place on the calendar."""

    mention: Mention
    when: When
    timex: Timex
    certainty: float  # of the readings at 0.9, about nine in ten are right
    why: tuple[str, ...]  # ("Friday: latest on or before publication, Saturday 21 December 2019", "'met' is past")
    role: Role = Role.POINT
    others: tuple[When, ...] = ()  # alternatives worth offering to an editor
    by: str = "rule"  # or "editor"
    range: tuple[
        When, ...
    ] = ()  # "from 1998 to 2003": both ends are readings, and each carries the one range, 1998/2003
    ruled: "tuple[Reading | Undated, ...]" = ()  # under an editor's date: what the rules read, or would have


@dataclass(frozen=True, slots=True)
class Undated:
    """A set, a bare duration, "recently": no place on the calendar, so no stage after resolve dates it.

    A duration that hangs on its event ("two-day visit") is one too; `timex.value` gives its length.
    """

    mention: Mention
    timex: Timex
    why: tuple[str, ...]


Resolved = Reading | Undated
