"""What the verbs of a clause say of time, read off its auxiliaries and the form of its verb."""

import re
from enum import StrEnum

from timeline.extract.clause import Clause
from timeline.extract.lexicon import Lexicon
from timeline.extract.tokens import GERUND, Tokens

DONE = ("V", "Z", "S")  # forms that an auxiliary makes a past or a passive of
BEEN = re.compile(f"Ex?[VZS{GERUND}]")  # "been gone", "been widely shown", "been leaving"
LONGEST_GROUP = 4  # words from an auxiliary to its verb
ADVERBS = ("ly", "also", "twice", "now", "just", "long", "ever", "even", "since", "again")


class Tense(StrEnum):
    """What a verb group says of time."""

    PAST = "past"
    PERFECT = "perfect"
    BEFORE = "before"  # had gone: earlier than what is told
    NOW = "now"  # is leaving
    REPORT = "report"  # headlines and plain reports: sues
    FUTURE = "future"
    MAY = "may"  # would, could
    UNREAL = "unreal"  # should have gone
    STATE = "state"
    STANDS = "stands"  # is, has: no event of a day
    NONE = "none"


HAPPENED = (Tense.PAST, Tense.PERFECT)
HAPPENING = (*HAPPENED, Tense.NOW)


def tense(tokens: Tokens, clause: Clause, words: Lexicon) -> Tense:
    """The tense of a clause; NONE where it has no verb."""
    if clause.verb < 0:
        return Tense.NONE
    kind, word = tokens.kinds[clause.verb], tokens.lower(clause.verb)
    if kind in "VS":
        return Tense.STATE if words.has("stative", word) else Tense.PAST
    if kind == "F":
        return Tense.STANDS if words.has("stands", word) else Tense.REPORT
    leads_to = _leads_to(tokens, clause.verb, clause.end)
    return _auxiliary(kind, word, leads_to, bool(BEEN.search(tokens.kinds, clause.verb, clause.end)), words)


def _auxiliary(kind: str, word: str, leads_to: str, done: bool, words: Lexicon) -> Tense:
    if kind == "M" and leads_to == "H":
        return Tense.UNREAL
    if kind == "M":
        return Tense.FUTURE if words.has("certain", word) else Tense.MAY
    if kind == "H" and leads_to == "E" and not done:
        return Tense.STATE  # "there has been talk of it"
    if kind == "H" and leads_to in (*DONE, "E"):
        return Tense.BEFORE if words.has("had", word) else Tense.PERFECT
    if kind == "B" and leads_to in (GERUND, "E"):
        return Tense.NOW
    if kind == "B" and leads_to in DONE:
        return Tense.PAST if words.has("was", word) else Tense.STATE
    if kind == "B" and leads_to == "O":
        return Tense.FUTURE
    if kind == "D" and words.has("did", word):
        return Tense.PAST
    return Tense.STANDS if words.has("stands", word) else Tense.STATE


def _leads_to(tokens: Tokens, auxiliary: int, end: int) -> str:
    """The kind of the word an auxiliary leads to, past "not" and an adverb or two."""
    for i in range(auxiliary + 1, min(auxiliary + LONGEST_GROUP, end)):
        kind = tokens.kinds[i]
        if kind == "N" or (kind in "xJ" and tokens.lower(i).endswith(ADVERBS)):
            continue
        return kind
    return ""
