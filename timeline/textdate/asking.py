"""The one doorway to dateparser, which is told its language and never asked to find a date."""

import re
from collections.abc import Iterator
from datetime import datetime

from timeline.model.day import Day, days_in_month
from timeline.model.when import When, when_day

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

BARE_AMOUNT = re.compile(r"\W*\d+\W*[^\W\d]+\W*")


def languages(text: str, first: str) -> Iterator[str]:
    """The article's language, then those that write in the script of the words."""
    yield first.split("-")[0]
    tried = next((languages for script, languages in SCRIPTS if re.search(script, text)), LATIN)
    yield from (language for language in tried if language != first.split("-")[0])


def ask(text: str, language: str, number_order: str, base: Day | None) -> When | None:
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
