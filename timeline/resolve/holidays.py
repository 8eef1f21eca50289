"""Named days by country, year by year."""

from collections.abc import Callable
from functools import lru_cache

from timeline.model.day import Day, days_in_month

FIXED = {
    "christmas": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "new year": (1, 1),
    "new year eve": (12, 31), "valentine": (2, 14), "halloween": (10, 31), "armistice day": (11, 11), "may day": (5, 1), "bastille day": (7, 14),
    "juneteenth": (6, 19), "nowruz": (3, 21), "independence day": (7, 4),
}  # fmt: skip
FROM_EASTER = {"easter": 0, "good friday": -2, "ash wednesday": -46, "palm sunday": -7}


def easter(year: int) -> Day:
    """Western Easter Sunday (the anonymous Gregorian computus, Nature, 20 April 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    z = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * z) // 451
    month, day = divmod(h + z - 7 * m + 114, 31)
    return Day(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> Day:
    """`number` -1 is the last."""
    if number < 0:
        last = Day(year, month, days_in_month(year, month))
        return last.plus_days(-((last.weekday - weekday) % 7))
    first = Day(year, month, 1)
    return first.plus_days((weekday - first.weekday) % 7 + 7 * (number - 1))


MOVABLE: dict[str, Callable[[int], Day]] = {
    "thanksgiving": lambda year: nth_weekday(year, 11, 3, 4),
    "memorial day": lambda year: nth_weekday(year, 5, 0, -1),
    "labor day": lambda year: nth_weekday(year, 9, 0, 1),
    "columbus day": lambda year: nth_weekday(year, 10, 0, 2),
    "martin luther king day": lambda year: nth_weekday(year, 1, 0, 3),
}


@lru_cache(maxsize=4096)
def feast_in(name: str, year: int, place: str) -> Day | None:
    """The day of a feast in a year, or None where no table here has it."""
    if name in FIXED:
        month, day = FIXED[name]
        return Day(year, month, day)
    if name in FROM_EASTER:
        return easter(year).plus_days(FROM_EASTER[name])
    return MOVABLE[name](year) if name in MOVABLE else None
