"""Every rule of every language does what its own examples say."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from timexcase import article, unbracket

from timeline.find import find
from timeline.find.build import compile_meaning
from timeline.find.grammar import make_alternatives
from timeline.find.phrase import parse_phrase
from timeline.model.reading import Reading
from timeline.plainyaml import load
from timeline.resolve import resolve

LANGUAGES = Path(__file__).parent.parent / "timeline/find/languages"
FILES = sorted(LANGUAGES.glob("*/rules/*.yaml"))


def rules() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for file in FILES:
        for name, told in load(file.read_text("utf-8")).items():
            yield file.parts[-3], name, told


def listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


EXAMPLES = [
    pytest.param(language, name, str(answer), text, id=f"{language}-{name}-{text}")
    for language, name, told in rules()
    for answer, texts in told.get("is", {}).items()
    for text in listed(texts)
]
LOOKALIKES = [
    pytest.param(language, text, id=f"{language}-{name}-{text}")
    for language, name, told in rules()
    for text in told.get("not", [])
]


@pytest.mark.parametrize(("language", "rule", "answer", "example"), EXAMPLES)
def test_example(language: str, rule: str, answer: str, example: str) -> None:
    text, span = unbracket(example)
    found = article(text, language=language)
    readings = {each.mention.span: each for each in resolve(found, find(found), {})}
    assert span in readings, f"found {[each.mention.text for each in readings.values()]}"
    reading = readings[span]
    assert (reading.mention.rule, value(reading)) == (rule, answer)


def value(reading: Any) -> str:
    return reading.when.edtf if isinstance(reading, Reading) else reading.timex.value


@pytest.mark.parametrize(("language", "text"), LOOKALIKES)
def test_lookalike(language: str, text: str) -> None:
    found = article(text, language=language)
    assert not [(each.text, each.rule) for each in find(found)]


def test_every_rule_has_an_example() -> None:
    assert not [name for _, name, told in rules() if not told.get("is") and not told.get("not")]


@pytest.mark.parametrize("phrase", ["a [b", "a ]", "(a | b", "a )", "[a)"])
def test_brackets_that_do_not_match_are_told(phrase: str) -> None:
    with pytest.raises(ValueError, match=re.escape(phrase)):
        parse_phrase(phrase)


def test_a_slot_that_the_phrase_does_not_capture_is_told() -> None:
    with pytest.raises(ValueError, match='speaks of "x"'):
        make_alternatives("last w:WEEKDAY", "Weekday(x)")


@pytest.mark.parametrize("meaning", ["Nonsense(1)", "Step('year'", "__import__('os')", "a.b", "[1]", "a + b"])
def test_a_meaning_out_of_the_notation_is_told(meaning: str) -> None:
    with pytest.raises(ValueError, match=re.escape(meaning)):
        compile_meaning(meaning)
