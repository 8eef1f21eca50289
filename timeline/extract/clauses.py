"""A sentence cut into clauses: each has one finite verb, and one date at most is its own."""

from dataclasses import dataclass, replace
from enum import StrEnum

from timeline.extract.lexicon import Lexicon
from timeline.extract.tokens import CLOSE, FINITE, GERUND, NAME, OPEN, Tokens, is_verb

LONGEST_SPEAKER = 7  # words between a comma and "said"
LONGEST_ADDRESSEE = 4  # words between "told" and "that": "told a news conference that"


class Part(StrEnum):
    """What a clause is to its sentence."""

    MAIN = "main"
    SAID = "said"  # the content of saying
    RELATIVE = "relative"  # who, which
    SUBORDINATE = "subordinate"  # when, after, because


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `start:end`, with its finite verb at `verb` (-1 where a sentence has none at all)."""

    start: int
    end: int
    part: Part
    verb: int


def clauses(tokens: Tokens, words: Lexicon) -> tuple[Clause, ...]:
    """Cut at connectives, relative pronouns and what is said; a piece without a verb joins the piece before it."""
    cuts = _cuts(tokens, words)
    pieces = [Clause(start, end, part, tokens.finite(start, end)) for (start, part), end in cuts]
    return _joined(pieces)


def _cuts(tokens: Tokens, words: Lexicon) -> list[tuple[tuple[int, Part], int]]:
    """Starts with the part that begins there, and ends."""
    starts: list[tuple[int, Part]] = [(0, Part.MAIN)]
    kinds, count = tokens.kinds, len(tokens.kinds)

    def cut(at: int, part: Part) -> None:
        if at >= count:
            return
        if starts[-1][0] >= at:
            starts[-1] = (starts[-1][0], part)
        else:
            starts.append((at, part))

    for i, kind in enumerate(kinds):
        part = starts[-1][1]
        if kind == "W" and i:
            cut(i - 1 if kinds[i - 1] == "I" else i, Part.RELATIVE)
        elif kind == "T" and i and kinds[i - 1] in "xK" and i + 1 < count and kinds[i + 1] in FINITE:
            cut(i, Part.RELATIVE)
        elif kind == "J":
            cut(i, Part.SUBORDINATE)
        elif kind == "S" and is_verb(kinds, i):
            comma = _comma_before(kinds, i)
            if comma > starts[-1][0] and tokens.finite(starts[-1][0], comma) >= 0:
                cut(comma + 1, Part.MAIN)
            cut(_said_from(tokens, i, words), Part.SAID)
        elif kind == "C":
            cut(i, part)
        elif kind in ";-" or (
            kind == CLOSE and i + 1 < count and (i == 0 or kinds[i - 1] in ",." or kinds[i + 1] == ",")
        ):
            cut(i + 1, Part.MAIN)
        elif kind == OPEN and i and kinds[i - 1] in ",:":
            cut(i, Part.SAID)
        elif kind == "," and part in (Part.RELATIVE, Part.SUBORDINATE):
            cut(i + 1, Part.MAIN)
    ends = [start for start, _ in starts[1:]] + [count]
    return list(zip(starts, ends, strict=True))


def _comma_before(kinds: str, verb: int) -> int:
    """The comma after which a speaker is named: ", Apple announced", or -1."""
    for i in range(verb - 1, max(verb - 1 - LONGEST_SPEAKER, 0), -1):
        if kinds[i] == ",":
            return i
        if kinds[i] in FINITE and is_verb(kinds, i):
            return -1
    return -1


def _said_from(tokens: Tokens, verb: int, words: Lexicon) -> int:
    """Where what is said begins: after the verb, or after whom it is told ("told reporters that")."""
    kinds = tokens.kinds
    for i in range(verb + 1, min(verb + 2 + LONGEST_ADDRESSEE, len(kinds))):
        if kinds[i] == "T":
            return i
        if kinds[i] in ",;" or (i > verb + 1 and kinds[i] in FINITE):
            break
    after = verb + 1
    while (after < len(kinds) and kinds[after] == "Y") or (after < len(kinds) - 1 and kinds[after : after + 2] == "IY"):
        after += 1 if kinds[after] == "Y" else 2
    # "announced the release" takes an object; "said the store would open" takes a clause
    stop = next((i for i in range(after, len(kinds)) if kinds[i] in ",;J" + OPEN + CLOSE), len(kinds))
    finite = tokens.finite(after, stop)
    if finite < 0 or kinds[after] in "IO,":
        return len(kinds)
    return after


def _joined(pieces: list[Clause]) -> tuple[Clause, ...]:
    joined: list[Clause] = []
    for piece in pieces:
        if joined and piece.verb < 0:
            joined[-1] = replace(joined[-1], end=piece.end)
        elif joined and joined[-1].verb < 0:
            joined[-1] = replace(joined[-1], end=piece.end, verb=piece.verb, part=piece.part)
        else:
            joined.append(piece)
    return tuple(joined)


class Tense(StrEnum):
    """What a verb group says of time."""

    PAST = "past"
    PERFECT = "perfect"
    BEFORE = "before"  # had gone: earlier than what is told
    NOW = "now"  # is leaving
    REPORT = "report"  # headlines and plain reports: sues, says
    FUTURE = "future"
    MAY = "may"  # would, could
    STATE = "state"
    NONE = "none"


def tense(tokens: Tokens, clause: Clause, words: Lexicon) -> Tense:
    """The tense of a clause, as its auxiliaries and its verb's form show it."""
    i = clause.verb
    if i < 0:
        return Tense.NONE
    kind, word = tokens.kinds[i], tokens.lower(i)
    after = _main_word(tokens, i, clause.end)
    if kind == "M":
        return Tense.FUTURE if words.has("plan", word) and word != "would" else Tense.MAY
    if kind == "H":
        if after not in ("V", "Z", "S", "B"):
            return Tense.STATE
        return Tense.BEFORE if word == "had" else Tense.PERFECT
    if kind == "B":
        if after == GERUND:
            return Tense.NOW
        if after in ("V", "Z", "S"):
            return Tense.PAST if word in ("was", "were") else Tense.STATE
        return Tense.FUTURE if after == "O" else Tense.STATE
    if kind == "D":
        return Tense.PAST if word == "did" else Tense.STATE
    if kind in "VS":
        return Tense.STATE if words.has("stative", word) else Tense.PAST
    return Tense.REPORT if kind == "F" else Tense.STATE


def _main_word(tokens: Tokens, auxiliary: int, end: int) -> str:
    """The kind of the word an auxiliary leads to, past "not" and an adverb or two."""
    for i in range(auxiliary + 1, min(auxiliary + 4, end)):
        kind = tokens.kinds[i]
        if kind in "VZSBO" + GERUND:
            return kind
        if kind not in "Nx" or (kind == "x" and not tokens.lower(i).endswith(("ly", "also", "twice", "been", "now"))):
            return kind
    return ""


def subject(tokens: Tokens, clause: Clause) -> range:
    """The words before a clause's verb that say who or what it is about; empty where it begins with its verb."""
    start = clause.start
    while start < clause.verb and tokens.kinds[start] in "CTJ,WY":
        start += 1
    return range(start, clause.verb) if clause.verb > start else range(0)


def names(tokens: Tokens, among: range) -> tuple[range, ...]:
    """Runs of capitalised words."""
    runs: list[range] = []
    for i in among:
        if tokens.kinds[i] == NAME:
            runs[-1:] = [range(runs[-1].start, i + 1)] if runs and runs[-1].stop == i else [*runs[-1:], range(i, i + 1)]
    return tuple(runs)
