"""What a whole text says as a date: numbers, names of months, about and ranges; the rest is asked of dateparser."""

import re

from timeline.model.day import Day, make_day
from timeline.model.when import When, when_day
from timeline.textdate.asking import ask, languages
from timeline.textdate.calendars import PERSIAN_SPEAKING, PLAUSIBLE, named_month, to_gregorian

LONGEST = 100  # characters of a date in words
HINT = "write 2019-12-20, 2019-12, 2019 or 20 December 2019"

# "About", before a date, in the languages above.
ABOUT = (
    "about|around|circa|ca|c|approximately|vers|environ|autour de|um|etwa|ungefähr|gegen|hacia|alrededor de|sobre|"
    "verso|intorno al?|por volta de|cerca de|omstreeks|rond|około|ok|cirka|omkring|noin|kolem|cca|körül|oko|okolo|"
    "около|примерно|близько|حدود|حوالي|نحو|περίπου|בערך|約|约|大约"
)
APPROXIMATE = re.compile(rf"(?:{ABOUT})(?:\.\s*|\s+|(?<=[約约]))(?P<date>.*\d.*)", re.IGNORECASE)
RANGE = re.compile(r"(?P<first>\S.*?)(?:\s*[–—]\s*|\s+-\s+)(?P<last>\S.*)")
DAYS = re.compile(r"(?P<first>\d{1,2})(?P<dot>\.?)-(?P<last>\d{1,2}\b.*\D\d{4})")

NUMERIC = re.compile(r"(\d{1,4})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,4})\.?")


def read_date(words: str, language: str, number_order: str, base: Day | None, calendar: str = "gregorian") -> When:
    """The date that a whole text says, as precisely as it says it: "août 1963" is a month, "1963" a year.

    `language` is BCP 47, tried before others; `number_order` is how 3/4/2019 is read; `base` is the day that "hier"
    and a date without its year count from: without it neither is read. Raises ValueError saying what would be right.
    """
    text = _plain(words)
    if not text:
        raise ValueError(f"no date ({HINT})")
    if len(text) > LONGEST:
        raise ValueError(f'"{text[:LONGEST]}…" is too long for a date ({HINT})')
    if about := APPROXIMATE.fullmatch(text):
        return _approximate(read_date(about["date"], language, number_order, base, calendar))
    if ends := RANGE.fullmatch(text) or DAYS.fullmatch(text):
        first, last = _complete(ends["first"], ends["last"])
        return When(
            f"{read_date(first, language, number_order, base, calendar)}"
            f"/{read_date(last, language, number_order, base, calendar)}"
        )
    when = read_numbers(text, number_order, language, calendar) or named_month(text)
    if when:
        return when
    for each in languages(text, language):
        if found := ask(text, each, number_order, base):
            return found
    raise ValueError(f'"{words}" is not understood as a date ({HINT})')


def _approximate(when: When) -> When:
    """EDTF's `~`, on both ends of a range."""
    return When(
        "/".join(part if part.endswith(("~", "%")) else f"{part.rstrip('?')}~" for part in when.edtf.split("/"))
    )


def _complete(first: str, last: str) -> tuple[str, str]:
    """The first end of a range with what it leaves for the last to say: month and year of "5 – 9 août 1998"."""
    if first.rstrip(".").isdecimal() and len(first.rstrip(".")) <= 2:
        return first + re.sub(r"^\d+\.?", "", last), last
    year = re.search(r"\d{4}$", last)
    return (first if not year or re.search(r"\d{4}", first) else f"{first} {year[0]}"), last


def _plain(words: str) -> str:
    """Digits of any script made ASCII, marks of direction dropped, white space made one."""
    text = "".join(str(int(c)) if c.isdecimal() and not c.isascii() else c for c in words)
    return " ".join(re.sub("[\u200c-\u200f\u202a-\u202e\u2066-\u2069]", "", text).split())


def read_numbers(text: str, number_order: str, language: str = "", calendar: str = "gregorian") -> When | None:
    """`3/4/2019`, `20.12.2019`, `1398/09/30`: by the order of numbers, but a year may stand first. None for others.

    Raises ValueError where there is no such day.
    """
    found = NUMERIC.fullmatch(text)
    if not found:
        return None
    first, second, third = int(found[1]), int(found[3]), int(found[4])
    if len(found[1]) >= 3:
        year, month, day = first, second, third
    elif len(found[4]) >= 3:
        year = third
        day, month = (second, first) if number_order == "MDY" else (first, second)
    else:
        raise ValueError(f'"{text}" has no year of four digits ({HINT})')
    if 31 >= month > 12 >= day and len(found[1]) < 3:
        raise ValueError(f'"{text}" has no month {month} when read as {number_order} ({year}-{day:02d}-{month:02d}?)')
    if calendar == "gregorian" and language.split("-")[0] in PERSIAN_SPEAKING:
        calendar = "persian"
    if calendar != "gregorian" and year in PLAUSIBLE[calendar]:
        return when_day(to_gregorian(calendar, year, month, day))
    return when_day(make_day(year, month, day))
