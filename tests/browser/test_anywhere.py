"""A site works wherever it is opened: from the disk, under a sub-path, in a frame, on paper, without scripts."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect
from showcase import THEMES

KINDS = {
    "timeline": "index.html",
    "article": "articles/1998-proposal.html",
    "tag": "tags/bridge.html",
    "tags": "tags/index.html",
    "sources": "sources.html",
    "about": "about.html",
    "missing": "404.html",
    "embed": "embed.html",
}

ADDRESSES = "links => links.map(link => new URL(link.getAttribute('href'), location).href)"


def kinds(site: Path) -> dict[str, str]:
    """A page of every kind, by its path."""
    event = sorted((site / "events").glob("*.html"))[0]
    return KINDS | {"event": f"events/{event.name}"}


def watch(page: Page) -> list[str]:
    """What goes wrong on a page from now on: errors, and requests for what is not there or elsewhere."""
    wrong: list[str] = []

    def note_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            wrong.append(message.text)

    def note_request(request: Request) -> None:
        if not request.url.startswith(("file://", "http://127.0.0.1", "data:")):
            wrong.append(f"outside: {request.url}")

    page.on("console", note_console)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", note_request)
    page.on("requestfailed", lambda request: wrong.append(f"failed: {request.url}"))
    return wrong


@pytest.mark.parametrize("theme", THEMES)
def test_every_page_opens_from_the_disk_and_asks_for_nothing_else(page: Page, sites: Path, theme: str) -> None:
    wrong = watch(page)
    for path in kinds(sites / theme).values():
        page.goto((sites / theme / path).as_uri())
        assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px", f"{path}: no style sheet"
        assert page.locator("html.scripted").count() == 1, f"{path}: no script"
    assert wrong == []


@pytest.mark.parametrize("theme", THEMES)
def test_no_link_of_a_site_is_broken(page: Page, host: str, sites: Path, theme: str) -> None:
    seen, waiting = set(), [f"{host}/{theme}/index.html", f"{host}/{theme}/404.html", f"{host}/{theme}/embed.html"]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        page.goto(address, wait_until="commit")
        for link in page.locator("a[href]").evaluate_all(ADDRESSES):
            assert link.startswith((f"{host}/{theme}/", "https://")), f"{address} -> {link}"
            target, _, fragment = link.partition("#")
            if not link.startswith(host):
                continue
            file = sites / target.removeprefix(f"{host}/")
            assert file.is_file() or "%" in target, f"{address} -> {link}"
            if fragment and file.is_file():
                assert f'id="{fragment}"' in file.read_text("utf-8"), f"{address} -> {link}"
            if target.endswith(".html"):
                waiting.append(target)
    assert len(seen) == len(list((sites / theme).rglob("*.html")))


@pytest.mark.parametrize("theme", THEMES)
def test_without_scripts_everything_is_there(browser: Browser, host: str, theme: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}/{theme}/index.html")
    for event in page.locator("#timeline [data-known]").all():
        expect(event).to_be_visible()
    expect(page.locator(".tools")).to_be_hidden()
    page.locator("#timeline summary").first.click()
    expect(page.locator("#timeline blockquote").first).to_be_visible()
    page.goto(f"{host}/{theme}/articles/1998-proposal.html")
    page.locator("a.date").first.click()
    expect(page.locator("#date-1")).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("theme", THEMES)
def test_a_link_in_a_frame_scrolls_the_frame(page: Page, host: str, theme: str) -> None:
    page.goto(f"{host}/{theme}/index.html")
    last = page.locator("#timeline [data-known]").last.get_attribute("id")
    page.set_content(f'<iframe src="{host}/{theme}/embed.html#{last}" width="400" height="300"></iframe>')
    framed = page.frame_locator("iframe")
    expect(framed.locator(f"[id='{last}']")).to_be_in_viewport()
    assert framed.locator("base").get_attribute("target") == "_blank"


@pytest.mark.parametrize("theme", THEMES)
def test_right_to_left_pages_run_right_to_left(page: Page, host: str, theme: str) -> None:
    wrong = watch(page)
    page.goto(f"{host}/{theme}-rtl/index.html")
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    title = page.locator("h1").bounding_box()
    assert title
    assert title["x"] + title["width"] > 900
    expect(page.locator("#timeline")).to_contain_text("۲۰۰۱")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert wrong == []


@pytest.mark.parametrize("theme", THEMES)
def test_paper_has_every_event_and_its_source(page: Page, host: str, theme: str) -> None:
    page.goto(f"{host}/{theme}/index.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    for event in page.locator("#timeline [data-known]").all():
        expect(event).to_be_visible()
        expect(event.locator(".cite").first).to_be_visible()
    expect(page.locator(".tools")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#timeline details[open]").count() == 0


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("theme", THEMES)
def test_no_page_is_wider_than_the_screen(browser: Browser, host: str, sites: Path, theme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for path in kinds(sites / theme).values():
        page.goto(f"{host}/{theme}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_jumps_while_a_page_loads(page: Page, host: str, theme: str) -> None:
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(one => window.shift += one.value))"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    page.goto(f"{host}/{theme}-100/index.html", wait_until="load")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.shift") == 0


@pytest.mark.parametrize("theme", THEMES)
def test_the_policy_is_enforced(page: Page, sites: Path, host: str, theme: str) -> None:
    """A script and a style that slip into a page do nothing."""
    for path in kinds(sites / theme).values():
        html = (sites / theme / path).read_text("utf-8")
        assert html.index("Content-Security-Policy") < html.index("<link")
        evil = '<script>document.title = "owned"</script><p id="evil" style="color: rgb(1, 2, 3)">x</p></body>'
        serve(page, f"{host}/evil.html", html.replace("</body>", evil))
        page.goto(f"{host}/evil.html")
        assert page.title() != "owned"
        assert page.evaluate("getComputedStyle(document.getElementById('evil')).color") != "rgb(1, 2, 3)"


def serve(page: Page, address: str, html: str) -> None:
    """From now on, this HTML at that address."""
    page.unroute_all()
    page.route(address, lambda route: route.fulfill(body=html, content_type="text/html"))
