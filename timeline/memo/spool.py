"""Bytes in a nameless file, so that a large site need not lie in memory. They are gone with the last process.

Copies of this process write to the same file, and hand over no more than the places where they wrote.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

try:
    import fcntl
except ImportError:  # Windows, where no process is a copy of another
    fcntl = None  # type: ignore[assignment]

Place = tuple[int, int]  # where something starts, and how many bytes it has


class Spool:
    """What is added can be read at its place, by every copy of the process."""

    def __init__(self, folder: Path) -> None:
        self._file = _nameless(folder)

    def add(self, data: bytes) -> Place:
        with self._mine() as file:
            start = os.lseek(file, 0, os.SEEK_END)
            left = memoryview(data)
            while left:
                left = left[os.write(file, left) :]
        return start, len(data)

    def read(self, place: Place) -> bytes:
        start, length = place
        with self._mine() as file:
            os.lseek(file, start, os.SEEK_SET)
            return b"".join(iter(lambda: os.read(file, start + length - os.lseek(file, 0, os.SEEK_CUR)), b""))

    def close(self) -> None:
        self._file.close()

    @contextmanager
    def _mine(self) -> Iterator[int]:
        """The file, and nobody else at it: copies share the point at which it is read and written."""
        file = self._file.fileno()
        if fcntl:
            fcntl.lockf(file, fcntl.LOCK_EX)
        try:
            yield file
        finally:
            if fcntl:
                fcntl.lockf(file, fcntl.LOCK_UN)


def _nameless(folder: Path) -> IO[bytes]:
    """On the disk of the site; where nothing can be written there, wherever the system has room."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return TemporaryFile(dir=folder, buffering=0)
    except OSError:
        return TemporaryFile(buffering=0)
