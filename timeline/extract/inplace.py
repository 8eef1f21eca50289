"""Words whose kind hangs on their place: "showed that" says something, "showed the figures" does not."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from timeline.extract.lexicon import Lexicon


class InPlace(NamedTuple):
    """Where the kinds of a sentence match, and each of the words, counted from there, is of its set: the kind it is."""

    where: re.Pattern[str]
    words: tuple[tuple[int, str], ...]
    kind: str


RULES = (
    InPlace(re.compile("[VFZx](?=T)"), ((0, "say_that"),), "S"),
    InPlace(re.compile("S(?=[BHMD])"), ((0, "nouns_too"),), "x"),  # "comments are due", "reports had come"
    InPlace(re.compile("S(?=xV)"), ((0, "nouns_too"), (1, "records")), "x"),  # "the notes first came to light"
    InPlace(re.compile("A(?=[BHMDIYVC.,;)]|$)"), ((0, "object_too"),), "R"),  # "named after her was"
    InPlace(re.compile("(?<=V)J(?=[AxK0RP])"), ((-1, "named_after"),), "I"),  # "named after a king"
    InPlace(re.compile("(?<=,)x(?=[PAxK0]{1,4}[VBHMD])"), ((0, "concluding"),), "C"),  # ", so she worked"
    InPlace(re.compile("V(?=Y)"), ((0, "dating"),), "x"),  # "in a memo dated 3 May"
    InPlace(re.compile("(?<=[xKG])x(?=I?Y)"), ((0, "starts"),), "F"),  # "work starts on 13 June"
    InPlace(re.compile("(?<=A[x0])V"), ((-1, "records"), (0, "same_forms")), "x"),  # "its first cut"
    InPlace(re.compile("(?<=x)S(?=I)"), ((0, "nouns_too"), (1, "of")), "x"),  # "newspaper reports of a caution"
    InPlace(re.compile("(?<=[VFI]A[x0])V"), ((0, "same_forms"),), "x"),  # "survived a direct hit"
    InPlace(re.compile("S(?=I)"), ((0, "requesting"), (1, "requested")), "V"),
)
PLACED = tuple(dict.fromkeys(rule.words[0][1] for rule in RULES))  # the sets of which a sentence must hold a word
WHO_COME = re.compile("(?<=W)Z")  # "rules which come into force": a present, spelt as the participle is
THOUGHT_TO = re.compile("(?<=,)S(?=O[HE])")  # ", thought to have been lost,": what is told of a noun


def kinds_in_place(kinds: str, lowers: Sequence[str], words: Lexicon) -> str:
    """The kinds of a sentence's words, set right where only the words beside one tell its kind."""
    kinds = WHO_COME.sub("F", kinds)
    for rule in RULES if words.has_any("placed", lowers) else ():
        if not words.has_any(rule.words[0][1], lowers):
            continue
        for found in rule.where.finditer(kinds):
            at = found.start()
            if all(words.has(name, lowers[at + step]) for step, name in rule.words):
                kinds = kinds[:at] + rule.kind + kinds[at + 1 :]
    return THOUGHT_TO.sub("Z", kinds) if "S" in kinds else kinds
