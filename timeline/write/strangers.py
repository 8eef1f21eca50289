"""Files in the output folder that no build wrote: they stay, whatever happens around them."""

import os
import stat
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from timeline.model.problem import Place, Problem, error
from timeline.write.manifest import NAME
from timeline.write.twin import link, remove_empty

HINT = "move it away, or choose another output folder"


def strangers(live: Path, known: Mapping[str, str]) -> tuple[str, ...]:
    """Files, and folders that hold none of ours with a slash at the end; a folder comes before what is in it."""
    folders = {path[:at] for path in known for at in range(len(path)) if path[at] == "/"}
    return tuple(sorted(_strangers(str(live), "", known, folders))) if live.is_dir() else ()


def _strangers(root: str, below: str, known: Mapping[str, str], folders: Collection[str]) -> Iterator[str]:
    with os.scandir(f"{root}/{below}") as entries:
        for entry in entries:
            path = below + entry.name
            if entry.is_dir(follow_symlinks=False):
                if path not in folders:
                    yield f"{path}/"
                yield from _strangers(root, f"{path}/", known, folders)
            elif path not in known and path != NAME:
                yield path


def in_the_way(live: Path, others: tuple[str, ...], wanted: Mapping[str, str]) -> tuple[Problem, ...]:
    """An error for each stranger that stands where a page must go. One with the page's very bytes is welcome."""
    folders = {path[:at] for path in wanted for at in range(len(path)) if path[at] == "/"}
    problems = []
    for path in others:
        place = Place(str(live / path))
        if path.endswith("/") and path[:-1] in wanted:
            problems.append(error(place, "this folder stands where a page must go", HINT))
        elif path in folders or (path in wanted and _digest(live / path) != wanted[path]):
            problems.append(error(place, "this file is not of an earlier build, and a page must go here", HINT))
    return tuple(problems)


def _digest(path: Path) -> str:
    """Of a plain file; of anything else nothing."""
    return sha256(path.read_bytes()).hexdigest() if stat.S_ISREG(path.lstat().st_mode) else ""


def lend(live: Path, twin: Path, others: tuple[str, ...]) -> None:
    """Give the twin every stranger, so that they are there when it is the site."""
    for path in others:
        if path.endswith("/"):
            (twin / path).mkdir(exist_ok=True)
            (twin / path).chmod(stat.S_IMODE((live / path).stat().st_mode))
        elif not _same(twin / path, live / path):
            (twin / path).parent.mkdir(parents=True, exist_ok=True)
            (twin / path).unlink(missing_ok=True)
            link(f"{live}/{path}", f"{twin}/{path}")


def take_back(twin: Path, live: Path, others: tuple[str, ...]) -> None:
    """Leave in the twin what is ours alone. A file that has no second name in the site stays: it is the only one."""
    for path in reversed(others):
        if path.endswith("/"):
            remove_empty(twin / path[:-1], twin)
        elif _same(twin / path, live / path):
            (twin / path).unlink()


def _same(one: Path, other: Path) -> bool:
    """Whether two names stand for one file; a symbolic link is the link, not what it points to."""
    with suppress(FileNotFoundError):
        return os.path.samestat(one.lstat(), other.lstat())
    return False
