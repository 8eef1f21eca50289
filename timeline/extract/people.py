"""Whom "he" or "she" stands for, where a text leaves no doubt."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from timeline.extract.clause import Clause, Part, names, subject
from timeline.extract.lexicon import Lexicon
from timeline.extract.tokens import NAME, Tokens

PLACE_BEFORE = ("in", "at", "from", "near", "of")
POSSESSIVES = ("'s", "’s", "'", "’")
LONGEST_NAME = 4  # words
LONGEST_GROUP = 12
PLAIN = frozenset("AxK0")
COMMA = re.compile(" (?=,)")
LIST = re.compile("[AxK0]+(?:,[AxK0]+)*,?C[AxK0]+")  # "Borman, Lovell and Anders"
ALONE = re.compile("[BHM][Nx]?E{0,2}x?[VZ]|B|V[IYJ.,]")  # "was lost", "will be built", "landed on"


class Meant(NamedTuple):
    """What a pronoun that begins the next sentence can only stand for, or empty: "he" or "she", "they", "it"."""

    person: str = ""
    group: str = ""
    thing: str = ""


class People:
    """Listens to an article sentence by sentence, for whom or what it speaks of."""

    def __init__(self, words: Lexicon) -> None:
        self.words = words
        self.person = ""
        self.group = ""
        self.thing = ""
        self.full_names: dict[str, str] = {}  # by surname, and by first name where one person has it

    @property
    def meant(self) -> Meant:
        """As far as it has heard."""
        return Meant(self.person, self.group, self.thing)

    def forget(self, keep: bool) -> None:
        """A paragraph passes that tells nothing: who it spoke of is not known."""
        if not keep:
            self.person = self.group = self.thing = ""

    def listen(self, tokens: Tokens, clauses: Sequence[Clause]) -> None:
        """Take in a sentence, after it was told."""
        main = next((clause for clause in clauses if clause.part is Part.MAIN and clause.verb >= 0), None)
        about = subject(tokens, main) if main else range(0)
        if not self._is_they(tokens):
            self.group = self.thing = ""
            if main and about and len(about) <= LONGEST_GROUP and self._is_alone(tokens, main):
                self.group, self.thing = self._group(tokens, main, about), self._thing(tokens, main, about)
        spoken = tokens.lowers[about.start : about.stop]
        everyone, named = set[str](), set[str]()
        if NAME in tokens.kinds:
            everyone |= {*self._people(tokens, range(len(tokens.texts)), owners=not self._is_pronoun(spoken))}
            named |= {*self._people(tokens, about)}
        if len(named) == 1 and everyone == named:
            (self.person,) = named
        elif named or not everyone <= {self.person} or (self._may_be_human(spoken) and not self._is_pronoun(spoken)):
            self.person = ""

    def _group(self, tokens: Tokens, main: Clause, about: range) -> str:
        """The subject of "Rovers were relegated": many, and with no object that "they" might mean as well."""
        if LIST.fullmatch(tokens.kinds, about.start, about.stop):
            return _text(tokens, about)
        if not self.words.has("plural", tokens.lower(main.verb)):
            return ""
        kinds = tokens.kinds[about.start : about.stop]
        return _text(tokens, about) if set(kinds) <= PLAIN and tokens.lowers[about.stop - 1].endswith("s") else ""

    def _thing(self, tokens: Tokens, main: Clause, about: range) -> str:
        """The subject of "Luna 15 was lost on the Moon": one, no person, and nothing else that "it" might mean."""
        if len(about) > LONGEST_NAME:
            return ""
        kinds, spoken = tokens.kinds[about.start : about.stop], tokens.lowers[about.start : about.stop]
        one = not self.words.has("plural", tokens.lower(main.verb)) and not spoken[-1].endswith("s")
        known = NAME in kinds or spoken[0] in self.words.sets.get("definite", ())
        if not one or not known or not set(kinds) <= PLAIN or self._may_be_human(spoken) or self._people(tokens, about):
            return ""
        return _text(tokens, about)

    def _is_alone(self, tokens: Tokens, main: Clause) -> bool:
        """Has a clause no object, and does it bring up nothing new, so that a pronoun after it means its subject?"""
        after = tokens.lowers[main.verb :]
        return bool(ALONE.match(tokens.kinds, main.verb)) and not self.words.has_any("rivals", after)

    def _is_pronoun(self, spoken: Sequence[str]) -> bool:
        return self.words.has_any("pronouns.person", spoken)

    def _is_they(self, tokens: Tokens) -> bool:
        """Does a sentence go on about the ones before?"""
        first = tokens.lowers[:1]
        return self.words.has_any("pronouns.people", first) or self.words.has_any("pronouns.thing", first)

    def _may_be_human(self, spoken: Sequence[str]) -> bool:
        """ "The minister", "a woman", "the players": may a following "he" mean it, though it has no name?"""
        return self.words.has_any("humans", spoken) or any(word.endswith(self.words.endings) for word in spoken)

    def _people(self, tokens: Tokens, among: range, owners: bool = True) -> list[str]:
        """The people named, with or without those that something is said to be of: "Lind's place"."""
        runs = (run for run in names(tokens, among) if owners or not tokens.texts[run.stop - 1].endswith(POSSESSIVES))
        return [name for run in runs if (name := self._name(tokens, run))]

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


def _text(tokens: Tokens, found: range) -> str:
    return COMMA.sub(",", " ".join(tokens.texts[found.start : found.stop]))


def _bare(word: str) -> str:
    return next((word.removesuffix(ending) for ending in POSSESSIVES if word.endswith(ending)), word)
