"""Where a clause of saying begins to name who says it, and where what is said begins."""

import re

from timeline.extract.tokens import CLOSE, DATE, FINITE, OPEN, Tokens, is_verb

LONGEST_SPEAKER = 7  # words between a comma and "said"
BY_MEANS = re.compile("IA[x0K]*xV$")  # "told staff in an email sent at noon that"
LONGEST_ADDRESSEE = 8  # words between "told" and "that": "told a news conference on Friday that"


def comma_before(tokens: Tokens, verb: int) -> int:
    """The comma after which a speaker is named: ", Apple announced", or -1."""
    kinds = tokens.kinds
    for i in range(verb - 1, max(verb - 1 - LONGEST_SPEAKER, 0), -1):
        if kinds[i] == ",":
            return i
        if kinds[i] in FINITE and is_verb(kinds, i):
            return -1
    return -1


def said_from(tokens: Tokens, verb: int) -> int:
    """Where what is said begins: after the verb, or after whom it is told ("told reporters that")."""
    kinds = tokens.kinds
    for i in range(verb + 1, min(verb + 2 + LONGEST_ADDRESSEE, len(kinds))):
        if kinds[i] == "T" and (i == verb + 1 or kinds[i + 1 : i + 2] not in tuple(FINITE)):
            return i
        ends = kinds[i] in ",;" + OPEN or (i > verb + 1 and kinds[i] in FINITE and is_verb(kinds, i))
        if ends and not BY_MEANS.search(kinds, verb, i + 1):
            break
    after = verb + 1
    while kinds[after : after + 1] == DATE or kinds[after : after + 2] == "I" + DATE:
        after += 1 if kinds[after] == DATE else 2
    stop = next((i for i in range(after, len(kinds)) if kinds[i] in ",;J" + OPEN + CLOSE), len(kinds))
    if kinds[after : after + 2] == "xP":  # "told reporters | he had"
        after += 1
    if kinds[after : after + 1] in ("O", ",", "") or (kinds[after] == "I" and "," not in kinds[after:]):
        return len(kinds)
    if kinds[after] == "I":
        stop = len(kinds)
    return after if tokens.finite(after, stop) >= 0 else len(kinds)
