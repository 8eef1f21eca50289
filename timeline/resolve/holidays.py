"""The one doorway to `holidays`: the calendars of countries, and their names.

It is heavy, so it is imported when a text first names a day that only it knows.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from warnings import catch_warnings, simplefilter

from timeline.model.day import Day

ALIASES = {
    "america": "US", "britain": "GB", "england": "GB", "great britain": "GB", "northern ireland": "GB",
    "scotland": "GB", "uk": "GB", "u.k.": "GB", "u.s.": "US", "us": "US", "usa": "US", "u.s.a.": "US", "uae": "AE",
    "wales": "GB", "czech republic": "CZ", "holland": "NL", "korea": "KR", "the netherlands": "NL",
    "the united states": "US", "türkiye": "TR", "vietnam": "VN",
}  # fmt: skip
OBSERVED = "(observed"  # a day off in place of a feast at the weekend is not the feast


@lru_cache(maxsize=256)
def country_of(place: str) -> str:
    """`IN` for "Delhi, India"; empty where its last word is no country."""
    from holidays.registry import COUNTRIES

    name = place.rsplit(",", 1)[-1].strip().lower()
    known = COUNTRIES.get(name.replace(" ", "_"))
    return ALIASES.get(name) or (known[1] if known else "")


@lru_cache(maxsize=4096)
def first_day(country: str, starts: tuple[str, ...], year: int) -> Day | None:
    """The first day of a year whose name starts so, days of estimated moons among them.

    One "observed" in its place is given only where the calendar has no other.
    """
    import holidays

    with catch_warnings():
        simplefilter("ignore")  # it warns of years that it has no moons for
        try:
            public = holidays.country_holidays(country, years=year, language="en_US")
        except NotImplementedError:
            return None
        kinds = public.supported_categories
        every = holidays.country_holidays(country, years=year, language="en_US", categories=kinds)
        return _first(public, starts) or _first(every, starts)


def _first(known: Mapping[date, str], starts: tuple[str, ...]) -> Day | None:
    named = [(day, each) for day, names in known.items() for each in names.split("; ") if each.startswith(starts)]
    days = sorted(day for day, name in named if OBSERVED not in name) or sorted(day for day, _ in named)
    return Day(days[0].year, days[0].month, days[0].day) if days else None
