"""Cells of the calendar: one day, one week, one month … one century, with its EDTF and TIMEX3 spelling.

A cell is a unit and its first day. All arithmetic of "last", "next" and "ago" is arithmetic of cells.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from timeline.model.day import Day
from timeline.model.when import When

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
SOUTHERN = "southern season"  # EDTF has codes of their own for these
FINENESS = (
    "second", "minute", "hour", "day", "weekend", "week", "fortnight", "month", "quarter", "season", SOUTHERN, "half",
    "year", "decade", "century", "millennium",
)  # fmt: skip
RANK = {unit: rank for rank, unit in enumerate(FINENESS)}
SEASONS = ("SP", "SU", "FA", "WI")
NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
         "December")  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Cell:
    """`first` is the unit's first day: a week starts on Monday, a decade in a year that ends in 0."""

    unit: str
    first: Day

    @property
    def last(self) -> Day:
        """Its last day."""
        if self.unit == "weekend":
            return self.first.plus_days(1)
        return self.plus(1).first.plus_days(-1)

    def plus(self, count: int) -> "Cell":
        """The cell of the same unit `count` cells later."""
        if self.unit in MONTHS:
            return Cell(self.unit, self.first.plus_months(count * MONTHS[self.unit]))
        if self.unit in ("season", SOUTHERN):
            return Cell(self.unit, self.first.plus_months(count * 3))
        return Cell(self.unit, self.first.plus_days(count * DAYS[self.unit]))

    def when(self) -> When:
        """Its EDTF. What EDTF has no name for is an interval of days."""
        return _when(self)

    def value(self) -> str:
        """Its TIMEX3 value."""
        return _value(self)


@lru_cache(maxsize=4096)
def _when(cell: Cell) -> When:
    """A text speaks of the same few days again and again."""
    spell = EDTF.get(cell.unit)
    return When(spell(cell.first) if spell else f"{cell.first}/{cell.last}")


@lru_cache(maxsize=4096)
def _value(cell: Cell) -> str:
    return TIMEX[cell.unit](cell.first)


def cell_at(unit: str, day: Day) -> Cell:
    """The cell of a unit that a day lies in."""
    if unit == "day":
        return Cell(unit, day)
    if unit in ("week", "fortnight"):
        return Cell(unit, day.plus_days(-day.weekday))
    if unit == "weekend":
        return Cell(unit, day.plus_days(5 - day.weekday))
    if unit in ("season", SOUTHERN):
        month = (day.month // 3 * 3) or 12
        return Cell(unit, Day(day.year - (day.month < 3), month, 1))
    if unit not in MONTHS:
        return Cell("day", day)
    months = MONTHS[unit]
    index = (day.year * 12 + day.month - 1) // months * months
    return Cell(unit, Day(index // 12, index % 12 + 1, 1))


def season_number(first: Day) -> int:
    """1 spring, 2 summer, 3 autumn, 4 winter, as the northern half of the world has them."""
    return first.month // 3


def southern_number(first: Day) -> int:
    """The same, as the southern half has them."""
    return (first.month // 3 + 1) % 4 + 1


def _year(year: int) -> str:
    """EDTF has a longer form for years of more than four digits."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def _iso_week(day: Day) -> str:
    thursday = day.plus_days(3 - day.weekday)
    week = (thursday.ordinal - Day(thursday.year, 1, 1).ordinal) // 7 + 1
    return f"{_year(thursday.year)}-W{week:02d}"


def first_of_week(year: int, week: int) -> Day:
    """The Monday of an ISO week."""
    fourth = Day(year, 1, 4)
    return fourth.plus_days((week - 1) * 7 - fourth.weekday)


def _timex_year(year: int) -> str:
    """TIMEX3 counts years before Christ: 44 BC is BC0044."""
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def day_value(day: Day) -> str:
    return f"{_timex_year(day.year)}-{day.month:02d}-{day.day:02d}"


EDTF: dict[str, Callable[[Day], str]] = {
    "day": lambda day: f"{_year(day.year)}-{day.month:02d}-{day.day:02d}",
    "month": lambda day: f"{_year(day.year)}-{day.month:02d}",
    "quarter": lambda day: f"{_year(day.year)}-{33 + (day.month - 1) // 3}",
    "half": lambda day: f"{_year(day.year)}-{40 + (day.month - 1) // 6}",
    "season": lambda day: f"{_year(day.year)}-{20 + season_number(day)}",
    SOUTHERN: lambda day: f"{_year(day.year)}-{28 + southern_number(day)}",
    "year": lambda day: _year(day.year),
    "decade": lambda day: (
        f"{day.year // 10:03d}X" if 0 <= day.year <= 9999 else f"{_year(day.year)}/{_year(day.year + 9)}"
    ),
    "century": lambda day: (
        f"{day.year // 100:02d}XX" if 0 <= day.year <= 9999 else f"{_year(day.year)}/{_year(day.year + 99)}"
    ),
}
TIMEX: dict[str, Callable[[Day], str]] = {
    "day": day_value,
    "week": _iso_week,
    "fortnight": _iso_week,
    "weekend": lambda day: f"{_iso_week(day)}-WE",
    "month": lambda day: f"{_timex_year(day.year)}-{day.month:02d}",
    "quarter": lambda day: f"{_timex_year(day.year)}-Q{(day.month + 2) // 3}",
    "half": lambda day: f"{_timex_year(day.year)}-H{1 + (day.month > 6)}",
    "season": lambda day: f"{_timex_year(day.year)}-{SEASONS[season_number(day) - 1]}",
    SOUTHERN: lambda day: f"{_timex_year(day.year)}-{SEASONS[southern_number(day) - 1]}",
    "year": lambda day: _timex_year(day.year),
    "decade": lambda day: f"{day.year // 10:03d}",
    "century": lambda day: f"{day.year // 100:02d}",
    "millennium": lambda day: f"{day.year // 1000}",
}


def cell_of(when: When) -> Cell | None:
    """The cell that a date names, where it is one."""
    parsed = when.parsed
    unit = "day" if parsed.precision == "minute" else parsed.precision
    return cell_at(unit, parsed.earliest) if unit in EDTF else None


@lru_cache(maxsize=4096)
def spell(day: Day) -> str:
    """As reasons name a day: `Saturday 21 December 2019`."""
    year = str(day.year) if day.year > 0 else f"{1 - day.year} BC"
    return f"{WEEKDAYS[day.weekday]} {day.day} {NAMES[day.month - 1]} {year}"


def month_name(month: int) -> str:
    return NAMES[month - 1]
