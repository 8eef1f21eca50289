"""Whom "he" or "she" stands for, where a text leaves no doubt."""

from collections.abc import Sequence

from timeline.extract.clauses import Clause, Part, names, subject
from timeline.extract.lexicon import Lexicon
from timeline.extract.tokens import Tokens

PLACE_BEFORE = ("in", "at", "from", "near", "of")
POSSESSIVES = ("'s", "’s", "'", "’")
LONGEST_NAME = 4  # words


class People:
    """Listens to an article sentence by sentence. `person` is the one that a following "he" can only mean, or empty."""

    def __init__(self, words: Lexicon) -> None:
        self.words = words
        self.person = ""
        self.group = ""  # whom "they" can only mean
        self.full_names: dict[str, str] = {}  # by surname, and by first name where one person has it

    def forget(self, keep: bool) -> None:
        """A paragraph passes that tells nothing: who it spoke of is not known."""
        if not keep:
            self.person = self.group = ""

    def listen(self, tokens: Tokens, clauses: Sequence[Clause]) -> None:
        """Take in a sentence, after it was told."""
        everyone = set(self._people(tokens, range(len(tokens.texts))))
        main = next((clause for clause in clauses if clause.part is Part.MAIN and clause.verb >= 0), None)
        about = subject(tokens, main) if main else range(0)
        self.group = self._group(tokens, main, about)
        spoken = tokens.lowers[about.start : about.stop]
        named = set(self._people(tokens, about))
        if len(named) == 1 and everyone == named:
            (self.person,) = named
        elif named or not everyone <= {self.person} or (self._may_be_human(spoken) and not self._is_pronoun(spoken)):
            self.person = ""

    def _group(self, tokens: Tokens, main: Clause | None, about: range) -> str:
        """The subject of "Rovers were relegated": many, by its verb, and with no object that "they" might mean."""
        if not main or not about or len(about) > LONGEST_NAME or not self.words.has("plural", tokens.lower(main.verb)):
            return ""
        last = tokens.lowers[about.stop - 1]
        plain = set(tokens.kinds[about.start : about.stop]) <= set("AxK0") and last.endswith("s")
        passive = any(kind in "VZ" for kind in tokens.kinds[main.verb + 1 : main.verb + 4])
        return " ".join(tokens.texts[about.start : about.stop]) if plain and passive else ""

    def _is_pronoun(self, spoken: Sequence[str]) -> bool:
        return self.words.has_any("pronouns.person", spoken)

    def _may_be_human(self, spoken: Sequence[str]) -> bool:
        """ "The minister", "a woman", "the players": may a following "he" mean it, though it has no name?"""
        return self.words.has_any("humans", spoken) or any(word.endswith(self.words.endings) for word in spoken)

    def _people(self, tokens: Tokens, among: range) -> list[str]:
        return [name for run in names(tokens, among) if (name := self._name(tokens, run))]

    def _name(self, tokens: Tokens, run: range) -> str:
        """The full name that a run of capitalised words gives, or that a part of it stands for; else nothing."""
        honoured = [i for i in run if self.words.has("honorifics", tokens.lowers[i])]
        start = honoured[-1] + 1 if honoured else run.start
        surname = _bare(tokens.texts[run.stop - 1]) if start < run.stop else ""
        if not surname or self.words.has_any("organisation_words", tokens.lowers[start : run.stop]):
            return ""
        if run.stop - start == 1:
            return self.full_names.get(surname, "")
        if run.start and tokens.lower(run.start - 1) in PLACE_BEFORE and not honoured:
            return ""
        if run.stop - start > LONGEST_NAME:
            return ""
        full = self.full_names.setdefault(surname, " ".join([*tokens.texts[start : run.stop - 1], surname]))
        first = tokens.texts[start]
        self.full_names[first] = full if self.full_names.get(first, full) == full else ""
        return full


def _bare(word: str) -> str:
    return next((word.removesuffix(ending) for ending in POSSESSIVES if word.endswith(ending)), word)
