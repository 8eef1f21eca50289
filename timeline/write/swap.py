"""Two folders change places in one instant, where the system can do that."""

import ctypes
import errno
import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2  # renameat2(2), Linux 3.15; glibc 2.28, musl 1.2.5
CANNOT = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EXDEV}  # this kernel or filesystem has no exchange


@cache
def _renameat2() -> Callable[..., int] | None:
    try:
        return ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return None


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places at once. False where the system knows no such thing; then nothing happened."""
    call = _renameat2()
    if not call:
        return False
    if call(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(other))


def swap(new: Path, live: Path, aside: Path) -> None:
    """Put `new` in the place of `live`, and what was live in the place of `new`.

    Where folders cannot be exchanged, `live` steps aside first. A kill between two of these renames leaves no `live`;
    `recover` sets that right.
    """
    if not live.exists():
        new.rename(live)
    elif not exchange(new, live):
        live.rename(aside)
        new.rename(live)
        aside.rename(new)


def recover(live: Path, aside: Path) -> None:
    """Set right what a kill in the midst of a swap left."""
    if not aside.exists():
        return
    if live.exists():
        shutil.rmtree(aside)
    else:
        aside.rename(live)
