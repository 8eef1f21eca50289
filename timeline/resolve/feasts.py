"""Named days, year by year: fixed ones, those told by their weekday and those that hang on Easter by rule.

What the moon or a country's law decides comes from `holidays`, whose calendars reach from 1948 or so (earlier for
some) to about 2100; outside of that such a feast is not dated.
"""

from collections.abc import Callable
from functools import lru_cache

from timeline.model.day import Day, days_in_month
from timeline.resolve.holidays import country_of, first_day
from timeline.textdate.calendars import to_gregorian

FIXED = {
    "christmas": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "new year": (1, 1),
    "halloween": (10, 31), "new year eve": (12, 31), "valentine": (2, 14), "armistice day": (11, 11),
    "may day": (5, 1), "juneteenth": (6, 19), "bastille day": (7, 14), "guy fawkes": (11, 5), "all saints": (11, 1),
    "all souls": (11, 2), "epiphany": (1, 6), "twelfth night": (1, 5), "candlemas": (2, 2), "lady day": (3, 25),
    "michaelmas": (9, 29), "midsummer day": (6, 24), "burns night": (1, 25), "anzac day": (4, 25),
    "canada day": (7, 1), "australia day": (1, 26), "waitangi day": (2, 6), "flag day": (6, 14),
    "pearl harbor day": (12, 7), "women's day": (3, 8), "earth day": (4, 22), "cinco de mayo": (5, 5),
    "april fools": (4, 1), "groundhog day": (2, 2), "ve day": (5, 8), "vj day": (8, 15), "german unity day": (10, 3),
    "holocaust memorial day": (1, 27), "human rights day": (12, 10), "aids day": (12, 1), "environment day": (6, 5),
    "orthodox christmas": (1, 7), "st patrick": (3, 17), "st george": (4, 23), "st andrew": (11, 30),
    "st david": (3, 1), "st stephen": (12, 26), "st nicholas": (12, 6), "st valentine": (2, 14), "st john": (6, 24),
    "st martin": (11, 11), "st swithin": (7, 15), "st lucy": (12, 13), "st bartholomew": (8, 24),
    "st crispin": (10, 25), "st james": (7, 25),
}  # fmt: skip
FROM_EASTER = {
    "easter": 0, "easter monday": 1, "easter saturday": -1, "good friday": -2, "maundy thursday": -3,
    "palm sunday": -7, "ash wednesday": -46, "mardi gras": -47, "pentecost": 49, "whit monday": 50,
    "ascension day": 39, "trinity sunday": 56, "corpus christi": 60, "mothering sunday": -21,
}  # fmt: skip
# feast: the countries whose calendar has it, the start of its name there (which differs by the release of `holidays`)
BY_MOON: dict[str, tuple[str, tuple[str, ...]]] = {
    "nowruz": ("IR", ("Nowruz",)), "eid al-fitr": ("TR", ("Eid al-Fitr",)), "eid al-adha": ("TR", ("Eid al-Adha",)),
    "passover": ("IL", ("Pesach",)), "rosh hashanah": ("IL", ("Rosh Hashanah",)), "yom kippur": ("IL", ("Yom Kippur",)),
    "sukkot": ("IL", ("Sukkot",)), "shavuot": ("IL", ("Shavuot",)), "hanukkah": ("IL", ("Hanukkah", "Chanukah")),
    "purim": ("IL", ("Purim",)), "chinese new year": ("CN", ("Chinese New Year", "Spring Festival")),
    "diwali": ("SG", ("Deepavali", "Diwali")), "holi": ("IN", ("Holi",)), "vesak": ("SG", ("Vesak",)),
    "ashura": ("IR", ("Ashura",)), "chuseok": ("KR", ("Chuseok",)), "songkran": ("TH", ("Songkran",)),
}  # fmt: skip
# feasts that last: days from another feast to the first day and to the last
LASTING = {
    "passover": ("passover", 0, 7), "hanukkah": ("hanukkah", 0, 7),
    "sukkot": ("sukkot", 0, 6), "lent": ("easter", -46, -1), "holy week": ("easter", -7, -1),
    "songkran": ("songkran", 0, 2),
}  # fmt: skip
HIJRI_MONTHS = {"ramadan": 9}  # of 29 or 30 days, as the calendar of Umm al-Qura has it
NATIONAL = {  # by the country of the place
    "independence day": ("Independence Day", "National Day"),
    "republic day": ("Republic Day",),
    "national day": ("National Day",),
    "victory day": ("Victory Day",),
    "liberation day": ("Liberation Day",),
    "constitution day": ("Constitution Day",),
}
UNPLACED = {"independence day": (7, 4), "victory day": (5, 9)}  # where the place tells no country


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


def orthodox_easter(year: int) -> Day:
    """Easter by the Julian calendar (Meeus, Astronomical Algorithms, 1991), as a Gregorian day."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    month, day = divmod(d + (2 * a + 4 * b - d + 34) % 7 + 114, 31)
    return Day(year, month, day + 1).plus_days(year // 100 - year // 400 - 2)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> Day:
    """`number` -1 is the last."""
    if number < 0:
        last = Day(year, month, days_in_month(year, month))
        return last.plus_days(-((last.weekday - weekday) % 7))
    first = Day(year, month, 1)
    return first.plus_days((weekday - first.weekday) % 7 + 7 * (number - 1))


Rule = Callable[[int], Day]
MOVABLE: dict[str, Rule] = {
    "thanksgiving": lambda year: nth_weekday(year, 11, 3, 4),
    "black friday": lambda year: nth_weekday(year, 11, 3, 4).plus_days(1),
    "cyber monday": lambda year: nth_weekday(year, 11, 3, 4).plus_days(4),
    "memorial day": lambda year: nth_weekday(year, 5, 0, -1),
    "labor day": lambda year: nth_weekday(year, 9, 0, 1),
    "columbus day": lambda year: nth_weekday(year, 10, 0, 2),
    "martin luther king day": lambda year: nth_weekday(year, 1, 0, 3),
    "presidents day": lambda year: nth_weekday(year, 2, 0, 3),
    "mothers day": lambda year: nth_weekday(year, 5, 6, 2),
    "fathers day": lambda year: nth_weekday(year, 6, 6, 3),
    "remembrance sunday": lambda year: nth_weekday(year, 11, 6, 2),
    "august bank holiday": lambda year: nth_weekday(year, 8, 0, -1),
    "orthodox easter": orthodox_easter,
}
ELSEWHERE: dict[tuple[str, str], Rule] = {  # days of one name that differ by country
    ("thanksgiving", "CA"): lambda year: nth_weekday(year, 10, 0, 2),
    ("mothers day", "GB"): lambda year: easter(year).plus_days(-21),
    ("mothers day", "IE"): lambda year: easter(year).plus_days(-21),
    ("fathers day", "AU"): lambda year: nth_weekday(year, 9, 6, 1),
    ("fathers day", "NZ"): lambda year: nth_weekday(year, 9, 6, 1),
    ("labor day", "NZ"): lambda year: nth_weekday(year, 10, 0, 4),
    ("australia day", "AU"): lambda year: Day(year, 1, 26),
}
LABOR_DAY_IN_AUTUMN = ("", "US", "CA", "AU")  # the rest of the world keeps 1 May


@lru_cache(maxsize=4096)
def feast_in(name: str, year: int, place: str) -> tuple[Day, Day] | None:
    """First and last day of a feast in a year; None where no calendar here has it."""
    if name in HIJRI_MONTHS:
        return _hijri_month(HIJRI_MONTHS[name], year)
    other, first, last = LASTING.get(name, (name, 0, 0))
    day = _one_day(other, year, place)
    return (day.plus_days(first), day.plus_days(last)) if day else None


def _hijri_month(month: int, year: int) -> tuple[Day, Day] | None:
    """The first of that name that begins in a year: now and then there are two."""
    lunar = (year - 622) * 33 // 32
    for each in range(lunar - 1, lunar + 3):
        try:
            first = to_gregorian("hijri", each, month, 1)
            after = to_gregorian("hijri", each, month + 1, 1)
        except ValueError:
            continue  # before the Hijra
        if first.year == year:
            return first, after.plus_days(-1)
    return None


def _one_day(name: str, year: int, place: str) -> Day | None:
    if name in FIXED:
        return Day(year, *FIXED[name])
    if name in FROM_EASTER:
        return easter(year).plus_days(FROM_EASTER[name])
    if name in BY_MOON:
        country, starts = BY_MOON[name]
        return first_day(country, starts, year)
    country = country_of(place) if place else ""
    if name in NATIONAL:
        unplaced = Day(year, *UNPLACED[name]) if name in UNPLACED and country in ("", "US", "GB") else None
        return first_day(country, NATIONAL[name], year) if country and not unplaced else unplaced
    if name == "labor day" and country not in LABOR_DAY_IN_AUTUMN and (name, country) not in ELSEWHERE:
        return Day(year, 5, 1)
    rule = ELSEWHERE.get((name, country)) or MOVABLE.get(name)
    return rule(year) if rule else None
