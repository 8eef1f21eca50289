"""The functions that a rule's `means` may call: the types of `model.meaning`, and makers that choose among them.

A maker gives None where the words make no sense together (30 February), and then nothing was found.
"""

from collections.abc import Callable
from typing import Any

from timeline.model import meaning as m
from timeline.model.day import days_in_month
from timeline.model.meaning import Meaning

MIDNIGHT = 24
LAST_YEAR = 9999  # of four digits, as EDTF has them


def add(*numbers: float | None) -> float:
    return sum(number for number in numbers if number is not None)


def times(number: float, by: float | None) -> float:
    return number if by is None else number * by


def either(*values: Any) -> Any:
    """The first that the phrase did not leave out."""
    return next((value for value in values if value is not None), None)


def date(year: int | None, month: int, day: int | None = None, weekday: int | None = None) -> Meaning | None:
    if year is not None and abs(year) > LAST_YEAR:
        return None
    if day is None:
        return m.Month(month) if year is None else m.Fixed(f"{_year(year)}-{month:02d}")
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(2000 if year is None else year, month):
        return None
    if year is None:
        return m.DayOfYear(month, day, -1 if weekday is None else weekday)
    return m.Fixed(f"{_year(year)}-{month:02d}-{day:02d}")


def year(number: int | None) -> Meaning | None:
    return None if number is None else m.Fixed(_year(number))


def _year(number: int) -> str:
    return f"{number:04d}" if number >= 0 else f"-{-number:04d}"


def compact(digits: int) -> Meaning | None:
    """20191221"""
    return date(digits // 10000, digits // 100 % 100, digits % 100)


def numeric(first: int, second: int, year: int) -> Meaning | None:
    if date(year, second, first) is None or date(year, first, second) is None:
        return date(year, second, first) or date(year, first, second)
    return m.Numeric(first, second, year)


def short_year(number: int) -> int:
    """'63 is 1963, '05 is 2005."""
    return number + (1900 if number >= 30 else 2000)


def year_words(hundreds: int, tens: int, ones: int | None) -> int | None:
    """nineteen ninety-seven"""
    return hundreds * 100 + tens + (ones or 0) if 10 <= hundreds <= 20 else None


def year_range(first: int, last: int) -> Meaning | None:
    """2008-09 is two years, 1901-4 four, 2019-12 a month"""
    full = first // 10 * 10 + last if last < 10 and first % 10 < last else first // 100 * 100 + last
    if last <= first % 100 and 10 <= last <= 12:
        return date(first, last)
    return m.Range(m.Fixed(_year(first)), m.Fixed(_year(full))) if full > first else None


def era_year(number: float, era: int) -> Meaning | None:
    if not 0 < number < 10000:
        return None
    return year(int(number) if era > 0 else 1 - int(number))


def era_date(year: int, month: int, day: int | None, era: int) -> Meaning | None:
    """15 March 44 BC"""
    return date(year if era > 0 else 1 - year, month, day)


def millennium(number: int, era: int | None = None) -> Meaning | None:
    if number > 9:  # EDTF has years of four digits
        return None
    first = (number - 1) * 1000 if era != -1 else 1 - number * 1000
    return m.Range(m.Fixed(_year(first)), m.Fixed(_year(first + 999)))


def often(number: float) -> str:
    return f"{number:g}X"


def decade(first: int, mod: str | None = None) -> Meaning | None:
    if first % 100 == 0 and first < 2000:  # "the 1800s" are a century
        return modified(m.Fixed(f"{first // 100:02d}XX"), mod)
    return modified(m.Fixed(f"{first // 10:03d}X"), mod)


def short_decade(tens: int, mod: str | None = None) -> Meaning | None:
    return modified(m.Decade(tens), mod)


def decade_like(first: int, tens: int) -> Meaning | None:
    """ "and 70s" behind the 1860s"""
    return decade(first // 100 * 100 + tens)


def nth_decade(number: int, century: int) -> Meaning | None:
    """the second decade of the 19th century"""
    return decade((century - 1) * 100 + (number - 1) * 10) if 1 < number <= 10 else m.Fixed(f"{century - 1:02d}0X")


def century(number: int, mod: str | None = None, era: int | None = None) -> Meaning | None:
    if not 1 <= number <= 30:
        return None
    if era == -1:
        return modified(m.CenturyBefore(number), mod)
    return modified(m.Fixed(f"{number - 1:02d}XX"), mod)


def turn_of_century(number: int | None) -> Meaning:
    if number is None:
        return m.Modified(m.Nth(1, "year", m.Step("century", 0, m.Now())), "APPROX")
    return m.Modified(m.Fixed(f"{number * 100 - 100:04d}"), "APPROX")


def half_of(number: int, whole: Meaning) -> Meaning:
    return m.Nth(number, "half", whole)


def unit_then(unit: str | None) -> Meaning | None:
    """ "the decade": that of the time spoken of, if any"""
    return None if unit is None else m.Step(unit, 0, m.Unknown())


def which_week(this: int | None, next: int | None) -> Meaning:
    """Last week, unless told to be this one (0) or the next (1)."""
    return m.Step("week", next if next is not None else -1 if this is None else this, m.Now())


def modified(whole: Meaning | None, mod: str | None) -> Meaning | None:
    if whole is None:
        return None
    return m.Modified(whole, mod) if mod else whole


def mods(first: str, last: str) -> str:
    """ "early to mid": the parts of a whole that both ends take in"""
    return {("START", "MID"): "START-MID", ("MID", "END"): "MID-END"}.get((first, last), "")


def of_date(date: Meaning | None, year: Meaning | None, decade: Meaning | None, month: int | None) -> Meaning | None:
    """Whichever of them the phrase has."""
    return either(date, year, decade) if month is None else m.Month(month)


def about(*values: Meaning | int | None) -> Meaning | None:
    whole = either(*values)
    return modified(m.Month(whole) if isinstance(whole, int) else whole, "APPROX")


def part(unit: str, number: int) -> Meaning | None:
    most = {"quarter": 4, "half": 2}[unit]
    return m.Part(unit, number) if 1 <= number <= most else None


def within(inner: Meaning | None, whole: Meaning | None) -> Meaning | None:
    return m.Within(inner, whole) if inner and whole else inner


def feast(name: str, whole: Meaning | None) -> Meaning | None:
    return within(m.Feast(name), whole)


def saint(name: str) -> str:
    """As feasts are called: `st george`."""
    return f"st {name}"


def weekday(number: int | None) -> Meaning | None:
    return None if number is None else m.Weekday(number)


def cycle(weekday: int | None, month: int | None, season: int | None = None) -> Meaning:
    if season is not None:
        return m.Part("season", season)
    return m.Month(month) if month is not None else m.Weekday(weekday or 0)


def turning(month: int | None, season: int | None) -> Meaning:
    return m.Month(month) if month is not None else m.Part("season", season or 0)


def nth(number: int | None, cycle: Meaning, whole: Meaning) -> Meaning:
    return m.Nth(-1 if number is None else number, cycle, whole)


def length(count: float | None, unit: str, *finer: Any) -> m.Length:
    """`finer`: counts and units in turn ("six years, five months and two days"); those left out are None."""
    pairs = zip(finer[::2], finer[1::2], strict=True)
    more = tuple((count, unit) for count, unit in pairs if count is not None and unit is not None)
    return m.Length(-1 if count is None else count, unit, more)


def clock(hour: int, minute: int | None, half: int | None = None, zone: str | None = None) -> Meaning | None:
    if half is not None:
        if not 1 <= hour <= 12:
            return None if hour > MIDNIGHT else m.Clock(hour, minute or 0, m.Unknown(), zone or "")
        hour = hour % 12 + half
    return m.Clock(hour, minute or 0, m.Unknown(), zone or "")


def clock_before(hour: int, minutes: int) -> Meaning | None:
    """a quarter to six"""
    return clock((hour - 1) % 12 if hour <= 12 else hour - 1, 60 - minutes) if 0 < minutes < 60 else None


def dotted(time: float, half: int | None, zone: str | None) -> Meaning | None:
    """10.30 p.m."""
    return clock(int(time), round(time % 1 * 100), half, zone)


def four(digits: int, zone: str) -> Meaning | None:
    """0735 GMT"""
    return clock(digits // 100, digits % 100, None, zone)


def clock_in(hour: int, minute: int | None, part: str) -> Meaning | None:
    """four in the morning"""
    return clock(hour, minute, 0 if part == "MO" else 12)


def on_day(clock: m.Clock, day: Meaning) -> Meaning:
    """Nine o'clock "this evening" is 21:00."""
    hour = clock.hour
    if isinstance(day, m.PartOfDay):
        later = day.code in ("AF", "EV") or (day.code == "NI" and hour > 5)
        hour, day = hour + 12 * (later and hour < 12), day.day
    return m.Clock(hour, clock.minute, day, clock.zone)


def every(what: Meaning | None, quant: str | None = None, freq: str | None = None) -> Meaning | None:
    return m.Every(what, quant or "", freq or "") if what else None


def age(count: float, unit: str) -> Meaning | None:
    return m.Age(int(count), unit) if 0 < count < 125 else None


TYPES = (
    m.DayOfMonth, m.DayOfYear, m.Every, m.Feast, m.Fixed, m.FixedWeek, m.Length, m.Modified, m.Month, m.Named, m.Now,
    m.Nth, m.Offset, m.Part, m.PartOfDay, m.Same, m.Shift, m.Step, m.Stretch, m.Then, m.Turn, m.Unknown, m.Vague,
    m.Weekday, m.Weekend, m.Within,
)  # fmt: skip
MAKERS = (
    about, add, age, century, clock, clock_before, clock_in, compact, cycle, date, decade, decade_like, dotted,
    either, era_date, era_year, every, feast, four, half_of, length, millennium, modified, mods, nth, nth_decade,
    numeric, of_date, often, on_day, part, saint, short_decade, short_year, times, turn_of_century, turning,
    unit_then, weekday, which_week, within, year, year_range, year_words,
)  # fmt: skip
BUILDERS: dict[str, Callable[..., Any]] = {each.__name__: each for each in (*TYPES, *MAKERS)}
BUILDERS["about_mod"] = modified
