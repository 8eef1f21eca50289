"""Tables of what other people keep up, held against the packages that are installed."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from convertdate import hebrew, persian
from hijridate import Hijri

from timeline.read.zones import ODD_OFFSETS, zone_of_offset
from timeline.textdate import read_date
from timeline.textdate.calendars import MONTHS

HIJRI = [Hijri(1445, month, 1).month_name(language) for language in ("ar", "en") for month in range(1, 13)]


NAMES = [("persian", persian.MONTHS), ("hebrew", hebrew.MONTHS), ("hebrew", hebrew.MONTHS_HEB)]
NAMES += [("hijri", HIJRI[:12]), ("hijri", HIJRI[12:])]


@pytest.mark.parametrize(("calendar", "names"), NAMES)
def test_every_month_is_known_by_its_name(calendar: str, names: list[str]) -> None:
    known = [month.split("|") for month in MONTHS[calendar]]
    assert len(known) == len(names)
    for name, month in zip(names, known, strict=True):
        assert name.lower() in month, name


def test_a_leap_year_has_two_months_of_adar() -> None:
    assert read_date("14 Adar Bet 5784", "en", "DMY", None).edtf == "2024-03-24"
    with pytest.raises(ValueError, match="the hebrew calendar has no day 5785-13-14"):
        read_date("14 Adar Bet 5785", "en", "DMY", None)


def test_every_odd_offset_is_that_of_its_zone() -> None:
    for minutes, name in ODD_OFFSETS.items():
        moments = [datetime(2024, month, 15, tzinfo=ZoneInfo(name)) for month in range(1, 13)]
        assert minutes * 60 in {offset.total_seconds() for moment in moments if (offset := moment.utcoffset())}, name
        assert zone_of_offset(minutes) == name
