"""Words of a sentence and their kinds, one letter a word, so that patterns over words are patterns over a string."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from timeline.extract.inplace import kinds_in_place
from timeline.extract.lexicon import CLOSE, GERUND, NAME, OPEN, Lexicon
from timeline.model.span import Span

__all__ = ["ASIDE", "CLOSE", "DATE", "FINITE", "GERUND", "NAME", "OPEN", "Tokens", "is_verb", "tokenize"]

WORD = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\w+(?:(?:[.'’&/-]|\.-)\w+)*(?:['’](?=\s))?|\.\.\.|``|''|[^\w\s]")
DATE = "Y"
ASIDE = "~"  # of an aside that says who said so: ", he said,"
DOING = (["A"], ["R"])  # what follows "Sentencing him", "Opening the fair", but not "Boeing said"
FINITE = frozenset("SVBHDMFL")
NOUN_BEFORE = frozenset("AIO")  # after these a word that could be a verb is a noun or an adjective
PRONOUNS = ("P", "T", "W", "J")
OWNING = ("'s", "’s", "s'", "s’")
SAID_SO = re.compile("(?<=,)(?:(?:P|A?[x0K]{1,5})S|S(?:P|A?[x0K]{1,5}))(?=,[^WxKA])")
FINITE_VERB = re.compile("[BHDML]|(?<![AIO])[SVF]")  # the kinds of FINITE, as `is_verb` would have them


class Tokens(NamedTuple):
    """Parallel sequences: `text[i]` lies at `starts[i]:ends[i]` of the article's prose and is of `kinds[i]`."""

    texts: tuple[str, ...]
    lowers: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    kinds: str
    verbs: frozenset[int] = frozenset()  # where the finite verbs are

    def lower(self, i: int) -> str:
        return self.lowers[i]

    def finite(self, start: int, end: int) -> int:
        """The first finite verb among tokens `start:end`, or -1."""
        found = FINITE_VERB.search(self.kinds, start, end)
        return found.start() if found else -1

    def within(self, span: Span) -> range:
        """The tokens that overlap a span of the prose."""
        return _within(self.starts, self.ends, span)


def is_verb(kinds: str, i: int) -> bool:
    """Not "the planned visit", "the reports": a verb form after a determiner or preposition names a thing."""
    if kinds[i] not in "SVF":
        return True
    return i == 0 or kinds[i - 1] not in NOUN_BEFORE


def tokenize(prose: str, span: Span, dates: Sequence[Span], words: Lexicon, quoted: bool = False) -> Tokens:
    """Cut a sentence into words. What the engine found to be a date is of kind DATE, whatever its words are.

    Where it is `quoted`, the sentence begins within a quotation.
    """
    spans = [match.span() for match in WORD.finditer(prose, span.start, span.end)]
    if not spans:
        return Tokens((), (), (), (), "")
    starts, ends = zip(*spans, strict=True)
    texts = tuple([prose[start:end] for start, end in spans])
    kinds = words.kinds_of(texts)
    if "'" in prose[span.start : span.end] or "’" in prose[span.start : span.end]:
        _set_owned(texts, kinds, words)
    for date in dates:
        for i in _within(starts, ends, date):
            kinds[i] = DATE
    if '"' in texts:
        _set_quotes(texts, kinds, quoted)
    lowers = tuple(map(str.lower, texts))
    if lowers[0].endswith("ing") and kinds[0] == NAME and kinds[1:2] in DOING and "," in texts:
        kinds[0] = GERUND
    if lowers[0].endswith("ed") and kinds[0] == NAME and kinds[1:2] == ["I"] and "," in texts:
        kinds[0] = "V"  # "Designed by Lind, it"
    known = kinds_in_place("".join(kinds), lowers, words)
    if "S" in known:
        known = SAID_SO.sub(lambda found: ASIDE * len(found[0]), known)  # "This, he said, would"
    verbs = frozenset([found.start() for found in FINITE_VERB.finditer(known)])
    return Tokens(texts, lowers, starts, ends, known, verbs)


def _within(starts: tuple[int, ...], ends: tuple[int, ...], span: Span) -> range:
    first, stop = bisect_right(ends, span.start), bisect_left(starts, span.end)
    return range(first, stop) if first < stop else range(0)


def _set_owned(texts: tuple[str, ...], kinds: list[str], words: Lexicon) -> None:
    """ "Iraq's vaunted guard": what somebody owns is a thing, and a verb form before it no verb; not "she's gone"."""
    owned = -2
    for i in range(1, len(kinds)):
        before = texts[i - 1]
        if before.isdigit() and i > 1:
            before = texts[i - 2]  # "the firm's 1989 unconsolidated profit"
        owns = before.endswith(OWNING) and words.kind.get(before[:-2].lower(), "x") not in PRONOUNS
        if kinds[i] in "VSF" and (owns or (owned == i - 2 and kinds[i - 1] == "C")):
            kinds[i], owned = "x", i


def _set_quotes(texts: tuple[str, ...], kinds: list[str], open_now: bool) -> None:
    """Straight quotation marks open and close in turn."""
    for i, text in enumerate(texts):
        if text == '"':
            kinds[i] = CLOSE if open_now else OPEN
            open_now = not open_now
