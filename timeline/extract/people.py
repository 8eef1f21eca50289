"""Whom "he" or "she" stands for, where a text leaves no doubt."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from timeline.extract.clause import Clause, main_clause, subject
from timeline.extract.lexicon import Lexicon
from timeline.extract.names import SEXES, Names, owns
from timeline.extract.things import group_of, thing_of
from timeline.extract.tokens import NAME, Tokens

CAPITALS = re.compile(r"[^\W\d_]\w+ [^\W\d_a-z]\w+")
OWNED = "xKV"  # kinds of what "her" owns: "her map", not "gave her a map"


class Meant(NamedTuple):
    """What a pronoun in the next sentence can only stand for, or empty: "he", "she", "they", "it"."""

    he: str = ""
    she: str = ""
    group: str = ""
    thing: str = ""


class People:
    """Listens to an article sentence by sentence, for whom or what it speaks of."""

    def __init__(self, words: Lexicon, headline: str = "") -> None:
        self.words = words
        self.headline = headline
        self.names = Names(words)
        self.person = ""  # the one whom the sentence before is about, and nobody else
        self.group = ""
        self.thing = ""
        self.hero = ""  # whom the article is about
        self.latest: dict[str, str] = {}  # by sex, who was named last, where nobody named since may be of that sex
        self.rivals: frozenset[str] = frozenset()  # of which sex there may be others in the sentence before

    @property
    def meant(self) -> Meant:
        """As far as it has heard."""
        return Meant(self._who("he"), self._who("she"), self.group, self.thing)

    def _who(self, sex: str) -> str:
        known = self.names.sexes.get(self.hero) == sex != self.names.sexes.get(self.person)
        if self.person and self.names.may_be(self.person, sex):
            same = not set(self.person.split()).isdisjoint(self.hero.split())
            return self.person if same or not known else ""
        if self.latest.get(sex):
            return self.latest[sex]
        return self.hero if known and sex not in self.rivals else ""

    def forget(self, passed: str) -> None:
        """A paragraph passes that was not listened to: who it spoke of is not known, unless it names nobody."""
        if passed.isspace():
            return
        self.person = self.group = self.thing = ""
        if CAPITALS.search(passed) or not self.names.full.keys().isdisjoint(passed.split()):
            self.latest, self.rivals = {}, frozenset(SEXES)

    def listen(self, tokens: Tokens, clauses: Sequence[Clause]) -> None:
        """Take in a sentence, after it was told."""
        first = main_clause(clauses)
        main = clauses[first] if first >= 0 else None
        about = subject(tokens, main) if main else range(0)
        spoken = tokens.lowers[about.start : about.stop]
        people = self.names.of(tokens)
        named = {name for run, name in people if run.start in about}
        pronoun = self._is_pronoun(spoken)
        everyone = {name for run, name in people if not (pronoun and owns(tokens, run))}
        others = self._others(tokens, about)
        self._listen_for_things(tokens, main, about, bool(named or others))
        meant, sex = self._pronoun(tokens, about)
        if not meant and sex and self.names.sexes.get(self.hero) == sex and self._objects(tokens) - {sex, ""}:
            meant = self._parted(tokens, sex)
        if meant:
            self.names.sexes.setdefault(meant, sex)
        self._learn_sex(tokens, named if everyone == named else set())
        if len(named) == 1 and everyone == named:
            (self.person,) = named
        elif named or not everyone <= {self.person} or others:
            self.person = ""
        if named and any(self.names.may_be(self.person, other) for other in self._objects(tokens)):
            self.person = ""  # "Hubert never forgave him"
        others |= {sex} if sex and not meant else frozenset()
        self._note((everyone | {meant}) - {""}, others, about_hero=self.hero in (meant, *named) and len(named) < 2)
        self.hero = self.hero or self._hero()

    def _listen_for_things(self, tokens: Tokens, main: Clause | None, about: range, human: bool) -> None:
        if self._is_they(tokens):
            return  # it goes on about those before
        self.group = group_of(tokens, main, about, self.words) if main and about else ""
        self.thing = thing_of(tokens, main, about, self.words) if main and about and not human else ""

    def _pronoun(self, tokens: Tokens, about: range) -> tuple[str, str]:
        """Whom the first "he" or "her" of a sentence means, if that is certain, and its sex; none after a name."""
        first = self._first_personal(tokens.lowers)
        known = first in about or NAME not in tokens.kinds[: max(first, 0)]
        sex = self.words.sex(tokens.lowers[first]) if first >= 0 and known else ""
        return (self._who(sex), sex) if sex else ("", "")

    def _learn_sex(self, tokens: Tokens, named: set[str]) -> None:
        """ "Mara Lind sold her map": a sentence about one person alone says which pronoun is that person's.

        But not where it may as well be that of the person spoken of before.
        """
        if len(named) != 1 or named <= self.names.sexes.keys() or self._first_personal(tokens.lowers) < 0:
            return
        said, first = set[str](), tokens.kinds.index(NAME)
        for i, word in enumerate(tokens.lowers):
            mine = tokens.kinds[i] == "P" or tokens.kinds[i + 1 : i + 2] in tuple(OWNED)
            if i > first and self._is_personal(word) and mine:
                said.add(self.words.sex(word))
        if len(said) == 1 and (self.person in ("", *named) or self.names.sexes.get(self.person, *said) not in said):
            self.names.sexes |= dict.fromkeys(named, *said)

    def _note(self, everyone: set[str], others: frozenset[str], about_hero: bool) -> None:
        """Whom a pronoun of either sex could mean by now; after a sentence about the hero, rather that one."""
        rivals = set(others)
        for sex in SEXES:
            possible = {name for name in everyone if self.names.may_be(name, sex)}
            if possible or sex in others:
                (one, *more) = sorted(possible) or [""]
                certain = not more and sex not in others and self.names.sexes.get(one) == sex
                self.latest[sex] = one if certain else ""
            if possible - {self.hero} and not about_hero:
                rivals.add(sex)
        self.rivals = frozenset(rivals)

    def _hero(self) -> str:
        """Whom the headline names, else the first whom a sentence is about."""
        written = self.headline.split()
        return next((full for part, full in self.names.full.items() if full and part in written), self.person)

    def _objects(self, tokens: Tokens) -> set[str]:
        """Of which sex those are whom a verb has for its object, by a pronoun."""
        among = (i for i, kind in enumerate(tokens.kinds) if kind == "R") if "R" in tokens.kinds else ()
        return {self.words.sex(tokens.lowers[i]) for i in among if self.words.has("personal", tokens.lowers[i])}

    def _parted(self, tokens: Tokens, sex: str) -> str:
        """ "She buried him", after a sentence about Frere: he is Frere, and she is whom the article is about."""
        if self.person and self.person != self.hero and self.person not in self.names.sexes:
            self.names.sexes |= dict.fromkeys([self.person], *(self._objects(tokens) - {sex, ""}))
            return self.hero
        return ""

    def _first_personal(self, words: Sequence[str]) -> int:
        if not self.words.has_any("personal", words):
            return -1
        return next((i for i, word in enumerate(words) if self._is_personal(word)), -1)

    def _is_personal(self, word: str) -> bool:
        return self.words.has("pronouns.person", word) or self.words.has("possessives.person", word)

    def _is_pronoun(self, spoken: Sequence[str]) -> bool:
        return self.words.has_any("pronouns.person", spoken)

    def _is_they(self, tokens: Tokens) -> bool:
        """Does a sentence go on about the ones before?"""
        first = tokens.lowers[:1]
        return self.words.has_any("pronouns.people", first) or self.words.has_any("pronouns.thing", first)

    def _others(self, tokens: Tokens, about: range) -> frozenset[str]:
        """ "The minister", "his mother", "the players": of which sex they may be whom a subject does not name."""
        led = tokens.kinds.find("I", about.start + 1, about.stop)  # "a map of the rivers" is no human
        spoken = tokens.lowers[about.start : led if led > 0 else about.stop]
        if self._is_pronoun(spoken):
            return frozenset()
        human = [word for word in spoken if self.words.is_human(word) and not self._is_personal(word)]
        sexes = {self.words.sex(word) for word in human} - {""}
        return frozenset(sexes or SEXES) if human else frozenset()
