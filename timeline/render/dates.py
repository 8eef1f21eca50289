"""A date as templates see it."""

from functools import lru_cache

from timeline.model.day import EVER, NEVER, Day
from timeline.model.when import When
from timeline.render.locale import Tongue, say_when
from timeline.render.views import DateView

FINER_THAN_A_YEAR = {"minute", "day", "month", "season", "quarter", "quadrimester", "half"}
LENGTHS = ((2, "moment"), (62, "days"), (731, "months"), (3653, "years"))  # up to so many days


@lru_cache(maxsize=8192)
def date_view(when: When, tongue: Tongue) -> DateView:
    """Everything that a template may want to know of a date."""
    parsed = when.parsed
    first = parsed.earliest if parsed.earliest != EVER else parsed.latest
    last = parsed.latest if parsed.latest != NEVER else parsed.earliest
    return DateView(
        text=say_when(when.edtf, tongue),
        short=short_date(when, tongue),
        datetime=html_datetime(when),
        edtf=when.edtf,
        earliest="" if parsed.earliest == EVER else str(parsed.earliest),
        latest="" if parsed.latest == NEVER else str(parsed.latest),
        start=first.ordinal,
        end=last.ordinal,
        year=first.year,
        end_year=last.year,
        precision=parsed.precision,
        length=length(first, last),
        approximate=parsed.approximate,
        uncertain=parsed.uncertain,
    )


def is_fine(when: When) -> bool:
    """Whether a date lies within one year and says more than the year."""
    first, last = when.earliest, when.latest
    finer = when.precision in FINER_THAN_A_YEAR or (when.precision == "interval" and not is_whole_years(first, last))
    return finer and first.year == last.year


def is_whole_years(first: Day, last: Day) -> bool:
    return first[1:] == (1, 1) and last[1:] == (12, 31)


def short_date(when: When, tongue: Tongue) -> str:
    """What a year's heading leaves to say: `20–21 December`. All of it where the date is no finer than a year."""
    return say_when(when.edtf, tongue, with_year=not is_fine(when))


def html_datetime(when: When) -> str:
    """A valid `datetime` attribute (HTML standard: dates, months, years of four digits), or nothing."""
    parsed = when.parsed
    if "/" in when.edtf or not 1 <= parsed.earliest.year <= 9999:
        return ""
    day = str(parsed.earliest)
    if parsed.precision == "minute":
        return f"{day}T{when.edtf.split('T')[1][:5]}"
    if "X" in when.edtf:
        return ""
    return {"day": day, "month": day[:7], "year": day[:4]}.get(parsed.precision, "")


def when_year(year: int) -> When:
    """A year as EDTF: four digits, or a Y and more (`-0043`, `Y12000`)."""
    sign = "-" if year < 0 else ""
    return When(f"{sign}{abs(year):04d}" if abs(year) <= 9999 else f"Y{year}")


def when_month(year: int, month: int) -> When:
    """A month; where EDTF has no form for it, its year."""
    return When(f"{when_year(year)}-{month:02d}") if abs(year) <= 9999 else when_year(year)


def length(first: Day, last: Day) -> str:
    days = last.ordinal - first.ordinal + 1
    return next((name for most, name in LENGTHS if days < most), "decades")
