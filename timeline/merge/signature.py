"""What is left of a telling when grammar is taken away: names, actions, numbers, and what it denies."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from timeline.merge.vocabulary import Vocabulary, Word

WORD = re.compile(r"\w+(?:[.:'’-]\w+|,\d{3}(?!\d))*")
NUMBER = re.compile(r"\d+")
LONGEST_PHRASE = 3  # words
FEWEST = 3  # terms that can tell an event by themselves where none of them is a name: "Work began" is of any work
Two = tuple[str, str]
PLAIN, WEAK = 20, 6  # what a word counts for where the other telling lacks it
NAME, WEAK_NAME = 30, 9  # and what a name does where the other has it


class Weight(NamedTuple):
    """What a term counts for where the other telling lacks it, and where both have it."""

    term: str
    missing: int
    shared: int


class Gist(NamedTuple):
    """What a signature is made of, in as little room as it can be kept in: a set takes ten times that of its words."""

    title: tuple[str, ...]  # terms, in order
    names: tuple[str, ...]  # those that are written with a capital, and the 11 of "Apollo 11"
    around: tuple[str, ...]  # terms of the whole sentence that the title lacks
    names_around: tuple[str, ...]
    numbered: tuple[tuple[str, str], ...]  # ("apollo", "11")
    ordinals: tuple[str, ...]
    denies: bool
    hollow: bool  # "did the same": what it tells is in another sentence

    @property
    def text(self) -> tuple[str, ...]:
        """The terms of both."""
        return self.title + self.around

    @property
    def text_names(self) -> tuple[str, ...]:
        return self.names + self.names_around

    @property
    def telling(self) -> bool:
        """Without an action or two names even the same words may be of another event; so may two that name nobody."""
        named = len(self.names) > 1 if len(self.title) == len(self.names) else bool(self.names)
        return not self.hollow and (named or len(self.title) >= FEWEST)


@dataclass(frozen=True, slots=True)
class Signature:
    """Terms of an event, as they are compared: of its title, and of the whole sentence around it."""

    title: frozenset[str]
    text: frozenset[str]
    names: frozenset[str]
    text_names: frozenset[str]
    actions: frozenset[str]  # those terms of the title that are not names
    numbered: frozenset[tuple[str, str]]
    ordinals: frozenset[str]
    denies: bool
    in_order: tuple[str, ...]  # the terms of the title as they stand in it
    weights: dict[str, Weight]  # of each term of the title
    whole: int  # what all of them count for together where both have them


def least(gist: Gist, words: Vocabulary, counts: Mapping[str, int], needed: float) -> tuple[str, ...]:
    """The rarest terms of the title, so many that a sentence which has not `twos` of them holds less than is needed."""
    rarest = sorted(_weights(gist, words).values(), key=lambda weight: (counts.get(weight.term, 0), weight.term))
    whole = sum([weight.shared for weight in rarest])
    for length in range(2, len(rarest) + 1):
        if _too_little(rarest[:length], whole, needed):
            return tuple([weight.term for weight in rarest[:length]])
    return ("", *(weight.term for weight in rarest))


def twos(least: tuple[str, ...]) -> Iterable[Two]:
    """Two by two. Where one term may be enough, which an empty first one says, each is twice in its two."""
    return combinations(least, 2) if least[:1] != ("",) else [(term, term) for term in least[1:]]


def _too_little(terms: Sequence[Weight], whole: int, needed: float) -> bool:
    """Is less than what is needed held by a sentence that has one of these terms alone, and all the others?"""
    weights = sorted([(weight.missing, weight.shared) for weight in terms], reverse=True)[1:]
    lost = sum([missing for missing, _ in weights])
    rest = whole - sum([shared for _, shared in weights])
    return rest < needed * (rest + lost)


@dataclass(slots=True)
class Terms:
    """What one text has."""

    terms: dict[str, None]  # in order
    names: set[str]
    later: set[str]  # the names that are not its first word, which has a capital whatever it is
    numbered: set[tuple[str, str]]
    ordinals: set[str]
    denies: bool
    hollow: bool


def gist(title: str, text: str, edtf: str, planned: bool, words: Vocabulary) -> Gist:
    """Read off an event's title and the sentence around it. The numbers of its date are left out: dates are compared as
    dates, and that two events are of 2007 does not make their words alike."""
    date = _numbers_of(edtf)
    said = around = _terms(title, words, date, planned)
    if text.rstrip(".") != title:
        around = _terms(text, words, date)
    names = said.names & (around.names | said.later)
    return Gist(
        title=tuple(said.terms),
        names=tuple(sorted(names)),
        around=tuple([term for term in around.terms if term not in said.terms]),
        names_around=tuple(sorted(around.names - names)),
        numbered=tuple(sorted(said.numbered or around.numbered)),
        ordinals=tuple(sorted(said.ordinals)),
        denies=said.denies,
        hollow=said.hollow,
    )


def signature(gist: Gist, words: Vocabulary) -> Signature:
    """Spread out for comparing."""
    title, names = frozenset(gist.title), frozenset(gist.names)
    weights = _weights(gist, words)
    return Signature(
        title=title,
        text=frozenset(gist.text),
        names=names,
        text_names=frozenset(gist.text_names),
        actions=title - names,
        numbered=frozenset(gist.numbered),
        ordinals=frozenset(gist.ordinals),
        denies=gist.denies,
        in_order=gist.title,
        weights=weights,
        whole=sum([weight.shared for weight in weights.values()]),
    )


def _weights(gist: Gist, words: Vocabulary) -> dict[str, Weight]:
    return {term: _weight(term, term in words.weak, term in gist.names) for term in gist.title}


@lru_cache(maxsize=65536)
def _weight(term: str, weak: bool, name: bool) -> Weight:
    """Whole numbers, as the sum of fractions depends on their order."""
    missing, named = (WEAK, WEAK_NAME) if weak else (PLAIN, NAME)
    return Weight(term, missing, named if name else missing)


@lru_cache(maxsize=4096)
def _numbers_of(edtf: str) -> frozenset[str]:
    """`2008-01-11T19:30` may be written with 2008, 1, 11, 19, 7 and 30."""
    numbers = {int(number) for number in NUMBER.findall(edtf)}
    afternoon = {number - 12 for number in numbers if 12 < number < 24}
    return frozenset(str(number) for number in numbers | afternoon) | {f"{number:02d}" for number in numbers}


def _terms(text: str, words: Vocabulary, date: frozenset[str], planned: bool = False) -> Terms:
    found = Terms({}, set(), set(), set(), set(), False, False)
    written = words.look_up(WORD.findall(text))
    before, first = "", True
    for word in _phrases(written, words) if any(word.begins for word in written) else written:
        if word.marked:
            found.denies |= word.denies or (word.possible and not planned)
            found.hollow |= word.hollow
            if word.rank:
                found.ordinals.add(word.rank)
        term = word.term
        if term and (before or word.lower not in date):
            found.terms[term] = None
            if word.name or (before and word.number):
                found.names.add(term)
                if not first:
                    found.later.add(term)
            if before and word.number:
                found.numbered.add((before, word.lower))
        before, first = term if word.capital else "", False
    return found


def _phrases(found: list[Word], words: Vocabulary) -> Iterator[Word]:
    """Each word, or in its place the longest phrase that the language knows."""
    skip = 0
    for at, word in enumerate(found):
        if skip:
            skip -= 1
        elif word.begins:
            phrase, length = _longest(found[at : at + LONGEST_PHRASE], words)
            skip = length - 1
            yield phrase
        else:
            yield word


def _longest(found: list[Word], words: Vocabulary) -> tuple[Word, int]:
    for length in range(len(found), 1, -1):
        phrase = "-".join(word.lower for word in found[:length])
        if words.knows(phrase):
            return words.word(phrase.capitalize() if found[0].capital else phrase), length
    return found[0], 1
