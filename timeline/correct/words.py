"""Finding words that a person copied out of an article, and telling them in a line."""

import re
from collections import Counter

from timeline.model.span import Span

SHOWN = 72  # characters of a sentence that fit into an error


def occurrences(words: str, text: str, within: Span | None = None) -> tuple[Span, ...]:
    """Where `words` stand in `text`, whatever white space is between them; none for no words."""
    start, end = (within.start, within.end) if within else (0, len(text))
    pattern = r"\s+".join(map(re.escape, words.split()))
    return tuple(Span(*found.span()) for found in re.compile(pattern).finditer(text, start, end)) if pattern else ()


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


def shown(text: str) -> str:
    """In quotation marks, on one line, and not too long for an error."""
    line = " ".join(text.split())
    return f'"{line}"' if len(line) <= SHOWN else f'"{line[: SHOWN - 1].rstrip()}…"'


def listed(words: list[str], joint: str = "and") -> str:
    """`7, 9 and 12`."""
    return f" {joint} ".join(filter(None, (", ".join(words[:-1]), words[-1])))
