"""Work shared out to processes that are copies of this one, so that nothing needs to be sent to them."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import Any, TypeVar

A = TypeVar("A")
B = TypeVar("B")

Stage = Callable[[str], AbstractContextManager[None]]  # notes how long a stage takes
Watch = Callable[[str, Iterable[Any], int], Iterator[Any]]  # shows how far a stage has come

CHUNK = 25  # items at most; an answer is sent back for each chunk
SHARES = 8  # chunks for each process at least, so that none waits long for another
WORTH_IT = 60  # items; fewer are done sooner than a process is started, where each is small

_work: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def default_jobs() -> int:
    """As many processes as there are processors for this one to use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def share_out(
    function: Callable[[A], B],
    items: Sequence[A],
    jobs: int,
    worth_it: int = WORTH_IT,
    get_ready: Callable[[], Any] = lambda: None,
) -> Iterator[B]:
    """Like `map`, and in its order. Answers must be picklable; functions and items need not be.

    `get_ready` does, before there are copies, what each of them would have to do for itself.
    """
    if jobs < 2 or len(items) < worth_it or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(function, items)
        return
    from concurrent.futures import ProcessPoolExecutor

    global _work
    get_ready()
    _work = function, items
    chunk = max(1, min(CHUNK, len(items) // (jobs * SHARES)))
    starts = range(0, len(items), chunk)
    gc.freeze()  # what is there now is not searched for garbage by any copy, and so stays one for all of them
    try:
        with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as pool:
            for answers in pool.map(partial(_chunk, chunk), starts):
                yield from answers
    finally:
        _work = None
        gc.unfreeze()


def _chunk(size: int, start: int) -> list[Any]:
    assert _work is not None
    function, items = _work
    return [function(item) for item in items[start : start + size]]
