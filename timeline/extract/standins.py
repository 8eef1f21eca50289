"""The name in the place of a "she" or a "her" within a title, where the sentences before leave no doubt."""

from timeline.extract.clause import subject
from timeline.extract.telling import Keep, Telling
from timeline.extract.tokens import CLOSE, GERUND, NAME, OPEN

OWNED = "xK0V" + GERUND  # kinds of what "her" owns: "her map", but "gave her a map"


def standin(telling: Telling, keep: Keep, opening: str = "") -> dict[int, str]:
    """The first pronoun of kept words by its place, and the name to put there; none where the words begin with it.

    After a subject that is put before them, only whom a verb has for its object is named.
    """
    words, lowers = telling.words, telling.tokens.lowers
    if not (telling.meant.he or telling.meant.she) or not words.has_any("personal", lowers):
        return {}
    i = next((i for i in keep if words.has("personal", lowers[i])), -1)
    person = telling.person(i) if i > keep[0] else ""
    if not person or _is_quoted(telling, i) or (opening and not _is_object(telling, i)):
        return {}
    passed = _not_meant(telling, i, opening) if _is_object(telling, i) else frozenset()
    if person.split()[-1] in passed or any(
        _may_own(telling, n) for n in range(i) if telling.tokens.texts[n] not in passed
    ):
        return {}
    if telling.tokens.kinds[keep[0]] in "IJ" and _is_named_next(telling, i):
        return {}
    if _is_whose(telling, i):
        return {} if telling.has_human(range(i)) or telling.is_a("letting", i - 1) else {i: f"{person}'s"}
    said = CLOSE in telling.tokens.kinds[:i]  # a quotation, and then ", she said"
    if telling.tokens.kinds[i] == "P" and not said and telling.has_human(range(i)):
        return {}
    return {i: person}


def is_someone(telling: Telling, i: int) -> bool:
    """A name that no "in" or "the" makes a place or a thing; "Per Solberg" is one, though "per" is a preposition."""
    if telling.tokens.kinds[i] != NAME:
        return False
    return i == 0 or telling.tokens.kinds[i - 1] not in "IA" or not telling.tokens.texts[i - 1].islower()


def _may_own(telling: Telling, i: int) -> bool:
    """A name whose the pronoun may be: someone's, also "with Glenn | in his seat", but not "in Oslo"."""
    led = i > 0 and telling.tokens.kinds[i - 1] == "I" and not telling.is_a("places_at", i - 1)
    return is_someone(telling, i) or (led and telling.tokens.kinds[i] == NAME)


def _is_object(telling: Telling, i: int) -> bool:
    return telling.tokens.kinds[i] != "P" and not _is_whose(telling, i)


def _not_meant(telling: Telling, i: int, opening: str) -> frozenset[str]:
    """The words of the subject of an object's clause: "Ilona left him" is not about two Ilonas."""
    clause = next((one for one in telling.clauses if one.start <= i < one.end), telling.clause)
    return frozenset([*opening.split(), *(telling.tokens.texts[n] for n in subject(telling.tokens, clause))])


def _is_quoted(telling: Telling, i: int) -> bool:
    before = telling.tokens.kinds[:i]
    return before.count(OPEN) > before.count(CLOSE)


def _is_whose(telling: Telling, i: int) -> bool:
    if not telling.is_a("possessives.person", i):
        return False
    return not telling.is_a("object_too", i) or telling.tokens.kinds[i + 1 : i + 2] in tuple(OWNED)


def _is_named_next(telling: Telling, i: int) -> bool:
    """ "In his speech, Rouhani said": that says whose it was."""
    verb = min((n for n in telling.tokens.verbs if n > i), default=i)
    return any(is_someone(telling, n) for n in range(i + 1, verb))
