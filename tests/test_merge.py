"""Merging: which tellings are of one event, and what becomes of their dates, ids and titles."""

import random
from collections.abc import Iterator
from dataclasses import replace
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


@pytest.mark.parametrize("file", ["pairs.yaml", "held_out.yaml", "other_fields.yaml"])
def test_labelled_pairs(file: str) -> None:
    right, merged, wanted, wrong = judged(file)
    precision, recall = right / merged, right / wanted
    assert precision >= 0.95, (precision, wrong)
    assert recall >= 0.80, (recall, wrong)


LANDING = "Armstrong landed on the Moon in the Eagle."


def test_the_order_of_events_and_articles_does_not_matter() -> None:
    articles = [article("a", "1969-07-14"), article("b", "1969-07-20"), article("c", "1969-07-21")]
    events = [
        event("a", "1969-07-20", "Armstrong is to land on the Moon in the Eagle.", Status.PLANNED),
        event("b", "1969-07-20", LANDING),
        event("c", "1969-07-21", "Armstrong landed on the Moon.", at=90),
        event("c", "1969-07-24", "The crew splashed down in the Pacific."),
    ]
    expected = merge(events, articles)
    assert len(expected) == 2
    for seed in range(5):
        random.Random(seed).shuffle(events)
        random.Random(seed).shuffle(articles)
        assert merge(events, articles) == expected


def test_a_plan_that_is_reported_is_one_event_with_both_sources() -> None:
    plan = event("a", "1969-07-20", "Armstrong is to land on the Moon in the Eagle.", Status.PLANNED)
    (merged,) = merge(
        [event("b", "1969-07-20", LANDING), plan], [article("a", "1969-07-14"), article("b", "1969-07-21")]
    )
    assert (merged.status, merged.id, [source.article for source in merged.sources]) == (
        Status.REPORTED,
        plan.id,
        ["a", "b"],
    )
    assert "planned, and later reported" in merged.why


def test_a_plan_that_slips_by_a_day_is_reported_on_the_day_it_came_to() -> None:
    plan = event("a", "2021-09-21", "A pay deal for the nurses is due to be signed.", Status.PLANNED)
    done = event("b", "2021-09-22", "The pay deal was signed by the nurses' union and the health board.")
    (merged,) = merge([plan, done], [article("a", "2021-09-18"), article("b", "2021-09-24")])
    assert (str(merged.when), merged.status) == ("2021-09-22", Status.REPORTED)
    assert merged.why[-2:] == ("planned for 2021-09-21", "planned, and later reported")
    assert not any("disagree" in why for why in merged.why)


def test_a_plan_whose_day_passed_says_so() -> None:
    plan = event("a", "1967-02-21", "The first crew will fly.", Status.PLANNED)
    (merged,) = merge([plan], [article("a", "1967-01-20"), article("b", "1967-04-01")])
    assert merged.status is Status.PLANNED
    assert merged.why[-2:] == ("planned, as of 1967-01-20", "no later article reports it")
    assert merge([plan], [article("a", "1967-01-20")])[0].why[-1] == "planned, as of 1967-01-20"


def test_sources_that_disagree_keep_their_dates() -> None:
    (merged,) = merge(
        [event("a", "1969-07-20", LANDING), event("b", "1969-07-21", LANDING)], [article("a"), article("b")]
    )
    assert [str(source.when) for source in merged.sources] == ["1969-07-20", "1969-07-21"]
    assert merged.why[-1] == "sources disagree on the date (a: 1969-07-20; b: 1969-07-21)"


def test_the_finest_date_that_sources_agree_on_wins() -> None:
    (merged,) = merge([event("a", "1969", LANDING), event("b", "1969-07-20", LANDING)], [article("a"), article("b")])
    assert str(merged.when) == "1969-07-20"


def test_one_sentence_is_never_merged_with_itself() -> None:
    one, two = event("a", "1969-07-20", LANDING), event("a", "1969-07-20", LANDING)
    assert len(merge([one, replace(two, id="other")], [article("a")])) == 2


def test_what_contradicts_one_of_a_group_stays_out_of_it() -> None:
    words = ["Rovers won the match against Hartwell.", "Rovers won the first match against Hartwell."]
    words.append("Rovers won the second match against Hartwell.")
    told = [event(name, "2005-05-30", said) for name, said in zip("abc", words, strict=True)]
    assert len(merge(told, [article(name) for name in "abc"])) == 2


def test_many_events_alike_are_joined_without_comparing_all_with_all() -> None:
    told = [event(f"a{n}", "1969-07-20", LANDING) for n in range(300)]
    (merged,) = merge(told, [article(f"a{n}") for n in range(300)])
    assert len(merged.sources) == 300
