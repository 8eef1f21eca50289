"""Every command in the documentation, run as it stands there in a site such as its reader has by then."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from commandline import ROOT, timeline, write_files
from servers.serve import serving

PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
MADE = {"commands.md"}  # synopses; tests/test_docs.py holds it to the commands themselves
BLOCK = re.compile(r"^(?: {4}|\$ )?((?:echo [^|\n]* \| )?timeline [a-z][^\n]*)$", re.MULTILINE)
INLINE = re.compile(r"`(timeline\s[a-z][^`]*)`")
PLACEHOLDER = re.compile(r"\b(DIR|ARTICLE|FILE|TARGET|COMMAND)\b|\[")
NAMES = {f"timeline {name}" for name in ("new", "dates", "explain", "tag")}  # of commands that want to know more
NOTE = re.compile(r"\s+#.*| {3,}.*")

BRIDGE = (ROOT / "timeline/commands/starter/content/old-mill-bridge.md").read_text("utf-8")
TARGET = "\npublish:\n  pages: {kind: folder, path: ../published}\n"


def commands(page: Path) -> list[str]:
    """All that a reader of the page may type, each once."""
    text = page.read_text("utf-8")
    told = (" ".join(words.split()) for words in INLINE.findall(text))
    found = [*BLOCK.findall(text), *(words for words in told if words not in NAMES)]
    return list(dict.fromkeys(NOTE.sub("", words).strip() for words in found if not PLACEHOLDER.search(words)))


CASES = [(page.name, words) for page in PAGES if page.name not in MADE for words in commands(page)]
SERVED = [case for case in CASES if case[1].startswith("timeline serve")]
RUN = [case for case in CASES if case not in SERVED]


def article_in(text: str) -> str:
    """The article that a page has its reader write."""
    return text.split("```markdown\n", 1)[1].split("```", 1)[0]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site as `timeline new` makes it, with the articles that the documentation has its reader write."""
    folder = tmp_path_factory.mktemp("docs")
    assert timeline("new", "site", folder=folder).status == 0
    site = folder / "site"
    started, articles = ((ROOT / "docs" / name).read_text("utf-8") for name in ("getting-started.md", "articles.md"))
    files: dict[str, str | bytes] = {
        "content/ferry.md": article_in(started),
        "content/bridge.md": article_in(articles),
        "config.yaml": (site / "config.yaml").read_text("utf-8") + TARGET,
    }
    write_files(site, files)
    return site


@pytest.mark.parametrize(("page", "words"), RUN)
def test_what_the_documentation_has_one_type_works(page: str, words: str, made: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(made, site)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        words, shell=True, cwd=site, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done
    assert done.stdout.strip(), done


@pytest.mark.parametrize(("page", "words"), SERVED)
def test_and_so_does_what_it_has_one_serve(page: str, words: str, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "true")  # a program that does nothing
    options = words.split()[2:]
    with serving(made, *options) as server:
        assert server.stop() == 0


def test_the_first_hour_goes_as_it_is_told(made: Path) -> None:
    """What the page says of the readings, and of the line that it has its reader add."""
    text = (ROOT / "docs/getting-started.md").read_text("utf-8")
    site = made.with_name("hour")
    shutil.copytree(made, site)
    assert timeline("dates", "content/ferry.md", "--write", folder=site).status == 0
    sidecar = site / "content/ferry.dates.yaml"
    entry = text.split("```yaml\n", 1)[1].split("```", 1)[0]
    written = sidecar.read_text("utf-8")
    mine = next(line for line in entry.splitlines() if "date: 2024-06-02" in line)
    for line in entry.splitlines():
        assert line == mine or line in written.splitlines()
    found = "    found: 2024-06-01\n"
    sidecar.write_text(written.replace(found, f"{found}{mine}\n", 1), "utf-8")
    assert timeline("build", folder=site).status == 0
    assert '"date": "2024-06-02"' in (site / "public/events.json").read_text("utf-8")
    target = next(block for block in text.split("```yaml\n")[2:] if "publish:" in block).split("```", 1)[0]
    config = site / "config.yaml"
    config.write_text(config.read_text("utf-8").replace(TARGET, f"\n{target}"), "utf-8")
    assert timeline("publish", folder=site).status == 0
    assert (site / "../published/index.html").is_file()


def test_the_commands_are_found() -> None:
    assert {"getting-started.md", "README.md", "publishing.md", "questions.md"} <= {page for page, _ in RUN}
    assert len(SERVED) >= 3
