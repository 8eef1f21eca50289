"""A clause that tells of an event, and the words of it that a title may leave out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.extract.clauses import Clause, Part
from timeline.extract.lexicon import Lexicon
from timeline.extract.tokens import NAME, Tokens

BLANKS = re.compile(r"\s+")
SPACE_BEFORE_MARK = re.compile(r"\s+(?=[,;:!?)”’](?!\w)|\.(?!\w))")
OPEN_THEN_SPACE = re.compile(r"^([“\"‘(])\s+")
DOUBLED_MARK = re.compile(r"[,;:]+(?=[,.;:])")
STOP_THAT_STAYS = re.compile(r"(?:\w\.\w|\b(?:Inc|Corp|Co|Ltd|Jr|Sr))\.$")
LOOSE_ENDS = " ,;:–—-"
POSSESSIVES = ("'s", "’s", "'", "’")
Keep = list[int]


@dataclass(frozen=True, slots=True)
class Telling:
    """The clause numbered `index` of a sentence. `others` are the clauses that are events of their own."""

    prose: str
    tokens: Tokens
    clauses: tuple[Clause, ...]
    index: int
    others: frozenset[int]
    dates: tuple[range, ...]  # the tokens of the expressions that date it
    words: Lexicon
    person: str = ""  # whom "he" or "she" stands for, when that is certain
    quoted: bool = False  # the sentence begins within a quotation

    @property
    def clause(self) -> Clause:
        return self.clauses[self.index]

    def is_a(self, name: str, token: int) -> bool:
        """Is a word of the sentence in one of the language's sets?"""
        return self.words.has(name, self.tokens.lower(token))

    def length(self, keep: Iterable[int]) -> int:
        """At least how many characters the words have, without the spaces between them."""
        texts = self.tokens.texts
        return sum(len(texts[i]) for i in keep)

    def text(self, keep: Iterable[int]) -> str:
        """Kept words with the spaces that the article has between them, or one where something was left out."""
        parts: list[str] = []
        last = -1
        for i in keep:
            if last >= 0:
                parts.append(self.prose[self.tokens.ends[last] : self.tokens.starts[i]] if i == last + 1 else " ")
            parts.append(self.tokens.texts[i])
            last = i
        return "".join(parts)


def tidy(text: str) -> str:
    """One line, a capital first, no mark dangling at either end."""
    text = SPACE_BEFORE_MARK.sub("", BLANKS.sub(" ", text)).strip(LOOSE_ENDS)
    text = OPEN_THEN_SPACE.sub(r"\1", DOUBLED_MARK.sub("", text))
    if text.endswith(".") and not text.endswith("..") and not STOP_THAT_STAYS.search(text):
        text = text[:-1]
    if text[:1] in "“\"'" and text[:1] and not any(mark in text[1:] for mark in "”\"'"):
        text = text[1:]
    if text[-1:] == "”" and "“" not in text:
        text = text[:-1].rstrip(LOOSE_ENDS)
    return text[:1].upper() + text[1:] if not text[1:2].isupper() else text


def peeled(telling: Telling, keep: Keep) -> Keep:
    """Without links to the sentence before, without "according to", without the date that the entry shows anyway."""
    keep = without_sources(telling, without_dates(telling, keep))
    before = -1
    while before != len(keep):
        before = len(keep)
        keep = _without_link(telling, keep)
    return keep


def _without_link(telling: Telling, keep: Keep) -> Keep:
    tokens = telling.tokens
    if not keep:
        return keep
    words = tuple(tokens.lower(i) for i in keep[:6])
    for phrase in telling.words.phrases.get("connective_phrases", ()):
        if words[: len(phrase)] == phrase and words[len(phrase) : len(phrase) + 1] != ("to",):
            return keep[len(phrase) :]
    for phrase in telling.words.phrases.get("empty_openings", ()):
        if words[: len(phrase)] == phrase:
            return keep[len(phrase) :]
    kind = tokens.kinds[keep[0]]
    if kind in "CT,;:-)q" or telling.is_a("connectives", keep[0]):
        return keep[1:]
    subordinate = telling.clause.part is Part.SUBORDINATE and keep[0] == telling.clause.start
    return keep[1:] if kind == "J" and subordinate else keep


def without_dates(telling: Telling, keep: Keep) -> Keep:
    """Without "on Friday", where nothing else hangs on it."""
    gone: set[int] = set()
    for date in telling.dates:
        gone |= _date_words(telling, date)
    return [i for i in keep if i not in gone]


def _date_words(telling: Telling, date: range) -> set[int]:
    tokens, kinds = telling.tokens, telling.tokens.kinds
    start, stop = date.start, date.stop
    if not date or tokens.lower(stop - 1).endswith(POSSESSIVES):
        return set()
    after = kinds[stop : stop + 1]
    if start and telling.is_a("date_prepositions", start - 1):
        start -= 1
        if start and tokens.lower(start) == "of":
            if tokens.lower(start - 1) != "as":
                return set()  # "the fall of 2011", "the end of May"
            start -= 1
        if after and after in "x" + NAME and start and kinds[start - 1] not in "VZxK0q,S":
            return set()
    elif start and (kinds[start - 1] in "AIGOJ" or tokens.lower(start - 1).endswith(POSSESSIVES)):
        return set()  # "a Wednesday event", "since 2004", "ending Friday", "Apple's 2011 results"
    elif (
        start
        and after == "x"
        and not tokens.lower(stop).endswith(("ly", "ed"))
        and kinds[start - 1] not in "," + NAME + "xV"
    ):
        return set()
    before = kinds[start - 1 : start] if start else ""
    if before in ("", ",", ":") and after and after in "BHMD":
        return set()  # "2007 was the year", "that day has come": it is the subject
    if before and before in "VZ" and after and after in "VBHDMF" and start - 1 != telling.clause.verb:
        return set()  # "an update released Thursday came": it dates the update
    if after == "," and before in ("", ",", "C"):
        stop += 1
    return set(range(start, stop))


def without_sources(telling: Telling, keep: Keep) -> Keep:
    """Without "according to the ministry,"."""
    tokens = telling.tokens
    for at, i in enumerate(keep[:-1]):
        if (tokens.lower(i), tokens.lower(keep[at + 1])) in telling.words.phrases.get("source_phrases", ()):
            stop = next((n for n in range(at, len(keep)) if tokens.kinds[keep[n]] == ","), len(keep))
            start = at - 1 if at and tokens.kinds[keep[at - 1]] == "," else at
            return keep[:start] + keep[stop + (1 if not start else 0) :]
    return keep


def without_brackets(telling: Telling, keep: Keep) -> Keep:
    """Without what stands in round brackets."""
    depth, kept = 0, []
    for i in keep:
        kind = telling.tokens.kinds[i]
        depth += kind == "("
        if depth <= 0:
            kept.append(i)
        depth -= kind == ")"
    return kept if depth == 0 else keep
