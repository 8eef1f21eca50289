"""What is known at a mention: the publication, what the text spoke of before, and the cues of the clause."""

from collections.abc import Callable
from dataclasses import dataclass

from timeline.model.article import Context
from timeline.model.day import Day
from timeline.model.meaning import Meaning, Now, Then, Unknown
from timeline.model.reading import Cue, Role, Timex
from timeline.model.when import When
from timeline.resolve.cell import Cell, cell_at, spell
from timeline.resolve.hemisphere import is_southern
from timeline.resolve.memory import ASIDE, FLASHBACK, Memory


@dataclass(frozen=True, slots=True)
class Answer:
    """A meaning resolved. `when` is None for what has no place on the calendar; others may count from `cell`."""

    timex: Timex
    when: When | None
    why: tuple[str, ...]
    cell: Cell | None = None
    sort: str = "plain"  # the class of decision, for its certainty
    role: Role = Role.POINT
    others: tuple[When, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """Where one mention stands."""

    context: Context
    memory: Memory
    resolver: "Callable[[Meaning, Scene], Answer]"  # of any meaning: for those made of others
    narrative: bool = False
    paragraph: int = 0
    cues: tuple[Cue, ...] = ()
    start: Cell | None = None  # of the range that the mention ends
    carried: Cell | None = None  # the far day or month, told with its year, that the paragraph has just spoken of
    ahead: int | None = None  # days that its weekday, where it was told, is ahead of the calendar's: it may be Julian
    before: Cell | None = None  # the weekday that the mention makes a pair with: "on Thursday and Friday"
    near: bool = False  # whether the mention before stands in the same sentence, a few words away

    @property
    def goes_on(self) -> bool:
        """Whether a date without its year comes after the one told before; not where that was told from publication,
        a paragraph ago ("They gave it away last year."), nor for what will be ("A service will be held on 3 May")."""
        told = self.memory.told and self.memory.deictic in (None, self.paragraph)
        return bool(self.start or self.carried or (self.narrative and told and not self._will_be))

    @property
    def _will_be(self) -> bool:
        verb = self.has("past", "future")
        return verb is not None and verb.kind == "future" and not verb.word.startswith("would")

    @property
    def looks_back(self) -> bool:
        """Whether the clause tells of what lay before: "had been ill since January"."""
        verb = self.has("past", "future", "plan")  # "had been due" looks nowhere
        return self.has("since") is not None or bool(
            verb and verb.kind == "past" and verb.word.startswith("had ") and not verb.word.startswith("had to")
        )

    @property
    def _is_over(self) -> bool:
        """Whether news tells of what has happened, which counts from nothing that lies ahead."""
        verb = self.has("past", "future", "plan")
        return not self.narrative and verb is not None and verb.kind == "past"

    @property
    def southern(self) -> bool:
        return is_southern(self.context.place, self.context.language)

    @property
    def today(self) -> Day:
        return self.context.today

    def answer(self, meaning: Meaning) -> Answer:
        return self.resolver(meaning, self)

    def has(self, *kinds: str) -> Cue | None:
        """The nearest cue of one of these kinds."""
        return next((cue for cue in self.cues if cue.kind in kinds), None)

    def published(self) -> str:
        return f"published {spell(self.today)}, {self.context.came_from('published')}"

    def base(self, base: Meaning, unit: str, skip: tuple[str, ...] = ()) -> tuple[Cell, str]:
        """The cell that "now" or "then" stands for, no coarser than needed, and its reason."""
        if isinstance(base, Then) or (isinstance(base, Unknown) and self.narrative):
            known = self.memory.latest(unit, self.paragraph, self.narrative, self.today, skip, self._is_over)
            if known:
                cell, words = known
                return cell, f"counted from {words}"
        elif not isinstance(base, Now | Unknown):
            found = self.answer(base)
            if found.cell:
                return found.cell, f"counted from {found.when}"
        return cell_at("day", self.today), f"counted from publication: {self.published()}"

    def frame(self) -> tuple[Cell, str]:
        """What a date without its year counts from: publication, or in a narrative the time spoken of."""
        return self.base(Then() if self.narrative else Now(), "year", skip=(ASIDE, FLASHBACK))

    def from_then(self, unit: str) -> tuple[Cell, str]:
        """What the end of a range, or a date in a narrative, comes after."""
        if self.start:
            return self.start, f"the range starts {self.start.when()}"
        if self.carried:
            return self.carried, f"counted from {self.carried.when()}, told before"
        return self.base(Then(), unit, skip=(ASIDE, FLASHBACK))
