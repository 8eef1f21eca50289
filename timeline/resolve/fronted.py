"""A year that opens its sentence is that of the days told behind it: "In 1981 they were out from June 12"."""

import re

from timeline.model.reading import Mention
from timeline.resolve.cell import Cell
from timeline.resolve.narrative import told_in_full

OPENING = re.compile(r"(?:^|[.!?;]\s|\n\n)\s*[^\W\d_]+\s$")  # one word, and a sentence's start
COMMA = re.compile(r",\s[^\W\d_]+\s$")
BEHIND = re.compile(r"[,:]\s(?:[^\W\d_]+\s){0,2}")  # ", first on "
STOP = re.compile(r"[.!?;]\s|\n\n")
LONGEST = 16  # characters of the word before


class Fronted:
    """Follows the mentions of a text; `cell` is the year of the sentence, where one opened it or was put in."""

    def __init__(self, prose: str) -> None:
        self.prose = prose
        self.cell: Cell | None = None
        self.end = 0
        self.opened = False

    def at(self, mention: Mention) -> Cell | None:
        """The year that a mention takes from its sentence."""
        if self.cell and STOP.search(self.prose, self.end, mention.span.start):
            self.cell = None
        if self.cell and not self.opened:  # "surgery in 1998, on April 2 and again on November 30"
            self.opened = bool(BEHIND.fullmatch(self.prose, self.end, mention.span.start))
            self.cell = self.cell if self.opened else None
        return self.cell

    def follow(self, mention: Mention, cell: Cell | None) -> None:
        if cell and cell.unit == "year" and told_in_full(mention.meaning):
            self.cell, self.end, self.opened = cell, mention.span.end, self._opens(mention)

    def _opens(self, mention: Mention) -> bool:
        if not any(cue.kind == "in" and cue.head for cue in mention.cues):
            return False
        before = self.prose[max(mention.span.start - LONGEST, 0) : mention.span.start]
        aside = COMMA.search(before) and self.prose.startswith(",", mention.span.end)
        return bool(OPENING.search(before) or aside)
