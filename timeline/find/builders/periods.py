"""Decades, centuries, halves and quarters, and the parts of them."""

from timeline.find.builders.dates import year_text
from timeline.find.builders.numbers import either
from timeline.model import meaning as m
from timeline.model.meaning import Meaning


def millennium(number: int, era: int | None = None) -> Meaning | None:
    if number > 9:  # EDTF has years of four digits
        return None
    first = (number - 1) * 1000 if era != -1 else 1 - number * 1000
    return m.Range(m.Fixed(year_text(first)), m.Fixed(year_text(first + 999)))


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
        return m.Modified(m.TurnOfCentury(), "APPROX")
    return m.Modified(m.Fixed(f"{number * 100 - 100:04d}"), "APPROX")


def half_of(number: int, whole: Meaning) -> Meaning:
    return m.Nth(number, "half", whole)


def unit_then(unit: str | None) -> Meaning | None:
    """ "the decade": that of the time spoken of, if any"""
    return None if unit is None else m.Step(unit, 0, m.Unknown())


def which_week(this: int | None, next: int | None) -> Meaning:
    """Last week, unless told to be this one (0) or the next (1)."""
    return m.Step("week", next if next is not None else -1 if this is None else this, m.Now())


def part(unit: str, number: int) -> Meaning | None:
    most = {"quarter": 4, "half": 2}[unit]
    return m.Part(unit, number) if 1 <= number <= most else None


def within(inner: Meaning | None, whole: Meaning | None) -> Meaning | None:
    return m.Within(inner, whole) if inner and whole else inner


def feast(name: str, whole: Meaning | None) -> Meaning | None:
    return within(m.Feast(name), whole)


def nth(number: int | None, cycle: Meaning, whole: Meaning) -> Meaning:
    return m.Nth(-1 if number is None else number, cycle, whole)


def modified(whole: Meaning | None, mod: str | None) -> Meaning | None:
    if whole is None:
        return None
    return m.Modified(whole, mod) if mod else whole


def mods(first: str, last: str) -> str:
    """ "early to mid": the parts of a whole that both ends take in"""
    return {("START", "MID"): "START-MID", ("MID", "END"): "MID-END"}.get((first, last), "")


def about(*values: Meaning | int | None) -> Meaning | None:
    whole = either(*values)
    return modified(m.Month(whole) if isinstance(whole, int) else whole, "APPROX")
