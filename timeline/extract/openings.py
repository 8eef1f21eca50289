"""Where an aside begins, and where one that opens a sentence ends."""

import re

from timeline.extract.tokens import DATE, Tokens

LONGEST_SHARE = 7  # words of ", during the second of"
OPENING_PARTICIPLE = re.compile(f"[VZ]x?[IA0xR{DATE}]")
SUBJECT_AND_VERB = re.compile("(?:P|[AxK0I]*[xK0])x?[SVBHMD]")


def main_after_opening(tokens: Tokens) -> int:
    """ "Born in Oslo in 1931, the son of a clerk, | he came": where what a participle opens on begins, or 0."""
    kinds = tokens.kinds
    comma = kinds.find(",") if OPENING_PARTICIPLE.match(kinds) else -1
    while comma > 0:
        following = kinds.find(",", comma + 1)
        if SUBJECT_AND_VERB.match(kinds, comma + 1):
            return comma + 1
        if tokens.finite(comma, following if following > 0 else len(kinds)) >= 0:
            return 0
        comma = following
    return 0


def relative_from(tokens: Tokens, who: int) -> int:
    """Where "who" begins: also "in | which", and "neither of | whom", "the largest of | which" after a comma."""
    if tokens.kinds[who - 1] != "I":
        return who
    if tokens.lower(who - 1) != "of":
        return who - 1
    comma = tokens.kinds.rfind(",", max(who - LONGEST_SHARE, 0), who)
    return comma + 1 if comma > 0 and tokens.finite(comma, who) < 0 else who - 1
