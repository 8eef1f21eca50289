"""What a phrase says before an anchor is known: a small algebra of typed values.

`find` makes them from words, `resolve` gives each type its place on the calendar. Units are English singulars:
`second` `minute` `hour` `day` `weekend` `week` `fortnight` `month` `quarter` `half` `season` `year` `decade` `century`
`millennium`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """The root of the types below."""


@dataclass(frozen=True, slots=True)
class Unknown(Meaning):
    """A meaning not given: the whole, where a part has none ("noon" of which day is for the text to say)."""


# Bases that other meanings count from


@dataclass(frozen=True, slots=True)
class Now(Meaning):
    """The publication: what "ago", "last" and "next" count from."""


@dataclass(frozen=True, slots=True)
class Then(Meaning):
    """The time last spoken of: what "later", "earlier" and "the same" count from."""


# Points


@dataclass(frozen=True, slots=True)
class Fixed(Meaning):
    """A date that needs no anchor, as EDTF: `2019-12-20`, `199X`, `-0043-03-15`, `2019-33` (a first quarter).

    `weekday` (-1: not told) narrows nothing down, but who tells it of a far day tells of its week.
    """

    edtf: str
    weekday: int = -1


@dataclass(frozen=True, slots=True)
class CenturyBefore(Meaning):
    """A century before Christ, by its number; its years end in 1 BC, which no EDTF century does."""

    number: int


@dataclass(frozen=True, slots=True)
class FixedWeek(Meaning):
    """An ISO week with its year; EDTF has none."""

    year: int
    week: int


@dataclass(frozen=True, slots=True)
class Numeric(Meaning):
    """3/4/2019: which number is the month is for the context's number order to say."""

    first: int
    second: int
    year: int


@dataclass(frozen=True, slots=True)
class Weekday(Meaning):
    weekday: int  # Monday is 0


@dataclass(frozen=True, slots=True)
class Weekend(Meaning):
    """The weekend near the publication."""


@dataclass(frozen=True, slots=True)
class Weekdays(Meaning):
    """Monday to Friday, week by week."""


@dataclass(frozen=True, slots=True)
class DayOfYear(Meaning):
    """A month and a day, without the year; `weekday` (-1: not told) narrows the year down."""

    month: int
    day: int
    weekday: int = -1


@dataclass(frozen=True, slots=True)
class DayOfMonth(Meaning):
    """ "the 15th"; `weekday` as in DayOfYear."""

    day: int
    weekday: int = -1


@dataclass(frozen=True, slots=True)
class Month(Meaning):
    month: int


@dataclass(frozen=True, slots=True)
class Part(Meaning):
    """A quarter, half or season by its number: `Part("quarter", 3)`, `Part("season", 2)` (summer)."""

    unit: str
    number: int
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Same(Meaning):
    """The quarter (or other unit) spoken of, in another year: "the 1988 quarter"."""

    unit: str


@dataclass(frozen=True, slots=True)
class Decade(Meaning):
    """ "the nineties", "the '80s": a decade whose century is for the context to say."""

    tens: int


@dataclass(frozen=True, slots=True)
class TurnOfCentury(Meaning):
    """ "the turn of the century": which one is for the context to say."""


@dataclass(frozen=True, slots=True)
class Feast(Meaning):
    """A named day of each year, by its English name: `christmas eve`."""

    name: str


@dataclass(frozen=True, slots=True)
class Within(Meaning):
    """A part in its whole: "May last year", "the first quarter of 1990", "the second half of the 2000s"."""

    part: Meaning
    whole: Meaning


@dataclass(frozen=True, slots=True)
class Nth(Meaning):
    """ "the second Friday of May", "the third day of the trial" (whole unknown); -1 is the last."""

    number: int
    part: Meaning | str  # a cycle, or a unit
    whole: Meaning


@dataclass(frozen=True, slots=True)
class Step(Meaning):
    """A calendar unit some steps from the base's own: "last year" is `Step("year", -1, Now())`."""

    unit: str
    by: int
    base: Meaning
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Turn(Meaning):
    """The turn of a cycle before (-1), at (0) or after (1) the base: "last Friday", "this summer", "next March"."""

    cycle: Meaning
    by: int
    base: Meaning


@dataclass(frozen=True, slots=True)
class Length(Meaning):
    """An amount of time. `count` < 0: not told ("several years"); `parts` adds finer ones ("and six months")."""

    count: float
    unit: str
    parts: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Shift(Meaning):
    """An amount before (-1) or after (1) the base: "three days ago", "two weeks before Christmas"."""

    length: Length
    sign: int
    base: Meaning


@dataclass(frozen=True, slots=True)
class Offset(Meaning):
    """A Shift from a point that is an expression of its own, so that TIMEX3 sees no more here than a length."""

    length: Length
    sign: int
    base: Meaning


@dataclass(frozen=True, slots=True)
class Stretch(Meaning):
    """An amount that ends (-1) or starts (1) at the base, or lies in it (0): "the past six months"."""

    length: Length
    sign: int
    base: Meaning


@dataclass(frozen=True, slots=True)
class Gap(Meaning):
    """ "the first in 19 years": back from the event, to another like it."""

    length: Length


@dataclass(frozen=True, slots=True)
class Range(Meaning):
    """From one point to another, in one expression: "1998-2003", "2008-09"."""

    first: Meaning
    last: Meaning


@dataclass(frozen=True, slots=True)
class PartOfDay(Meaning):
    """`code` is TIMEX3's: MO, MI, AF, EV, NI, DT."""

    code: str
    day: Meaning


@dataclass(frozen=True, slots=True)
class Clock(Meaning):
    """A time of day; hour 24 is midnight at the day's end. `zone` as written."""

    hour: int
    minute: int
    day: Meaning
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Named(Meaning):
    """A date that is part of a name ("the 2015 agreement"): it dates the thing named, not what the clause tells."""

    whole: Meaning


@dataclass(frozen=True, slots=True)
class Modified(Meaning):
    """Early, late, about: `mod` is TIMEX3's (START MID END APPROX MORE_THAN LESS_THAN EQUAL_OR_MORE EQUAL_OR_LESS),
    or EARLIER or LATER, told from where the text stands ("earlier this week")."""

    whole: Meaning
    mod: str


# What has no place on the calendar, or is none of the clause's time


@dataclass(frozen=True, slots=True)
class Vague(Meaning):
    """`ref` is TIMEX3's: PRESENT_REF, PAST_REF, FUTURE_REF."""

    ref: str


@dataclass(frozen=True, slots=True)
class Every(Meaning):
    """A set of times: each unit or cycle, `freq` times, of all or `quant` (`EVERY`, `EACH`)."""

    what: Meaning
    quant: str = ""
    freq: str = ""


@dataclass(frozen=True, slots=True)
class Age(Meaning):
    """ "34-year-old": implies when someone was born."""

    count: int
    unit: str
