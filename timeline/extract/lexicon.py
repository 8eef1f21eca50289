"""The words of a language by the job they do, ready to look up."""

from collections.abc import Mapping
from dataclasses import dataclass, field

KINDS = {
    "negation": "N",
    "be": "B",
    "nonfinite": "E",
    "have": "H",
    "do": "D",
    "modal": "M",
    "contraction": "L",
    "pronoun": "P",
    "reflexive": "R",
    "that": "T",
    "relative": "W",
    "subordinator": "J",
    "coordinator": "C",
    "to": "O",
    "preposition": "I",
    "determiner": "A",
}
VERBS = {"say": "S", "past": "V", "participles": "Z", "present": "F"}

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`kind` gives the one-letter kind of a word in lower case; the sets answer the finer questions."""

    kind: Mapping[str, str] = field(default_factory=dict)
    sets: Mapping[str, Words] = field(default_factory=dict)
    phrases: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def has(self, name: str, word: str) -> bool:
        """Is the word, in lower case, one of the set?"""
        return word in self.sets.get(name, ())


def make_lexicon(tables: Mapping[str, object]) -> Lexicon:
    """Turn what the files say into look-ups. `kinds` and `pronouns` hold one set a key, every other key is a set."""
    kind: dict[str, str] = {}
    sets: dict[str, Words] = {}
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name, value in tables.items():
        if isinstance(value, Mapping):
            sets |= {f"{name}.{key}": frozenset(str(words).split()) for key, words in value.items()}
        elif isinstance(value, str):
            sets[name] = frozenset(value.split())
        elif isinstance(value, list | tuple):
            phrases[name] = tuple(tuple(str(phrase).split()) for phrase in value)
    for table, letters in (("", VERBS), ("kinds.", KINDS)):
        for name, letter in reversed(letters.items()):
            kind |= dict.fromkeys(sets.get(table + name, ()), letter)
    return Lexicon(kind, sets, phrases)
