"""Words of a sentence and their kinds, one letter a word, so that patterns over words are patterns over a string."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.extract.lexicon import Lexicon
from timeline.model.span import Span

WORD = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\w+(?:(?:[.'’&/-]|\.-)\w+)*(?:['’](?=\s))?|\.\.\.|[^\w\s]")
DATE, NAME, NUMBER, GERUND, OTHER = "Y", "K", "0", "G", "x"
OPEN, CLOSE = "Q", "q"
MARKS = {
    ".": ".",
    "!": ".",
    "?": ".",
    "…": ".",
    ",": ",",
    ";": ";",
    ":": ":",
    "(": "(",
    ")": ")",
    "–": "-",
    "—": "-",
    "-": "-",
    "“": OPEN,
    "”": CLOSE,
}
FINITE = frozenset("SVBHDMFL")
NOUN_BEFORE = frozenset("AIO")  # after these a word that could be a verb is a noun or an adjective


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel sequences: `text[i]` lies at `starts[i]:ends[i]` of the article's prose and is of `kinds[i]`."""

    texts: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    kinds: str

    def lower(self, i: int) -> str:
        return self.texts[i].lower()

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
            kinds.append(MARKS.get(text) or _kind(text, words, not kinds))
    return Tokens(
        tuple(text for text, _, _ in found),
        tuple(start for _, start, _ in found),
        tuple(end for _, _, end in found),
        _quotes(found, kinds),
    )


def _kind(text: str, words: Lexicon, first: bool) -> str:
    lower = text.lower().replace("’", "'")
    known = words.kind.get(lower, "")
    capital = text[0].isupper()
    if known == "T" and first:
        return "A"
    if known and not (capital and not first and known in "SVFZMJ"):
        return known
    if capital:
        return NAME
    if text[0].isdigit():
        return NUMBER
    if lower.endswith("ed") and len(lower) > 4 and not words.has("not_past", lower):
        return "V"
    if lower.endswith("ing") and len(lower) > 5:
        return GERUND
    return OTHER


def _quotes(found: list[tuple[str, int, int]], kinds: list[str]) -> str:
    """Straight quotation marks open and close in turn."""
    open_now = False
    for i, (text, _, _) in enumerate(found):
        if text == '"':
            kinds[i] = CLOSE if open_now else OPEN
            open_now = not open_now
    return "".join(kinds)
