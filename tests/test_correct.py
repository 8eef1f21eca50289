"""What a person corrects is what is shown; what comes to nothing is told with its place and what would be right."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from timeline.correct.doubts import doubts
from timeline.model.article import Context
from timeline.model.reading import Reading
from timeline.model.site import Settings
from timeline.model.when import When
from timeline.pipeline import Manuscript, tell, weave
from timeline.plainyaml import load
from timeline.read import read_corrections
from timeline.read.files import File
from timeline.understand import understand

FOLDER = Path(__file__).parent / "cases" / "correct"
FRONT = "---\ntitle: {title}\ndate: {date}\n---\n"
PUBLISHED = "2019-12-21"  # a Saturday


def cases(name: str) -> "list[Any]":
    return [pytest.param(case, id=case["what"]) for case in load((FOLDER / f"{name}.yaml").read_text("utf-8"))]


class Told:
    """A case, worked through: its site, its readings by words, and every problem as it is printed."""

    def __init__(self, case: "dict[str, Any]") -> None:
        stories, found = [], []
        for name, text in case.get("articles", {"x": case.get("text", "")}).items():
            front = FRONT.format(title=f"Report {name}", date=case.get("dates_of", {}).get(name, PUBLISHED))
            sidecar = case.get("sidecars", {"x": case.get("sidecar")}).get(name)
            manuscript = Manuscript(
                File(f"content/{name}.md", (front + text).encode()),
                File(f"content/{name}.dates.yaml", sidecar.encode()) if sidecar else None,
            )
            story, problems = tell(manuscript, Settings())
            assert story, problems
            stories.append(story)
            found += problems
        site_wide, problems = read_corrections("content/corrections.yaml", case.get("corrections", "").encode())
        found += problems
        self.site, problems = weave(stories, site_wide, Settings())
        self.problems = [
            str(problem)
            for problem in sorted((*found, *problems), key=lambda problem: (problem.place, problem.message))
        ]
        self.readings = [reading for article in self.site.articles for reading in self.site.readings[article.id]]

    def reading(self, words: str) -> Reading:
        [found] = [reading for reading in self.readings if reading.mention.text == words]
        assert isinstance(found, Reading), found
        return found


@pytest.mark.parametrize("case", cases("aims"))
def test_a_correction_finds_its_words(case: "dict[str, Any]") -> None:
    told = Told(case)
    assert told.problems == case.get("problems", [])
    for words, date in case.get("dates", {}).items():
        assert told.reading(words).when.edtf == date
        assert told.reading(words).by == case.get("by", "editor")
    for words, reasons in case.get("why", {}).items():
        why = "; ".join(told.reading(words).why)
        assert all(reason in why for reason in reasons), why


@pytest.mark.parametrize("case", cases("events"))
def test_a_correction_of_events(case: "dict[str, Any]") -> None:
    told = Told(case)
    assert told.problems == case.get("problems", [])
    events = {event.title: event for event in told.site.events}
    assert [f"{event.when} {event.title}" for event in told.site.events] == case["timeline"]
    for title, values in case.get("values", {}).items():
        shown = {
            "note": events[title].note,
            "tags": list(events[title].tags),
            "by": events[title].by,
            "sources": [source.article for source in events[title].sources],
        }
        assert {key: shown[key] for key in values} == values
    for title, reason in case.get("why", {}).items():
        assert reason in "; ".join(events[title].why)


@pytest.mark.parametrize("case", cases("doubts"))
def test_what_is_doubtful_comes_first(case: "dict[str, Any]") -> None:
    site = Told(case).site
    found = doubts(site.articles, site.readings, site.events)
    assert [str(doubt).split("\n")[0] for doubt in found] == case["doubts"]


def test_a_low_certainty_is_doubtful() -> None:
    site = Told({"text": "The mill burned on Friday. The council met on Monday."}).site
    [friday, monday] = site.readings["x"]
    assert isinstance(friday, Reading)
    unsure = replace(friday, certainty=0.4, others=(When("2019-12-27"),))
    [doubt] = doubts(site.articles, {"x": (unsure, monday)}, site.events)
    assert str(doubt) == (
        'content/x.md:5:20: low: "Friday" is read as 2019-12-20, 40% sure, or 2019-12-27\n'
        "    The mill burned on Friday. The council met on Monday."
    )


UNDERSTOOD = load((FOLDER / "understood.yaml").read_text("utf-8"))
FIELDS = ("published", "timezone", "language", "place", "calendar", "number_order", "narrative")


def context(language: str) -> Context:
    order = "MDY" if language == "en" else "DMY"
    why = tuple((field, "a test") for field in FIELDS)
    return Context(When(PUBLISHED), "UTC", language, "", "gregorian", order, False, why)


@pytest.mark.parametrize(
    ("language", "words", "edtf"),
    [
        (language, words, edtf)
        for language, answers in UNDERSTOOD["is"].items()
        for edtf, all_words in answers.items()
        for words in all_words
    ],
)
def test_a_date_in_words_is_understood(language: str, words: str, edtf: str) -> None:
    assert understand(str(words), context(language)).edtf == edtf


@pytest.mark.parametrize(("words", "reason"), UNDERSTOOD["not"].items())
def test_a_date_that_is_none_says_why(words: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}$"):
        understand(words, context("en"))


def test_a_date_is_no_novel() -> None:
    with pytest.raises(ValueError, match="2504 characters are too many for a date"):
        understand("long " * 500 + "ago.", context("en"))
