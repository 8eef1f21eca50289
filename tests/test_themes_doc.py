"""`docs/themes.md` documents every view, every field, every block, every template and every setting; nothing else."""

import dataclasses
import inspect
import re
from pathlib import Path

import pytest
from showcase import ROOT, open_theme, shipped

from timeline.render import views

TEXT = (ROOT / "docs" / "themes.md").read_text("utf-8")
VIEWS = {
    name: view
    for name, view in inspect.getmembers(views, dataclasses.is_dataclass)
    if view.__module__.startswith(views.__name__)
}
TEMPLATES = sorted({Path(name).name for name in shipped() if "/templates/" in name})
BLOCK = re.compile(r"{%-?\s*block\s+(\w+)")
BLOCKS = sorted(
    {block for name, data in shipped().items() if "/templates/" in name for block in BLOCK.findall(data.decode())}
)
SETTINGS = [name for name, _ in open_theme().settings]


def section(title: str) -> str:
    """What stands under a heading, up to the next one."""
    found = re.search(rf"^###? {re.escape(title)}\n(.*?)(?=^##|\Z)", TEXT, re.DOTALL | re.MULTILINE)
    assert found, f"docs/themes.md has no heading {title}"
    return found[1]


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_and_field_is_documented(name: str) -> None:
    rows = re.findall(r"^\| `(\w+)` \|", section(name), re.MULTILINE)
    assert rows == [field.name for field in dataclasses.fields(VIEWS[name])]


def test_no_view_is_documented_that_is_not() -> None:
    assert set(re.findall(r"^### (\w+View)$", TEXT, re.MULTILINE)) == set(VIEWS)


def test_every_block_is_documented() -> None:
    assert re.findall(r"^\| `(\w+)` \|", section("Blocks"), re.MULTILINE) == BLOCKS


def test_every_template_is_documented() -> None:
    assert re.findall(r"^\| `([\w.]+)` \|", section("Templates"), re.MULTILINE) == TEMPLATES


def test_every_setting_is_documented() -> None:
    assert re.findall(r"^\| `(\w+)` \|", section("Settings"), re.MULTILINE) == SETTINGS
