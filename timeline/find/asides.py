"""A date in an aside tells of something else than its sentence does: "The vase, bought on 3 May 1982, was sold"."""

from collections.abc import Set

OPEN, CLOSE = frozenset({",", "(", "–", "—"}), frozenset({",", ")", "–", "—"})
LONGEST = 12  # words of an aside before its date


def aside_before(kinds: str, words: list[str], first: int, stops: Set[str]) -> int:
    """The first word of the aside that an expression may stand in; -1 where no mark opens one."""
    for place in range(first - 1, max(first - 2 - LONGEST, -1), -1):
        if words[place].strip() in OPEN:
            return place + 1 if place + 1 < first and not _closes(kinds, words, place, stops) else -1
        if kinds[place] in stops:
            break
    return -1


def closed_behind(words: list[str], past: int, joined: Set[str]) -> bool:
    """Whether a mark ends the aside there, and the sentence goes on with no "and"."""
    if past + 1 >= len(words) or words[past].strip() not in CLOSE:
        return False
    return words[past + 1].strip().lower() not in joined


def _closes(kinds: str, words: list[str], mark: int, stops: Set[str]) -> bool:
    """Whether the mark is the second of its sentence, and ends an aside: "The men, led by Lind, took the town"."""
    commas = 0
    for place in range(mark - 1, -1, -1):
        if kinds[place] in stops:
            break
        commas += words[place].strip() == ","
    return words[mark].strip() == "," and commas % 2 == 1
