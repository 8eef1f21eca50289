"""`timeline tag`, the engine for other programs, in each of its forms."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

from anafora import timeml
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


def test_another_reader_of_timeml_finds_the_same(tmp_path: Path) -> None:
    """Anafora's: every expression where it stands, and the date of the document."""
    path = tmp_path / "a.tml"
    path.write_bytes(tag(tmp_path, "--date", "2019-12-21", "--format", "timeml").encode())
    text = timeml.to_text(path)
    found = [
        (text[slice(*entity.spans[0])], entity.properties["type"], entity.properties["value"])
        for entity in timeml.to_anafora_data(path).annotations
    ]
    assert found == [
        ("2019-12-21", "DATE", "2019-12-21"),
        ("Friday", "DATE", "2019-12-20"),
        ("19 years", "DURATION", "P19Y"),
    ]
    assert timeml.to_document_creation_time(path) == "2019-12-21"


# TimeML 1.2.1, annotation guidelines and specification: what a TIMEX3 may say, and how it is written.
TIMEX3 = {
    "tid": r"t\d+",
    "type": "DATE|TIME|DURATION|SET",
    "value": r"(BC)?[\dX]{2,4}(-([\dX]{2}|SP|SU|FA|WI|Q[1-4X]|H[12X]|W[\dX]{2})(-([\dX]{1,2}|WE))?)?"
    r"(T(\d\d(:\d\d(:\d\d)?)?|MO|MI|AF|EV|NI|DT))?|P(T?[\dX.]+(Y|M|W|D|H|S|Q|WE|DE|CE|ML))+"
    r"|P\d+[YMWD]T\d+[HMS]|(PAST|PRESENT|FUTURE)_REF",
    "mod": "BEFORE|AFTER|ON_OR_BEFORE|ON_OR_AFTER|(LESS|MORE)_THAN|EQUAL_OR_(LESS|MORE)|START|MID|END|APPROX",
    "functionInDocument": "CREATION_TIME|EXPIRATION_TIME|MODIFICATION_TIME|PUBLICATION_TIME|RELEASE_TIME"
    "|RECEPTION_TIME|NONE",
    "temporalFunction": "true|false",
    "quant": "EACH|EVERY|",
    "freq": r"\d+X",
}
EVERY_KIND = (
    "Early in 2018 it met twice a week, every Friday, at 5 p.m.; on the night of 3 May, in the third quarter, "
    "about 1900, in the 1990s, in 44 BC, last weekend, last summer, for at least two weeks, two and a half "
    "years and years, and now."
)


def test_timeml_is_written_as_its_specification_says(tmp_path: Path) -> None:
    written = tag(tmp_path, "--date", "2019-12-21", "--format", "timeml", text=EVERY_KIND)
    document = ElementTree.fromstring(written)
    assert (document.tag, [child.tag for child in document]) == ("TimeML", ["DOCID", "DCT", "TEXT"])
    timexes = list(document.iter("TIMEX3"))
    assert len(timexes) == 16
    assert len({timex.get("tid") for timex in timexes}) == len(timexes)
    for timex in timexes:
        assert {"tid", "type", "value"} <= set(timex.keys()) <= set(TIMEX3)
        assert not list(timex), "a TIMEX3 holds words alone"
        for name, value in timex.items():
            assert re.fullmatch(TIMEX3[name], value), f'{name}="{value}"'


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


BAD_LINES = {  # what is wrong with a line, told with its number
    b'{"id": "b"': "not JSON",
    b'{"id": "c", "text": "x"}': 'no "date"',
    b'{"id": "d", "date": "2019-12-21"}': 'no "text"',
    b'{"id": "e", "text": null, "date": "2019-12-21"}': '"text" is not a string',
    b'{"id": ["f"], "text": "x", "date": "2019-12-21"}': '"id" is neither a string nor a number',
    b'{"id": "g", "text": "x", "date": "2019-12"}': '"2019-12" is not a day',
    b'{"id": "h", "text": "x", "date": "2019-12-21", "language": "../.."}': '"../.." is no language tag',
    b'{"id": "i", "text": "caf\xe9", "date": "2019-12-21"}': "not UTF-8 at byte 24 of the line",
    b'["a", "list"]': "not an object",
    b"[" * 100_000: "not a document: brackets in brackets without end",
}


def test_a_bad_line_says_so_in_its_place_and_the_others_are_answered(tmp_path: Path) -> None:
    good = b'{"id": 7, "text": "It rained on Friday.", "date": "2019-12-21"}'
    lines = [line for bad in BAD_LINES for line in (good, bad)]
    ran = timeline("tag", "--jsonl", folder=tmp_path, input=b"\xef\xbb\xbf" + b"\r\n".join(lines))
    assert ran.status == 1
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert all(each["id"] == 7 and each["timexes"][0]["value"] == "2019-12-20" for each in answers[::2])
    assert len(answers) == len(lines)
    for number, (answer, wrong) in enumerate(zip(answers[1::2], BAD_LINES.values(), strict=True), 1):
        assert f"<stdin>:{2 * number}: {wrong}" in answer["error"]
        assert f"<stdin>:{2 * number}: error: {wrong}" in ran.err
    assert answers[3]["id"] == "c"


def test_a_call_without_a_date_says_what_is_missing(tmp_path: Path) -> None:
    ran = timeline("tag", folder=tmp_path, input=b"x")
    assert ran.status == 2
    assert "no --date" in ran.err
    ran = timeline("tag", "--date", "2019-13-01", folder=tmp_path, input=b"x")
    assert ran.status == 2
    assert "there is no month 13" in ran.err or "not between 01 and 12" in ran.err
