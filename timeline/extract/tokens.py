"""Words of a sentence and their kinds, one letter a word, so that patterns over words are patterns over a string."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.extract.lexicon import CLOSE, GERUND, NAME, OPEN, Lexicon
from timeline.model.span import Span

__all__ = ["CLOSE", "DATE", "FINITE", "GERUND", "NAME", "OPEN", "Tokens", "is_verb", "tokenize"]

WORD = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\w+(?:(?:[.'’&/-]|\.-)\w+)*(?:['’](?=\s))?|\.\.\.|[^\w\s]")
DATE = "Y"
FINITE = frozenset("SVBHDMFL")
NOUN_BEFORE = frozenset("AIO")  # after these a word that could be a verb is a noun or an adjective


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel sequences: `text[i]` lies at `starts[i]:ends[i]` of the article's prose and is of `kinds[i]`."""

    texts: tuple[str, ...]
    lowers: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    kinds: str

    def lower(self, i: int) -> str:
        return self.lowers[i]

    def finite(self, start: int, end: int) -> int:
        """The first finite verb among tokens `start:end`, or -1."""
        for i in range(start, end):
            if self.kinds[i] in FINITE and is_verb(self.kinds, i):
                return i
        return -1

    def within(self, span: Span) -> range:
        """The tokens that overlap a span of the prose."""
        hits = [i for i in range(len(self.texts)) if self.starts[i] < span.end and span.start < self.ends[i]]
        return range(hits[0], hits[-1] + 1) if hits else range(0)


def is_verb(kinds: str, i: int) -> bool:
    """Not "the planned visit", "the reports": a verb form after a determiner or preposition names a thing."""
    if kinds[i] not in "SVF":
        return True
    return i == 0 or kinds[i - 1] not in NOUN_BEFORE


def tokenize(prose: str, span: Span, dates: Sequence[Span], words: Lexicon) -> Tokens:
    """Cut a sentence into words. What the engine found to be a date is of kind DATE, whatever its words are."""
    found = [(match[0], match.start(), match.end()) for match in WORD.finditer(prose, span.start, span.end)]
    kinds: list[str] = []
    pending = iter(dates)
    date = next(pending, None)
    for text, start, end in found:
        while date and date.end <= start:
            date = next(pending, None)
        if date and date.start < end:
            kinds.append(DATE)
        else:
            kinds.append(words.kind_of(text, not kinds))
    texts = tuple(text for text, _, _ in found)
    return Tokens(
        texts,
        tuple(map(str.lower, texts)),
        tuple(start for _, start, _ in found),
        tuple(end for _, _, end in found),
        _quotes(found, kinds),
    )


def _quotes(found: list[tuple[str, int, int]], kinds: list[str]) -> str:
    """Straight quotation marks open and close in turn."""
    open_now = False
    for i, (text, _, _) in enumerate(found):
        if text == '"':
            kinds[i] = CLOSE if open_now else OPEN
            open_now = not open_now
    return "".join(kinds)
