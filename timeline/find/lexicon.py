"""Words looked up into kinds: one character a word, so that a phrase is a regular expression over a short string.

Words that belong to the same classes share a character: `second` is a UNIT and an ORDINAL, and no other word is both.
"""

import re
from collections.abc import Iterable, Mapping

from timeline.find.text import BREAK

OTHER = "!"  # the kind of every word that no phrase speaks of
UNKNOWN = "OTHER"  # what a phrase calls it
NAME = "NAME"  # the class of words in no class that start with a capital
ALPHABET = [chr(code) for code in range(0x30, 0x600) if code > 0x7F or chr(code).isalnum()]  # no mark of a pattern
PLAIN = str.maketrans("’‘‑–", "''--")  # typographers' apostrophes and hyphens, as the grammar writes them
LONGEST = 24  # no word of a grammar is longer
MOST = 50_000  # words remembered from texts; past that a word is looked up anew each time


class Lexicon(dict[str, str]):
    """Word as it stands in a text -> kind. Knows a word from its first sight on."""

    def __init__(
        self,
        classes: Mapping[str, Mapping[str, object]],
        shapes: Mapping[str, re.Pattern[str]],
        literals: Iterable[str],
        capitals: Iterable[str],
        titled: Mapping[str, str],
        lowered: Mapping[str, str],
        endings: Mapping[str, str],
    ) -> None:
        """`classes`: class -> word -> value. `shapes`: class -> pattern of numerals. `capitals`: words that count
        only with a capital. `titled`: word -> the class that it is also of, where it starts with a capital.
        `lowered`: one of the `capitals` -> the class that it is of without one.
        `endings`: class -> how its words end, for words in no class."""
        self.classes = classes
        self.shapes = shapes
        self.capitals = frozenset(capitals)
        self.titled = titled
        self.lowered = {word: frozenset({name}) for word, name in lowered.items()}
        self.endings = endings
        self.kinds: dict[frozenset[str], str] = {frozenset(): OTHER}
        self.names: dict[str, frozenset[str]] = {}
        for name, words in [*classes.items(), *((word, {word: word}) for word in literals)]:
            for word in words:
                self.names[word] = self.names.get(word, frozenset()) | {name}
        numerals = (f"{number}{end}" for number in [*range(130), *range(900, 2200, 5)] for end in ("", "s", "th"))
        fixed = {
            frozenset({NAME}),
            *(frozenset({name}) for name in endings),
            *self.names.values(),
            *self.lowered.values(),
            *(self.names.get(word, frozenset()) | {name} for word, name in titled.items()),
            *map(self._numeral, numerals),
            *map(self._numeral, shapes_seen(shapes)),
        }
        # A class whose kinds all lie below 256 is read and run faster, and a word spelt out is seldom in one.
        for names in sorted(fixed, key=lambda each: (not any(map(str.isupper, each)), sorted(each))):
            self.kinds.setdefault(names, ALPHABET[len(self.kinds)])
        self.names_of_kind = {kind: sorted(names) or [UNKNOWN] for names, kind in self.kinds.items()}
        self.kinds_of: dict[str, str] = {UNKNOWN: OTHER}
        for names, kind in self.kinds.items():
            for name in sorted(names):
                self.kinds_of[name] = self.kinds_of.get(name, "") + kind

    def __missing__(self, word: str) -> str:
        kind = self.kinds.get(self.names_of(word), OTHER)
        if len(self) < MOST and len(word) <= LONGEST:
            self[word] = kind
        return kind

    def names_of(self, word: str) -> frozenset[str]:
        """The classes that a word of a text belongs to, and itself where a phrase spells it out."""
        if word.isspace():
            return self.names.get(BREAK, frozenset())
        word = word.rstrip()
        if len(word) > LONGEST:
            return frozenset()
        if word[0].isdigit():
            return self._numeral(word)
        plain = self.plain(word)
        if plain in self.capitals and word[0].islower():
            return self.lowered.get(plain, frozenset())
        if plain in self.names:
            titled = {self.titled[plain]} if plain in self.titled and word[0].isupper() else set()
            return self.names[plain] | titled
        if word[0].isupper():
            return frozenset({NAME})
        return next((frozenset({name}) for name, ending in self.endings.items() if plain.endswith(ending)), frozenset())

    def plain(self, word: str) -> str:
        return word.translate(PLAIN).strip().lower()

    def value(self, name: str, word: str) -> object:
        """What a word means as one of class `name`: a numeral its number, a word spelt out itself."""
        plain = self.plain(word)
        words = self.classes.get(name, {})
        if plain in words:
            return words[plain]
        if name in self.shapes:
            return float(plain) if "." in plain else int("".join(filter(str.isdecimal, plain)))
        return plain

    def matching(self, name: str) -> str:
        """The kinds of all words that a phrase may call `name`. Raises ValueError where there are none."""
        if name not in self.kinds_of:
            raise ValueError(f"no word is a {name}")
        return self.kinds_of[name]

    def _numeral(self, word: str) -> frozenset[str]:
        if not word.isascii():
            return frozenset()
        shaped = {name for name, shape in self.shapes.items() if shape.fullmatch(word)}
        return self.names.get(word, frozenset()) | shaped


def shapes_seen(shapes: Mapping[str, re.Pattern[str]]) -> list[str]:
    """Numerals of every make, so that each combination of shapes has its kind from the start."""
    made = (
        "1,984",
        "12,000",
        "3.5",
        "10.30",
        "007",
        "0735",
        "00",
        "09",
        "20191221",
        "1st",
        "2nd",
        "3rd",
        "1850S",
        "123456",
        "9999",
    )
    return [word for word in made if shapes]
