"""The example site tells what its original tells, in the order in which it happened."""

import json
import re
from pathlib import Path

import pytest
from commandline import ROOT, timeline

from timeline.model.reading import Reading, Role
from timeline.pipeline import Manuscript, tell
from timeline.project import open_manuscript

ARTICLE = ROOT / "content" / "iran-japan.md"
[SEED] = (ROOT / "seeds").glob("*.txt")
EXPRESSIONS = [  # each in its words, in the order of the text
    ("on its website on Saturday", "Saturday", "2019-12-21"),
    ("announced on Saturday", "Saturday", "2019-12-21"),
    ("Tokyo in the second half of the 2000s", "the second half of the 2000s", "2005/2009"),
    ("This year, due", "This year", "2019"),
    ("in Tokyo on Friday", "Friday", "2019-12-20"),
    ("preserve the 2015 nuclear agreement", "2015", "2015"),
    ("Zarif tweeted on Friday", "Friday", "2019-12-20"),
    ("on Saturday morning", "Saturday morning", "2019-12-21"),
    ("in 19 years", "19 years", "2000~/2019-12-21"),
    ("Rouhani tweeted on Friday", "Friday", "2019-12-20"),
]
UNDATED = [("two-day", "P2D"), ("now", "PRESENT_REF"), ("decades", "PXDE")]


@pytest.fixture(scope="module")
def story() -> object:
    manuscript, settings, problems = open_manuscript(ARTICLE)
    assert not problems
    assert isinstance(manuscript, Manuscript)
    story, problems = tell(manuscript, settings)
    assert not problems
    return story


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_every_sentence_is_kept() -> None:
    original = SEED.read_text("utf-8")
    kept, _, last_line = original.partition(" NA/PA ")
    assert "Creative Commons Attribution 4.0" in last_line
    body = ARTICLE.read_text("utf-8").split("---\n", 2)[2]
    assert words(body) == words(kept)


@pytest.mark.parametrize(("around", "expression", "edtf"), EXPRESSIONS)
def test_an_expression_is_dated_with_a_reason(story, around: str, expression: str, edtf: str) -> None:  # type: ignore[no-untyped-def]
    start = story.article.body.index(around)
    found = [
        reading
        for reading in story.readings
        if start <= reading.mention.span.start < start + len(around) and expression in reading.mention.text
    ]
    assert [(type(reading), reading.when.edtf) for reading in found] == [(Reading, edtf)]
    assert found[0].why


@pytest.mark.parametrize(("expression", "value"), UNDATED)
def test_an_expression_without_a_place_on_the_calendar(story, expression: str, value: str) -> None:  # type: ignore[no-untyped-def]
    found = [reading for reading in story.readings if expression in reading.mention.text]
    assert [reading.timex.value for reading in found] == [value]
    assert found[0].why


def test_the_morning_and_the_gap(story) -> None:  # type: ignore[no-untyped-def]
    [morning] = [reading for reading in story.readings if reading.mention.text == "Saturday morning"]
    assert morning.timex.value == "2019-12-21TMO"
    [gap] = [reading for reading in story.readings if "19 years" in reading.mention.text]
    assert (gap.role, gap.timex.value) == (Role.GAP, "P19Y")


def test_the_timeline_is_in_order(tmp_path: Path) -> None:
    ran = timeline("build", "--strict", "--site", str(ROOT), "--output", str(tmp_path), folder=tmp_path)
    assert ran.status == 0, ran
    page = (tmp_path / "index.html").read_text("utf-8")
    events = json.loads((tmp_path / "events.json").read_text("utf-8"))["events"]
    dates = list(dict.fromkeys(event["date"] for event in events if event["date"] != "2019-12-20/2019-12-21"))
    assert dates == ["2000~", "2005/2009", "2015", "2019", "2019-12-20", "2019-12-21"]
    assert [event["status"] for event in events if event["date"] == "2000~"] == ["implied"]
    body = ARTICLE.read_text("utf-8")
    for event in events:
        for source in event["sources"]:
            assert source["article"] == "iran-japan"
            assert source["quote"] in body
            assert source["why"]
    places = [page.index(f'id="{event["id"]}"') for event in events]
    assert places == sorted(places)
    credit = (tmp_path / "articles" / "iran-japan.html").read_text("utf-8")
    assert "Mehr News Agency" in credit
    assert "https://creativecommons.org/licenses/by/4.0/" in credit
