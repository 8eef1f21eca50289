"""Which words of a sentence tell of an event, without who said so, and with the subject that they lost."""

from collections.abc import Iterator

from timeline.extract.antecedent import antecedent, is_adverb
from timeline.extract.clause import Clause, Part, subject
from timeline.extract.shorter import may_go
from timeline.extract.speakers import speaker
from timeline.extract.subjects import ahead, auxiliary, borrowed, done_to, has_object, lacks_subject, named
from timeline.extract.telling import Keep, Telling
from timeline.extract.tense import Tense, tense
from timeline.extract.tokens import CLOSE, GERUND, OPEN

Way = tuple[Keep, str]  # tokens to keep, and a subject to put before them


def scopes(telling: Telling) -> Iterator[Way]:
    """What is said, where saying it is not the news; then the clause itself; then, for want of better, what is said."""
    said = _content(telling) if telling.says(telling.clause) else None
    verb = telling.clause.verb
    if said and telling.is_a("hollow", verb) and not _tells_of_before(telling):
        yield said
        said = None
    yield _clause_scope(telling)
    if said and not telling.is_a("doubtful", verb):
        yield said


def _tells_of_before(telling: Telling) -> bool:
    """ "Told a newspaper in May that the hall had been used": May is when that was told, and not when it was.

    Nor when it would be: "In May doctors told her that she would not run again".
    """
    said = next((one for one in telling.clauses[telling.index + 1 :] if one.part is Part.SAID), None)
    if said is None:
        return False
    how = tense(telling.tokens, said, telling.words)
    return how is Tense.BEFORE or (how is Tense.MAY and telling.is_a("addressed", telling.clause.verb))


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
        told = (telling.clauses[number] for number in telling.others if number < index)
        if any(one.part is not Part.RELATIVE for one in told):
            return None
        keep = list(range(telling.clause.start))
    keep = [i for i in keep if tokens.kinds[i] not in OPEN + CLOSE or _is_inner(telling, i, keep)]
    quoted = any(tokens.kinds[i] in OPEN + CLOSE for i in range(len(tokens.kinds))) or telling.quoted
    if quoted and any(telling.is_a("pronouns.speaker", i) or telling.is_a("possessives.speaker", i) for i in keep):
        return None
    return keep, speaker(telling, telling.clause, keep)


def _is_inner(telling: Telling, mark: int, keep: Keep) -> bool:
    """Is a quotation mark one of a phrase within what is said, not of all that is said?"""
    kinds = telling.tokens.kinds
    if kinds[mark] == OPEN:
        return mark != keep[0] and CLOSE in "".join(kinds[i] for i in keep if i > mark)
    return OPEN in "".join(kinds[i] for i in keep if keep[0] < i < mark)


def _clause_scope(telling: Telling) -> Way:
    """The clause with what belongs to it, and the subject it borrows."""
    tokens, clause, index = telling.tokens, telling.clause, telling.index
    own = _onward(telling, index)
    if clause.part is Part.RELATIVE:
        return _aside_scope(telling, own)
    head = list(named(telling, subject(tokens, clause))) if clause.head else []
    if clause.part is Part.SAID and index and subject(tokens, clause):
        start = clause.head.start if head else clause.start
        saying = next((one for one in telling.clauses[:index] if one.end == start), telling.clauses[index - 1])
        own = head + own
        if telling.is_a("doubtful", saying.verb):
            return list(range(saying.start, own[0])) + own, ""
        return own, speaker(telling, saying, own) if telling.says(saying) else ""
    if head:
        return head + own, ""
    if tokens.kinds[clause.verb] == GERUND:
        return list(range(len(tokens.kinds))), ""
    if index and lacks_subject(telling, clause) and tokens.kinds[clause.start] != "S":
        return own, borrowed(telling)
    before = telling.clauses[index - 1] if index and tokens.kinds[clause.start] != "C" else None
    if before and before.start == 0 and before.part is Part.SUBORDINATE and index - 1 not in telling.others:
        return list(range(before.end)) + own, ""
    return own, ""


def _aside_scope(telling: Telling, own: Keep) -> Way:
    """What an aside tells, with whom or what it is an aside on; no words where that is not certain."""
    tokens, clause = telling.tokens, telling.clause
    if tokens.kinds[clause.verb] == GERUND or _is_share(telling) or _is_described(telling):
        return [], ""  # "rose, leaving", "one of whom was", "beaten finalists": not what the noun before it did
    if not clause.verb:
        return list(range(clause.end)), done_to(telling, clause, ahead(telling))
    if telling.is_a("whose", clause.start):
        owner = antecedent(telling)
        return [i for i in own if i > clause.start], f"{owner}'s" if owner else ""
    if _has_subject(telling):
        return ([i for i in own if i > clause.start], "") if telling.is_a("wheres", clause.start) else ([], "")
    after = clause.verb if tokens.kinds[clause.start] in "WTIC" else clause.start
    name = antecedent(telling)
    if name and tokens.kinds[clause.start] == "C":  # "which was built in 1988 | and refitted"
        before = telling.clauses[telling.index - 1]
        name = done_to(telling, before, name) if before.verb == before.start else name + auxiliary(telling, before)
    elif tokens.kinds[clause.start] not in "WTI":
        own = _to_next_aside(telling, own)
        name = done_to(telling, clause, name)
    return [i for i in own if i >= after], name


def _to_next_aside(telling: Telling, own: Keep) -> Keep:
    """Without the "which" that tells more of the same noun: "Harbour, released in May, | which ran on ships"."""
    following = telling.clauses[telling.index + 1 : telling.index + 2]
    apart = following and telling.tokens.kinds[following[0].start - 1 : following[0].start + 1] == ",W"
    return [i for i in own if i < following[0].start] if apart else own


def _is_share(telling: Telling) -> bool:
    """ "Neither of whom has", "the largest of which measured"."""
    kinds, clause = telling.tokens.kinds, telling.clause
    who = kinds.find("W", clause.start, clause.verb)
    return who > clause.start + 1


def _is_described(telling: Telling) -> bool:
    """ "Beaten finalists", but not "elected mayor"."""
    clause, kinds = telling.clause, telling.tokens.kinds
    if clause.verb != clause.start or kinds[clause.verb] not in "VZ" or telling.is_a("naming", clause.verb):
        return False
    return kinds[clause.verb + 1 : clause.verb + 2] == "x" and has_object(telling, clause.verb)


def _has_subject(telling: Telling) -> bool:
    """ "Which the firm bought in May", "in which 12 people died": the noun before is not who did it."""
    tokens, clause = telling.tokens, telling.clause
    who = tokens.kinds.find("W", clause.start, clause.verb)
    return who >= 0 and any(
        tokens.kinds[i] in "xK0P" and not is_adverb(telling, i) for i in range(who + 1, clause.verb)
    )


def _onward(telling: Telling, index: int) -> Keep:
    """The tokens of a clause and of those after it that are not events of their own, nor who said it."""
    first = telling.clauses[index]
    keep = list(range(first.start, first.end))
    for number in range(index + 1, len(telling.clauses)):
        resumer = _resumer(telling, number)
        if resumer and resumer in telling.others:
            break
        if resumer:
            keep += telling.clauses[resumer].head
        if number in telling.others and (resumer or _resumes(telling, number + 1)):
            keep = keep[:-1] if telling.tokens.kinds[keep[-1]] == "," else keep  # before the aside
            continue
        if _is_apart(telling, number) or (first.part is Part.RELATIVE and _resumes(telling, number)):
            break
        keep += range(telling.clauses[number].start, telling.clauses[number].end)
    return keep


def _is_apart(telling: Telling, number: int) -> bool:
    """Is a clause an event of its own, or who said the one before, or the rest of a sentence around it?"""
    clause = telling.clauses[number]
    if number in telling.others and may_go(telling, clause):
        return True
    if telling.clause.part is Part.SUBORDINATE and clause.part in (Part.MAIN, Part.SAID):
        return True
    if _goes_back(telling, clause):
        return True
    outside = bool(clause.head) and clause.head.start <= telling.clause.start
    return outside or (clause.part is Part.MAIN and telling.says(clause))


def _goes_back(telling: Telling, clause: Clause) -> bool:
    """ "Had begun to drink after her husband died | and had repaid the money": it has the outer clause's verb again."""
    tokens, own = telling.tokens, telling.clause
    if own.part is not Part.SUBORDINATE or tokens.kinds[clause.start] != "C" or not lacks_subject(telling, clause):
        return False
    again = tokens.lower(clause.verb)
    outer = (one.verb for one in telling.clauses[: telling.index] if one.verb >= 0)
    return tokens.kinds[clause.verb] in "BHM" and again != tokens.lower(own.verb) and again in map(tokens.lower, outer)


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
