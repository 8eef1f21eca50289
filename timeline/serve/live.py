"""The state of the site as the browser may see it: the last good build, and what is wrong with the one after it."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from secrets import token_hex
from threading import Condition, Lock
from typing import cast

from timeline.merge import Merger
from timeline.model.problem import Problem, Severity
from timeline.model.site import Settings
from timeline.pipeline import Inputs, Manuscript, Story, Told, gather, has_errors, weave
from timeline.project import OWN, located
from timeline.serve.preview import Preview
from timeline.serve.sources import Sources

Problems = tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class State:
    """`build` names the last good build; it is another after each that brings something new."""

    build: str = ""
    preview: Preview | None = None
    problems: Problems = ()

    @property
    def errors(self) -> Problems:
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


class Live:
    """Builds when told to, and lets others wait for what comes of it. Safe to call from any thread."""

    def __init__(self, root: Path, today: Callable[[], date] = date.today) -> None:
        self.root, self.today = root, today
        self.run = token_hex(4)  # a page of an earlier run is an old page
        self.state = State()
        self.number = 0
        self._changed = Condition()
        self._building = Lock()
        self._inputs: tuple[Inputs | None, Problems] | None = None
        self._sources = Sources(root)
        self._memory = Memory()

    def rebuild(self, saved: Collection[Path] | None = None) -> State:
        """Build if anything that a build reads is new; returns the state after it.

        `saved` are all the files that changed since the last time, where that is known.
        """
        with self._building:
            inputs, problems = read = self._sources.read(saved)
            if read == self._inputs:
                return self.state
            self._inputs = read
            state = self._build(inputs, problems)
            with self._changed:
                self.state, self.number = state, self.number + 1
                self._changed.notify_all()
            return state

    def _build(self, inputs: Inputs | None, problems: Problems) -> State:
        before = self.state
        if inputs is None:
            return State(before.build, before.preview, problems)
        site, trouble = gather(inputs, self._memory.map, self._memory.weave, drafts=True)
        problems += trouble
        if has_errors(problems):
            return State(before.build, before.preview, problems)
        preview = Preview(site, inputs.theme, self.today(), self._memory.stories())
        return State(f"{self.run}-{self.number + 1}", preview, problems + located(self.root, preview.renderer.problems))

    def folders(self) -> tuple[Path, ...]:
        """All that is worth watching; where articles lie may change with config.yaml."""
        inputs = self._inputs[0] if self._inputs else None
        content = inputs.settings.content if inputs else Settings().content
        return tuple((self.root / name).resolve() for name in (content, *OWN, "themes"))

    def wait(self, number: int, seconds: float) -> tuple[int, State]:
        """The state after the one of that number, as soon as there is one; else, in time, the same."""
        with self._changed:
            self._changed.wait_for(lambda: self.number != number, seconds)
            return self.number, self.state


class Memory:
    """Remembers what came of each article, so that an edit costs what it touches."""

    def __init__(self) -> None:
        self.settings: Settings | None = None
        self.told: dict[Manuscript, Told] = {}
        self.weave = partial(weave, merge=Merger().merge)

    def map(self, tell: Callable[[Manuscript], Told], manuscripts: Iterable[Manuscript]) -> Iterable[Told]:
        """As the built-in `map`, but for articles that are as they were."""
        settings = cast("partial[Told]", tell).keywords["settings"]
        if settings != self.settings:
            self.settings, self.told = settings, {}
        self.told = {manuscript: self.told.get(manuscript) or tell(manuscript) for manuscript in manuscripts}
        return self.told.values()

    def stories(self) -> dict[str, tuple[Manuscript, Story]]:
        """By article id."""
        return {story.article.id: (manuscript, story) for manuscript, (story, _) in self.told.items() if story}
