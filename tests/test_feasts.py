"""Named days that the engine counts itself, held against the public calendars of countries that keep them."""

import pytest

from timeline.resolve.feasts import feast_in
from timeline.resolve.holidays import first_day

YEARS = range(1990, 2041)
# feast, place of the article: country, the start of the day's name there, the first year of the law
KEPT = {
    ("christmas", ""): ("GB", "Christmas Day", 1990),
    ("boxing day", ""): ("GB", "Boxing Day", 1990),
    ("new year", ""): ("US", "New Year's Day", 1990),
    ("armistice day", ""): ("FR", "Armistice Day", 1990),
    ("bastille day", ""): ("FR", "National Day", 1990),
    ("ve day", ""): ("FR", "Victory Day", 1990),
    ("all saints", ""): ("FR", "All Saints' Day", 1990),
    ("epiphany", ""): ("AT", "Epiphany", 1990),
    ("may day", ""): ("FR", "Labor Day", 1990),
    ("german unity day", ""): ("DE", "German Unity Day", 1991),
    ("juneteenth", ""): ("US", "Juneteenth", 2021),
    ("canada day", ""): ("CA", "Canada Day", 1990),
    ("anzac day", ""): ("AU", "ANZAC Day", 1990),
    ("waitangi day", ""): ("NZ", "Waitangi Day", 1990),
    ("orthodox christmas", ""): ("RU", "Christmas Day", 1992),
    ("thanksgiving", ""): ("US", "Thanksgiving", 1990),
    ("thanksgiving", "Toronto, Canada"): ("CA", "Thanksgiving", 1990),
    ("memorial day", ""): ("US", "Memorial Day", 1990),
    ("labor day", ""): ("US", "Labor Day", 1990),
    ("labor day", "Auckland, New Zealand"): ("NZ", "Labour Day", 1990),
    ("columbus day", ""): ("US", "Columbus Day", 1990),
    ("martin luther king day", ""): ("US", "Martin Luther King", 1990),
    ("presidents day", ""): ("US", "Washington's Birthday", 1990),
    ("good friday", ""): ("GB", "Good Friday", 1990),
    ("easter monday", ""): ("FR", "Easter Monday", 1990),
    ("easter", ""): ("PL", "Easter Sunday", 1990),
    ("pentecost", ""): ("PL", "Pentecost", 1990),
    ("corpus christi", ""): ("PL", "Corpus Christi", 1990),
    ("ascension day", ""): ("FR", "Ascension Day", 1990),
    ("whit monday", ""): ("AT", "Pentecost Monday", 1990),
    ("orthodox easter", ""): ("CY", "Easter Sunday", 1990),
    ("maundy thursday", ""): ("NO", "Maundy Thursday", 1990),
}


@pytest.mark.parametrize(("feast", "kept"), KEPT.items(), ids=lambda each: " ".join(map(str, each)))
def test_a_feast_falls_where_a_country_keeps_it(feast: tuple[str, str], kept: tuple[str, str, int]) -> None:
    (name, place), (country, called, since) = feast, kept
    for year in YEARS:
        if year >= since:
            day = first_day(country, (called,), year)
            assert day is not None, f"{country} has no {called} in {year}"
            assert feast_in(name, year, place) == (day, day)
