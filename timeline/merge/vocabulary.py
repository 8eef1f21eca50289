"""What a language's words say of two tellings: which mean one action, which mean opposite ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

ENDINGS = ("ingly", "edly", "ing", "ed", "es", "ly", "s", "e")
SHORTEST_STEM = 4


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Near enough: "resigns" and "resigned" are one."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM - (ending == "s"):
            return word[: -len(ending)]
    return word


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`group` maps a word, or two joined by a hyphen, to the first word of its group."""

    common: frozenset[str] = frozenset()
    group: Mapping[str, str] = field(default_factory=dict)
    phrases: frozenset[str] = frozenset()  # the first words of those of several words
    opposite: Mapping[str, frozenset[str]] = field(default_factory=dict)
    deny: frozenset[str] = frozenset()
    possible: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()  # the groups' first words
    ordinals: Mapping[str, str] = field(default_factory=dict)


def make_vocabulary(told: Mapping[str, Any]) -> Vocabulary:
    """Turn what the file says into look-ups."""
    group: dict[str, str] = {}
    for line in told["same"]:
        words = str(line).split()
        group |= dict.fromkeys(words, words[0])
    opposite: dict[str, set[str]] = {}
    for one, other in told["opposite"]:
        opposite.setdefault(group.get(one, one), set()).add(group.get(other, other))
        opposite.setdefault(group.get(other, other), set()).add(group.get(one, one))
    deny = frozenset(str(told["deny"]).split())
    ordinals = {word: str(rank) for rank, words in told["ordinals"].items() for word in str(words).split()}
    phrases = frozenset(word.split("-")[0] for word in (*group, *deny) if "-" in word)
    frozen = {word: frozenset(others) for word, others in opposite.items()}
    return Vocabulary(
        common=frozenset(str(told["common"]).split()),
        group=group,
        phrases=phrases | frozenset(word.split("-")[0] for word in str(told["common"]).split() if "-" in word),
        opposite=frozen,
        deny=deny,
        possible=frozenset(str(told["possible"]).split()),
        weak=frozenset(group.get(word, stem(word)) for word in str(told["weak"]).split()),
        things=frozenset(str(told["things"]).split()),
        ordinals=ordinals,
        known=frozenset(group.values()),
    )
