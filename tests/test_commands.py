"""The command line, driven for real in a temporary folder."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from commandline import ROOT, read_tree, timeline, write_files

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
