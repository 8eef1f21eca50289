"""Waiting for files to change: the one doorway to watchfiles."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

from watchfiles import watch

WATCHED = ("content", "templates", "assets", "themes")
PAUSE = 25  # milliseconds without a change before a burst of them counts as over
LONGEST = 200  # milliseconds that a burst is waited for


def watch_site(root: Path, folders: tuple[Path, ...], changed: Callable[[], None], stop: Event) -> list[Thread]:
    """Call `changed` after each burst of changes below `folders`, or to `root`'s own files. Returns running threads.

    `root` is watched without what is below it: a virtual environment or `node_modules` may lie there.
    """

    def below() -> None:
        while not stop.is_set():
            there = [folder for folder in folders if folder.is_dir()]
            again.clear()
            if there:
                _wait(there, changed, (stop, again), recursive=True)
            else:
                again.wait(0.2)

    def beside() -> None:
        def seen() -> None:
            again.set()  # a folder may have come or gone
            changed()

        _wait([root], seen, (stop,), recursive=False)

    again = Event()
    threads = [Thread(target=below, daemon=True), Thread(target=beside, daemon=True)]
    for thread in threads:
        thread.start()
    return threads


class _Any:
    """What watchfiles takes for an event: set as soon as one of several is."""

    def __init__(self, events: tuple[Event, ...]) -> None:
        self.events = events

    def is_set(self) -> bool:
        return any(event.is_set() for event in self.events)


def _wait(folders: list[Path], changed: Callable[[], None], stops: tuple[Event, ...], *, recursive: bool) -> None:
    options = {"debounce": LONGEST, "step": PAUSE, "rust_timeout": 200, "recursive": recursive}
    for _ in watch(*folders, stop_event=_Any(stops), raise_interrupt=False, **options):  # type: ignore[arg-type]
        changed()
