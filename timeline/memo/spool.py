"""Bytes in a nameless file, so that a large site need not lie in memory. They are gone with the last process.

Copies of this process write to the same file, and hand over no more than the places where they wrote.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import accumulate, pairwise
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

try:
    import fcntl
except ImportError:  # Windows, where no process is a copy of another
    fcntl = None  # type: ignore[assignment]

BLOCK = 1 << 20  # bytes; less is not worth a call of the system
Place = tuple[int, int]  # where something starts, and how many bytes it has


class Spool:
    """What is added can be read at its place, by every copy of the process."""

    def __init__(self, folder: Path) -> None:
        self._file = _nameless(folder)
        self._number = self._file.fileno()

    def __reduce__(self) -> tuple[Callable[[int], "Spool"], tuple[int]]:
        """A copy of the process has the same file under the same number."""
        return _spool_of, (self._number,)

    def add(self, data: bytes) -> Place:
        return self.add_all([data])

    def add_each(self, pieces: Iterable[bytes]) -> list[Place]:
        """Several things at once, each with its place."""
        found = list(pieces)
        start, _ = self.add(b"".join(found))
        ends = list(accumulate(map(len, found), initial=start))
        return [(first, last - first) for first, last in pairwise(ends)]

    def add_all(self, parts: Iterable[bytes], look: Callable[[bytes], Any] = len) -> Place:
        """One thing in parts, which need not all be in memory at once. `look` sees all that is written."""
        with self._mine() as file:
            start = end = os.lseek(file, 0, os.SEEK_END)
            for block in _blocks(parts):
                look(block)
                left = memoryview(block)
                while left:
                    written = os.pwrite(file, left, end)
                    left, end = left[written:], end + written
        return start, end - start

    def read(self, place: Place) -> bytes:
        start, length = place
        parts = []
        while length:
            parts.append(os.pread(self._number, length, start))
            if not parts[-1]:
                raise OSError("the spool ends too soon")
            start, length = start + len(parts[-1]), length - len(parts[-1])
        return b"".join(parts)

    def close(self) -> None:
        self._file.close()

    @contextmanager
    def _mine(self) -> Iterator[int]:
        """The file, and nobody else who writes to it."""
        file = self._number
        if fcntl:
            fcntl.lockf(file, fcntl.LOCK_EX)
        try:
            yield file
        finally:
            if fcntl:
                fcntl.lockf(file, fcntl.LOCK_UN)


def _spool_of(number: int) -> Spool:
    spool = Spool.__new__(Spool)
    spool._number = number
    return spool


def _blocks(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, in pieces of some length."""
    gathered, length = [], 0
    for part in parts:
        gathered.append(part)
        length += len(part)
        if length >= BLOCK:
            yield b"".join(gathered)
            gathered, length = [], 0
    yield b"".join(gathered)


def _nameless(folder: Path) -> IO[bytes]:
    """On the disk of the site; where nothing can be written there, wherever the system has room."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return TemporaryFile(dir=folder, buffering=0)
    except OSError:
        return TemporaryFile(buffering=0)
