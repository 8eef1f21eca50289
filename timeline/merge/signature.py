"""What is left of a telling when grammar is taken away: names, actions, numbers, and what it denies."""

import re
from dataclasses import dataclass
from functools import cached_property

from timeline.merge.vocabulary import Vocabulary, stem

WORD = re.compile(r"\w+(?:[.'’-]\w+)*")
LONGEST_PHRASE = 3  # words


@dataclass(frozen=True)
class Signature:
    """Terms of an event: of its title, and of the whole sentence around it."""

    title: frozenset[str]
    text: frozenset[str]
    names: frozenset[str]  # those terms of the title that are written with a capital or are numbers
    text_names: frozenset[str]
    numbered: frozenset[tuple[str, str]]  # ("apollo", "11")
    ordinals: frozenset[str]
    denies: frozenset[str]

    @cached_property
    def actions(self) -> frozenset[str]:
        return self.title - self.names


def signature(title: str, text: str, planned: bool, words: Vocabulary) -> Signature:
    """Read off an event's title and the sentence around it."""
    terms, names, numbered, ordinals, denies = _terms(title, words, planned)
    around, text_names, text_numbered = terms, names, numbered
    if text.rstrip(".") != title:
        around, text_names, text_numbered, _, _ = _terms(text, words)
    names &= text_names | _not_first(title)
    return Signature(terms, terms | around, names, names | text_names, numbered or text_numbered, ordinals, denies)


def _terms(
    text: str, words: Vocabulary, planned: bool = False
) -> tuple[frozenset[str], frozenset[str], frozenset[tuple[str, str]], frozenset[str], frozenset[str]]:
    terms: set[str] = set()
    names: set[str] = set()
    numbered: set[tuple[str, str]] = set()
    ordinals: set[str] = set()
    denies: set[str] = set()
    found = WORD.findall(text)
    lower = [word.lower().removesuffix("'s").removesuffix("’s") for word in found]
    before = ""
    i = 0
    while i < len(found):
        word, length = _longest(lower, i, words)
        if word in words.deny or (word in words.possible and not planned):
            denies.add(word)
        if word in words.ordinals:
            ordinals.add(words.ordinals[word])
        if (word not in words.common and len(word) > 1) or word.isdigit():
            term = words.group.get(word) or stem(word)
            terms.add(term)
            if (found[i][0].isupper() and word not in words.group) or word[0].isdigit():
                names.add(term)
            if word.isdigit() and before:
                numbered.add((before, word))
        before = lower[i] if found[i][0].isupper() else ""
        i += length
    return frozenset(terms), frozenset(names), frozenset(numbered), frozenset(ordinals), frozenset(denies)


def _longest(lower: list[str], at: int, words: Vocabulary) -> tuple[str, int]:
    """The longest phrase that the language knows, its words joined by hyphens, and its length."""
    if lower[at] in words.phrases:
        for length in range(LONGEST_PHRASE, 1, -1):
            phrase = "-".join(lower[at : at + length])
            if phrase in words.group or phrase in words.deny or phrase in words.common:
                return phrase, min(length, len(lower) - at)
    return lower[at], 1


def _not_first(title: str) -> frozenset[str]:
    """The first word of a title has a capital whatever it is, so it is no name unless the text has it as one."""
    return frozenset(stem(word.lower()) for word in WORD.findall(title)[1:])
