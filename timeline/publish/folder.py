"""A site in a directory: `kind: folder`."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from timeline.publish.trouble import Refused
from timeline.write.manifest import NAME
from timeline.write.trouble import from_system
from timeline.write.twin import remove_empty


@dataclass(frozen=True, slots=True)
class Folder:
    """A directory of this machine, or one that is mounted here."""

    path: Path

    def read_manifest(self) -> bytes:
        try:
            return (self.path / NAME).read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as trouble:
            raise self._refused(trouble) from None

    def strangers(self, paths: Sequence[str], pages: Mapping[str, bytes]) -> Sequence[str]:
        return [path for path in paths if self._other(self.path / path, pages[path])]

    def _other(self, path: Path, data: bytes) -> bool:
        try:
            return path.is_symlink() or path.is_dir() or path.read_bytes() != data
        except (FileNotFoundError, NotADirectoryError):
            return any(parent.exists() and not parent.is_dir() for parent in path.parents)
        except OSError as trouble:
            raise self._refused(trouble) from None

    def put(self, paths: Sequence[str], pages: Mapping[str, bytes]) -> None:
        try:
            for path in paths:
                (self.path / path).parent.mkdir(parents=True, exist_ok=True)
                _draft(self.path / path).write_bytes(pages[path])
                _draft(self.path / path).replace(self.path / path)
        except OSError as trouble:
            raise self._refused(trouble) from None

    def remove(self, paths: Sequence[str]) -> None:
        try:
            for path in paths:
                with suppress(NotADirectoryError):
                    (self.path / path).unlink(missing_ok=True)
                    _draft(self.path / path).unlink(missing_ok=True)
                remove_empty((self.path / path).parent, self.path)
        except OSError as trouble:
            raise self._refused(trouble) from None

    def _refused(self, trouble: OSError) -> Refused:
        problem = from_system(trouble, str(self.path))
        return Refused(f"{problem.place}: {problem.message}", problem.hint)


def _draft(path: Path) -> Path:
    """Where a file is written before it takes its name. Always the same, so that the next publish clears up."""
    return path.with_name(f".{path.name}.timeline")
