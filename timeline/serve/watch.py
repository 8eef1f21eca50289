"""Waiting for files to change: the one doorway to watchfiles."""

from collections.abc import Callable, Collection
from pathlib import Path
from threading import Event, Thread

from watchfiles import watch

PAUSE = 20  # milliseconds without a change before a burst of them counts as over
LONGEST = 200  # milliseconds that a burst is waited for

Changed = Callable[[Collection[Path] | None], object]  # told which files, or that any may have changed


def watch_site(root: Path, folders: Callable[[], tuple[Path, ...]], changed: Changed, stop: Event) -> list[Thread]:
    """Call `changed` after each burst of changes below `folders`, or to `root`'s own files. Returns running threads.

    `root` is watched without what is below it: a virtual environment or `node_modules` may lie there. Which folders
    there are is asked again after each change beside them.
    """

    def below() -> None:
        while not stop.is_set():
            again.clear()
            there = [folder for folder in folders() if folder.is_dir()]
            if there:
                _wait(there, changed, (stop, again), recursive=True)
            else:
                again.wait(0.2)

    def beside() -> None:
        def seen(paths: Collection[Path] | None) -> None:
            changed(paths)
            if paths:
                again.set()  # a folder may have come or gone

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


def _wait(folders: list[Path], changed: Changed, stops: tuple[Event, ...], *, recursive: bool) -> None:
    """Watch until told to stop. What was saved before anybody watched is looked for at the first quiet moment."""
    options = {"debounce": LONGEST, "step": PAUSE, "rust_timeout": 200, "recursive": recursive}
    caught_up = False
    for changes in watch(*folders, stop_event=_Any(stops), raise_interrupt=False, yield_on_timeout=True, **options):  # type: ignore[arg-type]
        if changes:
            changed({Path(path) for _, path in changes})
        elif not caught_up:
            changed(None)
            caught_up = True
