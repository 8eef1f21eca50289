"""The review desk, worked at as a person does, and attacked as a stranger's page would."""

import re
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from commandline import write_files
from conftest import NAMES, QUIET
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Response, expect
from servers.serve import Serving, serving

OSLO = """---
title: A visit to Oslo
date: 2019-12-21
---
The minister left Tehran on Friday. He will meet the mayor on Monday.

In August 1963 the embassy burned down.
"""
BERN = """---
title: Talks in Bern
date: 2020-01-15
---
The talks opened on Tuesday in the old town hall.
"""
SIDECAR = """# kept by Ada
dates:
  - text: Tuesday   # her own words
    quote: 'The talks opened on Tuesday in the old town hall.'
    found: 2020-01-14
    note: "asked the press office"
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"oslo.md": OSLO, "bern.md": BERN, "bern.dates.yaml": SIDECAR}
    write_files(
        tmp_path, {"config.yaml": "title: Visits\n", **{f"content/{name}": text for name, text in files.items()}}
    )
    return tmp_path


@pytest.fixture
def server(root: Path) -> Iterator[Serving]:
    with serving(root) as found:
        yield found


@pytest.fixture
def desk(server: Serving, page: Page) -> Page:
    page.goto(f"{server.address}review")
    expect(page.locator("#list button")).to_have_count(4)
    return page


def card(desk: Page) -> Locator:
    return desk.locator("#card")


def show(desk: Page, words: str) -> None:
    """Put the reading of these words on the card."""
    desk.locator("#list button", has_text=words).first.click()
    expect(card(desk).locator("mark")).to_have_text(words)
    card(desk).focus()


def saved(desk: Page) -> None:
    expect(desk.locator("#notice")).to_contain_text("Saved in")


def test_every_reading_is_there_with_its_sentence_and_reasons(desk: Page) -> None:
    expect(desk.locator("#progress")).to_have_text("4 of 4 readings to look at")
    show(desk, "Friday")
    expect(card(desk)).to_contain_text("A visit to Oslo, published 2019-12-21 · content/oslo.md:5")
    expect(card(desk).locator("blockquote")).to_have_text("The minister left Tehran on Friday.")
    expect(card(desk).locator(".read")).to_contain_text("2019-12-20")
    expect(card(desk).locator(".why li").first).to_contain_text("Friday")


def test_a_day_of_checking_needs_no_mouse(desk: Page, root: Path) -> None:
    first = card(desk).locator("mark").inner_text()
    desk.keyboard.press("j")
    expect(card(desk).locator("mark")).not_to_have_text(first)
    desk.keyboard.press("k")
    expect(card(desk).locator("mark")).to_have_text(first)
    for left in (3, 2, 1, 0):
        desk.keyboard.press("Enter")
        expect(desk.locator("#progress")).to_have_text(f"{left} of 4 readings to look at")
    assert (root / "content/oslo.dates.yaml").read_text().count("checked: true") == 3
    assert (root / "content/bern.dates.yaml").read_text() == f"{SIDECAR}    checked: true\n"


def test_keys_that_come_faster_than_the_server_are_about_the_next_reading(desk: Page, root: Path) -> None:
    for _ in range(4):
        desk.keyboard.press("Enter")
    expect(desk.locator("#progress")).to_have_text("0 of 4 readings to look at")
    assert 'note: "asked the press office"' in (root / "content/bern.dates.yaml").read_text()


def test_a_date_in_words_is_understood_before_it_is_saved_and_the_timeline_follows(desk: Page, root: Path) -> None:
    show(desk, "Friday")
    desk.keyboard.press("e")
    desk.keyboard.type("19 December 2019")
    expect(desk.locator("#understood")).to_have_text("= 2019-12-19 (2019-12-19)")
    desk.keyboard.press("Enter")
    saved(desk)
    assert "date: 19 December 2019\n" in (root / "content/oslo.dates.yaml").read_text()
    expect(desk.frame_locator("#timeline").locator("time[datetime='2019-12-19']").first).to_be_attached()
    desk.keyboard.press("u")
    expect(desk.locator("#notice")).to_contain_text("Taken back")
    assert not (root / "content/oslo.dates.yaml").exists()
    expect(desk.frame_locator("#timeline").locator("time[datetime='2019-12-20']").first).to_be_attached()


def test_a_date_that_is_none_is_refused_in_words(desk: Page, root: Path) -> None:
    show(desk, "Friday")
    desk.keyboard.press("e")
    desk.keyboard.type("2019-13-45")
    expect(desk.locator("#understood.wrong")).to_contain_text("not between 01 and 12")
    desk.keyboard.press("Enter")
    expect(desk.locator("#notice.wrong")).to_contain_text("not between 01 and 12")
    assert not (root / "content/oslo.dates.yaml").exists()


def test_another_reading_is_one_key_away(desk: Page, root: Path) -> None:
    show(desk, "Monday")
    other = card(desk).locator("[data-choose]").first
    date = other.get_attribute("data-choose")
    desk.keyboard.press("1")
    saved(desk)
    assert f"date: {date}\n" in (root / "content/oslo.dates.yaml").read_text().replace('"', "").replace("'", "")


def test_what_a_person_wrote_stays_to_the_letter(desk: Page, root: Path) -> None:
    show(desk, "Tuesday")
    desk.keyboard.press("t")
    desk.keyboard.type("Talks begin")
    desk.keyboard.press("Enter")
    saved(desk)
    text = (root / "content/bern.dates.yaml").read_text()
    assert text.startswith(SIDECAR.removesuffix('    note: "asked the press office"\n'))
    assert "title: Talks begin\n" in text
    assert '    note: "asked the press office"\n' in text


def test_the_timeline_beside_shows_the_event_of_the_card(desk: Page) -> None:
    desk.set_viewport_size({"width": 1200, "height": 320})  # too low for the whole timeline
    for words, title in (("August 1963", "embassy burned down"), ("Tuesday", "talks opened")):
        show(desk, words)
        shown = desk.frame_locator("#timeline").locator("main").get_by_text(re.compile(title, re.IGNORECASE)).first
        expect(shown).to_be_in_viewport()


def test_hide_and_show_again(desk: Page, root: Path) -> None:
    show(desk, "August 1963")
    desk.keyboard.press("h")
    saved(desk)
    assert "hide: true" in (root / "content/oslo.dates.yaml").read_text()
    show(desk, "August 1963")
    desk.keyboard.press("h")
    expect(desk.locator("#list .hidden")).to_have_count(0)
    assert "hide" not in (root / "content/oslo.dates.yaml").read_text()


def test_an_event_is_added(desk: Page, root: Path) -> None:
    show(desk, "Friday")
    desk.keyboard.press("a")
    desk.keyboard.type("2000-10-31")
    desk.keyboard.press("Tab")
    desk.keyboard.type("The first visit")
    desk.keyboard.press("Enter")
    saved(desk)
    text = (root / "content/oslo.dates.yaml").read_text()
    assert "events:" in text
    assert "title: The first visit" in text
    expect(desk.frame_locator("#timeline").get_by_text("The first visit").first).to_be_attached()


def test_two_events_are_joined(desk: Page, root: Path) -> None:
    show(desk, "Friday")
    desk.keyboard.press("m")
    expect(desk.locator("#other option")).not_to_have_count(0)
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    saved(desk)
    assert re.search(r"join:", (root / "content/corrections.yaml").read_text())
    desk.keyboard.press("u")
    expect(desk.locator("#notice")).to_contain_text("Taken back")
    assert not (root / "content/corrections.yaml").exists()


def test_a_far_event_is_found_by_its_words(desk: Page, root: Path) -> None:
    show(desk, "Friday")
    desk.keyboard.press("m")
    desk.locator("#words").fill("embassy")
    expect(desk.locator("#other option")).to_have_count(1)
    desk.locator("#dialog button").click()
    saved(desk)
    assert re.search(r"join:", (root / "content/corrections.yaml").read_text())


def test_after_a_save_only_what_it_touched_is_sent(server: Serving, root: Path, page: Page) -> None:
    """Two articles tell of one event: what is written in one shows at the other; a third is left alone."""
    bridge = "The iron bridge at Malden opened to traffic on 12 March 1931."
    for name in ("first", "second"):
        (root / f"content/{name}.md").write_text(f"---\ntitle: {name}\ndate: 1931-03-20\n---\n{bridge}\n")
        server.wait_for("built in")
    sent: list[tuple[bool, set[str]]] = []

    def note(answer: Response) -> None:
        if "/review/list" in answer.url:
            news = answer.json()
            sent.append((news["whole"], {one["id"] for one in news["articles"]}))

    page.on("response", note)
    page.goto(f"{server.address}review")
    expect(page.locator("#list button")).to_have_count(6)
    rows = page.locator("#list button", has_text="12 March 1931")
    rows.filter(has_text="first").click()
    page.keyboard.press("t")
    page.keyboard.type("A bridge opens")
    page.keyboard.press("Enter")
    saved(page)
    rows.filter(has_text="second").click()
    expect(page.locator("#title")).to_have_attribute("placeholder", "A bridge opens")
    card(page).focus()
    page.keyboard.press("u")
    expect(page.locator("#notice")).to_contain_text("Taken back")
    expect(page.locator("#title")).not_to_have_attribute("placeholder", "A bridge opens")
    expect(page.locator("#list button")).to_have_count(6)
    assert sent[0] == (True, {"oslo", "bern", "first", "second"})
    assert {names for whole, names in ((whole, frozenset(names)) for whole, names in sent[1:]) if names} == {
        frozenset({"first", "second"})
    }
    assert not any(whole for whole, _ in sent[1:])


@pytest.mark.parametrize("keep", ["mine", "theirs"])
def test_a_later_save_shows_both_and_overwrites_neither(
    server: Serving, root: Path, context: BrowserContext, keep: str
) -> None:
    page = context.new_page()
    page.route("**/.timeline/events", lambda route: route.abort())  # the desk does not hear of the other's save
    page.goto(f"{server.address}review")
    show(page, "Tuesday")
    (root / "content/bern.dates.yaml").write_text(f"{SIDECAR}    title: Theirs\n")
    server.wait_for("built in")
    page.keyboard.press("e")
    page.keyboard.type("2020-01-13")
    page.keyboard.press("Enter")
    expect(page.locator("#dialog .theirs")).to_contain_text("title: Theirs")
    expect(page.locator("#dialog .yours")).to_contain_text("2020-01-13")
    assert "2020-01-13" not in (root / "content/bern.dates.yaml").read_text()
    page.locator(f"#dialog button[value={keep}]").click()
    if keep == "mine":
        saved(page)
    text = (root / "content/bern.dates.yaml").read_text()
    assert "title: Theirs" in text
    assert ("2020-01-13" in text) == (keep == "mine")


def test_the_desk_hears_of_saves_elsewhere(desk: Page, root: Path) -> None:
    (root / "content/oslo.md").write_text(OSLO.replace("Friday", "Thursday"))
    expect(desk.locator("#list button", has_text="Thursday")).to_have_count(1)


def test_words_of_an_article_are_never_markup(root: Path, page: Page) -> None:
    (root / "content/oslo.md").write_text(OSLO.replace("Tehran", "<img src=x onerror=document.title='gone'>"))
    with serving(root) as server:
        page.goto(f"{server.address}review")
        show(page, "Friday")
        expect(card(page).locator("img")).to_have_count(0)
        expect(page).to_have_title("Review desk")


EVIL = """<!doctype html><title>evil</title><script>
const target = "ADDRESS";
const change = JSON.stringify({article: "oslo", id: "oslo:0", digest: "", set: {hide: true}});
window.attack = async () => {
  const results = {};
  const tries = {
    simple: {method: "POST", mode: "no-cors", body: change},
    json: {method: "POST", headers: {"Content-Type": "application/json", "X-Timeline-Token": "x"}, body: change},
    readDesk: {path: "review"}, readList: {path: ".timeline/review/list"}, opaque: {path: "review", mode: "no-cors"},
  };
  for (const [name, options] of Object.entries(tries)) {
    try {
      const answer = await fetch(target + (options.path ?? ".timeline/review/change"), options);
      results[name] = answer.type + ":" + (await answer.text()).length;
    } catch (error) { results[name] = "failed"; }
  }
  results.script = await new Promise((done) => {
    const script = document.createElement("script");
    script.src = target + ".timeline/review/list";
    script.onload = () => done("loaded");
    script.onerror = () => done("failed");
    document.body.append(script);
  });
  return results;
};
</script><body>
<form method=post enctype="text/plain" action="ADDRESS.timeline/review/change"><input name='{"x":"' value='"}'></form>
<iframe src="ADDRESSreview"></iframe>"""


def test_a_page_elsewhere_can_neither_read_nor_write(server: Serving, root: Path, page: Page, tmp_path: Path) -> None:
    evil = tmp_path / "evil"
    write_files(evil, {"index.html": EVIL.replace("ADDRESS", server.address)})

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    before = {path: path.read_bytes() for path in (root / "content").iterdir()}
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(evil))) as other:
        thread = Thread(target=other.serve_forever)
        thread.start()
        try:
            page.goto(f"http://127.0.0.1:{other.server_port}/")
            results: dict[str, Any] = page.evaluate("attack()")
            framed = [frame for frame in page.frames[1:] if "timeline-token" in frame.content()]
            page.evaluate("document.forms[0].submit()")
            page.wait_for_url("**/change")
            expect(page.locator("body")).to_contain_text("other sites are not answered")
        finally:
            other.shutdown()
            thread.join()
    assert set(results.values()) <= {"failed", "opaque:0"}, results
    assert results["script"] == results["json"] == results["readDesk"] == results["readList"] == "failed"
    assert not framed
    assert {path: path.read_bytes() for path in (root / "content").iterdir()} == before


def test_a_name_that_somebody_else_points_here_is_told_nothing(server: Serving, root: Path, browser: Browser) -> None:
    """DNS rebinding: to the browser the page of evil.example and our server are then one site."""
    port = server.address.rstrip("/").rpartition(":")[2]
    path, rule = browser.browser_type.executable_path, "MAP evil.example 127.0.0.1"
    path = next(filter(None, map(shutil.which, NAMES)), None) or path
    rebound = browser.browser_type.launch(executable_path=path, args=[*QUIET, f"--host-resolver-rules={rule}"])
    try:
        page = rebound.new_page()
        for address in ("", "review", ".timeline/review/list", "articles/oslo.html"):
            answer = page.goto(f"http://evil.example:{port}/{address}")
            assert answer
            assert answer.status == 403
            expect(page.locator("body")).to_contain_text("does not go by the name of evil.example")
        send = """(path) => fetch(path, {method: "POST", headers: {"Content-Type": "application/json"}, body: "{}"})
            .then((answer) => answer.status)"""
        assert page.evaluate(send, "/.timeline/review/change") == 403
    finally:
        rebound.close()
    assert sorted(path.name for path in (root / "content").iterdir()) == ["bern.dates.yaml", "bern.md", "oslo.md"]


def test_undo_reaches_back_over_a_restart(root: Path, page: Page) -> None:
    with serving(root) as server:
        page.goto(f"{server.address}review")
        show(page, "Friday")
        page.keyboard.press("h")
        saved(page)
    assert (root / "content/oslo.dates.yaml").exists()
    with serving(root) as server:
        page.goto(f"{server.address}review")
        expect(page.locator("#list button")).to_have_count(4)
        page.locator("#card").focus()
        page.keyboard.press("u")
        expect(page.locator("#notice")).to_contain_text("Taken back: hidden")
    assert not (root / "content/oslo.dates.yaml").exists()
