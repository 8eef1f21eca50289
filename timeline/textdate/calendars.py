"""Days of other calendars, and the one doorway to convertdate and hijridate."""

import re
from collections.abc import Callable
from typing import Any

from timeline.model.day import Day
from timeline.model.when import When, when_day

# Years in which a bare number is a date of that calendar, and not of the Gregorian one.
PLAUSIBLE = {"persian": range(1000, 1600), "hijri": range(1000, 1600), "hebrew": range(4000, 6500)}
PERSIAN_SPEAKING = {"fa", "prs", "ps"}

# Month names: those of convertdate and hijridate (a test holds that they are all here), in Persian, Dari and Urdu, and
# other common spellings.
MONTHS: dict[str, tuple[str, ...]] = {
    "persian": (
        "فروردین|farvardin|حمل", "اردیبهشت|ordibehesht|ثور", "خرداد|khordad|جوزا", "تیر|tir|سرطان",
        "مرداد|امرداد|mordad|اسد", "شهریور|shahrivar|سنبله", "مهر|mehr|میزان", "آبان|aban|عقرب", "آذر|azar|قوس",
        "دی|dey|جدی", "بهمن|bahman|دلو", "اسفند|esfand|حوت",
    ),
    "hijri": (
        "محرم|muharram", "صفر|safar", "ربیع الاول|ربيع الأول|ربيع الاول|rabi al-awwal|rabi' al-awwal|rabi i",
        "ربیع الثانی|ربيع الآخر|ربيع الثاني|rabi al-thani|rabi' al-thani|rabi ii",
        "جمادی الاول|جمادى الأولى|jumada al-ula|jumada i",
        "جمادی الثانی|جمادى الآخرة|jumada al-thani|jumada al-akhirah|jumada ii", "رجب|rajab", "شعبان|shaban|sha'ban",
        "رمضان|ramadan|ramazan", "شوال|shawwal", "ذیقعده|ذو القعدة|ذوالقعدة|dhu al-qadah|dhu al-qa'dah|dhu al-qi'dah",
        "ذیحجه|ذو الحجة|ذوالحجة|dhu al-hijjah",
    ),
    "hebrew": (
        "ניסן|nisan", "אייר|iyar|iyyar", "סיוון|סיון|sivan", "תמוז|tammuz", "אב|av", "אלול|elul", "תשרי|tishri|tishrei",
        "חשוון|חשון|heshvan|cheshvan", "כסלו|kislev", "טבת|tevet|teveth", "שבט|shevat|shvat",
        "אדר|אדר א|adar|adar i|adar aleph", "אדר ב|adar ii|adar bet",
    ),
}  # fmt: skip

NAMED = re.compile(r"(?:(\d{1,2})\s*(?:st|nd|rd|th)?\s+)?(\D+?)\s+(\d{3,4})")


def named_month(text: str) -> When | None:
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
        return when_day(to_gregorian(calendar, year, month, day))
    first = to_gregorian(calendar, year, month, 1)
    last = first
    for length in (29, 30, 31):
        try:
            last = to_gregorian(calendar, year, month, length)
        except ValueError:
            break
    return When(f"{first}/{last}")


def to_gregorian(calendar: str, year: int, month: int, day: int) -> Day:
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

    months = 13 if hebrew.leap(year) else 12
    return _checked(hebrew.to_gregorian, hebrew.month_length(year, month), year, month, day, months)


def _checked(
    convert: Callable[..., Any], length: int, year: int, month: int, day: int, months: int = 12
) -> tuple[int, int, int]:
    if not 1 <= month <= months or not 1 <= day <= length:
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
