"""Characters a second (of processor time), stage by stage, and whether time stays linear on hostile text."""

import os
import subprocess
import sys
from collections.abc import Callable
from time import process_time

from bench.timex.taggers import make_article, read
from timeline.find import find
from timeline.find.data import language_of
from timeline.find.text import WORD
from timeline.resolve import resolve

HOSTILE = {
    "digits": "1234567890",
    "spaces": " ",
    "on on on": "on ",
    "nested quotes": "\"'",
    "blank lines": "\n \n",
    "19 of 19 of": "19 of ",
    "the first of the": "the first of the ",
    "Friday Friday": "Friday ",
    "letters": "a",
    "brackets": "(",
    "1-2-3-4": "1-2-3-4-5-",
    "in in in": "in ",
    "the day before": "the day before ",
    "Jan. 1 to Jan. 1": "Jan. 1 to ",
    "one hundred and": "one hundred and ",
    "clocks on days": "5 p.m. EST, Nov. 6, ",
    "Arabic digits": "٣",
    "long hyphens": "year-",
}
SHORT, LONG = 100_000, 1_000_000


def seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def stages(documents: list[dict[str, str]]) -> list[tuple[str, float]]:
    """(stage, seconds) over all documents, warm."""
    articles = [make_article(each["text"], each["date"]) for each in documents]
    grammar = language_of("en").grammar
    mentions = [find(each) for each in articles]
    resolved = [resolve(each, found, {}) for each, found in zip(articles, mentions, strict=True)]
    assert len(resolved) == len(articles)
    words = [WORD.findall(each.prose) for each in articles]
    kinds = ["".join(map(grammar.lexicon.__getitem__, each)) for each in words]
    split = seconds(lambda: [WORD.findall(each.prose) for each in articles])
    look = seconds(lambda: ["".join(map(grammar.lexicon.__getitem__, each)) for each in words])
    match = seconds(lambda: [grammar.run(kind, word) for kind, word in zip(kinds, words, strict=True)])
    finding = seconds(lambda: [find(each) for each in articles])
    resolving = seconds(lambda: [resolve(each, found, {}) for each, found in zip(articles, mentions, strict=True)])
    return [
        ("split into words", split),
        ("look words up", look),
        ("match phrases", match),
        ("places and cues", max(finding - split - look - match, 0.0)),
        ("resolve", resolving),
    ]


FIRST_CALL = """
from timeline.tag import Document, as_json, make_context
as_json(Document("", {text!r}, make_context({date!r})))
"""


def first_call(text: str, date: str) -> float:
    """Seconds of processor time for a new process that imports the engine and tags one text."""
    before = os.times()
    subprocess.run([sys.executable, "-c", FIRST_CALL.format(text=text, date=date)], check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def hostile() -> list[tuple[str, float, float]]:
    """(text, seconds of a megabyte, times of that for a tenth of it): linear is about 10."""
    rows = []
    for name, piece in HOSTILE.items():
        short, long = (piece * (size // len(piece)) for size in (SHORT, LONG))
        read(short, "2019-12-21")
        first = min(seconds(lambda text=short: read(text, "2019-12-21")) for _ in range(3))  # type: ignore[misc]
        last = seconds(lambda text=long: read(text, "2019-12-21"))  # type: ignore[misc]
        rows.append((name, last, last / first))
    return rows
