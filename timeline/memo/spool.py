"""Bytes by path in a nameless file, so that a large site need not lie in memory. They are gone with the process."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO


class Spool(Mapping[str, bytes]):
    """What is added can be looked up."""

    def __init__(self, folder: Path) -> None:
        self._file = _nameless(folder)
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0

    def add(self, path: str, data: bytes) -> None:
        self._file.seek(self._end)
        self._file.write(data)
        self._places[path] = (self._end, len(data))
        self._end += len(data)

    def __getitem__(self, path: str) -> bytes:
        start, length = self._places[path]
        self._file.seek(start)
        return self._file.read(length)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def close(self) -> None:
        self._file.close()


def _nameless(folder: Path) -> IO[bytes]:
    """On the disk of the site; where nothing can be written there, wherever the system has room."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return TemporaryFile(dir=folder)
    except OSError:
        return TemporaryFile()
