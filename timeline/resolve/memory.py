"""What a text has spoken of before a mention, and which of that one may count from."""

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from timeline.model.day import Day
from timeline.model.when import When
from timeline.resolve.cell import RANK, Cell

REMEMBERED = 100  # mentions that one may count from
LATE = re.compile("T(EV|NI|18|19|2[0-4])")  # what comes behind it at dawn is of the day after
SPOKEN = ("month", "season", "year")  # units that a story is told by
ASIDE = "aside"  # told by the way: ", built in 1850,"
FLASHBACK = "flashback"  # told of what lay before: "had been ill since January"


class Told(NamedTuple):
    """A mention that was dated, with the words that tell so. `by` is how: ASIDE, FLASHBACK or neither."""

    paragraph: int
    cell: Cell
    words: str
    by: str = ""


@dataclass(slots=True)
class Memory:
    """The cells that a text has spoken of, latest last, and of some mentions where the last one was."""

    told: list[Told] = field(default_factory=list)
    by_the_way: bool = False  # whether any was an aside or a flashback
    clock: tuple[int, When] | None = None  # the last time of day, with its paragraph
    coming: int | None = None  # the paragraph of the last weekday, where that lies ahead
    deictic: int | None = None  # the paragraph of the last mention, where that counts from publication
    evening: tuple[int, Cell] | None = None  # the last day told with its evening or night, with its paragraph

    def latest_of(self, unit: str) -> tuple[Cell, str] | None:
        """The last mention of this very unit."""
        return next(
            ((each.cell, f"that of {each.words}") for each in reversed(self.told) if each.cell.unit == unit), None
        )

    def latest(
        self, unit: str, paragraph: int, narrative: bool, today: Day, skip: tuple[str, ...] = (), over: bool = False
    ) -> tuple[Cell, str] | None:
        """The last mention at least as fine as `unit`: in the paragraph, else in the article.

        A coarser one in the paragraph comes before those of other paragraphs ("It was laid in August 1858 and failed
        three weeks later"), before finer ones that stand further back ("in 2009 … six months later"), and in a
        narrative before all that the story has left behind. `skip`: what was told so is passed over; an aside, only
        where the paragraph has told anything else. Where it is `over`, nothing counts from what lies ahead.
        """
        rank = RANK[unit]
        recent = list(islice(reversed(self.told), REMEMBERED))
        if skip and self.by_the_way:
            kept = [each for each in recent if each.by not in skip]
            enough = kept if ASIDE not in skip else any(each.paragraph == paragraph for each in kept)
            recent = kept if enough else recent
        if over:
            recent = [each for each in recent if each.cell.first <= today]
        here = [each for each in recent if each.paragraph == paragraph]
        best = next((each for each in here if RANK[each.cell.unit] <= rank), None)
        since = here[: here.index(best)] if best else here  # what the paragraph has spoken of since then
        spoken = next((each for each in since if each.cell.unit in SPOKEN and not covers(each.cell, today)), None)
        goes_on = narrative or (unit in ("week", "month") and spoken in here[:1])
        if spoken and (best is None or (goes_on and not covers(spoken.cell, best.cell.first))):
            best = spoken
        best = best or next((each for each in recent if RANK[each.cell.unit] <= rank), None)
        return (best.cell, best.words) if best else None

    def keep(self, told: Told, when: When | None, time: str) -> None:
        """`time` is the TIMEX3 value of a time of day, or nothing."""
        if when and when.precision == "minute" and not told.by:
            self.clock = (told.paragraph, when)
        if time and told.cell.unit == "day":
            self.evening = (told.paragraph, told.cell) if LATE.search(time) else None
        self.told.append(told)
        self.by_the_way = self.by_the_way or bool(told.by)


def covers(cell: Cell, day: Day) -> bool:
    return cell.first <= day <= cell.last
