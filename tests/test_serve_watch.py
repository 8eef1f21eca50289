"""What editors do to files, and that the local site follows: replaced, renamed, made, removed, saved in a row."""

import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError

import pytest
from commandline import write_files
from servers.serve import SECONDS, Serving, serving

from timeline.project import open_project
from timeline.serve.sources import Sources
from timeline.write.atomic import replace_file

ARTICLE = "---\ntitle: A visit to Oslo\ndate: 2019-12-21\n---\nThe minister left Tehran on Friday.\n"
FIX = "dates:\n  - text: on Friday\n    quote: The minister left Tehran on Friday.\n    date: 2019-12-19\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_files(tmp_path, {"config.yaml": "title: Visits\n", "content/visit.md": ARTICLE, "content/b.md": ARTICLE})
    return tmp_path


@pytest.fixture
def server(root: Path) -> Iterator[Serving]:
    with serving(root) as found:
        yield found


def fetch(server: Serving, path: str = "articles/visit.html") -> str:
    try:
        with urllib.request.urlopen(server.address + path) as answer:
            return str(answer.read().decode())
    except HTTPError as refused:
        return f"{refused.code}: {refused.read().decode()}"


def shows(server: Serving, words: str, path: str = "articles/visit.html") -> bool:
    """Whether a page comes to show these words, in time."""
    end = time.monotonic() + SECONDS
    while words not in fetch(server, path):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def renamed_over(path: Path, text: str) -> None:
    """As most editors save: a new file takes the name."""
    path.with_name(".visit.md.tmp").write_text(text)
    path.with_name(".visit.md.tmp").replace(path)


def moved_aside(path: Path, text: str) -> None:
    """As vim saves where it keeps a backup: the old file is renamed, a new one written, the old one removed."""
    path.with_name("4913").touch()
    path.with_name("4913").unlink()
    path.rename(f"{path}~")
    path.write_text(text)
    Path(f"{path}~").unlink()


def removed_first(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text)


def in_pieces(path: Path, text: str) -> None:
    with path.open("w") as out:
        for letter in text:
            out.write(letter)
            out.flush()


SAVES: list[Callable[[Path, str], object]] = [Path.write_text, renamed_over, moved_aside, removed_first, in_pieces]


@pytest.mark.parametrize("save", SAVES, ids=lambda save: save.__name__)
def test_however_an_editor_saves_the_page_follows(
    server: Serving, root: Path, save: Callable[[Path, str], object]
) -> None:
    for town in ("Shiraz", "Tabriz"):
        save(root / "content/visit.md", ARTICLE.replace("Tehran", town))
        assert shows(server, f"left {town}"), town


def test_of_many_saves_in_a_row_the_last_is_shown(server: Serving, root: Path) -> None:
    for number in range(40):
        (root / "content/visit.md").write_text(ARTICLE.replace("Tehran", f"Town-{number}."))
        time.sleep(0.01)
    assert shows(server, "left Town-39.")


def test_articles_come_and_go(server: Serving, root: Path) -> None:
    write_files(root, {"content/deep/er/new.md": ARTICLE.replace("Oslo", "Bern")})
    assert shows(server, "A visit to Bern", "articles/new.html")
    (root / "content/deep").rename(root / "content/other")
    (root / "content/other/er/new.md").write_text(ARTICLE.replace("Oslo", "Rome"))
    assert shows(server, "A visit to Rome", "articles/new.html")
    (root / "content/other/er/new.md").unlink()
    assert shows(server, "404:", "articles/new.html")
    assert shows(server, "left Tehran")


def test_a_date_is_corrected_and_the_correction_taken_away(server: Serving, root: Path) -> None:
    (root / "content/visit.dates.yaml").write_text(FIX)
    assert shows(server, 'datetime="2019-12-19"')
    (root / "content/visit.dates.yaml").write_text(FIX.replace("12-19", "12-18"))
    assert shows(server, 'datetime="2019-12-18"')
    (root / "content/visit.dates.yaml").unlink()
    assert shows(server, 'datetime="2019-12-20"')


def test_articles_may_lie_elsewhere_and_move_there_while_the_site_is_shown(server: Serving, root: Path) -> None:
    (root / "config.yaml").write_text("title: [\n")
    server.wait_for("the last good build stays")
    (root / "content").rename(root / "texts")
    (root / "config.yaml").write_text("title: Visits\ncontent: texts\n")
    server.wait_for("built in")
    (root / "texts/visit.md").write_text(ARTICLE.replace("Tehran", "Shiraz"))
    assert shows(server, "left Shiraz")


def test_files_read_one_by_one_are_those_of_the_whole_site(root: Path) -> None:
    sources, content = Sources(root), root / "content"
    sources.read()
    steps: list[tuple[Callable[[], object], list[Path]]] = [
        (lambda: (content / "visit.md").write_text(ARTICLE.replace("Oslo", "Bern")), [content / "visit.md"]),
        (lambda: (content / "visit.dates.yaml").write_text(FIX), [content / "visit.dates.yaml"]),
        (lambda: (content / "visit.dates.yaml").write_text(f"{FIX}# x\n"), [content / "visit.dates.yaml"]),
        (lambda: (content / "b.md").write_text("---\n"), [content / "b.md", content / "visit.md"]),
        (lambda: (content / "b.md").rename(content / "c.md"), [content / "b.md", content / "c.md"]),
        (lambda: (content / "corrections.yaml").write_text("events: []\n"), [content / "corrections.yaml"]),
        (lambda: (content / "corrections.yaml").write_text("# none\n"), [content / "corrections.yaml"]),
        (lambda: (content / "corrections.yaml").unlink(), [content / "corrections.yaml", content / ".c.yaml.1.new"]),
        (lambda: (content / "gone.dates.yaml").write_text(FIX), [content / "gone.dates.yaml"]),
        (lambda: (content / "gone.dates.yaml").unlink(), [content / "gone.dates.yaml"]),
        (lambda: (content / "c.dates.yaml").symlink_to("nowhere"), [content / "c.dates.yaml"]),
        (lambda: (content / "nowhere").write_text(FIX), [content / "nowhere", content / "c.dates.yaml"]),
        (lambda: (content / "c.dates.yaml").unlink(), [content / "c.dates.yaml"]),
        (lambda: (root / "config.yaml").write_text("title: Else\n"), [root / "config.yaml"]),
        (lambda: (content / "visit.dates.yaml").unlink(), [content / "visit.dates.yaml"]),
        (lambda: (content / "visit.md").write_text(ARTICLE), [content / "visit.md"]),
        (lambda: (content / "c.md").unlink(), [content / "c.md"]),
        (lambda: (content / "visit.md").unlink(), [content / "visit.md"]),
        (lambda: (content / "visit.md").write_text(ARTICLE), [content / "visit.md"]),
    ]
    for number, (step, saved) in enumerate(steps):
        step()
        assert sources.read(saved) == open_project(root), number


def test_yaml_that_comes_and_goes_has_no_other_file_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources, beside, all_over = Sources(root), root / "content/visit.dates.yaml", root / "content/corrections.yaml"
    sources.read()
    read: list[Path] = []
    read_bytes = Path.read_bytes

    def noted(path: Path) -> bytes:
        read.append(path)
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    for path in (beside, all_over):
        replace_file(path, b"# nothing yet\n")
        sources.read([path, path.with_name(f".{path.name}.1.new")])
        path.unlink()
        sources.read([path])
    assert {path.name for path in read} == {"visit.dates.yaml", "corrections.yaml", ".visit.dates.yaml.1.new",
                                            ".corrections.yaml.1.new"}  # fmt: skip
