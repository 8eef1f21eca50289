"""Days of the proleptic Gregorian calendar, of any year: 0 is 1 BC, -43 is 44 BC.

`datetime.date` stops at year 1; history does not. Ordinals agree with `date.toordinal()` where both exist.
"""

from datetime import date
from typing import NamedTuple

MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
CYCLE_YEARS, CYCLE_DAYS = 400, 146_097  # the Gregorian calendar repeats


class Day(NamedTuple):
    """One day. Compares in time order."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        """ISO 8601 with astronomical years: `2019-12-20`, `-0043-03-15`."""
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04d}-{self.month:02d}-{self.day:02d}"

    @property
    def ordinal(self) -> int:
        """Days since 0000-12-31, as `date.toordinal()` counts them."""
        cycles, year = divmod(self.year - 1, CYCLE_YEARS)
        return cycles * CYCLE_DAYS + date(year + 1, self.month, self.day).toordinal()

    @property
    def weekday(self) -> int:
        """Monday is 0."""
        return (self.ordinal + 6) % 7

    def plus_days(self, days: int) -> "Day":
        return from_ordinal(self.ordinal + days)

    def plus_months(self, months: int) -> "Day":
        """The same day of a later (or earlier) month, or that month's last day where it is shorter."""
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Day(year, month + 1, min(self.day, days_in_month(year, month + 1)))


EVER = Day(-(10**9), 1, 1)  # earliest day of an open start ("../1989")
NEVER = Day(10**9, 12, 31)  # latest day of an open end ("2018/..")


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    return 29 if month == 2 and is_leap(year) else MONTH_LENGTHS[month - 1]


def from_ordinal(ordinal: int) -> Day:
    """The day `ordinal` days after 0000-12-31."""
    cycles, rest = divmod(ordinal - 1, CYCLE_DAYS)
    found = date.fromordinal(rest + 1)
    return Day(found.year + cycles * CYCLE_YEARS, found.month, found.day)


def make_day(year: int, month: int, day: int) -> Day:
    """A checked day. Raises ValueError in words: `February 2019 has 28 days, not 29`."""
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    length = days_in_month(year, month)
    if not 1 <= day <= length:
        name = date(2000, month, 1).strftime("%B")
        raise ValueError(f"{name} {year} has {length} days, not {day}")
    return Day(year, month, day)
