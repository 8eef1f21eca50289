"""Whole texts and sentences, read as the tag command reads them: every expression, and nothing else.

In `cases/texts/*.yaml` each expression stands in brackets with its TIMEX3 value, and its EDTF where that needs telling:
`He left on [Friday|2019-12-20] after [ten years|P10Y]. They meet [every Friday|SET XXXX-WXX-5].` A value tells its type
but for that of a set. A case is a text with its own publication context, or a list of sentences under one.
"""

import re
from pathlib import Path

import pytest
import yaml

from timeline.model.reading import Reading
from timeline.tag import Document, make_context, read_text

MARK = re.compile(r"\[([^]|]*)\|(?:(SET) )?([^]|]*)(?:\|([^]|]*))?\]")
TIME = re.compile(r"[0-9].*T([0-9]{2}|[A-Z]{2})")
Timex = tuple[int, str, str, str]  # where, words, type, value


def cases() -> list[object]:
    found = []
    for file in sorted((Path(__file__).parent / "cases/texts").glob("*.yaml")):
        for name, case in yaml.load(file.read_text("utf-8"), yaml.BaseLoader).items():
            texts = [case["text"]] if "text" in case else case["lines"]
            for number, text in enumerate(texts, 1):
                found.append(pytest.param(case, text, id=f"{file.stem}-{name}-{number}"))
    return found


def unmark(marked: str) -> tuple[str, list[Timex], list[tuple[int, str]]]:
    """The text without its marks, what they say, and the EDTF of those that tell it."""
    text, timexes, edtf, at = "", [], [], 0
    for mark in MARK.finditer(marked):
        words, told, value, place = mark.groups()
        text += marked[at : mark.start()]
        kind = told or ("DURATION" if value[0] == "P" and "_" not in value else "TIME" if TIME.match(value) else "DATE")
        timexes.append((len(text), words, kind, value))
        edtf += [(len(text), place)] if place is not None else []
        text += words
        at = mark.end()
    return text + marked[at:], timexes, edtf


@pytest.mark.parametrize(("case", "marked"), cases())
def test_every_expression_is_read_and_nothing_else(case: dict[str, str], marked: str) -> None:
    text, timexes, edtf = unmark(marked)
    context = make_context(case["date"], case.get("language", "en"), place=case.get("place", ""))
    readings = read_text(Document("", text, context))
    assert [(it.mention.span.start, it.mention.text, it.timex.type, it.timex.value) for it in readings] == timexes
    placed = {it.mention.span.start: it.when.edtf for it in readings if isinstance(it, Reading)}
    assert [(start, placed.get(start, "")) for start, _ in edtf] == edtf
