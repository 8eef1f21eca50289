"""What the documentation says is so."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from commandline import ROOT, timeline

from timeline.cli import COMMANDS

sys.path.insert(0, str(ROOT / "docs"))
from make_commands import reference

PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:)([^)#\s]+)(?:#[^)]*)?\)")


def test_the_command_reference_is_what_the_commands_say() -> None:
    written = (ROOT / "docs/commands.md").read_text("utf-8")
    assert written == reference(), "run: python docs/make_commands.py > docs/commands.md"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_help_names_every_command(tmp_path: Path) -> None:
    ran = timeline("--help", folder=tmp_path)
    assert ran.status == 0, ran
    for command in COMMANDS:
        assert re.search(rf"^ +{command} ", ran.out, re.MULTILINE), f"{command} is not in --help"


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    """`timeline --help` answers at once because nothing that it does not need is loaded."""
    script = "import sys; from timeline.cli import make_parser; make_parser(); print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"yaml", "jinja2", "markdown", "dateparser", "babel", "nh3", "holidays", "boto3", "watchfiles", "rich"}
    assert not heavy & set(loaded)


def test_the_readme_path_works(tmp_path: Path) -> None:
    """The five minutes that the README promises, command by command."""
    site = tmp_path / "mysite"
    article, sidecar = "content/old-mill-bridge.md", site / "content/old-mill-bridge.dates.yaml"
    assert timeline("new", "mysite", folder=tmp_path).status == 0
    assert timeline("build", folder=site).status == 0
    ran = timeline("dates", article, folder=site)
    assert ran.status == 0, ran
    assert "2024-05-17" in ran.out
    line = re.search(r"^ +(\d+):\d+ +Friday", ran.out, re.MULTILINE)
    assert line, ran
    ran = timeline("explain", f"{article}:{line[1]}", folder=site)
    assert ran.status == 0, ran
    assert "because" in ran.out
    ran = timeline("dates", article, "--write", folder=site)
    assert ran.status == 0, ran
    written = sidecar.read_text("utf-8")
    assert "found: 2024-05-17" in written
    sidecar.write_text(written.replace("found: 2024-05-17", "found: 2024-05-17\n    date: 2024-05-16", 1), "utf-8")
    ran = timeline("build", folder=site)
    assert ran.status == 0, ran
    assert '"date": "2024-05-16"' in (site / "public/events.json").read_text("utf-8")
