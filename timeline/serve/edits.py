"""Saving what the review desk changes: never over a later save of somebody else's, and always so that it can be undone.

Only the YAML below the content folder is written, each file at once. What a file held before a change is kept in
`.timeline/undo/`, so that undo still works after a restart.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock

from timeline.write.atomic import replace_file
from timeline.write.lock import locked

ENDINGS = (".dates.yaml", "corrections.yaml")
DEEPEST = 500  # changes that can be undone


@dataclass(eq=False)
class Conflict(Exception):  # noqa: N818  it says what happened
    """Somebody else saved the file since it was read; nothing was written."""

    path: str
    theirs: str  # what the file holds now
    digest: str


@dataclass(frozen=True, slots=True)
class Step:
    """One change: what the file held before it (None where there was none), and the digest of what it held after."""

    path: str
    before: str | None
    after: str
    what: str


def digest_of(data: bytes | None) -> str:
    """SHA-256, hexadecimal; nothing for a file that is not there."""
    return "" if data is None else sha256(data).hexdigest()


class Edits:
    """The files of one site that the desk may write. Safe to call from any thread, and from two servers at once."""

    def __init__(self, root: Path, content: str) -> None:
        self.root, self.content = root.resolve(), (root / content).resolve()
        self.history = self.root / ".timeline" / "undo.jsonl"
        self._lock = Lock()

    def file(self, path: str) -> Path:
        """A sidecar (or the site's corrections) by its path from the root. Raises PermissionError for any other."""
        target = (self.root / path).resolve()
        fine = target.is_relative_to(self.content) and target.name.endswith(ENDINGS) and target.parent.is_dir()
        if not fine or (self.root / path).is_symlink():
            raise PermissionError(f"{path} is not a file of corrections below {self.content.name}/")
        return target

    def read(self, path: str) -> bytes | None:
        try:
            return self.file(path).read_bytes()
        except FileNotFoundError:
            return None

    def change(self, path: str, seen: str, edit: Callable[[bytes], bytes], what: str) -> str:
        """Save what `edit` makes of a file, if it is still the one of digest `seen`; returns the new digest.

        Raises Conflict where it is not, and whatever `edit` raises.
        """
        with self._alone():
            before = self.read(path)
            if digest_of(before) != seen:
                raise Conflict(path, (before or b"").decode("utf-8", "replace"), digest_of(before))
            after = edit(before or b"")
            step = Step(path, None if before is None else before.decode(), digest_of(after), what)
            self._remember([*self._steps(), step])
            replace_file(self.file(path), after)
            return step.after

    def undo(self) -> Step | None:
        """Take the last change back; None where there is none. Raises Conflict where the file has changed since."""
        with self._alone():
            steps = self._steps()
            if not steps:
                return None
            step = steps[-1]
            now = self.read(step.path)
            if digest_of(now) != step.after:
                self._remember(steps[:-1])
                raise Conflict(step.path, (now or b"").decode("utf-8", "replace"), digest_of(now))
            if step.before is None:
                self.file(step.path).unlink()
            else:
                replace_file(self.file(step.path), step.before.encode())
            self._remember(steps[:-1])
            return step

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No other thread and no other process edits meanwhile."""
        self.history.parent.mkdir(exist_ok=True)
        with self._lock, locked(self.history.with_suffix(".lock")):
            yield

    def _steps(self) -> list[Step]:
        try:
            lines = self.history.read_text("utf-8").splitlines()
            return [Step(**json.loads(line)) for line in lines]
        except (FileNotFoundError, ValueError, TypeError):
            return []

    def _remember(self, steps: list[Step]) -> None:
        lines = (json.dumps(asdict(step), ensure_ascii=False) for step in steps[-DEEPEST:])
        replace_file(self.history, "".join(f"{line}\n" for line in lines).encode())
