"""How heavy the pages are and how soon they answer: `python -m bench.pages` prints a row for each theme.

Weight is the front page of a hundred events with its style sheet and scripts, gzipped as a server would. The rest is
of one page of a thousand events in headless Chromium: processor time of the page's main thread from the reader's key to
the end of the frame that shows the answer, as wall time says more of a busy machine than of the page.
"""

import gzip
import re
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
from showcase import THEMES, many_events, open_theme, write_site

HEADINGS = ("theme", "100 events, kB", "load, ms", "narrow, ms", "show all, ms", "as of, ms", "shift")
SENT = re.compile(r"(index\.html|assets/(theme|early)\.\w+\.(css|js))$")
WATCH = """window.shift = 0;
new PerformanceObserver(list => list.getEntries().forEach(one => window.shift += one.value))
    .observe({ type: 'layout-shift', buffered: true })"""
ANSWER = """async ([name, value]) => {
    const field = document.querySelector(`[name=${name}]`);
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise(done => requestAnimationFrame(() => {
        const after = new MessageChannel(); after.port1.onmessage = done; after.port2.postMessage(0); }));
}"""


def weight(folder: Path) -> float:
    sent = [
        path for path in folder.rglob("*") if path.is_file() and SENT.fullmatch(path.relative_to(folder).as_posix())
    ]
    return sum(len(gzip.compress(path.read_bytes())) for path in sent) / 1000


def answers(browser: Browser, folder: Path) -> list[float]:
    """Load, the slowest of several searches, the slowest of showing all again, as of a day, and layout shift."""
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    page.add_init_script(WATCH)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        """Milliseconds of processor time of the main thread until now."""
        metrics = devtools.send("Performance.getMetrics")["metrics"]
        return 1000 * next(float(one["value"]) for one in metrics if one["name"] == "ThreadTime")

    def answer(name: str, value: str) -> float:
        before = spent()
        page.evaluate(ANSWER, [name, value])
        after = spent()
        page.wait_for_timeout(500)
        return after - before

    page.goto((folder / "index.html").as_uri())
    page.wait_for_timeout(3000)
    loaded, shift = spent(), page.evaluate("window.shift")
    narrow, whole = [], []
    for word in ("north", "ship 99", "no such word"):
        for times, value in ((narrow, word), (whole, "")):
            times.append(answer("q", value))
    as_of = answer("known", "20")
    page.close()
    return [loaded, max(narrow), max(whole), as_of, shift]


def main() -> None:
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    print(" | ".join(HEADINGS))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as place:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for theme in THEMES:
            small, large = Path(place, theme, "100"), Path(place, theme, "1000")
            write_site(many_events(100), open_theme(theme), small)
            write_site(many_events(1000, theme_settings=(("page_size", 1000),)), open_theme(theme), large)
            figures = answers(browser, large)
            print(" | ".join([theme, f"{weight(small):.1f}", *(f"{figure:.0f}" for figure in figures)]))
        browser.close()


if __name__ == "__main__":
    main()
