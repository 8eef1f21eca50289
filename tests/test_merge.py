"""Merging: which tellings are of one event, and what becomes of their dates, ids and titles."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.merge import merge
from timeline.model.article import Article, Context
from timeline.model.event import Event, Source, Status
from timeline.model.ids import event_id
from timeline.model.span import Span
from timeline.model.when import When
from timeline.plainyaml import load

CASES = Path(__file__).parent / "cases" / "merge"


def article(name: str, published: str = "2024-01-01") -> Article:
    context = Context(When(published), "UTC", "en", "", "gregorian", "DMY", False, ())
    return Article(name, f"content/{name}.md", name, "", "", 1, context)


def event(
    name: str, when: str, words: str, status: Status = Status.REPORTED, at: int = 0, title: str = "", said: str = "then"
) -> Event:
    span = Span(at, at + len(words))
    source = Source(name, span, words, said, Span(at, at), When(when), status, 0.9, ("told in full",))
    name = event_id(name, words)
    return Event(name, When(when), title or words.rstrip("."), words, status, (source,), 0.9, ("told in full",))


def pairs(file: str) -> Iterator[tuple[bool, list[str]]]:
    told = load((CASES / file).read_text("utf-8"))
    for same in (True, False):
        for pair in told["same" if same else "different"]:
            yield same, [str(part) for part in pair]


def judged(file: str) -> tuple[int, int, int, list[str]]:
    """Pairs rightly merged, merged, and to be merged; and those judged wrongly."""
    right = merged = wanted = 0
    wrong = []
    for same, (day, words, other_day, other_words) in pairs(file):
        events = (event("one", day, words), event("two", other_day, other_words))
        found = len(merge(events, (article("one"), article("two")))) == 1
        right, merged, wanted = right + (found and same), merged + found, wanted + same
        if found != same:
            wrong.append(f"{'same' if same else 'different'}: {words} | {other_words}")
    return right, merged, wanted, wrong


@pytest.mark.parametrize("file", ["pairs.yaml", "held_out.yaml"])
def test_labelled_pairs(file: str) -> None:
    right, merged, wanted, wrong = judged(file)
    precision, recall = right / merged, right / wanted
    assert precision >= 0.95, (precision, wrong)
    assert recall >= 0.80, (recall, wrong)
