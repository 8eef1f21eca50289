"""A date as a person writes it, in EDTF or in words of any language: what they most likely meant."""

import re
from collections.abc import Callable

from timeline.find import find
from timeline.model.article import Context
from timeline.model.day import EVER, NEVER, Day, make_day
from timeline.model.when import When, when_range
from timeline.resolve import read_phrase
from timeline.textdate import read_date

LONGEST = 120  # characters
MEANT_AS_EDTF = re.compile(r"-?[0-9X]{4}-(?![0-9]{4}$)[-/0-9XTZ:.+~?%]+")  # a slip is told, not guessed at: 2019-13-01
UNPADDED = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
WEEK = re.compile(r"(\d{4})-?W(\d{2})")
OPEN = re.compile(r"(since|after|until|till|up to|before)\s+(.+)", re.IGNORECASE | re.DOTALL)
RANGE = re.compile(r"(?:from |between )?(.+?)(?: to | and | until | [-–—] |[–—/])(.+)", re.IGNORECASE | re.DOTALL)
DAY_OF_MONTH = re.compile(r"(?<![\d-])(29|[3-9]\d)(?!\d)")


def understand(words: str, context: Context) -> When:
    """EDTF, else a phrase of the engine's ("3 weeks before Christmas 2018"), else whatever dateparser reads.

    What follows "since", "after", "until" or "before" is an end of an open range. Raises ValueError saying what would
    be right.
    """
    text = " ".join(words.split())
    if len(text) > LONGEST:
        raise ValueError(f"{len(text)} characters are too many for a date")
    try:
        return When(_padded(text))
    except ValueError:
        if MEANT_AS_EDTF.fullmatch(text):
            raise
    if found := WEEK.fullmatch(text):
        return _week(int(found[1]), int(found[2]))
    if found := OPEN.fullmatch(text):
        return OPENINGS[found[1].lower()](understand(found[2], context))
    if phrase := read_phrase(text, context, find):
        return phrase
    try:
        return _read(text, context)
    except ValueError:
        if span := _range(text, context):
            return span
        _check_day(text, context)
        raise


def _read(text: str, context: Context) -> When:
    return read_date(text, context.language, context.number_order, context.today, context.calendar)


def _padded(text: str) -> str:
    """`2019-2-3` is 2019-02-03, and `199x` is 199X: nobody means anything else by them."""
    if found := UNPADDED.fullmatch(text):
        return "-".join(part.zfill(2) for part in found.groups() if part)
    return text.upper() if re.fullmatch(r"-?[\dx]{4}(-[\dx]{2}){0,2}[~?%]?", text) else text


def _week(year: int, week: int) -> When:
    """An ISO week, Monday to Sunday: week 1 has the first Thursday of its year."""
    fourth = make_day(year, 1, 4)
    monday = fourth.plus_days((week - 1) * 7 - fourth.weekday)
    if not 1 <= week <= 53 or monday.plus_days(3).year != year:
        raise ValueError(f"{year} has no week {week}")
    return when_range(monday, monday.plus_days(6))


def _before(when: When) -> When:
    return When(f"../{_neighbour(when, when.earliest, -1)}")


def _after(when: When) -> When:
    return When(f"{_neighbour(when, when.latest, 1)}/..")


def _neighbour(when: When, day: Day, step: int) -> str:
    """The year, else the day, next to a date: before 1900 is until 1899."""
    return f"{day.year + step:04d}" if when.precision == "year" and day.year > 1 else str(day.plus_days(step))


def _start(when: When) -> str:
    return when.edtf.split("/")[0]


def _end(when: When) -> str:
    return when.edtf.split("/")[-1]


OPENINGS: dict[str, Callable[[When], When]] = {
    "since": lambda when: When(f"{_start(when)}/.."),
    "after": _after,
    "until": lambda when: When(f"../{_end(when)}"),
    "till": lambda when: When(f"../{_end(when)}"),
    "up to": lambda when: When(f"../{_end(when)}"),
    "before": _before,
}


def _range(text: str, context: Context) -> When | None:
    """Two dates in words; one that ends before it starts is an error, as in EDTF."""
    found = RANGE.fullmatch(text)
    if not found:
        return None
    try:
        first, last = (understand(part, context) for part in found.groups())
    except ValueError:
        return None
    if first.earliest == EVER or last.latest == NEVER:
        return None
    return When(f"{_start(first)}/{_end(last)}")


def _check_day(text: str, context: Context) -> None:
    """Raises ValueError for a day that its month does not have: `30 February 2019`."""
    found = DAY_OF_MONTH.search(text)
    if not found or context.calendar != "gregorian":
        return
    first = f"{text[: found.start()]}1{text[found.end() :]}"
    try:
        when = _read(first, context)
    except ValueError:
        return
    if when.precision == "day":
        make_day(when.earliest.year, when.earliest.month, int(found[1]))
