"""Whole dates in words of any language, and the one doorway to dateparser, convertdate and hijridate.

dateparser reads well what is a date and nothing else, told its language; so it is never asked to find one, never
without a language and never without a fixed day to count from. What it has no idea of (calendars other than the
Gregorian, without reading the clock) is read here from tables of month names. It is imported when first needed.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from timeline.model.day import Day, days_in_month, make_day
from timeline.model.when import When, when_day

LONGEST = 100  # characters of a date in words
HINT = "write 2019-12-20, 2019-12, 2019 or 20 December 2019"

# Years in which a bare number is a date of that calendar, and not of the Gregorian one.
PLAUSIBLE = {"persian": range(1000, 1600), "hijri": range(1000, 1600), "hebrew": range(4000, 6500)}
PERSIAN_SPEAKING = {"fa", "prs", "ps"}

# Month names: (Unicode CLDR 45: fa, prs, ar, he, en), with common spellings.
MONTHS: dict[str, tuple[str, ...]] = {
    "persian": (
        "فروردین|farvardin|حمل", "اردیبهشت|ordibehesht|ثور", "خرداد|khordad|جوزا", "تیر|tir|سرطان",
        "مرداد|امرداد|mordad|اسد", "شهریور|shahrivar|سنبله", "مهر|mehr|میزان", "آبان|aban|عقرب", "آذر|azar|قوس",
        "دی|dey|جدی", "بهمن|bahman|دلو", "اسفند|esfand|حوت",
    ),
    "hijri": (
        "محرم|muharram", "صفر|safar", "ربیع الاول|ربيع الأول|ربيع الاول|rabi al-awwal|rabi i",
        "ربیع الثانی|ربيع الآخر|ربيع الثاني|rabi al-thani|rabi ii", "جمادی الاول|جمادى الأولى|jumada al-ula|jumada i",
        "جمادی الثانی|جمادى الآخرة|jumada al-thani|jumada ii", "رجب|rajab", "شعبان|shaban|sha'ban",
        "رمضان|ramadan|ramazan", "شوال|shawwal", "ذیقعده|ذو القعدة|ذوالقعدة|dhu al-qadah|dhu al-qi'dah",
        "ذیحجه|ذو الحجة|ذوالحجة|dhu al-hijjah",
    ),
    "hebrew": (
        "ניסן|nisan", "אייר|iyar", "סיוון|סיון|sivan", "תמוז|tammuz", "אב|av", "אלול|elul", "תשרי|tishri|tishrei",
        "חשוון|חשון|heshvan|cheshvan", "כסלו|kislev", "טבת|tevet", "שבט|shevat|shvat", "אדר|adar",
    ),
}  # fmt: skip

# Languages to try where the article's own does not read it: by the script of the words, the likeliest first.
SCRIPTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("[\u0600-\u06ff]", ("fa", "ar", "ur")),
    ("[\u0400-\u04ff]", ("ru", "uk", "bg", "sr", "be", "mk")),
    ("[\u3040-\u30ff]", ("ja",)),
    ("[\u4e00-\u9fff]", ("zh", "ja")),
    ("[\uac00-\ud7af]", ("ko",)),
    ("[\u0590-\u05ff]", ("he",)),
    ("[\u0370-\u03ff]", ("el",)),
    ("[\u0900-\u097f]", ("hi", "mr", "ne")),
    ("[\u0980-\u09ff]", ("bn",)),
    ("[\u0b80-\u0bff]", ("ta",)),
    ("[\u0e00-\u0e7f]", ("th",)),
    ("[\u10a0-\u10ff]", ("ka",)),
    ("[\u0530-\u058f]", ("hy",)),
)
LATIN = (
    "en", "fr", "de", "es", "it", "pt", "nl", "pl", "tr", "sv", "da", "nb", "fi", "cs", "sk", "hu", "ro", "hr", "bs",
    "sl", "id", "vi", "ca", "lt", "lv", "et",
)  # fmt: skip

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
NAMED = re.compile(r"(?:(\d{1,2})\s*(?:st|nd|rd|th)?\s+)?(\D+?)\s+(\d{3,4})")
BARE_AMOUNT = re.compile(r"\W*\d+\W*[^\W\d]+\W*")


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
    when = read_numbers(text, number_order, language, calendar) or _named_month(text)
    if when:
        return when
    for each in _languages(text, language):
        if found := _ask(text, each, number_order, base):
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
        return when_day(_to_gregorian(calendar, year, month, day))
    return when_day(make_day(year, month, day))


def _named_month(text: str) -> When | None:
    """A month of another calendar by its name, with the year and perhaps the day: "۳۰ آذر ۱۳۹۸", "Ramadan 1440"."""
    found = NAMED.fullmatch(text.lower().removesuffix(" ah").removesuffix(" ap").strip())
    if not found:
        return None
    year = int(found[3])
    for calendar, months in MONTHS.items():
        for month, names in enumerate(months, 1):
            if found[2] in names.split("|") and year in PLAUSIBLE[calendar]:
                return _dated(calendar, year, month, int(found[1]) if found[1] else 0)
    return None


def _dated(calendar: str, year: int, month: int, day: int) -> When:
    if day:
        return when_day(_to_gregorian(calendar, year, month, day))
    first = _to_gregorian(calendar, year, month, 1)
    last = first
    for length in (29, 30, 31):
        try:
            last = _to_gregorian(calendar, year, month, length)
        except ValueError:
            break
    return When(f"{first}/{last}")


def _to_gregorian(calendar: str, year: int, month: int, day: int) -> Day:
    """Raises ValueError where that calendar has no such day."""
    try:
        found = Day(*CONVERTERS[calendar](year, month, day))
    except (ValueError, OverflowError, IndexError):
        found = None
    if found is None:
        raise ValueError(f"the {calendar} calendar has no day {year}-{month:02d}-{day:02d}")
    return found


def _persian(year: int, month: int, day: int) -> tuple[int, int, int]:
    from convertdate import persian

    length = 31 if month <= 6 else 30 if month < 12 or persian.leap(year) else 29
    return _checked(persian.to_gregorian, length, year, month, day)


def _hebrew(year: int, month: int, day: int) -> tuple[int, int, int]:
    from convertdate import hebrew

    return _checked(hebrew.to_gregorian, hebrew.month_length(year, month), year, month, day)


def _checked(convert: Callable[..., Any], length: int, year: int, month: int, day: int) -> tuple[int, int, int]:
    if not 1 <= month <= 13 or not 1 <= day <= length:
        raise ValueError
    converted = convert(year, month, day)
    return int(converted[0]), int(converted[1]), int(converted[2])


def _hijri(year: int, month: int, day: int) -> tuple[int, int, int]:
    """Umm al-Qura where it is known (1343-1500), else the tabular calendar."""
    if 1343 <= year <= 1500:
        from hijridate import Hijri

        date = Hijri(year, month, day).to_gregorian()
        return date.year, date.month, date.day
    from convertdate import islamic

    return _checked(islamic.to_gregorian, islamic.month_length(year, month), year, month, day)


CONVERTERS: dict[str, Callable[[int, int, int], tuple[int, int, int]]] = {
    "persian": _persian,
    "hijri": _hijri,
    "hebrew": _hebrew,
}


def _languages(text: str, first: str) -> Iterator[str]:
    """The article's language, then those that write in the script of the words."""
    yield first.split("-")[0]
    tried = next((languages for script, languages in SCRIPTS if re.search(script, text)), LATIN)
    yield from (language for language in tried if language != first.split("-")[0])


def _ask(text: str, language: str, number_order: str, base: Day | None) -> When | None:
    """One question to dateparser; None where it does not read the text in that language, or reads too much into it."""
    whole = _parse(text, language, number_order, base, ["absolute-time"], ["year"])
    if whole:
        return _when(*whole)
    if base is None:
        return None
    yearless = _parse(text, language, number_order, base, ["absolute-time"], ["day", "month"])
    if yearless:
        return when_day(_nearest_year(yearless[0], base))
    if BARE_AMOUNT.fullmatch(text):
        return None  # "19 years" is no date, nor is "1990s" 1990 seconds ago
    relative = _parse(text, language, number_order, base, ["relative-time"], [])
    return _when(relative[0], "day" if relative[1] == "time" else relative[1]) if relative else None


def _parse(
    text: str, language: str, number_order: str, base: Day | None, parsers: list[str], parts: list[str]
) -> tuple[datetime, str] | None:
    from dateparser.date import DateDataParser

    anchor = base or Day(2000, 1, 1)  # never told: a date read without a base has its year
    settings = {
        "DATE_ORDER": number_order,
        "PARSERS": parsers,
        "REQUIRE_PARTS": parts,
        "RELATIVE_BASE": datetime(max(1, anchor.year), anchor.month, anchor.day),
        "PREFER_DAY_OF_MONTH": "first",
        "PREFER_MONTH_OF_YEAR": "first",
        "RETURN_TIME_AS_PERIOD": True,
        "RETURN_AS_TIMEZONE_AWARE": False,
        "NORMALIZE": True,
    }
    try:
        found = DateDataParser(languages=[language], settings=settings).get_date_data(text)
    except (ValueError, OverflowError):  # a language that dateparser has not, or a date beyond datetime's
        return None
    return (found.date_obj, found.period) if found.date_obj else None


def _when(moment: datetime, period: str) -> When:
    day = Day(moment.year, moment.month, moment.day)
    if period == "time":
        return When(f"{day}T{moment:%H:%M}")
    if period == "week":
        monday = day.plus_days(-day.weekday)
        return When(f"{monday}/{monday.plus_days(6)}")
    return When(str(day)[: {"year": -6, "month": -3}.get(period)])


def _nearest_year(moment: datetime, base: Day) -> Day:
    """Of last, this and next year, the one in which that day is nearest to the base."""
    years = range(base.year - 1, base.year + 2)
    days = [Day(year, moment.month, moment.day) for year in years if moment.day <= days_in_month(year, moment.month)]
    return min(days, key=lambda day: abs(day.ordinal - base.ordinal))
