"""What a language's words say of two tellings: which mean one action, which mean opposite ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

ENDINGS = ("ingly", "edly", "ing", "ed", "es", "ly", "s", "e")
SHORTEST_STEM = 4


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Near enough: "resigns" and "resigned" are one."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM - (ending == "s"):
            return word[: -len(ending)]
    return word


class Word(NamedTuple):
    """What a word, or a phrase whose words are joined by hyphens, is good for."""

    lower: str
    term: str  # what it is compared by: the first of its group, or its stem; empty where it is too common
    capital: bool
    name: bool
    number: bool
    denies: bool
    possible: bool
    hollow: bool
    rank: str  # "2" of "second"
    begins: bool  # is it the first word of a phrase?
    marked: bool  # is it more than a term: does it deny, or rank, or one of the others?


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`group` maps a word, or two joined by a hyphen, to the first word of its group."""

    common: frozenset[str] = frozenset()
    group: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)  # of irregular verbs, likewise
    phrases: frozenset[str] = frozenset()  # the first words of those of several words
    opposite: Mapping[str, frozenset[str]] = field(default_factory=dict)
    opposed: frozenset[str] = frozenset()  # those that have an opposite
    deny: frozenset[str] = frozenset()
    possible: frozenset[str] = frozenset()
    hollow: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    deeds: frozenset[str] = frozenset()  # well-known actions, "sued" against "settled": the groups' first words
    ordinals: Mapping[str, str] = field(default_factory=dict)
    _looked_up: dict[str, Word] = field(default_factory=dict, compare=False)

    def look_up(self, written: Iterable[str]) -> list[Word]:
        known = self._looked_up
        return [known.get(word) or self.word(word) for word in written]

    def word(self, written: str) -> Word:
        """Looked up once, however often it is written."""
        found = self._looked_up.get(written)
        if found is None:
            found = self._looked_up[written] = self._look_up(written)
        return found

    def knows(self, phrase: str) -> bool:
        return any(phrase in known for known in (self.group, self.deny, self.common, self.hollow))

    def _look_up(self, written: str) -> Word:
        word = written.lower().removesuffix("'s").removesuffix("’s")
        number, capital = word.isdigit(), written[0].isupper()
        counts = (word not in self.common and len(word) > 1) or number
        rank = self.ordinals.get(word, "")
        return Word(
            lower=word,
            term=(self.group.get(word) or self.forms.get(word) or stem(word)) if counts else "",
            capital=capital,
            name=capital and word not in self.group,
            number=number,
            denies=word in self.deny,
            possible=word in self.possible,
            hollow=word in self.hollow,
            rank=rank,
            begins=word in self.phrases,
            marked=bool(rank) or any(word in marks for marks in (self.deny, self.possible, self.hollow)),
        )


def make_vocabulary(told: Mapping[str, Any]) -> Vocabulary:
    """Turn what the file says into look-ups."""
    group, forms = _to_first(told["same"]), _to_first(told["forms"])
    opposite: dict[str, set[str]] = {}
    for one, other in told["opposite"]:
        opposite.setdefault(group.get(one, one), set()).add(group.get(other, other))
        opposite.setdefault(group.get(other, other), set()).add(group.get(one, one))
    deny = frozenset(str(told["deny"]).split())
    ordinals = {word: str(rank) for rank, words in told["ordinals"].items() for word in str(words).split()}
    common, hollow = frozenset(str(told["common"]).split()), frozenset(str(told["hollow"]).split())
    phrases = frozenset(word.split("-")[0] for word in (*group, *deny, *common, *hollow) if "-" in word)
    frozen = {word: frozenset(others) for word, others in opposite.items()}
    weak = frozenset(group.get(word, stem(word)) for word in str(told["weak"]).split())
    return Vocabulary(
        common=common,
        group=group,
        forms=forms,
        phrases=phrases,
        opposite=frozen,
        opposed=frozenset(frozen),
        deny=deny,
        possible=frozenset(str(told["possible"]).split()),
        hollow=hollow,
        weak=weak,
        ordinals=ordinals,
        deeds=frozenset(group.values()) - weak - frozenset(str(told["things"]).split()),
    )


def _to_first(lines: Iterable[str]) -> dict[str, str]:
    """Each word of a line to the first of the line."""
    return {word: words[0] for words in map(str.split, lines) for word in words}
