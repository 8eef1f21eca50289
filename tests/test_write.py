"""A build ends with the old site or the new one, whatever happens to it, and leaves other people's files alone."""

import errno
import os
import random
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from timeline.write import swap, write
from timeline.write.manifest import NAME, format_manifest, parse_manifest
from timeline.write.paths import check_paths

OLD = {"index.html": b"old", "a/one.html": b"1", "a/two.html": b"2", "gone/deep/x.html": b"x", "style.css": b"css"}
NEW = {"index.html": b"new", "a/one.html": b"1", "a/two.html": b"22", "fresh/y.html": b"y", "style.css": b"css"}

KILLED = """
import os, signal, sys
from pathlib import Path
from timeline.write import swap, write
sys.path.insert(0, {tests!r})
from test_write import NEW
if {no_exchange}:
    swap.exchange = lambda one, other: False
left = {steps}
def hook(event, args):
    global left
    if event in ("open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.chmod", "os.scandir"):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(hook)
assert not write(NEW, Path({folder!r})).problems
"""


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`, our list of files aside."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    files.pop(NAME, None)
    return files


@pytest.fixture
def public(tmp_path: Path) -> Path:
    write(OLD, tmp_path / "public")
    return tmp_path / "public"


def test_writes_what_changed_alone(public: Path) -> None:
    before = (public / "style.css").stat()
    written = write(NEW, public)
    assert written.changed == ("a/two.html", "fresh/y.html", "index.html")
    assert written.unchanged == ("a/one.html", "style.css")
    assert written.removed == ("gone/deep/x.html",)
    assert tree(public) == NEW
    assert (public / "style.css").stat().st_ino == before.st_ino
    assert not (public / "gone").exists()


def test_says_nothing_changed_and_touches_nothing(public: Path) -> None:
    before = public.stat()
    assert write(OLD, public).unchanged == tuple(sorted(OLD))
    assert os.path.samestat(public.stat(), before)


def test_many_builds_in_turn_are_each_exact(tmp_path: Path) -> None:
    chance = random.Random(7)
    names = ["a", "a/b", "a/b/c.html", "d/e.html", "d", "f.css", "ü/é.html"]
    for _ in range(120):
        picked = chance.sample(names, 4)
        pages = {p: bytes([chance.randrange(3)]) for p in picked if not any(q.startswith(f"{p}/") for q in picked)}
        assert not write(pages, tmp_path / "public").problems
        assert tree(tmp_path / "public") == pages


def test_makes_only_the_pages_whose_digest_changed(public: Path) -> None:
    asked = []

    class Lazy(Mapping[str, bytes]):
        def __getitem__(self, path: str) -> bytes:
            asked.append(path)
            return NEW[path]

        def __iter__(self) -> Iterator[str]:
            return iter(NEW)

        def __len__(self) -> int:
            return len(NEW)

    write(Lazy(), public, {path: sha256(data).hexdigest() for path, data in NEW.items()})
    assert sorted(asked) == ["a/two.html", "fresh/y.html", "index.html"]
    assert tree(public) == NEW


def damage_remove(path: Path) -> None:
    path.unlink()


def damage_edit(path: Path) -> None:
    path.write_bytes(b"?")  # the same length
    os.utime(path, ns=(2**62, 2**62))


def damage_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/hostname")


@pytest.mark.parametrize("damage", [damage_remove, damage_edit, damage_link])
def test_heals_a_page_that_somebody_touched(public: Path, damage: object) -> None:
    write(NEW, public)
    damage(public / "a/one.html")  # type: ignore[operator]
    assert write(NEW, public).changed == ("a/one.html",)
    assert tree(public) == NEW
    for pages in (OLD, NEW, OLD):
        write(pages, public)
        assert tree(public) == pages


@pytest.mark.parametrize("no_exchange", [False, True])
def test_a_kill_at_every_step_leaves_one_site_whole(tmp_path: Path, no_exchange: bool) -> None:
    """Real SIGKILL before the first, the second, the third … change to the disk, until a build comes through."""
    outcomes = []
    for steps in range(400):
        folder = tmp_path / str(steps) / "public"
        write(NEW, folder)
        write(OLD, folder)
        (folder / "CNAME").write_text("a stranger")
        code = KILLED.format(tests=str(Path(__file__).parent), no_exchange=no_exchange, steps=steps, folder=str(folder))
        status = subprocess.run([sys.executable, "-c", code], check=False).returncode
        found = tree(folder) if folder.exists() else None
        if found is not None:
            assert found.pop("CNAME") == b"a stranger"
            assert found in (OLD, NEW)
        else:
            assert no_exchange
        outcomes.append(None if found is None else found == NEW)
        assert not write(NEW, folder).problems
        assert tree(folder) == NEW | {"CNAME": b"a stranger"}
        assert not write(OLD, folder).problems
        assert tree(folder) == OLD | {"CNAME": b"a stranger"}
        if status == 0:
            break
        assert status == -signal.SIGKILL
    assert status == 0
    assert False in outcomes
    assert True in outcomes[:-1]


def test_a_kill_at_any_time_leaves_one_site_whole(tmp_path: Path) -> None:
    sites = [{f"{i % 50}/{i}.html": bytes([n]) * 300 for i in range(3000)} for n in (65, 66)]
    folder = tmp_path / "public"
    code = f"""
from pathlib import Path
from timeline.write import write
for turn in range(10**6):
    for n in (65, 66):
        write({{f"{{i % 50}}/{{i}}.html": bytes([n]) * 300 for i in range(3000)}}, Path({str(folder)!r}))
        print(flush=True)
"""
    chance = random.Random()
    for _ in range(6):
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as build:
            assert build.stdout
            build.stdout.readline()
            threading.Event().wait(chance.random() / 2)
            build.kill()
        assert tree(folder) in sites


def test_two_builds_at_once_take_turns(tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
sys.path.insert(0, {!r})
from test_write import OLD, NEW
from timeline.write import write
for pages in (OLD, NEW) * 30:
    assert not write(pages, Path({!r})).problems
"""
    call = [sys.executable, "-c", code.format(str(Path(__file__).parent), str(tmp_path / "public"))]
    builds = [subprocess.Popen(call) for _ in range(3)]
    assert [build.wait() for build in builds] == [0, 0, 0]
    assert tree(tmp_path / "public") == NEW


def test_strangers_stay(public: Path) -> None:
    (public / "CNAME").write_text("example.org")
    (public / "a/mine.txt").write_text("mine")
    (public / "empty").mkdir()
    (public / "up").symlink_to("../nowhere")
    for pages in (NEW, OLD, NEW, {}):
        assert not write(pages, public).problems
        assert (public / "CNAME").read_text() == "example.org"
        assert (public / "a/mine.txt").read_text() == "mine"
        assert (public / "empty").is_dir()
        assert (public / "up").readlink() == Path("../nowhere")
    (public / "CNAME").unlink()
    for pages in (OLD, NEW, OLD):
        write(pages, public)
        assert not (public / "CNAME").exists()


@pytest.mark.parametrize("stranger", ["fresh/y.html", "fresh", "fresh/y.html/deeper.txt"])
def test_a_stranger_in_the_way_is_an_error(public: Path, stranger: str) -> None:
    (public / stranger).parent.mkdir(parents=True, exist_ok=True)
    (public / stranger).write_text("mine")
    (problem,) = write(NEW, public).problems
    assert "page must go" in str(problem)
    assert tree(public) == OLD | {stranger: b"mine"}
    (public / stranger).unlink()
    while stranger := stranger.rpartition("/")[0]:
        (public / stranger).rmdir()
    assert not write(NEW, public).problems
    assert tree(public) == NEW


def test_a_stranger_with_the_very_bytes_is_adopted(public: Path) -> None:
    (public / NAME).unlink()
    assert not write(OLD, public).problems
    assert tree(public) == OLD
    assert write({}, public).removed == tuple(sorted(OLD))


@pytest.mark.parametrize(
    "path",
    [
        "../x",
        "/etc/x",
        "a/../../x",
        "a//b",
        "",
        ".",
        "a/",
        "./a",
        "a\\..\\b",
        "a\0b",
        "a\nb",
        NAME,
        "x" * 256,
        "\ud800",
    ],
)
def test_a_page_cannot_leave_the_folder(tmp_path: Path, path: str) -> None:
    (problem,) = check_paths({path: b""})
    assert "no page can be written here" in problem.message
    assert write({path: b"", "index.html": b""}, tmp_path / "public").problems
    assert not (tmp_path / "public").exists()


def test_a_page_cannot_be_a_folder_too() -> None:
    assert [problem.place.path for problem in check_paths({"a": b"", "a/b": b""})] == ["a"]


def test_writes_nothing_through_a_link_that_stands_in_the_folder(public: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (public / "fresh").symlink_to(tmp_path / "elsewhere")
    assert write(NEW, public).problems
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_full_disk_is_an_error_and_the_old_site_stays(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small], capture_output=True)
    if mounted.returncode:
        pytest.skip("no right to mount a small disk here")
    try:
        assert not write(OLD, small / "public").problems
        (problem,) = write(NEW | {"big.html": b"x" * 100_000}, small / "public").problems
        assert "the disk is full" in str(problem)
        assert tree(small / "public") == OLD
        assert not write(NEW, small / "public").problems
        assert tree(small / "public") == NEW
    finally:
        subprocess.run(["umount", small], check=True)


def test_a_file_too_large_is_an_error_and_the_old_site_stays(public: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
    try:
        (problem,) = write(NEW | {"big.html": b"x" * 100_000}, public).problems
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "ulimit -f" in str(problem)
    assert tree(public) == OLD


READ_ONLY = """
import os, sys
from pathlib import Path
from timeline.write import write
os.setuid(65534) if os.getuid() == 0 else None
print(*write({"index.html": b"x"}, Path(sys.argv[1])).problems)
"""


def test_a_folder_without_the_right_to_write_is_an_error() -> None:
    done = subprocess.run([sys.executable, "-c", READ_ONLY, "/proc/public"], capture_output=True, text=True, check=True)
    assert "cannot write" in done.stdout


@pytest.mark.parametrize(("name", "what"), [("file", "this is a file"), ("project", "folder of a config.yaml")])
def test_a_folder_that_is_none_or_somebodys_work_is_refused(tmp_path: Path, name: str, what: str) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "project").mkdir()
    (tmp_path / "project/config.yaml").write_text("")
    (problem,) = write(NEW, tmp_path / name).problems
    assert what in str(problem)


def test_the_list_of_files_is_read_back_and_a_torn_one_claims_nothing() -> None:
    digests = {"b c.html": "0" * 64, "a": "f" * 64}
    assert parse_manifest(format_manifest(digests)) == digests
    assert parse_manifest(format_manifest(digests)[:-70]) == {}


def test_exchange_is_tried_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "one/x").touch()
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux exchanges folders")
    assert swap.exchange(tmp_path / "one", tmp_path / "two")
    assert (tmp_path / "two/x").exists()
    with pytest.raises(OSError, match="No such file") as caught:
        swap.exchange(tmp_path / "one", tmp_path / "three")
    assert caught.value.errno == errno.ENOENT
