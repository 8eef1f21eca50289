"""Finding words that a person copied out of an article, and telling them in a line."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from timeline.model.span import Span

SHOWN = 72  # characters of a sentence that fit into an error


@dataclass(frozen=True, slots=True)
class Flat:
    """A text with one space wherever it has white space, so that looking for a quotation is a plain search."""

    text: str
    starts: tuple[int, ...]  # of each word in `text`
    places: tuple[int, ...]  # of each word in what it was

    def place(self, offset: int) -> int:
        """Where the character at this offset stands in what it was."""
        word = bisect_right(self.starts, offset) - 1
        return self.places[word] + offset - self.starts[word]

    def find(self, words: str) -> tuple[Span, ...]:
        """Where words stand in what it was, from left to right, no two overlapping."""
        sought, spans = " ".join(words.split()), []
        at = self.text.find(sought) if sought else -1
        while at >= 0:
            end = at + len(sought)
            spans.append(Span(self.place(at), self.place(end - 1) + 1))
            at = self.text.find(sought, end)
        return tuple(spans)


def flatten(text: str) -> Flat:
    words = text.split()
    starts = tuple(accumulate((len(word) + 1 for word in words), initial=0))
    places = tuple(found.start() for found in re.finditer(r"\S+", text))
    return Flat(" ".join(words), starts[: len(words)], places)


_flattened = lru_cache(maxsize=4)(flatten)  # articles, which are looked into again and again


def occurrences(words: str, text: str, within: Span | None = None) -> tuple[Span, ...]:
    """Where `words` stand in `text`, whatever white space is between them; none for no words."""
    if within is None:
        return _flattened(text).find(words)
    found = flatten(within.of(text)).find(words)
    return tuple(Span(within.start + span.start, within.start + span.end) for span in found)


def same(one: str, other: str) -> bool:
    """Equal but for white space."""
    return one.split() == other.split()


def holds(text: str, words: str) -> bool:
    """Are these words in a text, whatever white space is between them?"""
    return bool(words.split()) and " ".join(words.split()) in " ".join(text.split())


def bag(text: str) -> "Counter[str]":
    """The words of a text in lower case, each with its number."""
    return Counter(re.findall(r"\w+", text.lower()))


def likeness(one: "Counter[str]", other: "Counter[str]") -> float:
    """The share of words that two texts have in common (Dice's coefficient): 0 to 1."""
    count = one.total() + other.total()
    return 2 * (one & other).total() / count if count else 0.0


class Likest:
    """Texts, to find those that are like another one without comparing it with each."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._totals: list[int] = []
        # Of each word: the number of every text that has it, and how many times it is there.
        self._counts: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, words in enumerate(map(bag, texts)):
            self._totals.append(words.total())
            for word, count in words.items():
                self._counts[word].append((number, count))

    def of(self, text: str, least: float) -> list[tuple[float, int]]:
        """How like each text is, and its number, where it is that like at least; the likest and first of them first."""
        words, shared = bag(text), [0] * len(self._totals)
        for word, count in words.items():
            for number, there in self._counts.get(word, ()):
                shared[number] += count if count < there else there
        total = words.total()
        scored = [2 * n / (total + there) if n else 0.0 for n, there in zip(shared, self._totals, strict=True)]
        kept = [number for number, score in enumerate(scored) if score >= least]
        return [(scored[number], number) for number in sorted(kept, key=lambda number: -scored[number])]


def shown(text: str) -> str:
    """In quotation marks, on one line, and not too long for an error."""
    line = " ".join(text.split())
    return f'"{line}"' if len(line) <= SHOWN else f'"{line[: SHOWN - 1].rstrip()}…"'


def listed(words: list[str], joint: str = "and") -> str:
    """`7, 9 and 12`."""
    return f" {joint} ".join(filter(None, (", ".join(words[:-1]), words[-1])))
