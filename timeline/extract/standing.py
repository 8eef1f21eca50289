"""May a clause be read by itself: nothing dangling at either end, a verb, and something said?"""

import re
from itertools import pairwise

from timeline.extract.clause import Part
from timeline.extract.telling import Keep, Telling
from timeline.extract.tokens import CLOSE, DATE, GERUND, NAME, OPEN
from timeline.extract.waiting import waits

HANGING = ("possessives.person", "possessives.people", "possessives.thing")
EMPTY = frozenset("OTW")
QUOTED_BY = re.compile(f"{CLOSE}[xK0AP]{{0,6}}S$")
SAID_THAT = re.compile("PB[VZS][IYAxK0]{0,5}T")  # "it was announced on Friday that"
CONTACT = re.compile("A?[xK0G]+P[SVBHDMFL]")  # "the railway it closed"
MARKS = ",;:-."
NO_END = "IAOCJTWHBMDN"  # a title does not end in a word that leads to another
NO_START = "PRBHDMFVZSLNWE"  # nor begin with one that hangs on what went before


def stands(telling: Telling, keep: Keep, opening: str) -> bool:
    """May this be read by itself?"""
    tokens = telling.tokens
    core = [i for i in keep if tokens.kinds[i] not in MARKS + OPEN + CLOSE]
    borrowed = bool(opening)
    aside = telling.clause.part is Part.RELATIVE and tokens.kinds[telling.clause.start] != "W"
    done_to = tokens.kinds[telling.clause.start] in "VZ"
    if len(core) == 1 and borrowed and opening.count(" ") < 1 + done_to and aside:
        return False  # "Charges were | taken": nothing is told
    return bool(core) and (borrowed or _begins(telling, core)) and _ends(telling, core, borrowed)


def ends_well(telling: Telling, keep: Keep) -> bool:
    """Does it say something and end well, whatever it begins with?"""
    core = [i for i in keep if telling.tokens.kinds[i] not in MARKS + OPEN + CLOSE]
    return bool(core) and _ends(telling, core, borrowed=False)


def _begins(telling: Telling, core: Keep) -> bool:
    if any(telling.is_a(name, core[0]) for name in HANGING):
        return False
    if telling.is_a("pronouns.pointing", core[0]) and not is_empty_subject(telling, core):
        return False  # "That suit was settled"
    if _is_fragment(telling, core):
        return False
    if telling.tokens.kinds[core[0]] == GERUND and telling.tokens.kinds[core[0] + 1 : core[0] + 2] == "R":
        return False  # "Sentencing him, the judge"
    return telling.tokens.kinds[core[0]] not in NO_START or is_empty_subject(telling, core)


def _is_noun(telling: Telling, last: int) -> bool:
    """ "A meeting | on Friday", but not "a growing | market" nor "an updated, | better one"."""
    kinds = telling.tokens.kinds
    return kinds[last] == GERUND and kinds[last + 1 : last + 2] in ("", ".", ",", "I", DATE)


def _is_fragment(telling: Telling, core: Keep) -> bool:
    """ "With four versions released", "the railway it closed", or the rest of a list within a quotation."""
    kinds, own, first = telling.tokens.kinds, telling.clause, core[0]
    if telling.is_a("accompanying", first):
        return "," not in kinds[first : max(own.verb, first)]
    objects = NAME in kinds[:first] and telling.words.has_any("pronouns.object", telling.tokens.lowers)
    if objects and any(telling.is_a("pronouns.object", i) for i in core):
        return True  # "Lind had left, but | a judge barred him": who is meant was named in what is cut off
    if kinds[own.start] == "C" and kinds.count(OPEN, 0, first) > kinds.count(CLOSE, 0, first):
        return True
    return bool(CONTACT.match("".join(kinds[i] for i in core))) and len(telling.tokens.verbs.intersection(core)) == 1


def _ends(telling: Telling, core: Keep, borrowed: bool) -> bool:
    tokens = telling.tokens
    last = core[-1]
    if tokens.kinds[last] in NO_END and not _is_particle(telling, last):
        return False
    if tokens.kinds[last] == DATE and not _leads_to_date(telling, len(tokens.kinds[: last + 1].rstrip(DATE + "C")) - 1):
        return False
    if telling.is_a("clinging", last) and last + 1 < len(tokens.kinds) and tokens.kinds[last + 1] in "IJWOC":
        return False
    if waits(telling, core):
        return False
    if telling.is_a("unfinished", last):
        return False
    if tokens.kinds[last] in "VG" and last and tokens.kinds[last - 1] == "A" and not _is_noun(telling, last):
        return False
    if (
        tokens.lower(last).endswith("ly")
        and not telling.is_a("nouns_in_ly", last)
        and tokens.kinds[last + 1 : last + 2] not in tuple(".,;" + CLOSE)
    ):
        return False
    return _has_verb(telling, core, borrowed) and _says_something(telling, core)


def _leads_to_date(telling: Telling, before: int) -> bool:
    """ "The first since | 1923", "the third | this winter"."""
    if before < 0 or telling.tokens.kinds[before] in "IJOAG":
        return before >= 0
    counted = telling.is_a("records", before) or telling.is_a("ordinals", before)
    return counted and telling.tokens.kinds[before - 1 : before] == "A"


def _is_particle(telling: Telling, last: int) -> bool:
    """ "Handed in", "takes over", "will take over"."""
    kinds = telling.tokens.kinds
    verb = kinds[last - 1 : last] in tuple("VZF") or kinds[max(last - 2, 0) : last] in ("Mx", "Ox")
    return verb and telling.is_a("particles", last)


def is_empty_subject(telling: Telling, core: Keep) -> bool:
    """ "It was necessary to", "It was Jobs who", "Those who": nothing that was named before stands behind it."""
    kinds = "".join(telling.tokens.kinds[i] for i in core)
    if telling.is_a("pronouns.pointing", core[0]) and kinds[1:2] == "W":
        return True
    if telling.is_a("pronouns.open", core[0]) and kinds[1:2] == "x":
        return True  # "those present"
    if not telling.is_a("pronouns.thing", core[0]) or kinds[1:2] != "B":
        return False
    if kinds[2:3] in tuple("VZS") and not SAID_THAT.match(kinds):
        return False  # "It is thought to be", "it was given to", "it was shut after they found that"
    if EMPTY.isdisjoint(kinds[:12]) and not any(telling.is_a("asking", i) for i in core[2:6]):
        return False
    return not any(telling.is_a("causing", i) for i in core[2:4])


def _has_verb(telling: Telling, core: Keep, borrowed: bool) -> bool:
    """Is the verb of a main clause kept, and that of each clause begun, and one after each "that" and "how"?"""
    own = telling.clause
    tells = (Part.MAIN,) if telling.tokens.kinds[core[0]] == "J" else (Part.MAIN, Part.SAID)
    verbs = {clause.verb for clause in telling.clauses if clause.part in tells}
    if own.part is Part.RELATIVE and telling.is_a("wheres", own.start) and core[0] > own.start:
        verbs.add(own.verb)  # "where | Lind was born"
    if borrowed or (own.part is Part.SUBORDINATE and telling.tokens.kinds[core[0]] != "J"):
        verbs.add(own.verb)
    kept = frozenset(core)
    if any(clause.head and clause.head.start in kept and clause.verb not in kept for clause in telling.clauses):
        return False
    if any(clause.start in kept and clause.verb >= 0 and clause.verb not in kept for clause in telling.clauses):
        return False
    last = max((i for i in core if i in telling.tokens.verbs), default=-1)
    if any(telling.tokens.kinds[i] == "T" for i in core if i > last) or _is_half_asked(telling, core, last):
        return False
    return not verbs.isdisjoint(core)


def _is_half_asked(telling: Telling, core: Keep, last_verb: int) -> bool:
    """ "Showed how many times the logo": the verb of what is asked is gone."""
    if not telling.words.has_any("asking", telling.tokens.lowers):
        return False
    asked = (i for i in core if i > last_verb and telling.is_a("asking", i))
    return any(telling.tokens.kinds[i + 1 : i + 2] != "O" for i in asked)  # "whether to move" is whole


def _is_content(telling: Telling, i: int) -> bool:
    """A verb of what is said, or the "to" of "told them to leave"."""
    return telling.tokens.kinds[i] == "O" or i in telling.tokens.verbs


def _is_saying(telling: Telling, verb: int) -> bool:
    """ "Announced", but not "were announced" or "was then announced"."""
    kinds = telling.tokens.kinds
    return kinds[verb] == "S" and not any(kind in "BE" for kind in kinds[max(verb - 2, 0) : verb])


def _keeps_quotation(telling: Telling, core: Keep, verb: int) -> bool:
    """Is anything kept of a quotation before the verb, or after it?"""
    kinds = telling.tokens.kinds
    closed, opened = kinds.rfind(CLOSE, 0, verb), kinds.find(OPEN, verb)
    return core[0] < closed or 0 < opened < core[-1]


def _lacks_quotation(telling: Telling, core: Keep, verb: int) -> bool:
    """ "“I cried,” | she recalled in an interview": what was recalled is gone."""
    quoted = QUOTED_BY.search(telling.tokens.kinds, 0, verb + 1) if telling.tokens.kinds[verb] == "S" else None
    return bool(quoted) and core[0] > quoted.start() if quoted else False


def _is_claim(telling: Telling, verb: int, last: int) -> bool:
    """ "Claimed responsibility", but not "warned officials" after what they warned of."""
    kinds = telling.tokens.kinds
    if telling.is_a("needing", verb) or last != verb + 1 or kinds[last] != "x":
        return False
    return verb > 0 and kinds[verb - 1] in "xK0"


def _says_something(telling: Telling, core: Keep) -> bool:
    """Not "Apple announced" without what it announced."""
    for clause, said in pairwise(telling.clauses):
        if telling.says(clause) and clause.verb in core and said.part is Part.SAID and said.verb not in core:
            return False
    for i in telling.tokens.verbs.intersection(core):
        silent = telling.is_a("needing", i) and _is_saying(telling, i) and not _keeps_quotation(telling, core, i)
        if silent and not any(n > i and _is_content(telling, n) for n in core):
            return False
    if any(_lacks_quotation(telling, core, i) for i in telling.tokens.verbs.intersection(core)):
        return False
    says = [at for at, i in enumerate(core) if i in telling.tokens.verbs and _is_saying(telling, i)]
    if says and len(core) - says[-1] == 2 and _is_claim(telling, core[says[-1]], core[-1]):
        return True
    return not says or len(core) - says[-1] > 2 or (says[-1] > 5 and CLOSE in telling.tokens.kinds[: core[says[-1]]])
