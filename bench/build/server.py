"""`hugo server`: from the save of an article to its new page being served."""

import re
import socket
import subprocess
import time
import urllib.request
from pathlib import Path
from statistics import median

PATIENCE = 120.0  # seconds


def hugo_server(hugo: str, site: Path, article: Path, edits: int) -> tuple[float, str]:
    """Median seconds from save to served page, and what Hugo itself says of its last rebuild."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = site.with_suffix(".server.log")
    with log.open("wb") as out:
        server = subprocess.Popen(
            [hugo, "server", "--port", str(port), "--disableLiveReload", "--disableFastRender"],
            cwd=site, stdout=out, stderr=out,
        )  # fmt: skip
        try:
            page = f"http://127.0.0.1:{port}/{article.relative_to(site / 'content').with_suffix('').as_posix()}/"
            _wait(page, "<article>")
            waits = [_edit(page, article, number) for number in range(edits)]
        finally:
            server.terminate()
            server.wait()
    said = re.findall(r"Total in (\d+ ms)", log.read_text("utf-8", "replace"))
    return median(waits), said[-1] if said else "?"


def _edit(page: str, article: Path, number: int) -> float:
    time.sleep(1)
    mark = f"Edit {number} of the served page."
    article.write_text(article.read_text("utf-8") + f"\n{mark}\n", "utf-8")
    start = time.perf_counter()
    _wait(page, mark)
    return time.perf_counter() - start


def _wait(page: str, words: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(page) as answer:
                if words in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.01)
    raise TimeoutError(f"{page} never said: {words}")
