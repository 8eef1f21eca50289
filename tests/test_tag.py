"""`timeline tag`, the engine for other programs, in each of its forms."""

import json
from pathlib import Path
from xml.etree import ElementTree

from commandline import timeline

TEXT = "The minister resigned on Friday & left.\r\nHe had served for 19 years. A 34-year-old <deputy> follows him."


def tag(folder: Path, *arguments: str, text: str = TEXT) -> str:
    ran = timeline("tag", *arguments, folder=folder, input=text.encode())
    assert ran.status == 0, ran
    return ran.out


def test_json(tmp_path: Path) -> None:
    found = json.loads(tag(tmp_path, "--date", "2019-12-21"))["timexes"]
    assert [(timex["text"], timex["type"], timex["value"]) for timex in found] == [
        ("Friday", "DATE", "2019-12-20"),
        ("19 years", "DURATION", "P19Y"),
    ]
    assert found[0]["edtf"] == found[0]["earliest"] == found[0]["latest"] == "2019-12-20"
    assert found[1]["edtf"] is found[1]["earliest"] is None
    for timex in found:
        assert TEXT[timex["start"] : timex["end"]] == timex["text"]
        assert timex["why"]
        assert timex["rule"]


def test_timeml_keeps_every_character(tmp_path: Path) -> None:
    document = ElementTree.fromstring(tag(tmp_path, "--date", "2019-12-21", "--format", "timeml"))
    text = document.find("TEXT")
    assert text is not None
    assert "".join(text.itertext()) == TEXT
    assert [element.get("value") for element in text.iter("TIMEX3")] == ["2019-12-20", "P19Y"]
    creation = document.find("DCT/TIMEX3")
    assert creation is not None
    assert creation.get("value") == "2019-12-21"


def test_json_lines_answer_in_order(tmp_path: Path) -> None:
    lines = [
        {"id": "a", "text": "It rained on Friday.", "date": "2019-12-21"},
        {"id": "b", "text": "Nothing here.", "date": "2019-12-21"},
        {"id": "c", "text": "On 3/4/2019 it rained.", "date": "2019-12-21", "language": "en-GB"},
        {"id": "d", "text": "On 3/4/2019 it rained.", "date": "2019-12-21", "language": "en-US"},
    ]
    answers = [
        json.loads(line) for line in tag(tmp_path, "--jsonl", text="\n".join(map(json.dumps, lines))).splitlines()
    ]
    assert [answer["id"] for answer in answers] == ["a", "b", "c", "d"]
    assert [[timex["value"] for timex in answer["timexes"]] for answer in answers] == [
        ["2019-12-20"],
        [],
        ["2019-04-03"],
        ["2019-03-04"],
    ]


def test_a_bad_line_says_so_in_its_place(tmp_path: Path) -> None:
    lines = [
        '{"id": "a", "text": "It rained on Friday.", "date": "2019-12-21"}',
        '{"id": "b"',
        '{"id": "c", "text": "x"}',
    ]
    ran = timeline("tag", "--jsonl", folder=tmp_path, input="\n".join(lines).encode())
    assert ran.status == 1
    assert len(ran.out.splitlines()) == 3
    assert "<stdin>:2: error: not JSON" in ran.err
    assert '<stdin>:3: error: no "date"' in ran.err


def test_a_call_without_a_date_says_what_is_missing(tmp_path: Path) -> None:
    ran = timeline("tag", folder=tmp_path, input=b"x")
    assert ran.status == 2
    assert "no --date" in ran.err
    ran = timeline("tag", "--date", "2019-13-01", folder=tmp_path, input=b"x")
    assert ran.status == 2
    assert "there is no month 13" in ran.err or "not between 01 and 12" in ran.err
