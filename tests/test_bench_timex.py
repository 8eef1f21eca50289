"""The scorer of the timex bench, on pairs small enough to count by hand."""

from bench.timex.score import Tally, pairs, score


def timex(start: int, end: int, value: str = "2019", kind: str = "DATE") -> dict[str, object]:
    return {"start": start, "end": end, "type": kind, "value": value}


def test_equal_spans_pair_before_longer_overlaps() -> None:
    gold = [timex(0, 10), timex(11, 15)]
    predicted = [timex(9, 15), timex(11, 15)]
    assert sorted(pairs(gold, predicted)) == [(0, 0), (1, 1)]


def test_no_expression_pairs_twice() -> None:
    assert len(pairs([timex(0, 10)], [timex(0, 4), timex(5, 10)])) == 1


def test_figures() -> None:
    gold = [timex(0, 4), timex(10, 20, "P3D", "DURATION"), timex(30, 34)]
    predicted = [timex(0, 4), timex(12, 20, "P3D")]
    tally = score([(gold, predicted)])
    assert (tally.strict, tally.relaxed, tally.type, tally.value) == (1, 2, 1, 2)
    strict, relaxed, kind, value = tally.row()
    assert (strict, relaxed) == (2 / 5, 4 / 5)
    assert (kind, value) == (2 / 5, 4 / 5)


def test_nothing_found_is_no_division_by_zero() -> None:
    assert Tally().row() == (0.0, 0.0, 0.0, 0.0)
