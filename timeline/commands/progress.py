"""How far long work has come: a bar with the time left on a terminal, a plain line now and then elsewhere.

The one doorway to rich, which is imported when there is a terminal and work to show.
"""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress as Bars

T = TypeVar("T")

PATIENCE = 1.0  # seconds of silence that nobody minds
EVERY = 10.0  # seconds between plain lines
BEAT = 0.1  # seconds between two looks of a bar


class Progress:
    """Shows the stages of one run on a stream, one below the other."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._bars: Bars | None = None

    def watch(self, stage: str, items: Iterable[T], total: int) -> Iterator[T]:
        """The items, while it is shown how many have come."""
        start = shown = time.monotonic()
        bar = None
        for count, item in enumerate(items, 1):
            yield item
            now = time.monotonic()
            if now - start > PATIENCE or bar is not None:
                if self._stream.isatty():
                    if now - shown > BEAT or count == total:
                        bar = self._show(bar, stage, count, total)
                        shown = now
                elif now - shown > EVERY:
                    print(f"{stage}: {count} of {total}", file=self._stream, flush=True)
                    shown = now

    def close(self) -> None:
        if self._bars:
            self._bars.stop()
            self._bars = None

    def _show(self, bar: int | None, stage: str, count: int, total: int) -> int:
        """Drawn by hand, not by a thread: processes are copied while it is shown."""
        if self._bars is None:
            self._bars = _make_bars(self._stream)
            self._bars.start()
        if bar is None:
            bar = self._bars.add_task(stage, total=total)
        self._bars.update(bar, completed=count)  # type: ignore[arg-type]
        self._bars.refresh()
        return bar


def _make_bars(stream: TextIO) -> "Bars":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description:<10}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True, elapsed_when_finished=True),
        console=Console(file=stream),
        auto_refresh=False,
    )
