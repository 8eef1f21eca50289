"""The command line, driven for real in a temporary folder."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from commandline import ROOT, read_tree, timeline, write_files

from timeline.config import CONFIG_KEYS

PROBLEM = re.compile(r"\S+: (error|warning|notice): ")
CASES = Path(__file__).parent / "cases" / "build"


def load_cases() -> list[object]:
    return [
        pytest.param(case, id=f"{path.stem}: {name}")
        for path in sorted(CASES.glob("*.yaml"))
        for name, case in yaml.safe_load(path.read_text("utf-8")).items()
    ]


def test_new_then_build(tmp_path: Path) -> None:
    ran = timeline("new", "mysite", folder=tmp_path)
    assert ran.status == 0, ran
    assert "timeline build" in ran.out
    ran = timeline("build", "--strict", folder=tmp_path / "mysite")
    assert ran.status == 0, ran
    assert "Old Mill Bridge" in (tmp_path / "mysite/public/index.html").read_text("utf-8")


def test_new_keeps_what_is_there(tmp_path: Path) -> None:
    write_files(tmp_path, {"mysite/notes.txt": "mine"})
    ran = timeline("new", "mysite", folder=tmp_path)
    assert ran.status == 1
    assert ran.err == "mysite: error: already there, and not empty (name a new folder)\n"
    assert read_tree(tmp_path) == {"mysite/notes.txt": b"mine"}


@pytest.mark.parametrize("case", load_cases())
def test_bad_input(case: dict[str, Any], tmp_path: Path) -> None:
    """All problems in one run, exit status 1, and the last good site as it was."""
    write_files(tmp_path, {"public/index.html": "the last good site", **case["files"]})
    ran = timeline("build", *case.get("options", []), folder=tmp_path)
    told = [line for line in ran.err.splitlines() if PROBLEM.match(line)]
    assert told == case["says"], ran
    assert told
    assert ran.status == 1
    assert (tmp_path / "public/index.html").read_text("utf-8") == "the last good site"


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """In two processes, with different hash seeds."""
    trees = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        ran = timeline("build", "--site", str(ROOT), "--output", str(out), folder=tmp_path, PYTHONHASHSEED=seed)
        assert ran.status == 0, ran
        trees.append(read_tree(out))
    assert trees[0] == trees[1]


def test_the_new_sites_configuration_explains_every_key(tmp_path: Path) -> None:
    """And each value that it shows is one that can be used: commented in or out, the site builds."""
    assert timeline("new", "mysite", folder=tmp_path).status == 0
    config = tmp_path / "mysite/config.yaml"
    text = config.read_text("utf-8")
    shown = set(re.findall(r"^(?:# )?([a-z_]+):(?: |$)", text, re.MULTILINE))
    assert shown == {key.name for key in CONFIG_KEYS}
    every = re.sub(r"^# (?=[a-z_]+:(?: |$)| )", "", text, flags=re.MULTILINE).replace("theme: chronicle\n", "", 1)
    (tmp_path / "mysite/assets").mkdir()
    (tmp_path / "mysite/assets/logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    config.write_text(every, "utf-8")
    ran = timeline("build", "--strict", folder=tmp_path / "mysite")
    assert ran.status == 0, ran


def test_a_site_is_found_from_below(tmp_path: Path) -> None:
    assert timeline("new", "mysite", folder=tmp_path).status == 0
    ran = timeline("build", folder=tmp_path / "mysite/content")
    assert (ran.status, ran.out.split(":")[0]) == (0, "../public"), ran
    assert (tmp_path / "mysite/public/index.html").is_file()


@pytest.mark.parametrize(
    ("given", "said"), [([], "usage: timeline"), (["buidl"], "(build?)"), (["x"], "(there are new")]
)
def test_a_call_that_is_none_says_what_there_is(given: list[str], said: str, tmp_path: Path) -> None:
    ran = timeline(*given, folder=tmp_path)
    assert ran.status == 2
    assert said in ran.err


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [([], 1, "run `timeline new DIR`"), (["--port", "99999"], 2, "they go from 1 to 65535")],
)
def test_where_there_is_nothing_to_serve_that_is_said(given: list[str], status: int, said: str, tmp_path: Path) -> None:
    ran = timeline("serve", *given, folder=tmp_path)
    assert ran.status == status
    assert said in ran.err
