"""Save an article while a real browser shows the site of `timeline serve`: how long until the new page is there."""

import argparse
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from bench.build.edits import change_text, change_title, correct_date, edited
from bench.build.prose import Text, make_texts
from bench.build.sites import make_timeline

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
from servers.serve import Serving, serving

Edit = Callable[[Path, Sequence[Text], int], None]
PAUSE = 1.5  # seconds between two saves, as of somebody who types fast
PATIENCE = 60_000  # milliseconds
ROWS: tuple[tuple[str, str, Edit], ...] = (
    ("an article's text, its page open", "articles/{}.html", change_text),
    ("an article's text, the front page open", "", change_text),
    ("an article's title, its page open", "articles/{}.html", change_title),
    ("a date corrected, the article's page open", "articles/{}.html", correct_date),
)
DESK = "a reading checked at the review desk, until the next is shown"
WATCH = """() => { window.waited = new Promise((done) => addEventListener("keydown", () => {
    const start = performance.now();
    new MutationObserver((_, watch) => { watch.disconnect(); done(performance.now() - start); })
        .observe(document.getElementById("card"), { childList: true });
}, { once: true, capture: true })); }"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.serve", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000, metavar="N")
    parser.add_argument("--edits", type=int, default=7, metavar="K", help="saves of each kind; medians are printed")
    parser.add_argument("--folder", type=Path, default=Path("/dev/shm/timeline-serve"), help="on tmpfs")
    args = parser.parse_args()
    texts = list(make_texts(args.articles))
    shutil.rmtree(args.folder, ignore_errors=True)
    make_timeline(args.folder, texts)
    print("| saved | median, ms | fastest | slowest | CPU of the server, ms |\n|---|---|---|---|---|")
    with serving(args.folder, patience=600) as server, opened() as page:
        for name, path, edit in ROWS:
            tell(name, *measure(server, page, path, edit, args.folder, texts, args.edits))
        tell(DESK, *measure_desk(server, page, args.edits))
    shutil.rmtree(args.folder)


def tell(name: str, waits: Sequence[float], used: Sequence[float]) -> None:
    print(f"| {name} | {median(waits):.0f} | {min(waits):.0f} | {max(waits):.0f} | {median(used):.0f} |", flush=True)


def measure(
    server: Serving, page: Page, path: str, edit: Edit, site: Path, texts: Sequence[Text], edits: int
) -> tuple[list[float], list[float]]:
    """Milliseconds from save to the load event of the new page, and of the server's processor time, for each edit."""
    waits, used = [], []
    for number in range(edits):
        page.goto(server.address + path.format(edited(texts, number).slug))
        time.sleep(PAUSE)
        before = cpu_of(server.process.pid)
        with page.expect_event("load", timeout=PATIENCE):
            saved = time.time()
            edit(site, texts, number)
        waits.append(page.evaluate("window.performance.timing.loadEventStart") - saved * 1000)
        used.append((cpu_of(server.process.pid) - before) * 1000)
    return waits, used


def measure_desk(server: Serving, page: Page, edits: int) -> tuple[list[float], list[float]]:
    """Milliseconds from the key that says "it is right" to the next reading on the card, and as above."""
    page.goto(f"{server.address}review")
    page.wait_for_selector("#list button", timeout=PATIENCE)
    page.focus("#card")
    waits, used = [], []
    for _ in range(edits):
        time.sleep(PAUSE)
        page.evaluate(WATCH)
        before = cpu_of(server.process.pid)
        page.keyboard.press("Enter")
        waits.append(page.evaluate("window.waited"))
        used.append((cpu_of(server.process.pid) - before) * 1000)
    return waits, used


def cpu_of(process: int) -> float:
    """Seconds of processor time that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


@contextmanager
def opened() -> Iterator[Page]:
    """A page of a real Chromium."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser.new_page()
        browser.close()


main()
