"""EDTF, the Extended Date/Time Format (ISO 8601-2:2019, https://www.loc.gov/standards/datetime/).

Read here: levels 0 and 1 whole but for exponential years, and of level 2 what a timeline needs: unspecified digits
anywhere (`156X-12`), quarters and halves (`2019-33`, `2019-40`), seasons by hemisphere (`2019-26`).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from timeline.model.day import EVER, NEVER, Day, days_in_month, make_day

QUALIFIERS = {"": (False, False), "~": (True, False), "?": (False, True), "%": (True, True)}

# code: (name, first month, months). A part that starts late in the year runs into the next one.
PARTS_OF_YEAR = {
    21: ("season", 3, 3), 22: ("season", 6, 3), 23: ("season", 9, 3), 24: ("season", 12, 3),
    25: ("season", 3, 3), 26: ("season", 6, 3), 27: ("season", 9, 3), 28: ("season", 12, 3),
    29: ("season", 9, 3), 30: ("season", 12, 3), 31: ("season", 3, 3), 32: ("season", 6, 3),
    33: ("quarter", 1, 3), 34: ("quarter", 4, 3), 35: ("quarter", 7, 3), 36: ("quarter", 10, 3),
    37: ("quadrimester", 1, 4), 38: ("quadrimester", 5, 4), 39: ("quadrimester", 9, 4),
    40: ("half", 1, 6), 41: ("half", 7, 6),
}  # fmt: skip

DATE = re.compile(
    r"""(?P<year>-?[0-9X]{4}|Y-?[0-9]{5,9})
        (?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2})
            (?P<clock>T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?)?)?
        (?P<qualifier>[~?%]?)""",
    re.VERBOSE,
)
CLOCK = re.compile(r"T(?:([01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9]|:60)?|24:00(?::00)?)(?:Z|[+-].*)?")


@dataclass(frozen=True, slots=True)
class Edtf:
    """What a text of EDTF says: inclusive days, the precision known, and how sure its writer was."""

    earliest: Day
    latest: Day
    precision: str  # minute day month season quarter quadrimester half year decade century millennium interval
    approximate: bool = False
    uncertain: bool = False


@lru_cache(maxsize=65536)
def parse(text: str) -> Edtf:
    """Read EDTF. Raises ValueError saying what is wrong and what would be right."""
    if "/" in text:
        return _interval(text)
    return _date(text)


def _interval(text: str) -> Edtf:
    start_text, _, end_text = text.partition("/")
    if start_text in ("", "..") and end_text in ("", ".."):
        raise ValueError(f'"{text}" is open at both ends; give a start (1998/..) or an end (../2003)')
    start = None if start_text in ("", "..") else _date(start_text)
    end = None if end_text in ("", "..") else _date(end_text)
    earliest = start.earliest if start else EVER
    latest = end.latest if end else NEVER
    if latest < earliest:
        raise ValueError(f'"{text}" ends before it starts; the earlier date comes first ({end_text}/{start_text})')
    known = [part for part in (start, end) if part]
    return Edtf(
        earliest,
        latest,
        "interval",
        any(part.approximate for part in known),
        any(part.uncertain for part in known),
    )


def _date(text: str) -> Edtf:
    found = DATE.fullmatch(text)
    if not found:
        raise ValueError(f'"{text}" is not EDTF; write 2019-12-20, 2019-12, 2019, 199X, 2000~ or 1998/2003')
    approximate, uncertain = QUALIFIERS[found["qualifier"]]
    earliest, latest, precision = _bounds(found)
    return Edtf(earliest, latest, precision, approximate, uncertain)


def _bounds(found: "re.Match[str]") -> tuple[Day, Day, str]:
    low_year, high_year, precision = _years(found["year"].removeprefix("Y"))
    month, day = found["month"], found["day"]
    if month is None:
        return Day(low_year, 1, 1), Day(high_year, 12, 31), precision
    if day is None and month.isdecimal() and int(month) in PARTS_OF_YEAR:
        return _part_of_year(low_year, high_year, int(month))
    if month == "XX":
        if day not in (None, "XX"):
            _digits(day, 1, 31)
        return Day(low_year, 1, 1), Day(high_year, 12, 31), precision
    low_month, high_month = _digits(month, 1, 12)
    if day in (None, "XX"):
        precision = "month" if "X" not in found["year"] and low_month == high_month else precision
        return Day(low_year, low_month, 1), Day(high_year, high_month, days_in_month(high_year, high_month)), precision
    if "X" in day:
        low_day, high_day = _digits(day, 1, days_in_month(high_year, high_month))
        return Day(low_year, low_month, low_day), Day(high_year, high_month, high_day), "month"
    if found["clock"] and not CLOCK.fullmatch(found["clock"]):
        raise ValueError(f'"{found["clock"][1:]}" is not a time of day; write 17:04')
    low = make_day(low_year, low_month, int(day))
    high = make_day(high_year, high_month, int(day))
    return low, high, "minute" if found["clock"] else "day"


def _years(text: str) -> tuple[int, int, str]:
    """`199X` is 1990 to 1999, and of a decade's precision."""
    if "X" not in text:
        return int(text), int(text), "year"
    if text.startswith("-"):  # before year 0 the larger number is the earlier year
        low, high = int(text.replace("X", "9")), int(text.replace("X", "0"))
    else:
        low, high = int(text.replace("X", "0")), int(text.replace("X", "9"))
    unknown = len(text) - text.index("X")
    return low, high, ("decade", "century", "millennium", "interval")[unknown - 1]


def _part_of_year(low_year: int, high_year: int, code: int) -> tuple[Day, Day, str]:
    name, first, months = PARTS_OF_YEAR[code]
    last = Day(high_year, first, 1).plus_months(months - 1)
    return Day(low_year, first, 1), last._replace(day=days_in_month(last.year, last.month)), name


def _digits(text: str, lowest: int, highest: int) -> tuple[int, int]:
    """The range that two digits stand for: `1X` of a month is 10 to 12."""
    low = max(int(text.replace("X", "0")), lowest) if "X" in text else int(text)
    high = min(int(text.replace("X", "9")), highest) if "X" in text else int(text)
    if not lowest <= low <= high <= highest:
        raise ValueError(f'"{text}" is not between {lowest:02d} and {highest:02d}')
    return low, high
