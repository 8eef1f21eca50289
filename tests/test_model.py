"""The values that the stages meet in."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from timeline.model.day import EVER, NEVER, Day, days_in_month, from_ordinal
from timeline.model.when import When, when_day, when_range

CASES = yaml.load((Path(__file__).parent / "cases/model/edtf.yaml").read_text("utf-8"), yaml.BaseLoader)
years = st.integers(-9999, 9999)
days = st.builds(from_ordinal, st.integers(Day(-9999, 1, 1).ordinal, Day(9999, 12, 31).ordinal))


@pytest.mark.parametrize("edtf", CASES["reads"])
def test_edtf_reads(edtf: str) -> None:
    earliest, latest, precision, *qualifiers = CASES["reads"][edtf]
    when = When(edtf)
    assert str(when.earliest) == (earliest if earliest != "null" else str(EVER))
    assert str(when.latest) == (latest if latest != "null" else str(NEVER))
    assert when.precision == precision
    assert when.approximate == ("approximate" in qualifiers)
    assert when.uncertain == ("uncertain" in qualifiers)


@pytest.mark.parametrize("edtf", CASES["refuses"])
def test_edtf_refuses_with_words(edtf: str) -> None:
    with pytest.raises(ValueError, match=re.escape(CASES["refuses"][edtf])):
        When(edtf)


@given(days)
def test_a_day_survives_edtf(day: Day) -> None:
    when = when_day(day)
    assert when.earliest == when.latest == day
    assert when.precision == "day"


@given(days, days)
def test_a_range_survives_edtf(one: Day, other: Day) -> None:
    first, last = sorted((one, other))
    when = when_range(first, last)
    assert (when.earliest, when.latest) == (first, last)


@given(years, st.integers(1, 12))
def test_a_month_survives_edtf(year: int, month: int) -> None:
    when = When(f"{Day(year, month, 1)}"[:-3])
    assert when.earliest == Day(year, month, 1)
    assert when.latest == Day(year, month, days_in_month(year, month))


@given(days)
def test_ordinals_come_back(day: Day) -> None:
    assert from_ordinal(day.ordinal) == day
    assert from_ordinal(day.ordinal + 1).weekday == (day.weekday + 1) % 7


@given(st.dates())
def test_days_agree_with_the_standard_library(known: date) -> None:
    day = Day(known.year, known.month, known.day)
    assert str(day) == known.isoformat()
    assert day.ordinal == known.toordinal()
    assert day.weekday == known.weekday()


@given(st.dates(max_value=date(9990, 1, 1)), st.integers(-300, 300))
def test_months_are_counted_to_the_same_day_or_the_last(known: date, months: int) -> None:
    day = Day(known.year, known.month, known.day)
    moved = day.plus_months(months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day == min(day.day, days_in_month(moved.year, moved.month))
    assert day.plus_days(1).ordinal - day.ordinal == timedelta(1).days
