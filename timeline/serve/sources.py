"""The files of a site that is being written: all of them read once, and after that those that somebody saved."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from timeline.model.problem import Problem
from timeline.pipeline import Inputs
from timeline.project import CORRECTIONS, SIDECAR, open_project
from timeline.read.files import ARTICLE, File

Read = tuple[Inputs | None, tuple[Problem, ...]]


class Sources:
    """What a build of the site in `root` reads. An article that comes or goes, or another file, means: look anew.

    The YAML of corrections may come and go: it is read, or left out, by itself.
    """

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._last: Read = (None, ())
        self._places: dict[str, int] = {}  # of each manuscript, by the path of its text

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
        self._places = {one.text.path: place for place, one in enumerate(manuscripts)}
        return self._last

    def _read_again(self, saved: Collection[Path]) -> Inputs | None:
        """The inputs with a few files read anew; None where that does not do."""
        inputs, problems = self._last
        told = {problem.place.path for problem in problems}  # what is wrong with a file may be over
        for path in saved:
            shown = path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else ""
            inputs = self._with(inputs, path, shown) if inputs and shown not in told else None
        return inputs

    def _with(self, inputs: Inputs, path: Path, shown: str) -> Inputs | None:
        try:
            file = File(shown, path.read_bytes())
        except FileNotFoundError:
            file = None
        except OSError:
            return None
        if path.is_symlink() and file is None:
            return None
        if shown == f"{inputs.settings.content}/{CORRECTIONS}":
            return replace(inputs, corrections=file)
        place = self._places.get(shown.removesuffix(SIDECAR) + ARTICLE if shown.endswith(SIDECAR) else shown)
        if place is None:
            return inputs if file is None and _is_draft(path, inputs.settings.content) else None
        one = inputs.manuscripts[place]
        if shown != one.text.path:
            one = replace(one, sidecar=file)
        elif file:
            one = replace(one, text=file)
        else:
            return None
        return replace(inputs, manuscripts=(*inputs.manuscripts[:place], one, *inputs.manuscripts[place + 1 :]))


def _is_draft(gone: Path, content: str) -> bool:
    """Whether a file that is gone was hidden, as what an editor (and the review desk) renames into place is."""
    return gone.name.startswith(".") and gone.name not in Path(content).parts
