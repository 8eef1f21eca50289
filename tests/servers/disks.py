"""A disk that is soon full: a real file system of a few pages, in memory."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

Resize = Callable[[str], object]


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Resize]:
    """Mount one at `folder` while the block runs; gives a function that makes it larger. Skips who may not mount."""
    folder.mkdir(exist_ok=True)

    def mount(options: str) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True, check=False
        )

    if mount(f"size={size}").returncode:
        pytest.skip("only root may mount a small disk")
    try:
        yield lambda larger: mount(f"remount,size={larger}")
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
