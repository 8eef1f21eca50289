"""How long each stage of a command took, for `--timings`."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Timings:
    """Seconds by stage, in the order in which the stages began. A stage within another is taken off the outer one."""

    seconds: dict[str, float] = field(default_factory=dict)
    details: dict[str, str] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)
    _since: float = field(default_factory=time.perf_counter)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self._turn()
        self.seconds.setdefault(name, 0.0)
        self._open.append(name)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def detail(self, name: str, words: str) -> None:
        """What a stage had to do, as `3 of 1000 articles`."""
        self.details[name] = words

    def go_on_from(self, seconds: dict[str, float]) -> None:
        """What a copy of this process counted, while this one waited for it."""
        self.seconds, self._since = seconds, time.perf_counter()

    def table(self) -> str:
        """A line a stage, and their sum."""
        total = sum(self.seconds.values())
        rows = [(name, spent, self.details.get(name, "")) for name, spent in self.seconds.items()]
        rows.append(("all", total, ""))
        return "\n".join(f"{name:<10} {spent:8.3f} s  {words}".rstrip() for name, spent, words in rows)

    def _turn(self) -> None:
        """What passed since the last turn belongs to the innermost stage that is open."""
        now = time.perf_counter()
        if self._open:
            self.seconds[self._open[-1]] += now - self._since
        self._since = now
