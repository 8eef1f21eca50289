"""A title for an event: a clause of at most 90 characters in the article's own words that stands by itself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.extract.clauses import Clause, Part, subject
from timeline.extract.lexicon import Lexicon
from timeline.extract.tokens import CLOSE, DATE, GERUND, NAME, OPEN, Tokens

LONGEST = 90
HEADLINE_WORDS = 2  # shared with the lead before the headline is taken for its title
SHORTEST_CUT = 30  # a title is not cut down to less
BLANKS = re.compile(r"\s+")
SPACE_BEFORE_MARK = re.compile(r"\s+(?=[,;:.!?)”’])(?!\s\.\d)")
LOOSE_ENDS = " ,;:–—-"
PAIRS = (("(", ")"), ("“", "”"), ("[", "]"))


@dataclass(frozen=True, slots=True)
class Telling:
    """A clause that tells of an event, within its sentence."""

    prose: str
    tokens: Tokens
    clauses: tuple[Clause, ...]
    index: int  # of the clause
    others: frozenset[int]  # clauses that are events of their own
    dates: tuple[range, ...]  # the tokens of the expressions that date it
    words: Lexicon
    person: str = ""  # whom "he" or "she" stands for, when that is certain

    @property
    def clause(self) -> Clause:
        return self.clauses[self.index]


def title(telling: Telling) -> str:
    """The first way of telling it that can stand by itself, else the whole sentence."""
    for keep, opening in _ways(telling):
        text = _written(telling, keep, opening)
        if _stands(text, telling, keep, opening):
            return text
    return whole(telling)


def whole(telling: Telling) -> str:
    """The sentence as it is, on one line."""
    text = telling.prose[telling.tokens.starts[0] : telling.tokens.ends[-1]]
    return _tidy(text)


def _ways(telling: Telling) -> Iterable[tuple[list[int], str]]:
    """Tokens to keep and a subject to put first, from the fullest telling to the barest."""
    scope, opening = _scope(telling)
    keep = _peeled(telling, scope)
    opening = opening or _restored(telling, keep)
    if opening and keep and telling.tokens.kinds[keep[0]] == "P":
        keep = keep[1:]
    yield keep, opening
    keep = _without_brackets(telling, keep)
    yield keep, opening
    for way in _shorter(telling, keep):
        yield way, opening


def _scope(telling: Telling) -> tuple[list[int], str]:
    """The clause with what belongs to it, and the subject it borrows."""
    tokens, clause = telling.tokens, telling.clause
    index = telling.index
    following = telling.clauses[index + 1] if index + 1 < len(telling.clauses) else None
    verb = tokens.lower(clause.verb) if clause.verb >= 0 else ""
    if (
        following
        and following.part is Part.SAID
        and index + 1 not in telling.others
        and clause.part is Part.MAIN
        and telling.words.has("hollow", verb)
        and tokens.kinds[following.start] != OPEN
    ):
        return _from(telling, index + 1), ""
    start = clause.start
    opening = ""
    if clause.part is Part.RELATIVE:
        opening = _antecedent(telling)
        start = clause.verb
    elif clause.part is Part.MAIN and index and not subject(tokens, clause):
        opening = _borrowed(telling)
    own = _from(telling, index)
    if clause.part is Part.MAIN and index and not opening and telling.clauses[index - 1].part is Part.SUBORDINATE:
        lead = telling.clauses[index - 1]
        if lead.start == 0 and index - 1 not in telling.others:
            own = list(range(lead.start, lead.end)) + own
            start = lead.start
    return [i for i in own if i >= start], opening


def _from(telling: Telling, index: int) -> list[int]:
    """The tokens of a clause and of those after it that are not events of their own, nor who said it."""
    keep: list[int] = []
    for number in range(index, len(telling.clauses)):
        clause = telling.clauses[number]
        if number > index and (number in telling.others or _is_attribution(telling, clause)):
            break
        keep += range(clause.start, clause.end)
    return keep


def _is_attribution(telling: Telling, clause: Clause) -> bool:
    return (
        clause.part is Part.MAIN
        and clause.verb >= 0
        and telling.tokens.kinds[clause.verb] == "S"
        and telling.tokens.kinds[clause.start] != "C"
    )


def _antecedent(telling: Telling) -> str:
    """Whom "who" stands for: the name or the noun phrase right before it."""
    kinds = telling.tokens.kinds
    end = telling.clause.start
    while end and kinds[end - 1] in ",(":
        end -= 1
    start = end
    while start and kinds[start - 1] in NAME + "x0A" and not (kinds[start] == "A" and start < end):
        start -= 1
    return _text(telling, range(start, end))


def _borrowed(telling: Telling) -> str:
    """The subject of the main clause before, for a clause that begins with its verb: "met X and flew home"."""
    for clause in reversed(telling.clauses[: telling.index]):
        found = subject(telling.tokens, clause)
        if clause.part in (Part.MAIN, telling.clause.part) and found:
            if telling.tokens.kinds[found.start] == "P":
                return telling.person
            return _text(telling, _bare_subject(telling, found))
    return ""


def _bare_subject(telling: Telling, found: range) -> range:
    """A subject without the phrases set before it by a comma."""
    commas = [i for i in found if telling.tokens.kinds[i] == ","]
    return range(commas[-1] + 1, found.stop) if len(commas) == 1 else found


def _restored(telling: Telling, keep: list[int]) -> str:
    if not keep or telling.tokens.kinds[keep[0]] != "P":
        return ""
    person = telling.words.has("pronouns.person", telling.tokens.lower(keep[0]))
    return telling.person if person else ""


def _peeled(telling: Telling, keep: list[int]) -> list[int]:
    """Without links to the sentence before, without "according to", without the date that the entry shows anyway."""
    keep = _without_dates(telling, keep)
    keep = _without_sources(telling, keep)
    before = -1
    while before != len(keep):
        before = len(keep)
        keep = _without_link(telling, keep)
    return keep


def _without_link(telling: Telling, keep: list[int]) -> list[int]:
    tokens, words = telling.tokens, telling.words
    if not keep:
        return keep
    for phrase in words.phrases.get("connective_phrases", ()):
        if tuple(tokens.lower(i) for i in keep[: len(phrase)]) == phrase:
            return keep[len(phrase) :]
    first = tokens.lower(keep[0])
    if tokens.kinds[keep[0]] in "CT,;:-)" or words.has("connectives", first):
        return keep[1:]
    if tokens.kinds[keep[0]] == "J" and telling.clause.part is Part.SUBORDINATE:
        return keep[1:]
    return keep


def _without_dates(telling: Telling, keep: list[int]) -> list[int]:
    tokens, words = telling.tokens, telling.words
    gone: set[int] = set()
    for date in telling.dates:
        start, stop = date.start, date.stop
        if start and words.has("date_prepositions", tokens.lower(start - 1)):
            start -= 1
        elif start and tokens.kinds[start - 1] in "AIGO" + "'":
            continue  # "a Wednesday event", "since 2004", "ending Friday": part of what is said
        if tokens.texts[date.stop - 1].lower().endswith(("'s", "’s", "'", "’")):
            continue
        if stop < len(tokens.kinds) and tokens.kinds[stop] in NAME and start == date.start and start:
            continue  # "the Monday Club"
        if stop < len(tokens.kinds) and tokens.kinds[stop] == "x" and tokens.kinds[start - 1 : start] == "I":
            continue
        if stop < len(tokens.kinds) and tokens.kinds[stop] == "," and (start == 0 or tokens.kinds[start - 1] in ",C"):
            stop += 1
        gone |= set(range(start, stop))
    return [i for i in keep if i not in gone]


def _without_sources(telling: Telling, keep: list[int]) -> list[int]:
    """Without "according to the ministry,"."""
    tokens = telling.tokens
    for at, i in enumerate(keep[:-1]):
        if tokens.lower(i) == "according" and tokens.lower(keep[at + 1]) == "to":
            stop = next((n for n in range(at, len(keep)) if tokens.kinds[keep[n]] == ","), len(keep))
            start = at - 1 if at and tokens.kinds[keep[at - 1]] == "," else at
            return keep[:start] + keep[stop + (1 if not start else 0) :]
    return keep


def _without_brackets(telling: Telling, keep: list[int]) -> list[int]:
    depth, kept = 0, []
    for i in keep:
        kind = telling.tokens.kinds[i]
        depth += kind == "("
        if depth <= 0:
            kept.append(i)
        depth -= kind == ")"
    return kept if depth == 0 else keep


def _shorter(telling: Telling, keep: list[int]) -> Iterable[list[int]]:
    """Ever barer: without trailing clauses, without asides, then without the last phrases."""
    tokens = telling.tokens
    starts = {clause.start for clause in telling.clauses if clause.start > telling.clause.verb}
    verb = telling.clause.verb if telling.clause.verb in keep else next(iter(keep), 0)
    for start in sorted(starts, reverse=True):
        if start - 1 in keep and keep[0] < start:
            yield [i for i in keep if i < start]
    bare = _without_asides(telling, keep)
    if bare != keep:
        yield bare
        for start in sorted(starts, reverse=True):
            yield [i for i in bare if i < start]
    for at in range(len(bare) - 1, 0, -1):
        i = bare[at]
        if i <= verb + 1 or len(_text(telling, bare[:at])) < SHORTEST_CUT:
            continue
        if tokens.kinds[i] in ",;" or (tokens.kinds[i] == "C" and tokens.kinds[i - 1] == ","):
            yield bare[:at]
    for at in range(len(bare) - 1, 0, -1):
        i = bare[at]
        if i <= verb + 2 or len(_text(telling, bare[:at])) < SHORTEST_CUT:
            continue
        if tokens.kinds[i] in "IJ" and tokens.kinds[bare[at - 1]] in "xK0" and tokens.lower(i) not in ("of", "than"):
            yield bare[:at]


def _without_asides(telling: Telling, keep: list[int]) -> list[int]:
    """Without what stands between two commas before the verb, or is set before the subject by one."""
    tokens, clause = telling.tokens, telling.clause
    commas = [at for at, i in enumerate(keep) if tokens.kinds[i] == "," and i < clause.verb]
    if len(commas) == 2:
        return keep[: commas[0]] + keep[commas[1] + 1 :]
    if len(commas) == 1 and tokens.kinds[keep[0]] in "IJ" + GERUND + DATE:
        return keep[commas[0] + 1 :]
    return keep


def _written(telling: Telling, keep: list[int], opening: str) -> str:
    text = _text(telling, keep)
    if opening:
        text = f"{opening} {text}"
    return _tidy(text)


def _text(telling: Telling, keep: Iterable[int]) -> str:
    """Kept words with the spaces that the article has between them, or one where something was left out."""
    parts: list[str] = []
    last = -1
    for i in keep:
        if last >= 0:
            apart = telling.prose[telling.tokens.ends[last] : telling.tokens.starts[i]] if i == last + 1 else " "
            parts.append(apart)
        parts.append(telling.tokens.texts[i])
        last = i
    return "".join(parts)


def _tidy(text: str) -> str:
    text = SPACE_BEFORE_MARK.sub("", BLANKS.sub(" ", text)).strip(LOOSE_ENDS)
    text = re.sub(r"[,;:]+(?=[,.;:])", "", text)
    if text.endswith(".") and not re.search(r"\b(?:\w\.\w|Inc|Corp|Co|Ltd|Jr|Sr)\.$", text):
        text = text[:-1]
    if text[:1] in ("“", '"') and text.count('"') + text.count("“") == 1 and not text.count("”"):
        text = text[1:]
    return text[:1].upper() + text[1:] if text[:2].islower() or text[:2].strip().islower() else text


def _stands(text: str, telling: Telling, keep: list[int], opening: str) -> bool:
    """May this be read by itself?"""
    tokens = telling.tokens
    if not keep or not 12 <= len(text) <= LONGEST:
        return False
    if any(text.count(left) != text.count(right) for left, right in PAIRS) or text.count('"') % 2:
        return False
    kinds = [tokens.kinds[i] for i in keep]
    first = next((kind for kind in kinds if kind not in OPEN + CLOSE), "")
    if not opening and first in "PRBHDMFVZSLNW":
        return False
    if kinds[-1] in "IAOCJTWHBMD":
        return False
    return any(tokens.finite(i, i + 1) >= 0 for i in keep)


def headline_fits(headline: str, tokens: Tokens, words: Lexicon) -> bool:
    """Does a headline speak of what its lead tells, so that it may be the title of that?"""
    if not 8 <= len(headline) <= LONGEST:
        return False
    said = {_stem(tokens.lower(i)) for i in range(len(tokens.texts)) if tokens.kinds[i] in "xKVGSFZ"}
    told = {_stem(word.lower()) for word in re.findall(r"\w{3,}", headline) if word.lower() not in words.kind}
    return len(said & told) >= min(HEADLINE_WORDS, len(told))


def _stem(word: str) -> str:
    """Near enough to know "resigns" and "resigned" for one word."""
    return word[:5]
