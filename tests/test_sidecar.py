"""`dates --write` and the review desk edit YAML: what a person wrote stays as it is, to the byte."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model.correction import NOWHERE, Listing
from timeline.model.problem import Place, Severity
from timeline.plainyaml import Map, load
from timeline.write.amend import add_entry, add_event, add_fix, set_keys
from timeline.write.scalars import scalar
from timeline.write.sidecar import KEYS, refresh
from timeline.write.yamledit import MODELINE, Page, plain_data

CASES = load((Path(__file__).parent / "cases" / "correct" / "sidecar.yaml").read_text("utf-8"))
SCHEMA = "dates.schema.json"
TOP = f"{MODELINE}{SCHEMA}\n"

nasty = st.text("ab: #-'\"[]{},&*!|>%@`é\\?~=01\t\u200b\u2028\ufeff.", min_size=1, max_size=14)
words = nasty.map(lambda text: " ".join(text.split())).filter(bool)


def listing(entry: "dict[str, str]", places: Sequence[Map]) -> Listing:
    """From a case: `entry` is the number of the entry that the builder's words go to, from 1."""
    place = [places[int(entry["entry"]) - 1].place] if "entry" in entry else []
    return Listing(*(entry.get(key, "") for key in KEYS), *place)


def refreshed(text: str, listings: Sequence[Listing]) -> str:
    data, problems = refresh(text.encode(), listings, "x.dates.yaml", SCHEMA)
    assert not problems, problems
    return data.decode()


@pytest.mark.parametrize("case", CASES["refresh"], ids=lambda case: case["what"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_refreshed_file(case: "dict[str, object]", newline: str) -> None:
    before, after = (TOP + str(case[key]) for key in ("before", "after"))
    before, after = before.replace("\n", newline), after.replace("\n", newline)
    listings = [listing(entry, Page(before.encode()).entries("dates")) for entry in case["write"]]  # type: ignore[attr-defined]
    assert refreshed(before, listings) == after


@pytest.mark.parametrize("case", CASES["refuse"], ids=lambda case: case["message"])
def test_a_file_that_cannot_be_edited_is_left(case: "dict[str, str]") -> None:
    before = str(case["before"]).encode(case.get("encoding", "utf-8"))
    place = [] if case.get("entry") == "false" else [Place("", 2, 5)]
    friday = Listing("Friday", "On Friday.", "2019-12-20", "why", *place)
    after, [problem] = refresh(before, [friday], "content/x.dates.yaml", SCHEMA)
    assert after == before
    assert problem.severity is Severity.ERROR
    assert str(problem) == f"content/x.dates.yaml: error: left as it is: {case['message']}"


def test_a_new_file_tells_editors_its_schema() -> None:
    data, problems = refresh(None, [Listing("Friday", "On Friday.", "2019-12-20", "as said")], "x", SCHEMA)
    assert not problems
    assert data.decode() == (
        "# yaml-language-server: $schema=dates.schema.json\n"
        "dates:\n  - text: Friday\n    quote: On Friday.\n    found: 2019-12-20\n    why: as said\n"
    )


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_reads_back(text: str) -> None:
    assert load(f"key: {scalar(text)}\n") == {"key": text}
    assert load(f"key: [{scalar(text, flow=True)}, {{a: {scalar(text, flow=True)}}}]\n") == {"key": [text, {"a": text}]}


@pytest.mark.parametrize("text", ["2019", "12:30", "no", "Yes", "1e3", "0x1F", "~", "null", "1_000", ".5", "-3", "y"])
def test_what_other_readers_take_for_something_else_is_quoted(text: str) -> None:
    assert scalar(text) == f'"{text}"'


@pytest.mark.parametrize("text", ["in 1984:?", "a, b", "[sic]", "what?", "a:b"])
def test_what_counts_between_brackets_is_quoted_there(text: str) -> None:
    assert load(f"key: [{scalar(text, flow=True)}, {{a: {scalar(text, flow=True)}}}]\n") == {"key": [text, {"a": text}]}


@pytest.mark.parametrize("text", ["2019-12-20", "199X", "2000~", "1999/2003", "on Friday", "He said so, again."])
def test_what_is_safe_is_not_quoted(text: str) -> None:
    assert scalar(text) == text


# A file as a person may have left it: any style of list, quotation mark, comment and line end.

STYLES = ("double", "single", "own", "block")
comments = st.sampled_from(["", "", "# a note: with 'marks' [", "#", "   # far in"])


def spelled(text: str, style: str, indent: str) -> str:
    if style == "single" and not any(ord(mark) > 0x2000 or mark == "\t" for mark in text):
        return "'" + text.replace("'", "''") + "'"
    if style == "block" and indent and text.isascii() and text[0] not in " \t":
        return f"|-\n{indent}    {text}"
    return json.dumps(text) if style == "double" else scalar(text, flow=not indent)


@st.composite
def entry_lines(draw: st.DrawFn, indent: str) -> "list[str]":
    keys = draw(st.permutations(["text", "quote", *draw(st.sets(st.sampled_from(["found", "why", "date", "note"])))]))
    if draw(st.integers(0, 4)) == 0:
        pairs = ", ".join(f"{key}: {spelled(draw(words), 'own', '')}" for key in keys)
        return [f"{indent}- {{{pairs}}}"]
    lines, lead = [], "-   " if draw(st.booleans()) else "- "
    inside = " " * len(lead)
    for key in keys:
        text = spelled(draw(words), draw(st.sampled_from(STYLES)), indent + inside)
        tail = draw(st.sampled_from(["", "   # mine"])) if "\n" not in text else ""
        above = draw(comments)
        if above and lines:
            lines.append(above)
        lines.append(f"{indent}{lead if key == keys[0] else inside}{key}: {text}{tail}")
    return lines


@st.composite
def files(draw: st.DrawFn) -> str:
    indent = draw(st.sampled_from(["", "  ", "     "]))
    blocks = [["dates:" + draw(st.sampled_from(["", " # all of them"]))]]
    for _ in range(draw(st.integers(1, 4))):
        blocks[0] += [draw(comments), *draw(entry_lines(indent))]
    events = ["events:", "- {date: 1900, title: 'It''s'}   # added", ""]
    blocks = draw(st.sampled_from([blocks, [*blocks, events], [events, *blocks]]))
    text = "\n".join(line for block in blocks for line in block) + draw(st.sampled_from(["", "\n", "\n\n# the end\n"]))
    mark = draw(st.sampled_from(["", "\ufeff"]))
    return mark + text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@st.composite
def changes(draw: st.DrawFn, text: str) -> "list[Listing]":
    """For some of the entries, in any order, and for dates that have none."""
    listings = []
    for entry in draw(st.permutations(Page(text.encode()).entries("dates"))):
        listings += [Listing(*(draw(words) for _ in KEYS)) for _ in range(draw(st.integers(0, 2)))]
        if draw(st.booleans()):
            listings.append(Listing(*(draw(st.one_of(words, st.just(""))) for _ in KEYS), entry.place))
    return listings


def apart_from_the_builder(text: str) -> "list[str]":
    """The pieces of a file around the values of the builder's keys, by line."""
    page = Page(text.encode())
    spans = sorted(entry.items[key].span for entry in page.entries("dates") for key in KEYS if key in entry.items)
    pieces, at = [], 0
    for span in spans:
        pieces.append(page.text[at : span.start])
        at = span.start + len(span.of(page.text).rstrip("\r\n"))
    return [line for piece in [*pieces, page.text[at:]] for line in re.split("(?<=\n)", piece)]


@given(st.data())
def test_nothing_but_the_builder_s_words_changes(data: st.DataObject) -> None:
    before = data.draw(files())
    listings = data.draw(changes(before))
    after = refreshed(before, listings)
    at = 0
    for piece in apart_from_the_builder(before):
        at = after.find(piece, at)
        assert at >= 0, (piece, after)
        at += len(piece)
    assert after.startswith("\ufeff") == before.startswith("\ufeff")
    assert after.count("\n") == after.count("\r\n") or "\r" not in before


@given(st.data())
def test_the_builder_s_words_and_a_person_s_read_back(data: st.DataObject) -> None:
    before = data.draw(files())
    listings = data.draw(changes(before))
    old = Page(before.encode()).entries("dates")
    new = [plain_data(entry) for entry in Page(refreshed(before, listings).encode()).entries("dates")]
    for entry in old:
        mine = [found for found in listings if found.entry == entry.place]
        given_keys = {key: getattr(found, key) for found in mine for key in KEYS if getattr(found, key)}
        assert {**plain_data(entry), **given_keys} in new
    added = [{key: getattr(found, key) for key in KEYS} for found in listings if found.entry == NOWHERE]
    assert all(entry in new for entry in added)
    assert len(new) == len(old) + len(added)


@given(st.data())
def test_a_second_refresh_changes_nothing(data: st.DataObject) -> None:
    before = data.draw(files())
    old = Page(before.encode()).entries("dates")
    same = [Listing(*(str(plain_data(entry).get(key, "")) for key in KEYS), entry.place) for entry in old]
    once = refreshed(before, same)
    now = Page(once.encode()).entries("dates")
    again = [Listing(*(str(plain_data(entry).get(key, "")) for key in KEYS), entry.place) for entry in now]
    assert refreshed(once, again) == once
    assert once.removeprefix("\ufeff").split("\n", 1)[1] == before.removeprefix("\ufeff")


@given(st.data())
def test_the_desk_changes_one_key_and_can_take_it_back(data: st.DataObject) -> None:
    before = data.draw(files()).encode()
    entry = data.draw(st.sampled_from(Page(before).entries("dates")))
    if "date" in entry.items:
        return
    done = set_keys(before, entry.place.line, {"date": data.draw(words)})
    assert set_keys(done, entry.place.line, {"date": None}) == before


@pytest.mark.parametrize("case", CASES["amend"], ids=lambda case: case["what"])
def test_the_desk_writes_as_a_person_would(case: "dict[str, object]") -> None:
    before = str(case["before"]).encode()
    changes = {key: tuple(given) if isinstance(given, list) else given or None for key, given in case["keys"].items()}  # type: ignore[attr-defined]
    keys = {key: True if given == "true" else given for key, given in changes.items()}
    made = {
        "set": lambda: set_keys(before, int(str(case.get("line", 0))), keys),
        "entry": lambda: add_entry(before, keys, {"date": "2019"}),
        "event": lambda: add_event(before, keys),
        "fix": lambda: add_fix(before, str(case.get("event")), keys),
    }[str(case["does"])]()
    assert made.decode() == case["after"]


def test_the_desk_refuses_what_is_not_there() -> None:
    with pytest.raises(ValueError, match="no entry of dates: starts here"):
        set_keys(b"dates:\n  - {text: a, quote: b}\n", 7, {"date": "2019"})
    with pytest.raises(ValueError, match="all that this entry has"):
        set_keys(b"dates:\n  - quote: b\n", 2, {"quote": None})
