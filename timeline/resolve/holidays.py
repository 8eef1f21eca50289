"""Named days, year by year: fixed ones and Easter by rule, the rest from the `holidays` package (its one doorway).

`holidays` is heavy, so it is imported when a text first names a day that only it knows. Its calendars reach from 1948
or so (earlier for some) to about 2100; outside of that a moon-bound feast is not dated.
"""

from collections.abc import Callable
from functools import lru_cache

from timeline.model.day import Day, days_in_month

FIXED = {
    "christmas": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "new year": (1, 1), "halloween": (10, 31),
    "new year eve": (12, 31), "valentine": (2, 14), "armistice day": (11, 11), "may day": (5, 1), "juneteenth": (6, 19),
    "bastille day": (7, 14), "st patrick": (3, 17), "guy fawkes": (11, 5), "all saints": (11, 1), "epiphany": (1, 6),
    "anzac day": (4, 25), "canada day": (7, 1), "australia day": (1, 26), "orthodox christmas": (1, 7),
    "pearl harbor day": (12, 7), "women's day": (3, 8), "earth day": (4, 22), "cinco de mayo": (5, 5),
}  # fmt: skip
FROM_EASTER = {
    "easter": 0, "easter monday": 1, "good friday": -2, "maundy thursday": -3, "palm sunday": -7, "ash wednesday": -46,
    "mardi gras": -47, "pentecost": 49, "ascension day": 39,
}  # fmt: skip

# feast -> country whose calendar has it, the start of its name there
BY_MOON = {
    "nowruz": ("IR", "Nowruz"), "eid al-fitr": ("TR", "Eid al-Fitr"), "eid al-adha": ("TR", "Eid al-Adha"),
    "passover": ("IL", "Pesach"), "rosh hashanah": ("IL", "Rosh Hashanah"), "yom kippur": ("IL", "Yom Kippur"),
    "chinese new year": ("CN", "Chinese New Year"), "diwali": ("SG", "Deepavali"),
}  # fmt: skip
# feasts that last: days from another feast to the first day and to the last
FROM_ANOTHER = {"ramadan": ("eid al-fitr", -30, -1), "passover": ("passover", 0, 7)}
NATIONAL = {  # by the country of the place
    "independence day": "Independence Day",
    "republic day": "Republic Day",
    "national day": "National Day",
}
COUNTRIES = {
    "afghanistan": "AF", "argentina": "AR", "bangladesh": "BD", "brazil": "BR", "canada": "CA", "chile": "CL",
    "colombia": "CO", "croatia": "HR", "cuba": "CU", "egypt": "EG", "estonia": "EE", "finland": "FI", "ghana": "GH",
    "greece": "GR", "india": "IN", "indonesia": "ID", "iran": "IR", "ireland": "IE", "israel": "IL", "italy": "IT",
    "jamaica": "JM", "kenya": "KE", "latvia": "LV", "lithuania": "LT", "malaysia": "MY", "mexico": "MX",
    "nigeria": "NG", "norway": "NO", "pakistan": "PK", "peru": "PE", "philippines": "PH", "poland": "PL",
    "singapore": "SG", "south korea": "KR", "sri lanka": "LK", "tanzania": "TZ", "turkey": "TR", "uganda": "UG",
    "ukraine": "UA", "zimbabwe": "ZW",
}  # fmt: skip


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
    "black friday": lambda year: nth_weekday(year, 11, 3, 4).plus_days(1),
    "memorial day": lambda year: nth_weekday(year, 5, 0, -1),
    "labor day": lambda year: nth_weekday(year, 9, 0, 1),
    "columbus day": lambda year: nth_weekday(year, 10, 0, 2),
    "martin luther king day": lambda year: nth_weekday(year, 1, 0, 3),
    "presidents day": lambda year: nth_weekday(year, 2, 0, 3),
    "mothers day": lambda year: nth_weekday(year, 5, 6, 2),
    "fathers day": lambda year: nth_weekday(year, 6, 6, 3),
}


@lru_cache(maxsize=4096)
def feast_in(name: str, year: int, place: str) -> tuple[Day, Day] | None:
    """First and last day of a feast in a year; None where no calendar here has it."""
    if name in FROM_ANOTHER:
        other, first, last = FROM_ANOTHER[name]
        day = _by_moon(*BY_MOON[other], year)
        return (day.plus_days(first), day.plus_days(last)) if day else None
    day = _one_day(name, year, place)
    return (day, day) if day else None


def _one_day(name: str, year: int, place: str) -> Day | None:
    if name in FIXED:
        return Day(year, *FIXED[name])
    if name in FROM_EASTER:
        return easter(year).plus_days(FROM_EASTER[name])
    if name in MOVABLE:
        return MOVABLE[name](year)
    if name in NATIONAL:
        country = country_of(place)
        american = Day(year, 7, 4) if name == "independence day" else None
        return _by_moon(country, NATIONAL[name], year) if country else american
    return _by_moon(*BY_MOON[name], year) if name in BY_MOON else None


def country_of(place: str) -> str:
    """`IN` for "Delhi, India"; empty for what the table has not."""
    return COUNTRIES.get(place.rsplit(",", 1)[-1].strip().lower(), "")


def _by_moon(country: str, start: str, year: int) -> Day | None:
    """The first day of a year whose name starts so, observed days and days of estimated moons alike."""
    import holidays

    known = holidays.country_holidays(country, years=year, language="en_US")
    days = sorted(day for day, names in known.items() if any(each.startswith(start) for each in names.split("; ")))
    return Day(days[0].year, days[0].month, days[0].day) if days else None
