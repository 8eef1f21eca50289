"""A date as templates see it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateView:
    """A date as far as it is known, in the reader's language and order."""

    text: str  # `20–21 December 2019`, `about 2000`
    short: str  # the same beside its year's heading: `20–21 December`, `August`
    datetime: str  # for `<time datetime>`; empty where HTML has no form for it (a range, a decade)
    edtf: str
    earliest: str  # `2019-12-20`, inclusive; empty where open
    latest: str
    start: int  # days since 0000-12-31, to place it on a line; an open end is clamped to the other
    end: int
    year: int  # of the start; 0 is 1 BC
    end_year: int
    precision: str
    length: str  # `moment`, `days`, `months`, `years`, `decades`: how much of a line it takes
    approximate: bool
    uncertain: bool
