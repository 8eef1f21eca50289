"""YAML without its traps."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from timeline.model.problem import Place
from timeline.plainyaml import List, Map, Node, Text, load, parse

TRAPS = ["no", "Yes", "on", "12:30", "2019-12", "2019-12-20", "0123", "0x1F", "1e3", "1_000", ".5", "=", "null", "~"]

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
trees = st.recursive(words, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4))


def plain(node: Node | None) -> Any:
    """The tree without places."""
    if isinstance(node, Map):
        return {key: plain(value) for key, value in node.items.items()}
    if isinstance(node, List):
        return [plain(item) for item in node.items]
    return node.value if node else ""


@pytest.mark.parametrize("word", TRAPS)
def test_a_scalar_is_what_was_typed(word: str) -> None:
    node, problems = parse(f"key: {word}\n", "x.yaml")
    assert problems == ()
    assert isinstance(node, Map)
    value = node.items["key"]
    assert isinstance(value, Text)
    assert (value.place, value.value, value.plain) == (Place("x.yaml", 1, 6), word, True)
    assert load(f"key: {word}") == {"key": word}


def test_data_files_have_whole_numbers() -> None:
    assert load("{1: -3, b: [0, 12, '12', 007, 1.5], c: }") == {"1": -3, "b": [0, 12, "12", "007", "1.5"], "c": ""}


def test_data_files_say_where_they_are_broken() -> None:
    with pytest.raises(ValueError, match=r'words.yaml:2:1: error: the key "a" is given twice \(first on line 1\)'):
        load("a: 1\na: 2\n", "words.yaml")


def test_everything_has_its_place() -> None:
    node, _ = parse("a:\n  - b\n  - {c: é, d: x}\n", "x.yaml", first_line=10)
    assert isinstance(node, Map)
    assert node.keys == {"a": Place("x.yaml", 10, 1)}
    items = node.items["a"]
    assert isinstance(items, List)
    assert items.items[0].place == Place("x.yaml", 11, 5)
    inner = items.items[1]
    assert isinstance(inner, Map)
    assert (inner.place, inner.items["d"].place) == (Place("x.yaml", 12, 5), Place("x.yaml", 12, 15))


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x85", "\u2028"])
def test_every_line_end_counts(end: str) -> None:
    _, problems = parse(f"a: b{end}c: @d", "x.yaml")
    assert [str(problem) for problem in problems] == [
        'x.yaml:2:4: error: a value cannot start with "@" (put it in quotation marks)'
    ]


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "\n\n"])
def test_nothing_is_none(text: str) -> None:
    assert parse(text, "x.yaml") == (None, ())


def test_an_alias_stands_for_what_it_names() -> None:
    node, problems = parse("a: &x [1, 2]\nb: *x\n", "x.yaml")
    assert (plain(node), problems) == ({"a": ["1", "2"], "b": ["1", "2"]}, ())


@given(trees)
def test_what_was_written_is_read(tree: Any) -> None:
    node, problems = parse(yaml.safe_dump(tree, allow_unicode=True, default_style='"'), "x.yaml")
    assert (plain(node), problems) == (tree, ())


@given(
    st.text(st.sampled_from("ab: -\n\t[]{}'\"&*!|>#?,%@\\") | st.characters(exclude_categories=["Cs"]), max_size=200)
)
def test_any_text_is_read_or_told(text: str) -> None:
    node, problems = parse(text, "x.yaml")
    if node is None and not problems:
        assert yaml.load(text, yaml.BaseLoader) in (None, "")
    for problem in problems:
        assert 1 <= problem.place.line <= len(re.split("[\n\r\x85\u2028\u2029]", text)) + 1
        assert problem.place.column >= 1
