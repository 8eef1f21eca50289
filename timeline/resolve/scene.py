"""What is known at a mention: the publication, what the text spoke of before, and the cues of the clause."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice

from timeline.model.article import Context
from timeline.model.day import Day
from timeline.model.meaning import Meaning, Now, Then, Unknown
from timeline.model.reading import Cue, Role, Timex
from timeline.model.when import When
from timeline.resolve.cell import RANK, Cell, cell_at, spell
from timeline.resolve.hemisphere import is_southern

REMEMBERED = 100  # mentions that one may count from
EVENING = "18:00"  # and EV, NI: what comes behind it at dawn is of the day after
SPOKEN = ("month", "season", "year")  # units that a story is told by


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


Told = tuple[int, Cell, str]  # paragraph, cell, words


@dataclass(slots=True)
class Memory:
    """The cells that a text has spoken of, latest last, with the paragraph and words of each."""

    told: list[Told] = field(default_factory=list)
    asides: list[Told] = field(default_factory=list)  # those of them that an aside told
    clock: tuple[int, When] | None = None  # the last time of day, with its paragraph
    coming: int | None = None  # the paragraph of the last weekday, where that lies ahead
    deictic: int | None = None  # the paragraph of the last mention, where that counts from publication
    evening: tuple[int, Cell] | None = None  # the last day told with its evening or night, with its paragraph

    def latest_of(self, unit: str) -> tuple[Cell, str] | None:
        """The last mention of this very unit."""
        return next(((cell, f"that of {words}") for _, cell, words in reversed(self.told) if cell.unit == unit), None)

    def latest(
        self, unit: str, paragraph: int, narrative: bool, today: Day, asides: bool = True, over: bool = False
    ) -> tuple[Cell, str] | None:
        """The last mention at least as fine as `unit`: in the paragraph, else in the article.

        A coarser one in the paragraph comes before those of other paragraphs ("It was laid in August 1858 and failed
        three weeks later"), before finer ones that stand further back ("in 2009 … six months later"), and in a
        narrative before all that the story has left behind. Without `asides`, of what
        the sentences themselves told; where it is `over`, of nothing that lies ahead.
        """
        rank = RANK[unit]
        recent = list(islice(reversed(self.told), REMEMBERED))
        if not asides and self.asides:
            recent = self._without_asides(recent, paragraph)
        if over:
            recent = [each for each in recent if each[1].first <= today]
        here = [each for each in recent if each[0] == paragraph]
        best = next((each for each in here if RANK[each[1].unit] <= rank), None)
        since = here[: here.index(best)] if best else here  # what the paragraph has spoken of since then
        spoken = next((each for each in since if each[1].unit in SPOKEN and not covers(each[1], today)), None)
        goes_on = narrative or (unit in ("week", "month") and spoken in here[:1])
        if spoken and (best is None or (goes_on and not covers(spoken[1], best[1].first))):
            best = spoken
        best = best or next((each for each in recent if RANK[each[1].unit] <= rank), None)
        return best and best[1:]

    def _without_asides(self, told: list[Told], paragraph: int) -> list[Told]:
        """Where the paragraph has told anything else; a stand opened in an aside burns down after that."""
        recent = [each for each in told if each not in self.asides]
        return recent if any(each[0] == paragraph for each in recent) else told


def covers(cell: Cell, day: Day) -> bool:
    return cell.first <= day <= cell.last


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
        a paragraph ago ("They gave it away last year.")."""
        return bool(self.start or self.carried or (self.narrative and self.memory.deictic in (None, self.paragraph)))

    @property
    def looks_back(self) -> bool:
        """Whether the clause tells of what lay before: "had been ill since January"."""
        verb = self.has("past", "future", "plan")  # "had been due" looks nowhere
        return self.has("since") is not None or bool(verb and verb.kind == "past" and verb.word.startswith("had "))

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

    def base(self, base: Meaning, unit: str, asides: bool = True) -> tuple[Cell, str]:
        """The cell that "now" or "then" stands for, no coarser than needed, and its reason."""
        if isinstance(base, Then) or (isinstance(base, Unknown) and self.narrative):
            known = self.memory.latest(unit, self.paragraph, self.narrative, self.today, asides, self._is_over)
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
        return self.base(Then() if self.narrative else Now(), "year", asides=False)

    def from_then(self, unit: str) -> tuple[Cell, str]:
        """What the end of a range, or a date in a narrative, comes after."""
        if self.start:
            return self.start, f"the range starts {self.start.when()}"
        if self.carried:
            return self.carried, f"counted from {self.carried.when()}, told before"
        return self.base(Then(), unit, asides=False)


def remember(memory: Memory, paragraph: int, answer: Answer, words: str, aside: bool) -> None:
    if answer.when and answer.when.precision == "minute" and not aside:
        memory.clock = (paragraph, answer.when)
    if answer.cell and answer.cell.unit == "day" and answer.timex.type == "TIME":
        memory.evening = (paragraph, answer.cell) if answer.timex.value.rpartition("T")[2] >= EVENING else None
    if answer.cell:
        memory.told.append((paragraph, answer.cell, words))
        if aside:
            memory.asides.append(memory.told[-1])
