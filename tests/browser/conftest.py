"""A real Chromium, and sites to open in it: from the disk, and from a server at a sub-path."""

import os
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from showcase import CASES, THEMES, many_events, open_site, open_theme, write_site

HERE = Path(__file__).parent
NODE = HERE / "node_modules"
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
NAMES = ("chromium", "chromium-browser", "google-chrome")
SUB_PATH = "some/path"


def need(what: str, found: object) -> None:
    """Skip this one check for want of a tool; where CI=true nothing may be wanting."""
    if found:
        return
    words = f"{what} is missing: run tests/browser/setup.sh"
    if os.environ.get("CI") == "true":
        pytest.fail(words)
    pytest.skip(words)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, NAMES)), None) or playwright.chromium.executable_path
        need("Chromium", Path(path).exists())
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """For each theme a site of every kind of event, one right to left, and one of a hundred events."""
    root = tmp_path_factory.mktemp("www") / SUB_PATH
    for theme in THEMES:
        write_site(open_site(), open_theme(theme), root / theme)
        write_site(open_site(CASES / "persian.yaml"), open_theme(theme), root / f"{theme}-rtl")
        write_site(many_events(100), open_theme(theme), root / f"{theme}-100")
        write_site(many_events(200), open_theme(theme), root / f"{theme}-200")
    return root


@pytest.fixture(scope="session")
def crowded(sites: Path) -> str:
    """The name of a site with a day that many things happened on."""
    write_site(open_site(CASES / "crowded.yaml"), open_theme(), sites / "crowded")
    return "crowded"


@pytest.fixture(scope="session")
def host(sites: Path) -> Iterator[str]:
    """The sites at `http://127.0.0.1:…/some/path`."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    folder = sites.parents[SUB_PATH.count("/")]
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/{SUB_PATH}"
    server.shutdown()
    server.server_close()
    thread.join()
