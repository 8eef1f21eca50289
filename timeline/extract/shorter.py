"""A telling made shorter: what may be left out of it, so that the rest still reads."""

from collections.abc import Iterator

from timeline.extract.clauses import Clause, Part
from timeline.extract.telling import Keep, Telling
from timeline.extract.tokens import CLOSE, DATE, GERUND, OPEN

SHORTEST_CUT = 30  # characters; a title is not cut down to less


def shorter(telling: Telling, keep: Keep) -> Iterator[Keep]:
    """Ever barer: without trailing clauses, without asides, then without the last phrases."""
    if not keep:
        return
    verb = next((i for i in keep if i >= telling.clause.verb), keep[0])
    cuts = sorted((c.start for c in telling.clauses if c.start > verb and may_go(telling, c)), reverse=True)
    bare = _without_asides(telling, keep)
    for form in [keep] if bare == keep else [keep, bare]:
        for cut in cuts:
            yield [i for i in form if i < cut]
    ends = [at for at in range(len(bare) - 1, 0, -1) if bare[at] > verb + 2]
    for loose in (_is_loose_comma, _is_loose_phrase):
        for at in ends:
            if loose(telling, bare, at) and len(telling.text(bare[:at])) >= SHORTEST_CUT:
                yield bare[:at]


def may_go(telling: Telling, clause: Clause) -> bool:
    """Can the sentence end before this clause? Not before "who" without a comma, nor before what is said."""
    before = telling.tokens.kinds[clause.start - 1]
    if clause.part is Part.SAID and telling.tokens.kinds[clause.start] != "C":
        return False
    return clause.part is not Part.RELATIVE or before == "," or telling.is_a("adding", clause.start)


def _is_loose_comma(telling: Telling, keep: Keep, at: int) -> bool:
    """A comma, but not of a list: no "and" follows that joins things rather than clauses."""
    kinds, starts = telling.tokens.kinds, {clause.start for clause in telling.clauses}
    joins = (i for i in keep[at + 1 :] if kinds[i] == "C" or i in starts)
    return kinds[keep[at]] in ",;" and next(joins, -1) in (starts | {-1})


def _is_loose_phrase(telling: Telling, keep: Keep, at: int) -> bool:
    if telling.is_a("unfinished", keep[at]) and telling.tokens.kinds[keep[at]] == GERUND:
        return True
    return telling.is_a("loose_prepositions", keep[at]) and telling.tokens.kinds[keep[at - 1]] in "xK0q" + CLOSE


def _without_asides(telling: Telling, keep: Keep) -> Keep:
    """Without what stands between two commas before the verb, or is set before the subject by one."""
    tokens, clause = telling.tokens, telling.clause
    if any(tokens.kinds[i] in OPEN + CLOSE for i in keep if i < clause.verb):
        return keep
    commas = [at for at, i in enumerate(keep) if tokens.kinds[i] == "," and i < clause.verb]
    if commas and tokens.kinds[keep[0]] in "IJ" + GERUND + DATE:
        return keep[commas[-1] + 1 :]
    if len(commas) == 2:
        return keep[: commas[0]] + keep[commas[1] + 1 :]
    return keep
