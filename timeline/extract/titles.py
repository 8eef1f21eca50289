"""A title for an event: a clause of at most 90 characters in the article's own words that stands by itself."""

import re
from collections.abc import Iterator
from itertools import pairwise

from timeline.extract.clauses import Clause, Part, subject
from timeline.extract.lexicon import Lexicon
from timeline.extract.telling import Keep, Telling, peeled, tidy, without_brackets
from timeline.extract.tokens import CLOSE, DATE, GERUND, NAME, OPEN, Tokens

LONGEST = 90
SHORTEST = 12
SHORTEST_CUT = 30  # a title is not cut down to less
HEADLINE_WORDS = 2  # shared with the lead before the headline is taken for its title
PAIRS = (("(", ")"), ("“", "”"), ("[", "]"))
MARKS = ",;:-."
NO_END = "IAOCJTWHBMDN"  # a title does not end in a word that leads to another
NO_START = "PRBHDMFVZSLNW"  # nor begin with one that hangs on what went before


def title(telling: Telling) -> str:
    """The first way of telling it that can stand by itself, else the whole sentence."""
    for keep, opening in _ways(telling):
        if not keep or telling.length(keep) > LONGEST or not _stands(telling, keep, opening):
            continue
        text = telling.text(keep)
        text = tidy(f"{opening} {text}" if opening else text)
        if SHORTEST <= len(text) <= LONGEST and _is_paired(text):
            return text
    return whole(telling)


def whole(telling: Telling) -> str:
    """The sentence as it is, on one line; a quotation that began before it is opened again."""
    text = tidy(telling.prose[telling.tokens.starts[0] : telling.tokens.ends[-1]])
    return f"“{text}" if text.count("”") > text.count("“") else text


def headline_fits(headline: str, tokens: Tokens, words: Lexicon) -> bool:
    """Does a headline speak of what its lead tells, so that it may be the title of that?"""
    if not 8 <= len(headline) <= LONGEST:
        return False
    said = {_stem(tokens.lower(i)) for i in range(len(tokens.texts)) if tokens.kinds[i] in "xKVGSFZ"}
    told = {_stem(word.lower()) for word in re.findall(r"\w{3,}", headline) if word.lower() not in words.kind}
    return len(said & told) >= min(HEADLINE_WORDS, len(told))


def overlap(headline: str, words: str) -> int:
    """How many words two titles share."""
    ours, theirs = ({_stem(word.lower()) for word in re.findall(r"\w+", text)} for text in (headline, words))
    return len(ours & theirs)


def _stem(word: str) -> str:
    """Near enough to know "resigns" and "resigned" for one word."""
    return word[:5]


Way = tuple[Keep, str]


def _ways(telling: Telling) -> Iterator[Way]:
    """Tokens to keep and a subject to put first: from the fullest telling to the barest."""
    for scope, opening in _scopes(telling):
        keep = peeled(telling, scope)
        if keep and telling.tokens.kinds[keep[0]] == "P":
            name = opening or _person(telling, keep[0])
            if name:
                keep, opening = keep[1:], name
        elif keep and telling.is_a("possessives.person", keep[0]) and telling.person:
            keep, opening = keep[1:], f"{telling.person}'s"
        elif opening and scope and telling.tokens.kinds[scope[0]] == "T":
            opening = ""
        for way in (keep, without_brackets(telling, keep)):
            yield way, opening
        for way in _shorter(telling, without_brackets(telling, keep)):
            yield way, opening


def _person(telling: Telling, pronoun: int) -> str:
    return telling.person if telling.is_a("pronouns.person", pronoun) else ""


def _scopes(telling: Telling) -> Iterator[Way]:
    """What is said, where saying it is not the news; then the clause itself; then, for want of better, what is said."""
    said = _content(telling) if _says(telling, telling.clause) else None
    verb = telling.clause.verb
    if said and telling.is_a("hollow", verb):
        yield said
        said = None
    yield _clause_scope(telling)
    if said:
        yield said


def _says(telling: Telling, clause: Clause) -> bool:
    return clause.verb >= 0 and telling.tokens.kinds[clause.verb] == "S"


def _content(telling: Telling) -> Way | None:
    """What a clause of saying says, with its pronoun's speaker; none where it speaks in the first person."""
    tokens, index = telling.tokens, telling.index
    following = telling.clauses[index + 1 : index + 2]
    if following and following[0].part is Part.SAID:
        if index + 1 in telling.others:
            return None
        keep = _onward(telling, index + 1)
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
    first = next((i for i in keep if tokens.kinds[i] not in "T" + OPEN), -1)
    return keep, _speaker(telling) if first >= 0 and tokens.kinds[first] == "P" else ""


def _is_inner(telling: Telling, mark: int, keep: Keep) -> bool:
    """Is a quotation mark one of a phrase within what is said, not of all that is said?"""
    kinds = telling.tokens.kinds
    if kinds[mark] == OPEN:
        return mark != keep[0] and CLOSE in "".join(kinds[i] for i in keep if i > mark)
    return OPEN in "".join(kinds[i] for i in keep if keep[0] < i < mark)


def _speaker(telling: Telling) -> str:
    """Whom "he" means in "Rouhani said he": the speaker, where it is named."""
    found = subject(telling.tokens, telling.clause)
    if any(telling.is_a("pronouns.person", i) for i in found):
        return telling.person
    found = _named(telling, found)
    if not found or not any(telling.tokens.kinds[i] == NAME for i in found):
        return ""
    return telling.text(found)


def _named(telling: Telling, found: range) -> range:
    """A subject without what is set before it by a comma: "At noon, Rouhani"; a list of names stays whole."""
    kinds = telling.tokens.kinds
    commas = [i for i in found if kinds[i] == ","]
    listed = commas and "C" in kinds[commas[-1] : found.stop]
    return range(commas[-1] + 1, found.stop) if commas and not listed else found


def _clause_scope(telling: Telling) -> Way:
    """The clause with what belongs to it, and the subject it borrows."""
    tokens, clause, index = telling.tokens, telling.clause, telling.index
    own = _onward(telling, index)
    if clause.part is Part.RELATIVE:
        after = clause.verb if tokens.kinds[clause.start] in "WTIC" else clause.start
        return [i for i in own if i >= after], _antecedent(telling)
    if clause.part is Part.SAID and index and telling.is_a("doubtful", telling.clauses[index - 1].verb):
        return list(range(telling.clauses[index - 1].start, clause.start)) + own, ""
    if clause.head:
        head = list(clause.head)
        while head and tokens.kinds[head[-1]] in ",(":
            head.pop()
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
        apart = (number in telling.others and _may_go(telling, clause)) or (
            clause.part is Part.MAIN and _says(telling, clause)
        )
        if number > index and (apart or clause.head):
            break
        keep += range(clause.start, clause.end)
    return keep


def _antecedent(telling: Telling) -> str:
    """Whom "who" stands for: the name or the noun phrase right before it."""
    kinds = telling.tokens.kinds
    first = telling.index
    while first and kinds[telling.clauses[first].start] == "C":
        first -= 1
    end = telling.clauses[first].start
    while end and kinds[end - 1] in ",(":
        end -= 1
    start = end
    while start and kinds[start - 1] in NAME + "x0A" and not (start < end and kinds[start] == "A"):
        start -= 1
    if telling.is_a("happens", telling.clause.verb) and kinds[end - 1] == NAME:
        return ""
    return telling.text(range(start, end))


def _borrowed(telling: Telling) -> str:
    """The subject of the clause before, for one that begins with its verb: "met Abe and flew home"."""
    for clause in reversed(telling.clauses[: telling.index]):
        found = subject(telling.tokens, clause)
        if clause.part not in (Part.MAIN, telling.clause.part) or not found:
            continue
        if telling.tokens.kinds[found.start] == "P":
            return _person(telling, found.start)
        return telling.text(_named(telling, found))
    return ""


def _shorter(telling: Telling, keep: Keep) -> Iterator[Keep]:
    """Ever barer: without trailing clauses, without asides, then without the last phrases."""
    if not keep:
        return
    verb = next((i for i in keep if i >= telling.clause.verb), keep[0])
    cuts = sorted((c.start for c in telling.clauses if c.start > verb and _may_go(telling, c)), reverse=True)
    bare = _without_asides(telling, keep)
    for form in [keep] if bare == keep else [keep, bare]:
        for cut in cuts:
            yield [i for i in form if i < cut]
    ends = [at for at in range(len(bare) - 1, 0, -1) if bare[at] > verb + 2]
    for loose in (_is_loose_comma, _is_loose_phrase):
        for at in ends:
            if loose(telling, bare, at) and len(telling.text(bare[:at])) >= SHORTEST_CUT:
                yield bare[:at]


def _may_go(telling: Telling, clause: Clause) -> bool:
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


def _is_paired(text: str) -> bool:
    return all(text.count(left) == text.count(right) for left, right in PAIRS) and text.count('"') % 2 == 0


def _stands(telling: Telling, keep: Keep, opening: str) -> bool:
    """May this be read by itself?"""
    tokens = telling.tokens
    core = [i for i in keep if tokens.kinds[i] not in MARKS + OPEN + CLOSE]
    if (
        not opening
        and core
        and any(telling.is_a(f"possessives.{who}", core[0]) for who in ("person", "people", "thing"))
    ):
        return False
    if not core or (not opening and tokens.kinds[core[0]] in NO_START and not _is_empty_subject(telling, core)):
        return False
    last = core[-1]
    before_date = tokens.kinds[: last + 1].rstrip(DATE)[-1:]
    if tokens.kinds[last] in NO_END or (tokens.kinds[last] == DATE and before_date not in tuple("IJOA")):
        return False
    if telling.is_a("clinging", last) and last + 1 < len(tokens.kinds) and tokens.kinds[last + 1] in "IJWOC":
        return False
    if telling.is_a("unfinished", last):
        return False
    if tokens.kinds[last] in "VG" and last and tokens.kinds[last - 1] == "A":
        return False
    return _has_verb(telling, core) and _says_something(telling, core)


def _is_empty_subject(telling: Telling, core: Keep) -> bool:
    """ "It was necessary to": nothing stands behind this "it"."""
    kinds = "".join(telling.tokens.kinds[i] for i in core[:6])
    return telling.is_a("pronouns.thing", core[0]) and kinds[1:2] == "B" and ("O" in kinds or "T" in kinds)


def _has_verb(telling: Telling, core: Keep) -> bool:
    """Is the verb of a clause kept, and one after each "that"?"""
    verbs = {clause.verb for clause in telling.clauses if clause.part is not Part.RELATIVE or clause is telling.clause}
    for i in core:
        if telling.tokens.kinds[i] == "T" and not any(n > i and telling.tokens.finite(n, n + 1) >= 0 for n in core):
            return False
    return not verbs.isdisjoint(core)


def _says_something(telling: Telling, core: Keep) -> bool:
    """Not "Apple announced" without what it announced."""
    for clause, said in pairwise(telling.clauses):
        if _says(telling, clause) and clause.verb in core and said.part is Part.SAID and said.verb not in core:
            return False
    says = [at for at, i in enumerate(core) if telling.tokens.kinds[i] == "S" and telling.tokens.finite(i, i + 1) >= 0]
    return not says or len(core) - says[-1] > 2 or (says[-1] > 5 and CLOSE in telling.tokens.kinds[: core[says[-1]]])
