"""Whom "he" or "she" stands for, where a text leaves no doubt."""

from collections.abc import Sequence

from timeline.extract.clauses import Clause, Part, names, subject
from timeline.extract.lexicon import Lexicon
from timeline.extract.tokens import Tokens

PLACE_BEFORE = ("in", "at", "from", "near", "of")


class People:
    """Listens to an article sentence by sentence. `person` is the one that a following "he" can only mean, or empty."""

    def __init__(self, words: Lexicon) -> None:
        self.words = words
        self.person = ""
        self.full_names: dict[str, str] = {}  # by surname

    def listen(self, tokens: Tokens, clauses: Sequence[Clause]) -> None:
        """Take in a sentence, after it was told."""
        everyone = self._people(tokens, range(len(tokens.texts)))
        main = next((clause for clause in clauses if clause.part is Part.MAIN and clause.verb >= 0), None)
        about = subject(tokens, main) if main else range(0)
        if self.words.has_any("pronouns.person", tokens.lowers[about.start : about.stop]):
            self.person = self.person if set(everyone) <= {self.person} else ""
            return
        named = self._people(tokens, about)
        self.person = named[0] if len(set(named)) == 1 and len(set(everyone)) == 1 else ""

    def _people(self, tokens: Tokens, among: range) -> list[str]:
        found = []
        for run in names(tokens, among):
            name = self._name(tokens, run)
            if name:
                found.append(name)
        return found

    def _name(self, tokens: Tokens, run: range) -> str:
        """The full name that a run of capitalised words gives, or that its surname stands for; else nothing."""
        start = run.start
        while start < run.stop and self.words.has("honorifics", tokens.lower(start)):
            start += 1
        surname = _bare(tokens.texts[run.stop - 1]) if start < run.stop else ""
        if not surname or self.words.has_any("organisation_words", tokens.lowers[run.start : run.stop]):
            return ""
        if run.stop - start == 1:
            return self.full_names.get(surname, "")
        if run.start and tokens.lower(run.start - 1) in PLACE_BEFORE:
            return ""
        full = " ".join([*tokens.texts[start : run.stop - 1], surname])
        return self.full_names.setdefault(surname, full) if run.stop - start <= 4 else ""


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")
