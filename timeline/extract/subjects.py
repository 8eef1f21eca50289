"""The subject of a clause that begins without one, or with a pronoun."""

import re
from itertools import pairwise

from timeline.extract.antecedent import is_adverb, noun
from timeline.extract.clause import Clause, Part, subject
from timeline.extract.standing import is_empty_subject
from timeline.extract.standins import is_someone
from timeline.extract.telling import Keep, Telling
from timeline.extract.tokens import CLOSE, DATE, GERUND, NAME, OPEN

OPENINGS = "IJ" + GERUND + DATE  # kinds that open what is set before a subject
OBJECT = "AxK0R"  # kinds that an object begins with
PLAIN = frozenset("AxK0")  # kinds of a subject that names one thing
LONGEST_SUBJECT = 6  # words
PASSIVE = re.compile("Bx?[VZ]")
APPOSED = re.compile(f"Ax{{1,3}},(?P<name>(?:Ax{{1,3}})?{NAME}{{2,4}}),")


def by_name(telling: Telling, keep: Keep) -> Keep:
    """ "His brother, Alan Lacey, was cleared", "his wife, the dancer Mina Cole, died" by the name, if one is given."""
    kinds = "".join(telling.tokens.kinds[i] for i in keep)
    found = APPOSED.match(kinds)
    return keep[found.start("name") : found.end("name")] + keep[found.end() :] if found else []


def named(telling: Telling, found: range) -> range:
    """A subject without what commas set before or after it: "At noon, Rouhani", "Stein, 38"; a list stays whole."""
    kinds = telling.tokens.kinds
    aside = bool(found) and kinds[found.stop - 1] == ","  # "Sokolova, winner in 2019 and 2021," is no list
    while found and kinds[found.stop - 1] == ",":
        found = range(found.start, found.stop - 1)
    while found and kinds[found.start] in OPEN + CLOSE:
        found = range(found.start + 1, found.stop)
    commas = [i for i in found if kinds[i] == ","]
    if not commas or ("C" in kinds[commas[-1] : found.stop] and not aside):
        return found
    if kinds[found.start] in OPENINGS:
        return range(commas[-1] + 1, found.stop)
    ends = [found.start - 1, *commas, found.stop]
    pieces = [range(start + 1, stop) for start, stop in pairwise(ends)]
    return next((piece for piece in pieces if NAME in kinds[piece.start : piece.stop]), pieces[0])


def lacks_subject(telling: Telling, clause: Clause) -> bool:
    """Has it none of its own: "and widened", "and last inspected"? But "four years later came | a tramway" has."""
    if telling.is_a("inverting", clause.verb) and telling.tokens.kinds[clause.verb + 1 : clause.verb + 2] == "A":
        return False
    return all(is_adverb(telling, i) for i in subject(telling.tokens, clause))


def ahead(telling: Telling) -> str:
    """Whom "Born in Oslo in 1931, | he came" tells of."""
    following = next((c for c in telling.clauses[1:2] if c.part is Part.MAIN), None)
    found = subject(telling.tokens, following) if following else range(0)
    if not found:
        return ""
    if telling.tokens.kinds[found.start] == "P":
        return telling.person(found.start)
    return noun(telling, named(telling, found))


def borrowed(telling: Telling) -> str:
    """The subject of the clause before, for one that begins with its verb: "met Abe and flew home"."""
    for clause in reversed(telling.clauses[: telling.index]):
        found = subject(telling.tokens, clause)
        if clause.part not in (Part.MAIN, telling.clause.part) or not found:
            continue
        last = found.stop - 1  # "at twenty she | answered"
        pronoun = telling.tokens.kinds[last] == "P"
        name = person_for(telling, last) if pronoun else noun(telling, named(telling, found))
        return name and name + auxiliary(telling, clause)
    return ""


def auxiliary(telling: Telling, before: Clause) -> str:
    """ "Was", where a participle borrows that as well: "was opened in 1931, | widened in 1964"."""
    kinds, verb = telling.tokens.kinds, telling.clause.verb
    if before.verb < 0 or not PASSIVE.match(kinds, before.verb) or kinds[verb] not in "VZ":
        return ""
    if kinds[verb] == "V" and (telling.is_a("never_passive", verb) or kinds[verb + 1 : verb + 2] in tuple(OBJECT)):
        return ""
    return f" {telling.tokens.texts[before.verb]}"


def done_to(telling: Telling, aside: Clause, name: str) -> str:
    """ "The hall, opened in 1931": what was done to a thing, as "The hall was" tells it; not "Lind, died 1931"."""
    if not name or telling.tokens.kinds[aside.verb] not in "VZ" or telling.is_a("never_passive", aside.verb):
        return name
    if has_object(telling, aside.verb) and not telling.is_a("naming", aside.verb):
        return name  # "a memo showed the firm | passed its rival"
    return f"{name} {telling.words.be_of(name)}".rstrip()


def has_object(telling: Telling, verb: int) -> bool:
    """ "Passed its rival", but not "put forward"."""
    after = telling.tokens.kinds[verb + 1 : verb + 2]
    return after in tuple(OBJECT) and not (telling.is_a("particles", verb + 1) or is_adverb(telling, verb + 1))


def person_for(telling: Telling, pronoun: int) -> str:
    """Whom "he" stands for: of the sentence before, and only where its own sentence names nobody first."""
    if again := _subject_again(telling, pronoun):
        return again
    if not telling.is_a("pronouns.person", pronoun):
        if _is_cleft(telling, pronoun):
            return ""
        others = {"pronouns.people": telling.meant.group, "pronouns.thing": telling.meant.thing}
        return next((one for name, one in others.items() if telling.is_a(name, pronoun) and not pronoun), "")
    return "" if any(is_someone(telling, i) for i in range(pronoun)) else telling.person(pronoun)


def _subject_again(telling: Telling, pronoun: int) -> str:
    """ "Dahl fled to Paris; | she was found", "the firm opened a shop, | and in June it bought": the subject before."""
    tokens, clause = telling.tokens, telling.clause
    linked = clause.start and (tokens.kinds[clause.start] == "C" or tokens.kinds[clause.start - 1] == ";")
    before = [one for one in telling.clauses if one.end <= pronoun and one.part is Part.MAIN and one.verb >= 0]
    if not linked or not before or clause.part is not Part.MAIN:
        return ""
    found = named(telling, subject(tokens, before[-1]))
    kinds = tokens.kinds[found.start : found.stop]
    if not found or not PLAIN.issuperset(kinds) or len(found) > LONGEST_SUBJECT:
        return ""
    last = tokens.lower(found.stop - 1)
    if telling.is_a("pronouns.person", pronoun):
        others = any(is_someone(telling, i) and tokens.kinds[i - 1] != "O" for i in range(found.stop, pronoun))
        fits = set(kinds) == {NAME} and not others
    elif telling.is_a("pronouns.people", pronoun):
        fits = telling.words.is_many(last)
    else:
        one = not telling.words.is_many(last) and not telling.has_human(found)
        twice = any(telling.is_a("pronouns.thing", i) for i in range(pronoun))  # "put it on sale, and it won"
        fits = one and not twice and telling.is_a("pronouns.thing", pronoun)
    return noun(telling, found) if fits else ""


def _is_cleft(telling: Telling, pronoun: int) -> bool:
    """ "It was the first time in years that …", not "It was built to last"."""
    rest = range(pronoun, len(telling.tokens.kinds))
    return is_empty_subject(telling, list(rest)) and telling.tokens.kinds[pronoun + 2] not in "VZ"
