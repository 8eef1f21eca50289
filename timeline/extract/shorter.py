"""A telling made shorter: what may be left out of it, so that the rest still reads."""

import re
from collections.abc import Callable, Iterator
from itertools import accumulate

from timeline.extract.clause import Clause, Part
from timeline.extract.telling import Keep, Telling
from timeline.extract.tokens import CLOSE, DATE, GERUND, NAME, OPEN

LONGEST = 90  # characters of a title
SHORTEST_CUT = 30  # characters; a title is not cut down to less
NOUNS = "xK0q)" + CLOSE + DATE
GOVERNED = "OMDN"  # after these stands a verb: "to complain | about", "would begin | to"
PLAIN = "AxK0I"  # kinds of a subject that is one noun, and where it is
AHEAD = 6  # words on to the "to" of an order
FIRM = "xAK0PBHMDELRNFS"
LISTED_CLAUSE = re.compile("C(?:x?[SVZBHMD]|[TP])")  # "and closed", "and that it"
FEW = 4  # words back to the "from" of a "to"


def shorter(telling: Telling, keep: Keep) -> Iterator[Keep]:
    """Ever barer: without trailing clauses, without asides, then without the last phrases, loosest first."""
    if not keep:
        return
    verb = next((i for i in keep if i >= telling.clause.verb), keep[0])
    going = (c for c in telling.clauses if c.start > verb and may_go(telling, c))
    cuts = sorted((_before(telling, clause.start) for clause in going), reverse=True)
    bare = _without_asides(telling, keep)
    for form in [keep] if bare == keep else [keep, bare]:
        if form is not keep:
            yield form
        for cut in cuts:
            yield [i for i in form if i < cut]
    whole, bare = bare, _without_place(telling, bare)
    if bare is not whole:
        yield bare
    ends = [at for at in range(_most(telling, bare), 0, -1) if bare[at] > verb + 2 and _may_end(telling, bare[at])]
    for loose in LOOSE:
        for at in ends:
            if loose(telling, bare, at) and _is_enough(telling, bare, at):
                yield bare[:at]


def _may_end(telling: Telling, i: int) -> bool:
    """Is it a mark or a word that any of LOOSE looks for? Most words are not, and need not be tried six times."""
    if telling.tokens.kinds[i] not in FIRM:
        return True
    return telling.is_a("loose_prepositions", i) or telling.is_a("looser_prepositions", i)


def _most(telling: Telling, keep: Keep) -> int:
    """How many of the words fit a title at most, but not all of them."""
    lengths = accumulate(len(telling.tokens.texts[i]) for i in keep)
    return min(sum(length <= LONGEST for length in lengths), len(keep) - 1)


def _is_enough(telling: Telling, keep: Keep, at: int) -> bool:
    if len(telling.text(keep[:at])) < SHORTEST_CUT:
        return False
    return not _leaves_order(telling, keep, at) and not _leaves_place(telling, keep, at)


def _before(telling: Telling, cut: int) -> int:
    """Where a sentence ends that is cut at a clause: also without the "soon" of "and soon after"."""
    kinds = telling.tokens.kinds
    while cut > 1 and telling.is_a("clinging", cut - 1) and kinds[cut - 1] == "x" and kinds[cut - 2] not in "0A" + DATE:
        cut -= 1
    return cut - 1 if telling.tokens.kinds[cut - 1] == "C" else cut


def may_go(telling: Telling, clause: Clause) -> bool:
    """Can the sentence end before this clause? Not before "who" without a comma, nor before what is said."""
    before = telling.tokens.kinds[clause.start - 1]
    listed = before == "," and clause.verb == clause.start  # "tripled in 2004, | doubled in 2005"
    if clause.part is Part.SAID and telling.tokens.kinds[clause.start] != "C" and not listed:
        return False
    if LISTED_CLAUSE.match(telling.tokens.kinds, clause.start):
        return True
    if before != "," and _is_defined(telling, clause.start):
        return False
    return clause.part is not Part.RELATIVE or before == "," or telling.is_a("adding", clause.start)


def _is_defined(telling: Telling, at: int) -> bool:
    """ "Is a device | which", "it was Jobs | who": nothing is said without what follows."""
    kinds = telling.tokens.kinds
    if kinds[at] not in "WT":
        return False
    if any(telling.is_a("pronouns.thing", i) and kinds[i + 1] == "B" for i in range(at - 1)):
        return True
    start = at
    while start and kinds[start - 1] in NAME + "x0G":
        start -= 1
    return start > 1 and kinds[start - 1] == "A" and kinds[start - 2] in "BE"


def _is_loose_comma(telling: Telling, keep: Keep, at: int) -> bool:
    """A comma, but not of a list: no "and" follows that joins things rather than clauses."""
    kinds = telling.tokens.kinds
    if kinds[keep[at]] not in ",;":
        return False
    starts = {clause.start for clause in telling.clauses}
    joins = (i for i in keep[at + 1 :] if kinds[i] == "C" or i in starts)
    return next(joins, -1) in (starts | {-1})


def _is_loose_phrase(telling: Telling, keep: Keep, at: int) -> bool:
    if telling.is_a("unfinished", keep[at]) and telling.tokens.kinds[keep[at]] == GERUND:
        return True
    return telling.is_a("loose_prepositions", keep[at]) and telling.tokens.kinds[keep[at - 1]] in NOUNS


def _is_looser_comma(telling: Telling, keep: Keep, at: int) -> bool:
    """A comma before what is no item of a list: "out of court, | with Apple paying"."""
    kinds = telling.tokens.kinds
    if kinds[keep[at]] in ";:":
        return True
    after = kinds[keep[at] + 1 : keep[at] + 2]
    return after in tuple("IJWGO") if kinds[keep[at]] == "," else kinds[keep[at]] == "-" and after != NAME


def _is_described(telling: Telling, keep: Keep, at: int) -> bool:
    """What only tells more of a noun: "an agreement | reached in May", "a bug | that", "a problem | relating to"."""
    kinds, i = telling.tokens.kinds, keep[at]
    if kinds[i - 1] not in NOUNS or _is_governed(telling, keep, at):
        return False
    if kinds[i] in "VZ" and (_is_told(telling, i) or _there_is(telling, keep[:at])):
        return False
    if telling.is_a("nouns_in_ing", i):
        return False
    if kinds[i] in "VZ" or kinds[i] == GERUND:
        return kinds[i + 1 : i + 2] in tuple("IOJ" + DATE) or (kinds[i] == GERUND and kinds[i + 1 : i + 2] == "A")
    return kinds[i] in "WT" and not _is_defined(telling, i) and not _is_named_by(telling, i)


def _is_told(telling: Telling, verb: int) -> bool:
    """Is it the verb of a clause that tells something, and not of an aside on a noun?"""
    return any(clause.verb == verb and clause.part is not Part.RELATIVE for clause in telling.clauses)


def _there_is(telling: Telling, keep: Keep) -> bool:
    return any(telling.is_a("existing", i) for i in keep)


def _is_looser_phrase(telling: Telling, keep: Keep, at: int) -> bool:
    """ "Criticism | for the placement": it says less, but it still stands."""
    if telling.tokens.kinds[keep[at - 1]] not in NOUNS or _is_governed(telling, keep, at):
        return False
    return telling.is_a("looser_prepositions", keep[at])


def _is_purpose(telling: Telling, keep: Keep, at: int) -> bool:
    """ "Called the firm | to complain", not "asked the firm | to leave", "a plan | to sell", "from May | to June"."""
    kinds, i = telling.tokens.kinds, keep[at]
    if kinds[i] != "O" or kinds[i - 1] not in NOUNS or _is_governed(telling, keep, at):
        return False
    if telling.is_a("leading_nouns", i - 1) or any(
        telling.tokens.lower(n) == "from" for n in keep[max(at - FEW, 0) : at]
    ):
        return False
    return not telling.words.has_any("causing", (telling.tokens.lower(n) for n in keep[:at]))


def _is_governed(telling: Telling, keep: Keep, at: int) -> bool:
    """Is the word before a verb: "to complain | about", "it appears | that"?"""
    if at < 2:
        return False
    kind = telling.tokens.kinds[keep[at - 2]]
    return kind in GOVERNED or (kind == "P" and not telling.is_a("pronouns.pointing", keep[at - 2]))


def _leaves_order(telling: Telling, keep: Keep, at: int) -> bool:
    """ "Ordered all Americans | in Kuwait to gather": what they are to do still comes."""
    if "O" not in [telling.tokens.kinds[i] for i in keep[at : at + AHEAD]]:
        return False
    return telling.words.has_any("causing", (telling.tokens.lower(i) for i in keep[:at]))


def _leaves_place(telling: Telling, keep: Keep, at: int) -> bool:
    """ "Left Cook | in charge": where they put it is still to come."""
    verbs = [_verb(telling, keep), *(i + 1 for i in keep[: at - 1] if telling.tokens.kinds[i] == "O")]
    verb = next((i for i in reversed(verbs) if telling.is_a("placing", i)), -1)
    if telling.tokens.kinds[keep[at]] != "I" or verb < 0:
        return False
    return not any(telling.tokens.kinds[i] == "I" for i in keep[:at] if i > verb)


def _is_named_by(telling: Telling, at: int) -> bool:
    """ "Those | who", "the fact | that"."""
    return telling.is_a("clinging", at - 1) or telling.is_a("announcing_nouns", at - 1)


Loose = Callable[[Telling, Keep, int], bool]
LOOSE: tuple[Loose, ...] = (
    _is_loose_comma,
    _is_loose_phrase,
    _is_looser_comma,
    _is_described,
    _is_looser_phrase,
    _is_purpose,
)


def _verb(telling: Telling, keep: Keep) -> int:
    """The verb of kept words: the clause's, or the first there is."""
    verb = telling.clause.verb
    return verb if verb in keep else next((i for i in keep if i in telling.tokens.verbs), verb)


def _without_place(telling: Telling, keep: Keep) -> Keep:
    """Without the place that a subject ends in: "officials | at three ministries in Oslo | said"."""
    verb = _verb(telling, keep)
    before = [at for at, i in enumerate(keep) if i < verb]
    if not before or any(telling.tokens.kinds[keep[at]] not in PLAIN for at in before):
        return keep
    for at in before[2:]:
        if telling.is_a("places_at", keep[at]) and telling.tokens.kinds[keep[at - 1]] in "xK":
            return keep[:at] + [i for i in keep if i >= verb]
    return keep


def _without_asides(telling: Telling, keep: Keep) -> Keep:
    """Without what stands between two commas before the verb, or is set before the subject by one."""
    tokens, verb = telling.tokens, _verb(telling, keep)
    if any(tokens.kinds[i] in OPEN + CLOSE for i in keep if i < verb):
        return keep
    commas = [at for at, i in enumerate(keep) if tokens.kinds[i] == "," and i < verb]
    if commas and tokens.kinds[keep[0]] in "IJ" + GERUND + DATE:
        rest = keep[commas[-1] + 1 :]
        if len(commas) > 1 and rest[:1] == [verb]:  # "In May, Lind, the owner, | said"
            return keep[commas[0] + 1 : commas[1]] + rest
        return rest
    if len(commas) == 2:
        return keep[: commas[0]] + keep[commas[1] + 1 :]
    return keep
