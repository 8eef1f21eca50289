"""Which words of a sentence tell of an event, without who said so, and with the subject that they lost."""

from collections.abc import Iterator
from itertools import pairwise

from timeline.extract.antecedent import antecedent, noun
from timeline.extract.clause import Clause, Part, subject
from timeline.extract.shorter import may_go
from timeline.extract.standing import is_empty_subject
from timeline.extract.telling import Keep, Telling
from timeline.extract.tokens import CLOSE, DATE, GERUND, NAME, OPEN

OPENINGS = "IJ" + GERUND + DATE  # kinds that open what is set before a subject
SPEAKERS = ("pronouns.person", "pronouns.people", "pronouns.thing")
Way = tuple[Keep, str]  # tokens to keep, and a subject to put before them


def scopes(telling: Telling) -> Iterator[Way]:
    """What is said, where saying it is not the news; then the clause itself; then, for want of better, what is said."""
    said = _content(telling) if telling.says(telling.clause) else None
    verb = telling.clause.verb
    if said and telling.is_a("hollow", verb):
        yield said
        said = None
    yield _clause_scope(telling)
    if said and not telling.is_a("doubtful", verb):
        yield said


def _content(telling: Telling) -> Way | None:
    """What a clause of saying says, with its pronoun's speaker; none where it speaks in the first person."""
    tokens, index = telling.tokens, telling.index
    following = telling.clauses[index + 1 : index + 2]
    resumer = _resumer(telling, index + 1)
    if resumer or (following and following[0].part is Part.SAID):
        if (resumer or index + 1) in telling.others:
            return None
        keep = [i for i in _onward(telling, index if resumer else index + 1) if i >= telling.clause.end]
    else:
        if index == 0 or not telling.clause.start > 0 or telling.clause.head:
            return None
        if any(number in telling.others for number in range(index)):
            return None
        keep = list(range(telling.clause.start))
    keep = [i for i in keep if tokens.kinds[i] not in OPEN + CLOSE or _is_inner(telling, i, keep)]
    quoted = any(tokens.kinds[i] in OPEN + CLOSE for i in range(len(tokens.kinds))) or telling.quoted
    if quoted and any(telling.is_a("pronouns.speaker", i) or telling.is_a("possessives.speaker", i) for i in keep):
        return None
    return keep, _speaker(telling, telling.clause, keep)


def _is_inner(telling: Telling, mark: int, keep: Keep) -> bool:
    """Is a quotation mark one of a phrase within what is said, not of all that is said?"""
    kinds = telling.tokens.kinds
    if kinds[mark] == OPEN:
        return mark != keep[0] and CLOSE in "".join(kinds[i] for i in keep if i > mark)
    return OPEN in "".join(kinds[i] for i in keep if keep[0] < i < mark)


def _speaker(telling: Telling, saying: Clause, said: Keep) -> str:
    """Whom the pronoun stands for that words begin with in "Rouhani said he": the speaker, where it is named."""
    first = next((i for i in said if telling.tokens.kinds[i] not in "TC," + OPEN), -1)
    if first < 0 or not any(telling.is_a(name, first) for name in SPEAKERS):
        return ""
    found = subject(telling.tokens, saying)
    if any(telling.is_a("pronouns.person", i) for i in found):
        return telling.meant.person if telling.is_a("pronouns.person", first) else ""
    found = _without_title(telling, _named(telling, found))
    if not found or not any(telling.tokens.kinds[i] == NAME for i in found):
        return ""
    return telling.text(found)


def owner_for(telling: Telling, keep: Keep) -> str:
    """Whose "his" is that words begin with: the speaker's in "Rouhani said his party", else the person's before."""
    saying = telling.clause if telling.says(telling.clause) else telling.clauses[max(telling.index - 1, 0)]
    if saying.start < telling.clause.start or keep[0] > saying.verb:
        if not telling.says(saying) or any(telling.is_a("pronouns.person", i) for i in subject(telling.tokens, saying)):
            return telling.meant.person
        found = _named(telling, subject(telling.tokens, saying))
        return telling.text(found) if found and telling.tokens.kinds[found.stop - 1] == NAME else ""
    return telling.meant.person


def _without_title(telling: Telling, found: range) -> range:
    """Without a pronoun or an aside that a subject ends in."""
    stop = found.stop
    while stop > found.start and telling.tokens.kinds[stop - 1] in ",x" and telling.is_a("floating", stop - 1):
        stop -= 1
    return range(found.start, stop)


def _named(telling: Telling, found: range) -> range:
    """A subject without what commas set before or after it: "At noon, Rouhani", "Stein, 38"; a list stays whole."""
    kinds = telling.tokens.kinds
    while found and kinds[found.stop - 1] == ",":
        found = range(found.start, found.stop - 1)
    while found and kinds[found.start] in OPEN + CLOSE:
        found = range(found.start + 1, found.stop)
    commas = [i for i in found if kinds[i] == ","]
    if not commas or "C" in kinds[commas[-1] : found.stop]:
        return found
    if kinds[found.start] in OPENINGS:
        return range(commas[-1] + 1, found.stop)
    ends = [found.start - 1, *commas, found.stop]
    pieces = [range(start + 1, stop) for start, stop in pairwise(ends)]
    return next((piece for piece in pieces if NAME in kinds[piece.start : piece.stop]), pieces[0])


def _clause_scope(telling: Telling) -> Way:
    """The clause with what belongs to it, and the subject it borrows."""
    tokens, clause, index = telling.tokens, telling.clause, telling.index
    own = _onward(telling, index)
    if clause.part is Part.RELATIVE and tokens.kinds[clause.verb] == GERUND:
        return [], ""  # "rose, leaving": not of the noun before it
    if clause.part is Part.RELATIVE:
        after = clause.verb if tokens.kinds[clause.start] in "WTIC" else clause.start
        return [i for i in own if i >= after], antecedent(telling)
    head = list(subject(tokens, clause)) if clause.head else []
    if clause.part is Part.SAID and index and subject(tokens, clause):
        start = clause.head.start if head else clause.start
        saying = next((one for one in telling.clauses[:index] if one.end == start), telling.clauses[index - 1])
        own = head + own
        if telling.is_a("doubtful", saying.verb):
            return list(range(saying.start, own[0])) + own, ""
        return own, _speaker(telling, saying, own) if telling.says(saying) else ""
    if head:
        return head + own, ""
    if tokens.kinds[clause.verb] == GERUND:
        return list(range(len(tokens.kinds))), ""
    if index and not subject(tokens, clause) and tokens.kinds[clause.start] != "S":
        return own, _borrowed(telling)
    before = telling.clauses[index - 1] if index else None
    if before and before.start == 0 and before.part is Part.SUBORDINATE and index - 1 not in telling.others:
        return list(range(before.end)) + own, ""
    return own, ""


def _onward(telling: Telling, index: int) -> Keep:
    """The tokens of a clause and of those after it that are not events of their own, nor who said it."""
    keep: Keep = []
    for number in range(index, len(telling.clauses)):
        clause = telling.clauses[number]
        resumer = _resumer(telling, number) if number > index else 0
        if resumer and resumer in telling.others:
            break
        if resumer:
            keep += telling.clauses[resumer].head
        if number > index and number in telling.others and (resumer or _resumes(telling, number + 1)):
            keep = keep[:-1] if telling.tokens.kinds[keep[-1]] == "," else keep  # before the aside
            continue
        if number > index and (
            _is_apart(telling, number) or (telling.clauses[index].part is Part.RELATIVE and _resumes(telling, number))
        ):
            break
        keep += range(clause.start, clause.end)
    return keep


def _is_apart(telling: Telling, number: int) -> bool:
    """Is a clause an event of its own, or who said the one before, or the rest of a sentence around it?"""
    clause = telling.clauses[number]
    if number in telling.others and may_go(telling, clause):
        return True
    if telling.clause.part is Part.SUBORDINATE and clause.part in (Part.MAIN, Part.SAID):
        return True
    outside = bool(clause.head) and clause.head.start <= telling.clause.start
    return outside or (clause.part is Part.MAIN and telling.says(clause))


def _resumer(telling: Telling, number: int) -> int:
    """The clause that goes on after the asides from `number` on, with the subject before them; 0 for none."""
    clauses = telling.clauses
    aside = range(number, len(clauses))
    return next(
        (n for n in aside if clauses[n].head and clauses[n].head.stop == clauses[number].start > telling.clause.start),
        0,
    )


def _resumes(telling: Telling, number: int) -> bool:
    """Does a clause go on with the subject before an aside: "the release, which comes in May, | will include"?"""
    if number >= len(telling.clauses) or telling.clauses[number - 1].part is not Part.RELATIVE:
        return False
    clause = telling.clauses[number]
    if clause.part is Part.RELATIVE or clause.verb < 0 or telling.tokens.kinds[clause.start] == "C":
        return False
    return not subject(telling.tokens, clause)


def _borrowed(telling: Telling) -> str:
    """The subject of the clause before, for one that begins with its verb: "met Abe and flew home"."""
    for clause in reversed(telling.clauses[: telling.index]):
        found = subject(telling.tokens, clause)
        if clause.part not in (Part.MAIN, telling.clause.part) or not found:
            continue
        if telling.tokens.kinds[found.start] == "P":
            return person_for(telling, found.start)
        return noun(telling, _named(telling, found))
    return ""


def person_for(telling: Telling, pronoun: int) -> str:
    """Whom "he" stands for: of the sentence before, and only where its own sentence names nobody first."""
    if not telling.is_a("pronouns.person", pronoun):
        if _is_cleft(telling, pronoun):
            return ""
        others = {"pronouns.people": telling.meant.group, "pronouns.thing": telling.meant.thing}
        return next((one for name, one in others.items() if telling.is_a(name, pronoun) and not pronoun), "")
    return "" if any(_is_someone(telling, i) for i in range(pronoun)) else telling.meant.person


def _is_cleft(telling: Telling, pronoun: int) -> bool:
    """ "It was the first time in years that …", not "It was built to last"."""
    rest = range(pronoun, len(telling.tokens.kinds))
    return is_empty_subject(telling, list(rest)) and telling.tokens.kinds[pronoun + 2] not in "VZ"


def _is_someone(telling: Telling, i: int) -> bool:
    """A name that no "in" or "the" makes a place or a thing; "Per Solberg" is one, though "per" is a preposition."""
    if telling.tokens.kinds[i] != NAME:
        return False
    return i == 0 or telling.tokens.kinds[i - 1] not in "IA" or not telling.tokens.texts[i - 1].islower()
