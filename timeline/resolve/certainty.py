"""How sure a reading's date is: of those at 0.9, about nine in ten are right. Times of day are no part of it.

Shares of readings that were right, by the kind of decision, on the half of the gold that rules are tuned on; rounded,
and drawn towards those of their kin where there were few. `python -m bench.timex` shows them against the other half.
"""

from functools import cache

SHARES = {
    "": 0.8,
    "fixed": 0.92,
    "fixed decade": 0.85,
    "fixed century": 0.8,
    "numeric": 0.85,
    "weekday": 0.9,
    "weekday ahead": 0.55,
    "weekday narrative": 0.7,
    "weekend": 0.75,
    "day of year": 0.93,
    "day of year narrative": 0.8,
    "day of month": 0.75,
    "day unknown": 0.5,
    "month": 0.92,
    "month nearest": 0.78,
    "month narrative": 0.75,
    "season": 0.75,
    "quarter": 0.93,
    "quarter a year before": 0.7,
    "same quarter": 0.5,
    "decade": 0.85,
    "feast": 0.9,
    "turn": 0.9,
    "step now": 0.93,
    "step now week": 0.58,
    "step now year": 0.88,
    "step then": 0.65,
    "shift now": 0.75,
    "shift now year": 0.65,
    "shift now week": 0.5,
    "shift then": 0.45,
    "shift then clock": 0.8,
    "offset": 0.8,
    "stretch": 0.78,
    "gap": 0.75,
    "half of": 0.85,
    "range": 0.85,
    "age": 0.9,
    "length ahead": 0.7,
    "unknown": 0.4,
}
PARTS = {"part of ": 0.95, "clock of ": 0.95, "within ": 0.95, "named ": 0.95}  # a part is no surer than its whole


@cache
def certainty_of(sort: str) -> float:
    """By the longest name in the table that starts the sort: `step now day -1` is a `step now`."""
    for part, factor in PARTS.items():
        if sort.startswith(part):
            return round(factor * certainty_of(sort.removeprefix(part)), 2)
    words = sort.split(" ")
    names = (" ".join(words[:length]) for length in range(len(words), 0, -1))
    return next((SHARES[name] for name in names if name in SHARES), SHARES[""])
