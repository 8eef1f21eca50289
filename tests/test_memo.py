"""The build cache: what it keeps comes back the same, and what is damaged, foreign or half written never comes back."""

import json
import os
import random
import sqlite3
import subprocess
import sys
from dataclasses import replace
from functools import partial
from operator import methodcaller
from pathlib import Path

import pytest

from timeline.memo.codec import decode, encode
from timeline.memo.digest import Digester
from timeline.memo.record import Record, holds, load, look, save, stands, what_lies_in
from timeline.memo.spool import Spool
from timeline.memo.stamps import seal, stamps
from timeline.memo.store import Store
from timeline.memo.workers import Crew
from timeline.model.event import Event, Source, Status
from timeline.model.meaning import Length, Now, Nth, Shift
from timeline.model.problem import Place, warning
from timeline.model.reading import Cue, Mention, Reading, Role, Timex
from timeline.model.span import Span
from timeline.model.when import When

MENTION = Mention(
    "flood", Span(3, 17), "three days ago", "ago", Shift(Length(3, "day"), -1, Now()), (Cue("past", "met"),)
)
READING = Reading(MENTION, When("2026-03-02"), Timex("DATE", "2026-03-02"), 0.9, ("counted “back”",), Role.STRETCH)
SOURCE = Source("flood", Span(0, 20), "ünï\nquote", "", Span(0, 0), When("2026"), Status.PLANNED, 0.5, ())
EVENT = Event("e1", When("2026-03-02"), "A title", "A text", Status.REPORTED, (SOURCE,), 0.25, ("so",), ("a", "b"))
ECHO = replace(SOURCE, quote="A text", when=EVENT.when, status=EVENT.status, certainty=0.25, why=("so",))
VALUES = [
    READING,
    EVENT,
    replace(EVENT, sources=(ECHO, SOURCE)),
    (READING, (EVENT, None, True, 1.5, "\ud800 half a pair")),
    Nth(2, "day", Now()),
    warning(Place("x.md", 3, 1), "look", "here"),
    (("key", ("nested", ("tuple", 1))), ()),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_values_come_back_as_they_were(value: object) -> None:
    back = decode(encode(value))
    assert back == value
    assert repr(back) == repr(value)  # an enum is not its text, a tuple no list


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b'{"Popen": ["ls"]}',
        b'{"Span": [1]}',
        b'{"When": ["not a date"]}',
        b'{"Span": [1, 2], "When": ["2019"]}',
        b"\xff",
    ],
)
def test_what_was_not_encoded_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        decode(data)


def test_a_value_that_nobody_knows_is_not_written() -> None:
    with pytest.raises(TypeError):
        encode(object())


def test_digests_differ_where_values_do() -> None:
    digester = Digester()
    changed = replace(EVENT, sources=(replace(SOURCE, quote="another"),))
    assert digester.digest(EVENT) == Digester().digest(decode(encode(EVENT)))
    assert digester.digest(EVENT) != digester.digest(changed)
    assert digester.digest(("a", "bc")) != digester.digest(("ab", "c"))
    assert digester.digest({"a": 1}) != digester.digest({"a": "1"})


def test_rows_are_there_after_a_commit_and_not_without(tmp_path: Path) -> None:
    store = Store(tmp_path, "v1")
    store.keep("head", "a", b"one")
    store.commit()
    store.keep("head", "b", b"two")
    store.close()
    again = Store(tmp_path, "v1")
    assert dict(again.rows("head")) == {"a": b"one"}
    assert again.row("head", "b") is None
    again.forget_others("head", set())
    assert again.row("head", "a") is None
    again.close()


def test_another_version_finds_nothing(tmp_path: Path) -> None:
    fill(tmp_path, "v1")
    assert found(tmp_path, "v2") == {}


def fill(folder: Path, version: str = "v1") -> dict[str, bytes]:
    rows = {f"key {number}": f"data {number} ".encode() * 500 for number in range(60)}
    store = Store(folder, version)
    for key, data in rows.items():
        store.keep("head", key, data)
    store.commit()
    store.close()
    return rows


def found(folder: Path, version: str = "v1") -> dict[str, bytes]:
    store = Store(folder, version)
    rows = dict(store.rows("head"))
    store.keep("head", "new", b"new")  # and it can be written to
    store.commit()
    store.close()
    again = Store(folder, version)
    assert again.row("head", "new") in (b"new", None)
    again.close()
    return rows


@pytest.mark.parametrize("seed", range(40))
def test_damage_loses_rows_but_never_changes_one(tmp_path: Path, seed: int) -> None:
    rows = fill(tmp_path)
    file = next(tmp_path.glob("memo-*.sqlite"))
    dice, data = random.Random(seed), bytearray(file.read_bytes())
    for _ in range(dice.randint(1, 200)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    if dice.random() < 0.3:
        data = data[: dice.randrange(len(data))]
    file.write_bytes(data)
    assert found(tmp_path).items() <= rows.items()


@pytest.mark.parametrize("foreign", [b"", b"not a database", b"SQLite format 3\0" + b"\0" * 4000])
def test_a_foreign_file_is_replaced(tmp_path: Path, foreign: bytes) -> None:
    fill(tmp_path)
    next(tmp_path.glob("memo-*.sqlite")).write_bytes(foreign)
    assert found(tmp_path) == {}
    assert "new" in found(tmp_path)


def test_a_database_of_another_application_is_replaced(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "memo-v1.sqlite") as base:
        base.execute("CREATE TABLE rows (kind, key, seal, data)")
        base.execute("INSERT INTO rows VALUES ('head', 'a', 'x', 'y')")
    base.close()
    assert found(tmp_path) == {}


def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "file" / "house", "v1")
    store.keep("head", "a", b"one")
    store.commit()
    assert store.row("head", "a") is None


def test_a_copied_process_reads_what_was_committed(tmp_path: Path) -> None:
    store = Store(tmp_path, "v1")
    for number in range(100):
        store.keep("head", str(number), str(number).encode())
    store.commit()
    crew, names = Crew(2), [str(number) for number in range(100)]
    assert list(crew.share_out(partial(store.row, "head"), names)) == [name.encode() for name in names]
    crew.close()
    store.close()


def test_copies_that_are_made_late_hold_what_cannot_be_sent(tmp_path: Path) -> None:
    crew, texts = Crew(2), [f"{number} " * number for number in range(100)]
    assert list(crew.share_out(len, texts)) == [*map(len, texts)]
    unsendable = [partial(lambda text: text, text) for text in texts]
    assert list(crew.share_out_held(methodcaller("__call__"), unsendable)) == texts
    assert list(crew.share_out(len, texts)) == [*map(len, texts)]
    crew.close()


WRITER = """
import sys
from pathlib import Path
from timeline.memo.store import Store
for turn in range(15):
    store = Store(Path(sys.argv[1]), "v1")
    for number in range(20):
        store.keep("head", f"{number}", f"data {number}".encode() * 50)
    store.commit()
    for key, data in store.rows("head"):
        assert data == f"data {key}".encode() * 50, key
    store.close()
"""


def test_two_at_once_do_not_harm_each_other(tmp_path: Path) -> None:
    running = [subprocess.Popen([sys.executable, "-c", WRITER, tmp_path], stderr=subprocess.PIPE) for _ in range(3)]
    for process in running:
        trouble = process.communicate()[1]
        assert process.returncode == 0, trouble.decode()
    store = Store(tmp_path, "v1")
    assert len(dict(store.rows("head"))) == 20
    store.close()


def test_a_spool_gives_back_what_was_added(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    one = spool.add(b"one")
    assert spool.read(one) == b"one"
    assert [spool.read(place) for place in (spool.add(b"two"), one, spool.add(b""))] == [b"two", b"one", b""]
    texts = [f"{number} ".encode() * number for number in range(300)]
    crew = Crew(2)
    assert [spool.read(place) for place in crew.share_out(spool.add, texts)] == texts
    assert [spool.read(place) for place in spool.add_each(texts)] == texts
    assert spool.read(spool.add_all(iter(texts))) == b"".join(texts)
    crew.close()
    assert list(tmp_path.iterdir()) == []
    spool.close()


def make_record(site: Path, *, young: bool = True) -> Record:
    seen = look([str(site / "content")], [str(site / "config.yaml")])
    return Record(
        "v1", "", (str(site / "content"),), (str(site / "config.yaml"),), seal(seen.stamps),
        seen.young if young else {}, str(site / "public"), what_lies_in(str(site / "public")), "said\n", "built",
    )  # fmt: skip


def as_it_was(record: Record) -> bool:
    return stands(record, "v1", "") and holds(record, look(record.folders, record.files))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("content/a.md", "content/2019/b.md", "config.yaml", "public/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def test_a_record_comes_back(site: Path) -> None:
    record = make_record(site)
    save(record, site / "build.json")
    assert load(site / "build.json") == record
    assert as_it_was(record)
    assert not stands(record, "v2", "")
    assert not stands(record, "v1", "--strict")


@pytest.mark.parametrize("name", ["content/a.md", "content/2019/b.md", "config.yaml", "public/index.html"])
@pytest.mark.parametrize("how", ["edited", "gone", "renamed", "edited and its clock set back"])
def test_a_record_does_not_hold_after_a_change(site: Path, name: str, how: str) -> None:
    record, path = make_record(site), site / name
    before = path.stat()
    if how == "gone":
        path.unlink()
    elif how == "renamed":
        path.rename(path.with_name("other.md"))
    else:
        path.write_text(path.read_text().upper())  # of the same length
        if how != "edited":
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns - 10**12))
    assert not as_it_was(record)


def test_a_file_that_appears_is_a_change(site: Path) -> None:
    record = make_record(site)
    (site / "content" / "new.md").write_text("")
    assert not as_it_was(record)


def test_a_young_file_is_read_again(site: Path) -> None:
    """As if it had been written within one tick of the clock: neither size nor times nor inode tell."""
    record = make_record(site)
    assert str(site / "content/a.md") in record.young
    changed = replace(record, young=record.young | {str(site / "content/a.md"): "what it was"})
    assert not as_it_was(changed)


def test_a_damaged_record_is_none(site: Path) -> None:
    path = site / "build.json"
    save(make_record(site), path)
    whole = path.read_bytes()
    for end in range(0, len(whole) - 1, 7):
        path.write_bytes(whole[:end])
        assert load(path) is None
    path.write_bytes(whole.replace(b"built", b"burnt"))
    assert load(path) is None
    path.write_text(json.dumps({"version": "v1"}))
    assert load(path) is None


def test_links_that_turn_in_circles_are_followed_once(site: Path) -> None:
    (site / "content" / "again").symlink_to(site / "content")
    assert [name for name in stamps([site / "content"]) if "again/again" in name] == []
