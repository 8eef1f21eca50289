"""The figures of TempEval-3 task A (UzZaman et al. 2013): spans found, and of those found the type and the value.

Gold and predicted expressions are paired one to one: equal spans first, then the longest overlaps. A pair of equal
spans is a strict match, any pair a relaxed one; attribute F1 is relaxed F1 times the share of pairs that agree on it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Timex = Mapping[str, Any]


@dataclass
class Tally:
    gold: int = 0
    predicted: int = 0
    strict: int = 0
    relaxed: int = 0
    type: int = 0
    value: int = 0

    def f1(self, hits: int) -> float:
        """2PR / (P + R), as hits of the two totals."""
        total = self.gold + self.predicted
        return 2 * hits / total if total else 0.0

    def row(self) -> tuple[float, float, float, float]:
        """Strict, relaxed, type and value F1."""
        share = self.f1(self.relaxed) / self.relaxed if self.relaxed else 0.0
        return self.f1(self.strict), self.f1(self.relaxed), self.type * share, self.value * share


def pairs(gold: list[Timex], predicted: list[Timex]) -> list[tuple[int, int]]:
    """(gold, predicted) positions, one to one."""
    overlaps = sorted(
        ((g["start"], g["end"]) != (p["start"], p["end"]), max(g["start"], p["start"]) - min(g["end"], p["end"]), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if max(g["start"], p["start"]) < min(g["end"], p["end"])
    )
    taken: tuple[set[int], set[int]] = set(), set()
    found = []
    for _, _, i, j in overlaps:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            found.append((i, j))
    return found


def score(documents: Iterable[tuple[list[Timex], list[Timex]]]) -> Tally:
    """Over documents, each with its gold and its predicted expressions."""
    tally = Tally()
    for gold, predicted in documents:
        tally.gold += len(gold)
        tally.predicted += len(predicted)
        for i, j in pairs(gold, predicted):
            one, other = gold[i], predicted[j]
            tally.relaxed += 1
            tally.strict += (one["start"], one["end"]) == (other["start"], other["end"])
            tally.type += one["type"] == other["type"]
            tally.value += one.get("value") == other["value"]
    return tally
