"""The build cache on disk: one SQLite file of sealed rows, that can be deleted at any time.

SQLite keeps two builds at once apart and undoes what a kill left half done. Each row carries a digest of its kind, key
and data: one that does not match was damaged and is as good as not there. Keys are digests of all that the data was
made from, so a row may be missing but is never out of date. A file that is no database or of another application is
dropped and begun anew; each version of the code has a file of its own. Nothing read from it is ever run.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from timeline.write.lock import locked

T = TypeVar("T")

APPLICATION = 0x746D6C6E  # "tmln", in SQLite's header
WAIT = 20.0  # seconds for another build to let go
SETTINGS = (
    "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA synchronous = OFF; PRAGMA page_size = 16384"
)
MAKE = """
    CREATE TABLE rows (kind TEXT, key TEXT, seal BLOB NOT NULL, data BLOB NOT NULL, PRIMARY KEY (kind, key))
"""


class Store:
    """Rows of bytes by kind and key. Trouble with the file makes it empty; none of it reaches the caller."""

    def __init__(self, folder: Path, version: str, *, fresh: bool = False) -> None:
        self._name = folder, version
        self.path = folder / f"memo-{version}.sqlite"
        self._process = os.getpid()
        if fresh:
            remove(self.path)
        self._base = self._open() or self._begin()

    def __reduce__(self) -> tuple[Callable[[Path, str], "Store"], tuple[Path, str]]:
        return opened, self._name

    def rows(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """All rows of a kind, those that are damaged left out."""
        cursor = self._ask(lambda base: base.execute("SELECT key, seal, data FROM rows WHERE kind = ?", (kind,)))
        if cursor is None:
            return
        while rows := self._ask(lambda base: cursor.fetchmany(200)):
            for key, mark, data in rows:
                if mark == seal(kind, key, data):
                    yield key, data

    def row(self, kind: str, key: str) -> bytes | None:
        row = self._ask(
            lambda base: base.execute("SELECT seal, data FROM rows WHERE kind = ? AND key = ?", (kind, key)).fetchone()
        )
        return row[1] if row and row[0] == seal(kind, key, row[1]) else None

    def keys(self, kind: str) -> set[str]:
        asked = self._ask(lambda base: base.execute("SELECT key FROM rows WHERE kind = ?", (kind,)).fetchall())
        return {key for (key,) in asked or ()}

    def keep(self, kind: str, key: str, data: bytes) -> None:
        """Part of a transaction that `commit` ends."""
        values = kind, key, seal(kind, key, data), data
        self._ask(lambda base: base.execute("INSERT OR REPLACE INTO rows VALUES (?, ?, ?, ?)", values))

    def forget_others(self, kind: str, used: set[str]) -> None:
        """Forget all rows of a kind but those."""
        gone = [(kind, key) for key in self.keys(kind) - used]
        if gone:
            self._ask(lambda base: base.executemany("DELETE FROM rows WHERE kind = ? AND key = ?", gone))

    def forget(self, kind: str, key: str) -> None:
        self._ask(lambda base: base.execute("DELETE FROM rows WHERE kind = ? AND key = ?", (kind, key)))

    def commit(self) -> None:
        self._ask(lambda base: base.commit())

    def close(self) -> None:
        """What was not committed is as if it had not been kept."""
        if self._base is not None:
            self._base.close()
            self._base = None

    def _ask(self, question: Callable[[sqlite3.Connection], T]) -> T | None:
        """The answer; None where the file gives none, and from then on. A copied process opens the file for itself."""
        if self._process != os.getpid():
            self._process, self._base = os.getpid(), self._open()
        if self._base is None:
            return None
        try:
            return question(self._base)
        except sqlite3.OperationalError as wrong:
            self.close()
            if "lock" not in str(wrong):
                remove(self.path)
        except (sqlite3.Error, TypeError, IndexError):
            self.close()
            remove(self.path)
        return None

    def _open(self) -> sqlite3.Connection | None:
        """The file that is there, where it is ours and whole."""
        if not self.path.is_file():
            return None
        base = None
        try:
            base = sqlite3.connect(self.path, timeout=WAIT)
            base.executescript(SETTINGS)
            if base.execute("PRAGMA application_id").fetchone() == (APPLICATION,):
                base.execute("SELECT kind, key, seal, data FROM rows LIMIT 1")
                return base
        except sqlite3.Error:
            pass
        if base is not None:
            base.close()
        return None

    def _begin(self) -> sqlite3.Connection | None:
        """A new file in the place of any that is there; None where none can be made, and then nothing is remembered."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with locked(self.path.parent / "memo.lock"):
                return self._open() or self._make()
        except (OSError, sqlite3.Error):
            return None

    def _make(self) -> sqlite3.Connection:
        for old in self.path.parent.glob("memo-*.sqlite"):
            remove(old)
        base = sqlite3.connect(self.path, timeout=WAIT)
        base.executescript(f"{SETTINGS}; PRAGMA application_id = {APPLICATION}")
        base.execute(MAKE)
        base.commit()
        return base


@cache
def opened(folder: Path, version: str) -> Store:
    """For a process that is sent work and reads what was committed, again and again."""
    return Store(folder, version)


def seal(kind: str, key: str, data: bytes) -> bytes:
    mark = blake2b(f"{kind}\0{key}\0".encode("utf-8", "surrogateescape"), digest_size=12)
    mark.update(data)
    return mark.digest()


def remove(path: Path) -> None:
    """With what SQLite keeps beside it."""
    for end in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + end).unlink(missing_ok=True)
