"""A clause that tells of an event, and the words of it that a title may leave out."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline.extract.clause import Clause, Part
from timeline.extract.lexicon import NONE, Lexicon
from timeline.extract.people import Meant
from timeline.extract.tokens import ASIDE, GERUND, Tokens

SPACE_BEFORE_MARK = re.compile(r" (?=[,;:!?)”’](?!\w)|\.(?!\w))")
OPEN_THEN_SPACE = re.compile(r"([“\"‘(]) ")
COMMA_QUOTED = re.compile(r",(?=[”\"]$)")
DOUBLED_MARK = re.compile(r"[,;:][,;:]*(?=[,.;:])")
STOP_THAT_STAYS = re.compile(r"(?:\w\.\w|\b(?:Inc|Corp|Co|Ltd|Jr|Sr))\.$")
SPACED_MARKS = (" ,", " .", " ;", " :", " !", " ?", " )", " ”", " ’")  # what SPACE_BEFORE_MARK may find
LOOSE_ENDS = " ,;:–—-"
Keep = list[int]
NOTHING: Mapping[int, str] = {}


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
    meant: Meant
    quoted: bool = False  # the sentence begins within a quotation
    before: str = ""  # the sentence before it in its paragraph

    @property
    def clause(self) -> Clause:
        return self.clauses[self.index]

    def is_a(self, name: str, token: int) -> bool:
        """Is a word of the sentence in one of the language's sets?"""
        return self.tokens.lowers[token] in self.words.sets.get(name, NONE)

    def person(self, token: int) -> str:
        """Whom a "he" or a "her" of the sentence means, by the sentences before; empty where that is not certain."""
        sex = self.words.sex(self.tokens.lowers[token])
        return self.meant.she if sex == "she" else self.meant.he if sex else ""

    def has_human(self, among: Iterable[int]) -> bool:
        """Is one of the words for somebody without a name: "the judge", "a player"?"""
        return any(self.words.is_human(self.tokens.lowers[i]) for i in among)

    def says(self, clause: Clause) -> bool:
        """Is it a clause of saying?"""
        return clause.verb >= 0 and self.tokens.kinds[clause.verb] == "S"

    def length(self, keep: Iterable[int]) -> int:
        """At least how many characters the words have, without the spaces between them."""
        return sum(map(len, map(self.tokens.texts.__getitem__, keep)))

    def text(self, keep: Sequence[int], instead: Mapping[int, str] = NOTHING) -> str:
        """Kept words with the spaces that the article has between them, or one where something was left out.

        What is to be said instead of a word is given by its place.
        """
        starts, ends = self.tokens.starts, self.tokens.ends
        runs = _runs(keep, instead)
        return " ".join([instead.get(first) or self.prose[starts[first] : ends[last]] for first, last in runs])


def _runs(keep: Sequence[int], alone: Container[int]) -> list[tuple[int, int]]:
    """The first and last of each run of numbers that follow each other; some numbers are a run each."""
    if not keep:
        return []
    breaks = [
        at for at in range(1, len(keep)) if keep[at] != keep[at - 1] + 1 or keep[at] in alone or keep[at - 1] in alone
    ]
    return [(keep[at], keep[stop - 1]) for at, stop in zip([0, *breaks], [*breaks, len(keep)], strict=True)]


def tidy(text: str) -> str:
    """One line, a capital first, no mark dangling at either end."""
    text = " ".join(text.split())
    if any(mark in text for mark in SPACED_MARKS):
        text = SPACE_BEFORE_MARK.sub("", text)
    text = text.strip(LOOSE_ENDS)
    if "," in text or ";" in text or ":" in text:
        text = COMMA_QUOTED.sub("", DOUBLED_MARK.sub("", text))
    if opened := OPEN_THEN_SPACE.match(text):
        text = opened[1] + text[opened.end() :]
    if text.endswith(".") and not text.endswith("..") and not STOP_THAT_STAYS.search(text):
        text = text[:-1]
    if text[:1] in "“\"'" and text[:1] and not any(mark in text[1:] for mark in "”\"'"):
        text = text[1:]
    if text[-1:] == "”" and "“" not in text:
        text = text[:-1].rstrip(LOOSE_ENDS)
    return text[:1].upper() + text[1:] if not text[1:2].isupper() else text


def unlinked(telling: Telling, keep: Keep) -> Keep:
    """Without the "However," and "But" that words begin with."""
    before = -1
    while before != len(keep):
        before = len(keep)
        keep = _without_link(telling, keep)
    return keep


def _without_link(telling: Telling, keep: Keep) -> Keep:
    tokens = telling.tokens
    if not keep:
        return keep
    words = tuple([tokens.lowers[i] for i in keep[:6]])
    phrase = telling.words.phrase_of("connective_phrases", words)
    if phrase and words[len(phrase) : len(phrase) + 1] != ("to",):
        return keep[len(phrase) :]
    if phrase := telling.words.phrase_of("empty_openings", words):
        return keep[len(phrase) :]
    kind = tokens.kinds[keep[0]]
    link = telling.is_a("connectives", keep[0]) and words[1:2] not in (("of",), ("to",))  # "instead of"
    if link or kind in "CT,;:-)q" + ASIDE:
        return keep[1:]
    subordinate = telling.clause.part is Part.SUBORDINATE and keep[0] == telling.clause.start
    subordinate = subordinate and tokens.kinds[keep[0] + 1] != GERUND  # "after | graduating, Lind"
    return keep[1:] if kind == "J" and subordinate else keep


def without_links(telling: Telling, keep: Keep) -> Keep:
    """Without "also" and ", however,", and without ", he said,"."""
    tokens = telling.tokens
    if ASIDE not in tokens.kinds and not telling.words.has_any("floating", tokens.lowers):
        return keep
    gone: set[int] = set()
    for i in keep:
        if tokens.kinds[i] == ASIDE:
            gone |= {i - 1, i, i + 1}
        elif telling.is_a("floating", i) and tokens.kinds[i - 1 : i] not in ("C", "N"):
            apart = tokens.kinds[i - 1 : i] == "," and tokens.kinds[i + 1 : i + 2] == ","
            gone |= {i - 1, i, i + 1} if apart else {i}
    return [i for i in keep if i not in gone]


def without_sources(telling: Telling, keep: Keep) -> Keep:
    """Without "according to the ministry,"."""
    tokens, sources = telling.tokens, telling.words.phrases.get("source_phrases", {})
    if sources.keys().isdisjoint(tokens.lowers):
        return keep
    for at, i in enumerate(keep[:-1]):
        if (tokens.lower(i), tokens.lower(keep[at + 1])) in sources.get(tokens.lower(i), ()):
            ends = [n for n in range(at, len(keep)) if tokens.kinds[keep[n]] == ","]
            told_of = len(ends) > 1 and tokens.kinds[keep[ends[0]] + 1] == "W"  # "the Post, | who broke the news,"
            stop = ends[told_of] if ends else len(keep)
            start = at - 1 if at and tokens.kinds[keep[at - 1]] == "," else at
            return keep[:start] + keep[stop + (1 if start == at else 0) :]
    return keep


def without_brackets(telling: Telling, keep: Keep) -> Keep:
    """Without what stands in round brackets."""
    if "(" not in telling.tokens.kinds:
        return keep
    depth, kept = 0, []
    for i in keep:
        kind = telling.tokens.kinds[i]
        depth += kind == "("
        if depth <= 0:
            kept.append(i)
        depth -= kind == ")"
    return kept if depth == 0 else keep
