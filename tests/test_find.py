"""Where expressions start and end, and what is none: cases by the rule that finds them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timexcase import article, unbracket

from timeline.find import find
from timeline.find.data import language_of
from timeline.find.lexicon import OTHER
from timeline.plainyaml import load

CASES = sorted((Path(__file__).parent / "cases/find").glob("*.yaml"))
SPANS = [pytest.param(text, id=text) for file in CASES for text in load(file.read_text("utf-8")).get("spans", [])]
NOTHING = [pytest.param(text, id=text) for file in CASES for text in load(file.read_text("utf-8")).get("not", [])]


@pytest.mark.parametrize("example", SPANS)
def test_span(example: str) -> None:
    text, expected = "", []
    for piece in example.replace("]", "[").split("["):
        expected.append((len(text), len(text) + len(piece)))
        text += piece
    assert [(each.span.start, each.span.end) for each in find(article(text))] == expected[1::2]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert not [(each.text, each.rule) for each in find(article(text))]


WORDS = st.sampled_from(
    [
        "on",
        "Friday",
        "May",
        "3",
        ",",
        ".",
        "2019",
        "the",
        "of",
        "last",
        "week",
        "three",
        "days",
        "ago",
        "5",
        "p.m.",
        "\n\n",
        "20",
        "-",
        "/",
        "from",
        "to",
        "1990s",
        "in",
        "Dec.",
        "(",
        ")",
        '"',
        "'s",
    ]
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_spans_lie_in_the_text_and_apart(text: str) -> None:
    end = 0
    for mention in find(article(text)):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.text == mention.span.of(text)
        assert mention.text == mention.text.strip()
        end = mention.span.end


def test_a_language_without_a_grammar_gets_englishs() -> None:
    text, span = unbracket("am [20 December 2019]")
    assert [each.span for each in find(article(text, language="xx"))] == [span]


def test_every_numeral_has_its_kind() -> None:
    """A make of numeral that the lexicon has not seen beforehand would be none at all: `0230` GMT."""
    lexicon = language_of("en").grammar.lexicon
    numerals = [f"{number:0{width}d}" for width in range(1, 5) for number in range(10**width)]
    numerals += [f"{hour}.{minute:02d}" for hour in range(30) for minute in range(70)]
    numerals += [f"{number}{end}" for number in range(2200) for end in ("s", "S", "st", "nd", "rd", "th")]
    assert not [each for each in numerals if lexicon.names_of(each) and lexicon[each] == OTHER]


def test_no_word_of_a_class_loses_the_cue_that_its_ending_is() -> None:
    """An ending tells the tense of words in no class; those that a rule speaks of are told in `cues.yaml`."""
    known = language_of("en").grammar.lexicon
    no_verbs = {"wed", "bed", "hundred", "aged"}
    lost = [
        (word, ending)
        for word, names in known.names.items()
        for ending in known.endings.values()
        if word.endswith(ending) and word not in no_verbs
        if "NO_PAST" not in names and not any(name.startswith("cue ") for name in names)
    ]
    assert not lost
