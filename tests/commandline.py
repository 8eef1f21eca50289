"""Run `timeline` as a person does: a process of its own, in a folder of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def timeline(*arguments: str, folder: Path, input: bytes | None = None, **environment: str) -> "Ran":
    """Run one command in `folder`; its output as text."""
    done = subprocess.run(
        [sys.executable, "-m", "timeline", *arguments],
        cwd=folder,
        input=input,
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


class Ran:
    """An exit status, what was printed, and what was complained."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    def __repr__(self) -> str:
        return f"exit status {self.status}\n{self.out}\n{self.err}"


def write_files(folder: Path, files: dict[str, str | bytes]) -> None:
    """Make files from their texts, by path."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
