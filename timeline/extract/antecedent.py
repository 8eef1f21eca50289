"""Whom or what "who", "which" or a participle after a noun tells of."""

from timeline.extract.clause import Part, subject
from timeline.extract.telling import Telling
from timeline.extract.tokens import DATE, GERUND, NAME

OWNERS = ("possessives.people", "possessives.thing")
NOTHING = range(0)
LONGEST_SUBJECT = 10  # words
PLAIN = frozenset("AxK0GI" + DATE)  # kinds of a subject that names one thing


def antecedent(telling: Telling) -> str:
    """The name or the noun phrase right before an aside; nothing where it is not certain."""
    first = _first_of(telling)
    if whole := _whole_subject(telling, first):
        return noun(telling, whole)
    end = telling.clauses[first].start
    while end and telling.tokens.kinds[end - 1] in ",(":
        end -= 1
    if end > 2 and telling.tokens.kinds[end - 3 : end] == NAME + ",0":
        end -= 2  # "Keita, 31, | who won"
    if _is_only_named(telling, first, end):
        return ""
    start = _start(telling, first, end)
    if telling.tokens.kinds[start:end] == "A" or telling.is_a("clinging", end - 1):
        return ""  # "Another, | found in May", "copies of ones | that"
    if any(telling.is_a(name, start) for name in OWNERS):
        return ""
    if named := _apposed(telling, start):
        return telling.text(named)
    return noun(telling, range(start, end))


def _whole_subject(telling: Telling, first: int) -> range:
    """The subject that commas part from its verb: "An inquest into the death, | opened in May, | will resume"."""
    tokens, start = telling.tokens, telling.clauses[first].start
    if tokens.kinds[start - 1] != ",":
        return NOTHING
    resumed = next((one for one in telling.clauses[first + 1 :] if one.head and one.head.stop == start), None)
    found = subject(tokens, resumed) if resumed else NOTHING
    plain = found and len(found) <= LONGEST_SUBJECT and PLAIN.issuperset(tokens.kinds[found.start : found.stop])
    owned = found and any(telling.is_a(name, found.start) for name in OWNERS)
    alone = found and tokens.kinds[found.start : found.stop] == "A"  # "another, | found in May"
    return found if plain and not owned and not alone else NOTHING


def _apposed(telling: Telling, start: int) -> range:
    """The name that a noun after a comma tells more of: "Doda, a former judge | who"; it may open a sentence only."""
    kinds = telling.tokens.kinds
    if start < 2 or kinds[start] not in "Ax" or kinds[start - 1] != ",":
        return range(0)
    name = range(_noun_start(kinds, start - 1), start - 1)
    alone = name and (not name.start or kinds[name.start - 1] in "TC,q")
    return name if alone and all(kinds[i] == NAME for i in name) else range(0)


def _first_of(telling: Telling) -> int:
    """The clause that the noun stands before, of several: "who was born in May | and died in June"."""
    first = telling.index
    kinds = telling.tokens.kinds
    while first and kinds[telling.clauses[first].start] == "C":
        first -= 1
    before = telling.clauses[first - 1] if first else telling.clause
    apart = kinds[before.start - 1] == kinds[before.end - 1] == "," and before.start == before.verb
    if first > 1 and before.part is Part.RELATIVE and apart and kinds[telling.clauses[first].start] == "W":
        first -= 1  # "a capsule, | built by the agency, | which"
    return first


def _is_only_named(telling: Telling, first: int, end: int) -> bool:
    """ "The meeting with Abe, which took place": a name does not take place."""
    verb = telling.clause.verb
    happens = telling.words.phrase_of("happens", telling.tokens.lowers[verb : verb + 2])
    whose = telling.tokens.lower(telling.clauses[first].start)
    return bool(happens) and telling.tokens.kinds[end - 1] == NAME and not telling.words.has("of_people", whose)


def _is_farther(telling: Telling, first: int, end: int) -> bool:
    """ "Shares on the Oslo Exchange | that fell": a name is the one it is, so "that" tells of what is before it."""
    return telling.tokens.kinds[telling.clauses[first].start] == "T" and telling.tokens.kinds[end - 1 : end] == NAME


def _start(telling: Telling, first: int, end: int) -> int:
    """Where a noun phrase begins: also "the mayor of Oslo, who", "five Iraqis and a Libyan who were"."""
    kinds = telling.tokens.kinds
    start = _noun_start(kinds, end)
    whose = telling.tokens.lower(telling.clauses[first].start)
    if start > 1 and _is_farther(telling, first, end) and kinds[start - 1] == "I":
        return _noun_start(kinds, start - 1)
    far = telling.words.has("far_relatives", whose) or _is_of_known(telling, start)
    known = telling.words.has("of_people", whose) and telling.words.is_human(telling.tokens.lower(end - 1))
    far = far and not known and kinds[end - 1] not in DATE + "0"
    if start > 1 and telling.is_a("attaching", start - 1) and far:
        farther = start if telling.is_a("empty_nouns", start - 2) else _noun_start(kinds, start - 1)
        start = farther if farther < start - 1 and kinds[farther : start - 1] != "A" else start  # not "any of the men"
    if start and start < end and kinds[start - 1] in "OM" and kinds[start] == "x":
        start += 1  # "to replace | Snow Leopard, which"
    if start > 1 and kinds[start - 1] == "C" and telling.is_a("plural", telling.clause.verb):
        start = _noun_start(kinds, start - 1)
    return start


def _is_of_known(telling: Telling, start: int) -> bool:
    """ "A history of the courts, | which": what is new to the text is told more of, not what is known to it."""
    first = _noun_start(telling.tokens.kinds, start - 1) if start > 1 else start
    return first < start - 1 and telling.is_a("one", first) and telling.is_a("definite", start)


def _noun_start(kinds: str, end: int) -> int:
    start = end
    if kinds[max(end - 2, 0) : end] in (f"A{DATE}", f"A{GERUND}"):
        return end - 2  # "the 48-year-old, | who", "the lifting, | which"
    while start and kinds[start - 1] in NAME + "x0A" and not (start < end and kinds[start] == "A"):
        start -= 1
    if 1 < start < end and kinds[start] != "A" and kinds[start - 2] == "A" and kinds[start - 1] in "VG":
        return start - 2  # "a chartered | vessel"
    return start


def is_adverb(telling: Telling, i: int) -> bool:
    if telling.tokens.kinds[i] != "x":
        return False
    return telling.is_a("adverbs", i) or (telling.tokens.lower(i).endswith("ly") and not telling.is_a("nouns_in_ly", i))


def noun(telling: Telling, found: range) -> str:
    """A subject as a title may begin with: "her map" is someone's, and "first" belongs to the verb it stood before."""
    stop = found.stop
    while stop - 1 > found.start and is_adverb(telling, stop - 1):
        stop -= 1
    if found and telling.is_a("possessives.person", found.start) and (owner := telling.person(found.start)):
        return f"{owner}'s {telling.text(range(found.start + 1, stop))}"
    return telling.text(range(found.start, stop))
