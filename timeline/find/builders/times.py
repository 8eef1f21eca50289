"""Times of day, lengths, sets and ages."""

from typing import Any

from timeline.model import meaning as m
from timeline.model.meaning import Meaning

MIDNIGHT = 24


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


def four(digits: int, zone: str | None) -> Meaning | None:
    """0735 GMT"""
    return clock(digits // 100, digits % 100, None, zone)


def clock_in(hour: int, minute: int | None, part: str) -> Meaning | None:
    """four in the morning"""
    return clock(hour, minute, 0 if part == "MO" else 12)


def after_midnight(day: Meaning | None) -> Meaning:
    """ "Shortly after midnight on Sunday": when that day begins."""
    return on_day(m.Clock(0, 0, m.Unknown()), day or m.Unknown())


def on_day(clock: m.Clock, day: Meaning) -> Meaning:
    """Nine o'clock "this evening" is 21:00."""
    hour = clock.hour
    if isinstance(day, m.PartOfDay):
        later = day.code in ("AF", "EV") or (day.code == "NI" and hour > 5)
        hour, day = hour + 12 * (later and hour < 12), day.day
    return m.Clock(hour, clock.minute, day, clock.zone)


def clock_on(clock: m.Clock, days: Meaning) -> Meaning:
    """nine o'clock on Sundays"""
    return m.Clock(clock.hour, clock.minute, days, clock.zone)


def every(what: Meaning | None, quant: str | None = None, freq: str | None = None) -> Meaning | None:
    return m.Every(what, quant or "", freq or "") if what else None


def age(count: float, unit: str) -> Meaning | None:
    return m.Age(int(count), unit) if 0 < count < 125 else None
