"""Work shared out to processes that are copies of this one, from a time when it was small.

A copy shares the memory of its original until one of the two writes to it, and Python writes to all that it looks at.
So the copies are made early, and kept; what they are to do is sent to them. Where all is small it is cheaper to copy it
than to send it: then new copies are made, that hold what they are to work on.
"""

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from itertools import chain, islice, repeat
from operator import methodcaller
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

A = TypeVar("A")
B = TypeVar("B")

Stage = Callable[[str], AbstractContextManager[None]]  # notes how long a stage takes
Watch = Callable[[str, Iterable[Any], int], Iterator[Any]]  # shows how far a stage has come

CHUNKS = (*[1] * 30, *[3] * 30)  # items that are sent at once: at first few, so that none waits long for another
CHUNK = 10  # and then so many
WORTH_IT = 60  # items; fewer are done sooner than a process is started, where each is small

_held: list[Any] = []  # what copies of this process need not be sent, as they were made while it lay here


def default_jobs() -> int:
    """As many processes as there are processors for this one to use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def in_a_copy(function: Callable[[], B]) -> B:
    """What it answers, which must be picklable. All that it took up besides is gone with the copy."""
    crew = Crew(1)
    answers: list[B] = list(crew.begin_with(methodcaller("__call__"), [function]))
    crew.close()
    return answers[0]


class Crew:
    """So many processes, begun when there is first something for them to do."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs if hasattr(os, "fork") else 1
        self._pool: ProcessPoolExecutor | None = None

    def share_out(
        self,
        function: Callable[[A], B],
        items: Iterable[A],
        worth_it: int = WORTH_IT,
        get_ready: Callable[[], Any] = lambda: None,
    ) -> Iterator[B]:
        """Like `map`, and in its order. The function, what it is given and what it answers must be picklable.

        All items are taken before this returns; work on the first begins while the rest are still being made.
        `get_ready` does, before there are copies, what each of them would have to do for itself.
        """
        coming = iter(items)
        first = list(islice(coming, worth_it))
        if self.jobs < 2 or len(first) < worth_it:
            return map(function, [*first, *coming])
        self.begin(get_ready)
        assert self._pool
        return chain.from_iterable(self._pool.map(partial(_each, function), _chunks(chain(first, coming))))

    def share_out_held(
        self, function: Callable[[A], B], items: Sequence[A], get_ready: Callable[[], Any] = lambda: None
    ) -> Iterator[B]:
        """Like `share_out`, by copies that are made now and hold the items: only answers must be picklable."""
        if self.jobs < 2 or len(items) < WORTH_IT:
            return map(function, items)
        return self.begin_with(function, items, get_ready)

    def begin_with(
        self, function: Callable[[A], B], items: Sequence[A], get_ready: Callable[[], Any] = lambda: None
    ) -> Iterator[B]:
        """As `share_out_held`, however few the processes and the items."""
        self.close()
        _held[:] = items
        self.begin(get_ready)
        _held.clear()
        assert self._pool
        return chain.from_iterable(self._pool.map(partial(_each_held, function), _chunks(range(len(items)))))

    def begin(self, get_ready: Callable[[], Any] = lambda: None) -> None:
        """Make the copies now, where there are none."""
        if self._pool:
            return
        import multiprocessing  # which takes a while, and which most edits have no need of
        from concurrent.futures import ProcessPoolExecutor

        get_ready()
        gc.freeze()  # what is there now is not searched for garbage by any copy, and so stays one for all of them
        self._pool = ProcessPoolExecutor(self.jobs, multiprocessing.get_context("fork"))
        self._pool.submit(int).result()
        gc.unfreeze()

    def close(self) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _chunks(items: Iterable[A]) -> Iterator[list[A]]:
    coming = iter(items)
    for size in chain(CHUNKS, repeat(CHUNK)):
        chunk = list(islice(coming, size))
        if not chunk:
            return
        yield chunk


def _each(function: Callable[[A], B], items: Sequence[A]) -> list[B]:
    return [function(item) for item in items]


def _each_held(function: Callable[[Any], B], numbers: Sequence[int]) -> list[B]:
    return [function(_held[number]) for number in numbers]
