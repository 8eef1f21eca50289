"""The doorway to babel: dates in the reader's language and order, at the precision known and no finer."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import DateTimePattern, format_date
from babel.numbers import format_decimal
from babel.units import format_unit

from timeline.model.day import Day, is_leap
from timeline.model.edtf import parse

STAND_IN = {True: 2000, False: 2001}  # a year that `datetime.date` has, for one that it may not have: leap or not
YEAR = "\ue000"  # of a private plane: no pattern has it
ENDING = re.compile(r"[\s,]*(?:'[^']*'\s*)?y.*$")  # of a long date: its year, and the word before
ORDERED = {("en", "DMY"): "en_GB", ("en", "MDY"): "en_US", ("en", "YMD"): "en_CA"}
STAND_ALONE = {"be", "cs", "el", "hr", "lt", "pl", "ru", "sk", "uk"}
DIGITS = {"arabext": "۰۱۲۳۴۵۶۷۸۹", "arab": "٠١٢٣٤٥٦٧٨٩", "deva": "०१२३४५६७८९", "beng": "০১২৩৪৫৬৭৮৯"}


@dataclass(frozen=True, slots=True, eq=False)
class Tongue:
    """A language to write dates in: its CLDR locale and the theme's own phrases, as `about {date}`.

    Two are never equal, so that a cache by tongue need not hash all its phrases at each look.
    """

    locale: str
    phrases: tuple[tuple[str, str], ...]

    def phrase(self, key: str, **values: object) -> str:
        return dict(self.phrases)[key].format(**values)


def locale_id(language: str, number_order: str = "") -> str:
    """The nearest locale that CLDR has: `en-GB` is `en_GB`, an unknown one English. A site's own order wins."""
    ordered = ORDERED.get((language, number_order))
    if ordered:
        return ordered
    for name in (language.replace("-", "_"), language.split("-")[0]):
        try:
            return str(Locale.parse(name))
        except (UnknownLocaleError, ValueError):
            continue
    return "en"


def say_when(edtf: str, tongue: Tongue, with_year: bool = True) -> str:
    """`20–21 December 2019`, `about 2000`, `2005–2009`; without the year for use beneath a heading that says it."""
    return _say(edtf, tongue, with_year)


@lru_cache(maxsize=8192)
def _say(edtf: str, tongue: Tongue, with_year: bool) -> str:
    parsed = parse(edtf)
    plain = _say_interval(edtf, tongue, with_year) if "/" in edtf else _say_date(edtf, tongue, with_year)
    if parsed.approximate:
        plain = tongue.phrase("about", date=plain)
    if parsed.uncertain:
        plain = tongue.phrase("uncertain", date=plain)
    return localise_digits(plain, tongue.locale)


def _say_interval(edtf: str, tongue: Tongue, with_year: bool) -> str:
    start, end = (part.rstrip("~?%") for part in edtf.split("/"))
    if end in ("", ".."):
        return tongue.phrase("since" if end == ".." else "from", date=_say_date(start, tongue, True))
    if start in ("", ".."):
        return tongue.phrase("until", date=_say_date(end, tongue, True))
    first, last = parse(start), parse(end)
    shapes = {"day": "yMMMd", "month": "yMMM", "year": "y"}
    if first.precision == last.precision and first.precision in shapes:
        return _between(first.earliest, last.earliest, shapes[first.precision], tongue, with_year)
    return tongue.phrase("range", start=_say_date(start, tongue, True), end=_say_date(end, tongue, True))


def _between(first: Day, last: Day, skeleton: str, tongue: Tongue, with_year: bool) -> str:
    """An interval by CLDR's pattern, which says what both ends share but once."""
    locale = Locale.parse(tongue.locale)
    differs = _greatest_difference(first, last)
    if not with_year and differs != "y":
        skeleton = {"yMMMd": "MMMd", "yMMM": "MMM"}.get(skeleton, skeleton)
    if skeleton in ("yMMMd", "MMMd") and _has_words(locale):
        return _between_words(first, last, skeleton, differs, tongue)
    formats = locale.interval_formats
    parts = (formats.get("yMMMM", {}) if skeleton == "yMMM" else {}).get(differs) or formats.get(skeleton, {}).get(
        differs
    )
    if not parts or len(parts) != 2:
        return tongue.phrase(
            "range", start=_format(first, SINGLE[skeleton], tongue), end=_format(last, SINGLE[skeleton], tongue)
        )
    return "".join(_apply(part, day, locale) for part, day in zip(parts, (first, last), strict=True))


def _has_words(locale: Locale) -> bool:
    """Whether a long date starts with its day and has words of its own: `d 'de' MMMM 'de' y`."""
    pattern = str(locale.date_formats["long"].pattern)
    return pattern.startswith("d") and "'" in pattern


def _between_words(first: Day, last: Day, skeleton: str, differs: str, tongue: Tongue) -> str:
    """`20–21 de diciembre de 2019`: CLDR's intervals are of short months, without the words that long ones take."""
    locale = Locale.parse(tongue.locale)
    end = _pattern_text(SINGLE[skeleton], tongue.locale)
    if differs == "d":
        return _apply(re.sub("d+", f"'{first.day}–'d", end, count=1), last, locale)
    start = end if differs == "y" else _pattern_text("MMMMd", tongue.locale)
    return tongue.phrase("range", start=_apply(start, first, locale), end=_apply(end, last, locale))


SINGLE = {"yMMMd": "yMMMMd", "yMMM": "yMMMM", "y": "y", "MMMd": "MMMMd", "MMM": "MMMM"}


def _greatest_difference(first: Day, last: Day) -> str:
    if first.year != last.year:
        return "y"
    return "M" if first.month != last.month else "d"


def _say_date(edtf: str, tongue: Tongue, with_year: bool) -> str:
    parsed = parse(edtf)
    day, precision = parsed.earliest, parsed.precision
    if precision in ("day", "minute"):
        said = _format(day, "yMMMMd" if with_year else "MMMMd", tongue)
        if precision == "minute":
            said = tongue.phrase("at", date=said, time=edtf.split("T")[1][:5])
        return said
    if precision == "month":
        return _format(day, "yMMMM" if with_year else "MMMM", tongue)
    if precision in ("decade", "century"):
        return _era_span(parsed.earliest, precision, tongue)
    code = edtf[-2:] if precision in ("season", "quarter", "quadrimester", "half") else ""
    if code:
        part = tongue.phrase(f"part_{code}")
        return tongue.phrase("part_of_year", part=part, year=_format(day, "y", tongue)) if with_year else part
    if precision == "year":
        return _format(day, "y", tongue)
    return tongue.phrase("range", start=_format(parsed.earliest, "y", tongue), end=_format(parsed.latest, "y", tongue))


def _era_span(first: Day, precision: str, tongue: Tongue) -> str:
    if first.year < 0:
        return tongue.phrase(f"{precision}_of", year=_format(first, "y", tongue))
    number = first.year // 100 + 1
    if precision == "decade":
        return tongue.phrase("decade", year=first.year)
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if 10 < number % 100 < 20 else endings.get(number % 10, "th")
    return tongue.phrase("century", number=number, ordinal=f"{number}{ending}", roman=roman(number))


ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """`XIX`, as French and Spanish write their centuries."""
    said = ""
    for value, letters in ROMAN:
        said += letters * (number // value)
        number %= value
    return said


def _format(day: Day, skeleton: str, tongue: Tongue) -> str:
    locale = Locale.parse(tongue.locale)
    return _apply(_pattern(skeleton, locale), day, locale)


@lru_cache(maxsize=512)
def _pattern_text(skeleton: str, locale_name: str) -> str:
    locale = Locale.parse(locale_name)
    if skeleton == "yMMMMd":
        return str(locale.date_formats["long"].pattern)
    if skeleton == "MMMMd" and _has_words(locale):
        return ENDING.sub("", str(locale.date_formats["long"].pattern))
    if skeleton == "MMMMd":  # CLDR spells some languages' short months with a point: take the long ones
        return str(locale.datetime_skeletons["MMMd"].pattern)
    if skeleton == "MMMM":
        return skeleton
    return str(locale.datetime_skeletons[skeleton].pattern)


def _pattern(skeleton: str, locale: Locale) -> str:
    return _pattern_text(skeleton, str(locale))


def _apply(pattern: str | DateTimePattern, day: Day, locale: Locale) -> str:
    """One day by a CLDR pattern, months in full, years of any size."""
    text = _long_months(str(pattern), locale.language in STAND_ALONE)
    stand_in = date(STAND_IN[is_leap(day.year)], day.month, day.day)
    said = format_date(stand_in, _without_year(text), locale=locale).strip("\u200f")
    return said.replace(YEAR, _say_year(day.year, locale))


@lru_cache(maxsize=512)
def _long_months(pattern: str, stand_alone: bool) -> str:
    """Months in full; without a day in the nominative where the language has one of its own.

    Elsewhere babel's stand-alone names are aliases, and what an alias gives depends on the locales used before.
    """
    full = re.sub("MMM+", "MMMM", re.sub("LLL+", "MMMM", pattern))
    return full.replace("MMMM", "LLLL") if stand_alone and "d" not in full else full


@lru_cache(maxsize=512)
def _without_year(pattern: str) -> str:
    """A mark where the year stands, for years that `datetime.date` has not."""
    pieces = pattern.split("'")  # even pieces are fields, odd ones quoted literals
    pieces[::2] = [re.sub("y+", YEAR, piece) for piece in pieces[::2]]
    return "'".join(pieces)


def _say_year(year: int, locale: Locale) -> str:
    return str(year) if year > 0 else f"{1 - year} {locale.eras['abbreviated'][0]}"


def localise_digits(text: str, locale_name: str) -> str:
    """Digits as the language writes them by default: Persian ones in Persian."""
    return text.translate(_digits(locale_name))


@lru_cache(maxsize=64)
def _digits(locale_name: str) -> dict[int, str]:
    system = Locale.parse(locale_name).default_numbering_system
    return dict(zip(range(48, 58), DIGITS.get(system, "0123456789"), strict=True))


def language_name(tag: str) -> str:
    """`français`, in the language itself; the tag where CLDR has no name for it."""
    locale = Locale.parse(locale_id(tag))
    known = tag.split("-")[0] == locale.language
    return str(locale.get_display_name() or tag) if known else tag


@lru_cache(maxsize=4096)
def say_number(number: int, tongue: Tongue) -> str:
    """`10,000`, as the language groups its digits."""
    return localise_digits(str(format_decimal(number, locale=tongue.locale)), tongue.locale)


def say_years(number: int, tongue: Tongue) -> str:
    """`10 years`. Of the languages whose long and short words are the same, babel knows the short alone."""
    forms = (str(format_unit(number, "duration-year", form, locale=tongue.locale)) for form in ("long", "short"))
    return localise_digits(next(said for said in forms if "duration-year" not in said), tongue.locale)
