"""Has a file changed? Told from what the system knows of it, without reading it, as git's index does.

Size, times and inode of a file that was written again differ from those noted; times alone may not, where the writing
came within one tick of the clock after the noting. Such a stamp is called young, and counts for nothing: its file is
read again. A stamp is compared for being the same, never for being older, so a clock that is set back does no harm.
"""

import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

TICK = 2_000_000_000  # ns; the coarsest clock among filesystems in use (FAT)

Stamp = tuple[int, int, int, int]  # size, mtime and ctime in ns, inode


def stamp(found: os.stat_result) -> Stamp:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def young(noted: Stamp, at: int) -> bool:
    """May the file have changed after the moment `at` (ns) without its stamp telling so?"""
    return max(noted[1], noted[2]) > at - TICK


def stamps(folders: Iterable[Path], files: Iterable[Path] = ()) -> dict[str, Stamp]:
    """The stamp of every file below some folders, and of some files, by path; what is not there has none."""
    found = {}
    for path in files:
        try:
            found[str(path)] = stamp(path.stat())
        except OSError:
            continue
    seen: set[tuple[int, int]] = set()
    for folder in folders:
        found.update(_below(str(folder), seen))
    return found


def _below(folder: str, seen: set[tuple[int, int]]) -> Iterator[tuple[str, Stamp]]:
    """A link to a folder is followed once, since links may turn in circles."""
    try:
        here = os.stat(folder)  # noqa: PTH116
        if (here.st_dev, here.st_ino) in seen:
            return
        seen.add((here.st_dev, here.st_ino))
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        try:
            if entry.is_dir():
                yield from _below(entry.path, seen)
            else:
                yield entry.path, stamp(entry.stat())
        except OSError:
            continue


def seal(noted: dict[str, Stamp]) -> str:
    """One short text for many stamps: the same only where all of them are."""
    lines = "\n".join(f"{path}\0{noted[path]}" for path in sorted(noted))
    return blake2b(lines.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
