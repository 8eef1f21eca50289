"""The files of a site that is being written: all of them read once, and after that those that somebody saved."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from timeline.model.problem import Problem
from timeline.pipeline import Inputs, Manuscript
from timeline.project import open_project
from timeline.read.files import File

Read = tuple[Inputs | None, tuple[Problem, ...]]


class Sources:
    """What a build of the site in `root` reads. A file that comes or goes, or is no article's, means: look anew."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._last: Read = (None, ())
        self._places: dict[str, int] = {}  # of each manuscript, by the paths of its files

    def read(self, saved: Collection[Path] | None = None) -> Read:
        """Everything as it is now; `saved` are all the files that changed since the last time, where that is known."""
        again = self._read_again(saved) if saved is not None else None
        if again is None:
            return self._read_all()
        self._last = again, self._last[1]
        return self._last

    def _read_all(self) -> Read:
        self._last = inputs, _ = open_project(self.root)
        manuscripts = inputs.manuscripts if inputs else ()
        self._places = {file.path: place for place, one in enumerate(manuscripts) for file in _files(one)}
        return self._last

    def _read_again(self, saved: Collection[Path]) -> Inputs | None:
        """The inputs with a few files read anew; None where these are not all files that were there before."""
        inputs, _ = self._last
        if inputs is None:
            return None
        manuscripts = list(inputs.manuscripts)
        for path in saved:
            shown = path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else ""
            place = self._places.get(shown)
            try:
                data = path.read_bytes()
            except OSError:
                return None
            if place is None:
                return None
            manuscripts[place] = _with(manuscripts[place], File(shown, data))
        return replace(inputs, manuscripts=tuple(manuscripts))


def _files(manuscript: Manuscript) -> tuple[File, ...]:
    return (manuscript.text, manuscript.sidecar) if manuscript.sidecar else (manuscript.text,)


def _with(manuscript: Manuscript, file: File) -> Manuscript:
    is_text = file.path == manuscript.text.path
    return replace(manuscript, text=file) if is_text else replace(manuscript, sidecar=file)
