"""What expressions mean on the calendar: cases grouped by answer, each file with its context."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_find import WORDS
from timexcase import article, context, unbracket

from timeline.find import find
from timeline.model.correction import Fix, Pin
from timeline.model.problem import Place
from timeline.model.reading import Reading, Resolved, Undated
from timeline.model.when import When
from timeline.plainyaml import load
from timeline.resolve import read_phrase, resolve

CASES = sorted((Path(__file__).parent / "cases/resolve").glob("*.yaml"))
ANSWERS = ("is", "timex", "role", "range")


def cases() -> Iterator[Any]:
    """(context, what is asked, answer, text) of every case."""
    for file in CASES:
        for group in load(file.read_text("utf-8")):
            for asked in ANSWERS:
                for answer, texts in group.get(asked, {}).items():
                    for text in texts:
                        yield pytest.param(
                            group.get("context", {}), asked, str(answer), text, id=f"{file.stem}: {text}"
                        )


def read(example: str, **told: Any) -> Resolved:
    """The one reading of what stands in brackets."""
    text, span = unbracket(example)
    told["narrative"] = told.get("narrative") == "true"
    whole = article(text, **told)
    readings = {each.mention.span: each for each in resolve(whole, find(whole), {})}
    assert span in readings, f"found {[each.mention.text for each in readings.values()]}"
    return readings[span]


def asked_of(reading: Resolved, asked: str) -> str:
    timex = reading.timex
    if asked == "timex":
        return " ".join(filter(None, [timex.type, timex.value, timex.mod, timex.quant, timex.freq]))
    assert isinstance(reading, Reading), f"undated: {timex}"
    if asked == "range":
        return " ".join(when.edtf for when in reading.range)
    return str(reading.role) if asked == "role" else reading.when.edtf


@pytest.mark.parametrize(("told", "asked", "answer", "example"), list(cases()))
def test_case(told: dict[str, str], asked: str, answer: str, example: str) -> None:
    reading = read(example, **told)
    assert asked_of(reading, asked) == answer, reading.why


@given(st.lists(WORDS).map(" ".join))
def test_one_answer_a_mention_with_reasons(text: str) -> None:
    whole = article(text)
    mentions = find(whole)
    resolved = resolve(whole, mentions, {})
    assert [each.mention for each in resolved] == list(mentions)
    assert all(each.why for each in resolved)
    assert all(0 < each.certainty <= 1 for each in resolved if isinstance(each, Reading))


def pin(date: str) -> Pin:
    return Pin(When(date), Fix("case", Place("case.dates.yaml", 2), "", "", date=date))


def test_a_pinned_date_moves_what_hangs_on_it() -> None:
    whole = article("The dam broke on Friday. Two days later the valley was dry.")
    mentions = find(whole)
    first, second = resolve(whole, mentions, {mentions[0].span: pin("2026-02-20")})
    assert isinstance(first, Reading)
    assert isinstance(second, Reading)
    assert (first.when.edtf, first.by, first.certainty) == ("2026-02-20", "editor", 1.0)
    assert "editor" in first.why[0]
    assert [each.when.edtf for each in first.ruled if isinstance(each, Reading)] == ["2026-02-27"]
    assert first.others[0].edtf == "2026-02-27"
    assert second.when.edtf == "2026-02-22"


def test_a_pinned_date_has_the_value_of_its_own_day() -> None:
    whole = article("She left on Friday morning.")
    mentions = find(whole)
    for date, value in {
        "2026-02-20": "2026-02-20TMO",
        "2026-02": "2026-02",
        "2026-02-20T09:30": "2026-02-20T09:30",
    }.items():
        (reading,) = resolve(whole, mentions, {mentions[0].span: pin(date)})
        assert reading.timex.value == value


def test_a_pinned_duration_is_a_reading() -> None:
    whole = article("He ended his two-day visit.")
    mentions = find(whole)
    (reading,) = resolve(whole, mentions, {mentions[0].span: pin("2026-03-01/2026-03-02")})
    assert isinstance(reading, Reading)
    assert reading.when.edtf == "2026-03-01/2026-03-02"
    assert [type(each) for each in reading.ruled] == [Undated]


PHRASES = {
    "3 weeks before Christmas 2018": "2018-12-04",
    "c. 1900": "1900~",
    "circa 1900": "1900~",
    "August 1963": "1963-08",
    "the second half of the 2000s": "2005/2009",
    "last Friday": "2026-02-27",
    "from 1998 to 2003": "1998/2003",
    "44 BC": "-0043",
}


@pytest.mark.parametrize(("words", "edtf"), PHRASES.items())
def test_a_phrase_that_a_person_typed(words: str, edtf: str) -> None:
    when = read_phrase(words, context(), find)
    assert when
    assert when.edtf == edtf


@pytest.mark.parametrize("words", ["", "soon", "a week", "the dog on Friday", "Friday and the dog", "every Friday"])
def test_what_is_no_date_is_none(words: str) -> None:
    assert read_phrase(words, context(), find) is None
