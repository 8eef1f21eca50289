"""Extraction: sentences, which reading dates which clause, status, titles and ids, from readings made by hand."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from timeline.extract import extract, sentences
from timeline.extract.shorter import LONGEST
from timeline.model.article import Article, Context
from timeline.model.event import Event
from timeline.model.meaning import Meaning
from timeline.model.reading import Mention, Reading, Resolved, Role, Timex, Undated
from timeline.model.span import Span
from timeline.model.when import When
from timeline.plainyaml import load

CASES = Path(__file__).parent / "cases" / "extract"
BEFORE = "Word came from the coast."


def cases(name: str) -> list[dict[str, Any]]:
    return list(load((CASES / name).read_text("utf-8")))


def article(body: str, title: str = "Nothing like it") -> Article:
    context = Context(When("2019-12-21"), "Asia/Tehran", "en", "Tehran", "gregorian", "MDY", False, ())
    return Article("iran", "content/iran.md", title, body, body, 1, context)


def readings(body: str, dates: list[dict[str, Any]]) -> tuple[Resolved, ...]:
    found: list[Resolved] = []
    at = 0
    for date in dates:
        at = body.index(str(date["text"]), at)
        span = Span(at, at + len(str(date["text"])))
        mention = Mention("iran", span, span.of(body), "by hand", Meaning())
        at = span.end
        if "length" in date:
            found.append(Undated(mention, Timex("DURATION", date["length"]), ()))
            continue
        when = When(str(date["when"]))
        ranges = (When(date["range"]),) if "range" in date else ()
        role = Role(date.get("role", "point"))
        found.append(Reading(mention, when, Timex("DATE", str(when)), 0.9, ("by hand",), role, range=ranges))
    return tuple(found)


@pytest.mark.parametrize("case", cases("events.yaml"), ids=lambda case: case["name"])
def test_events(case: dict[str, Any]) -> None:
    told = extract(article(case["body"], case["title"]), readings(case["body"], case["dates"]))
    seen = [[str(event.when), str(event.status), event.sources[0].expression] for event in told]
    assert seen == [[str(part) for part in event] for event in case["events"]]


@pytest.mark.parametrize("case", cases("titles.yaml"), ids=lambda case: case["says"])
def test_titles(case: dict[str, Any]) -> None:
    body = f"{case.get('before', BEFORE)} {case['says']}"
    told = extract(article(body), readings(body, [{"text": case["dated"], "when": "2019-12-10"}]))
    assert case["title"] in [event.title for event in told if event.sources[0].expression]


@pytest.mark.parametrize("case", cases("sentences.yaml"), ids=lambda case: case["text"])
def test_sentences(case: dict[str, Any]) -> None:
    text = article(case["text"])
    assert [span.of(text.body) for span in sentences(text)] == case["are"]


def told(body: str, when: str = "2019-12-17") -> tuple[Event, ...]:
    return extract(article(body), readings(body, [{"text": "Tuesday", "when": when}]))


def test_ids_hang_on_article_and_words_alone() -> None:
    body = "Rain fell. The dam burst on Tuesday."
    ids = [event.id for event in told(body)]
    assert [event.id for event in told(body, "2019-12-10")] == ids
    assert [event.id for event in told("A lead came first. " + body)][1:] == ids
    elsewhere = replace(article(body), id="other")
    assert extract(elsewhere, ())[0].id != ids[0]


def test_ids_of_one_sentence_told_twice_differ() -> None:
    body = "Rain fell. The dam burst on Tuesday. The dam burst on Tuesday."
    dates = [{"text": "Tuesday", "when": "2019-12-17"}] * 2
    ids = [event.id for event in extract(article(body), readings(body, dates))]
    assert len(ids) == len(set(ids)) == 3


def test_every_source_shows_its_very_words() -> None:
    body = "TEHRAN - Rain fell.\n\n> The dam *burst* on Tuesday, he\nsaid."
    for event in told(body):
        source = event.sources[0]
        assert source.span.of(body) == source.quote
        assert source.expression_span.of(body) == source.expression


def test_a_pronoun_is_replaced_where_one_person_can_be_meant() -> None:
    assert told("Mara Lind resigned. She left the hall on Tuesday.")[-1].title == "Mara Lind left the hall"
    assert (
        told("Mara Lind met Tom Hale. He left the hall on Tuesday.")[-1].title
        == "“Mara Lind met Tom Hale. He left the hall on Tuesday”"
    )


def test_it_that_stands_for_nothing_is_not_replaced() -> None:
    events = told("The bridge was closed. It was the first time in years that it was shut on Tuesday.")
    assert all(not event.title.startswith("The bridge was the first time") for event in events)


def test_a_headline_is_the_title_of_its_lead() -> None:
    body = "The council of Oakfield has voted for the tram line after a long night."
    assert extract(article(body, "Oakfield council votes for tram"), ())[0].title == "Oakfield council votes for tram"
    assert extract(article(body, "A long way round"), ())[0].title != "A long way round"


def test_a_headline_in_the_present_fits_a_lead_in_the_past() -> None:
    body = "Drivers cheered as the bridge of Tanner finally reopened to lorries."
    assert extract(article(body, "Bridge reopens at last"), ())[0].title == "Bridge reopens at last"


def test_a_title_is_short_or_the_whole_sentence() -> None:
    long = "The dam burst on Tuesday" + ", and nobody knew why it had" * 6 + "."
    for event in told("Rain fell. " + long):
        assert len(event.title) <= LONGEST or event.title == event.text.rstrip(".")


def test_other_languages_need_no_words() -> None:
    body = "Le barrage a cédé mardi."
    french = replace(article(body), context=replace(article(body).context, language="fr"))
    (event,) = extract(french, readings(body, [{"text": "mardi", "when": "2019-12-17"}]))
    assert (str(event.when), event.title) == ("2019-12-17", "Le barrage a cédé mardi")


@pytest.mark.parametrize("body", ["", "\n\n", "2019", "—", '"', "(((", "said said said", "on on on " * 50, "A. B. C."])
def test_odd_texts_do_no_harm(body: str) -> None:
    for event in extract(article(body), ()):
        assert event.title
