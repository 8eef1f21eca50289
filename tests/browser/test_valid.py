"""The Nu Html Checker finds no error in any page of any theme, and the real TimelineJS loads our file for it."""

import json
import shutil
import subprocess
from pathlib import Path

from conftest import NODE, need
from playwright.sync_api import Page, expect
from showcase import THEMES

VNU = NODE / "vnu-jar" / "build" / "dist" / "vnu.jar"
TIMELINEJS = NODE / "@knight-lab" / "timelinejs" / "dist"


def test_every_page_is_valid_html(sites: Path) -> None:
    java = shutil.which("java")
    need("Java", java)
    need("vnu-jar", VNU.exists())
    command = [str(java), "-jar", str(VNU), "--errors-only", "--format", "json", "--skip-non-html"]
    folders = [str(sites / f"{theme}{direction}") for theme in THEMES for direction in ("", "-rtl")]
    run = subprocess.run([*command, *folders], capture_output=True, text=True, check=False)
    found = [f"{one['url']}:{one.get('lastLine')}: {one['message']}" for one in json.loads(run.stderr)["messages"]]
    assert found == []


def test_timelinejs_shows_our_events(page: Page, sites: Path) -> None:
    need("TimelineJS", TIMELINEJS.exists())
    data = json.loads((sites / "chronicle" / "timelinejs.json").read_text("utf-8"))
    page.set_content('<div id="embed" style="width: 900px; height: 600px"></div>')
    page.add_style_tag(path=TIMELINEJS / "css" / "timeline.css")
    page.add_script_tag(path=TIMELINEJS / "js" / "timeline.js")
    page.evaluate("data => { window.timeline = new TL.Timeline('embed', data, {hash_bookmark: false}) }", data)
    expect(page.locator(".tl-timemarker")).to_have_count(len(data["events"]))
    expect(page.locator(".tl-slide h2, .tl-slide h3").first).to_have_text("The bridge at Larkhaven")
    assert page.locator(".tl-message-full").count() == 0
