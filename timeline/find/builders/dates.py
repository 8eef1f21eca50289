"""Days, months and years, told by number and name."""

from timeline.find.builders.numbers import either
from timeline.model import meaning as m
from timeline.model.day import days_in_month
from timeline.model.meaning import Meaning

LAST_YEAR = 9999  # of four digits, as EDTF has them


def date(year: int | None, month: int, day: int | None = None, weekday: int | None = None) -> Meaning | None:
    if year is not None and abs(year) > LAST_YEAR:
        return None
    if day is None:
        return m.Month(month) if year is None else m.Fixed(f"{year_text(year)}-{month:02d}")
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(2000 if year is None else year, month):
        return None
    named = -1 if weekday is None else weekday
    if year is None:
        return m.DayOfYear(month, day, named)
    return m.Fixed(f"{year_text(year)}-{month:02d}-{day:02d}", named)


def days(year: int | None, month: int, first: int, last: int) -> Meaning | None:
    """2-3 May"""
    start, end = date(year, month, first), date(year, month, last)
    return m.Range(start, end) if start and end and first < last else None


def year(number: int | None) -> Meaning | None:
    return None if number is None else m.Fixed(year_text(number))


def year_text(number: int) -> str:
    """As EDTF has it."""
    return f"{number:04d}" if number >= 0 else f"-{-number:04d}"


def compact(digits: int) -> Meaning | None:
    """20191221"""
    return date(digits // 10000, digits // 100 % 100, digits % 100)


def numeric(first: int, second: int, year: int) -> Meaning | None:
    if date(year, second, first) is None or date(year, first, second) is None:
        return date(year, second, first) or date(year, first, second)
    return m.Numeric(first, second, year)


def year_range(first: int, last: int) -> Meaning | None:
    """2008-09 is two years, 1901-4 four, 2019-12 a month"""
    full = first // 10 * 10 + last if last < 10 and first % 10 < last else first // 100 * 100 + last
    if last <= first % 100 and 10 <= last <= 12:
        return date(first, last)
    return m.Range(m.Fixed(year_text(first)), m.Fixed(year_text(full))) if full > first else None


def era_year(number: float, era: int) -> Meaning | None:
    if not 0 < number < 10000:
        return None
    return year(int(number) if era > 0 else 1 - int(number))


def era_date(year: int, month: int, day: int | None, era: int) -> Meaning | None:
    """15 March 44 BC"""
    return date(year if era > 0 else 1 - year, month, day)


def of_month(day: int | None) -> Meaning | None:
    """the 14th"""
    return None if day is None else m.DayOfMonth(day)


def weekday(number: int | None) -> Meaning | None:
    return None if number is None else m.Weekday(number)


def cycle(weekday: int | None, month: int | None, season: int | None = None) -> Meaning:
    if season is not None:
        return m.Part("season", season)
    return m.Month(month) if month is not None else m.Weekday(weekday or 0)


def turning(month: int | None, season: int | None) -> Meaning:
    return m.Month(month) if month is not None else m.Part("season", season or 0)


def of_date(date: Meaning | None, year: Meaning | None, decade: Meaning | None, month: int | None) -> Meaning | None:
    """Whichever of them the phrase has."""
    return either(date, year, decade) if month is None else m.Month(month)


def saint(name: str) -> str:
    """As feasts are called: `st george`."""
    return f"st {name}"
