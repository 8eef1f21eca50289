"""Whom "they" and what "it" means in the sentence after: the subject, where nothing else beside it could be meant."""

import re

from timeline.extract.clause import Clause
from timeline.extract.lexicon import Lexicon
from timeline.extract.tokens import DATE, NAME, Tokens

LONGEST_THING = 4  # words
LONGEST_GROUP = 12
PLAIN = frozenset("AxK0" + DATE)
COMMA = re.compile(" (?=,)")
LIST = re.compile("[AxK0]+(?:,[AxK0]+)*,?C[AxK0]+")  # "Borman, Lovell and Anders"
ALONE = re.compile("[BHM][Nx]?E{0,2}x?[VZ]|B|V[IYJ.,]")  # "was lost", "will be built", "landed on"


def group_of(tokens: Tokens, main: Clause, about: range, words: Lexicon) -> str:
    """The subject of "Rovers were relegated": many, and with no object that "they" might mean as well."""
    if len(about) > LONGEST_GROUP or not _is_alone(tokens, main, words):
        return ""
    if LIST.fullmatch(tokens.kinds, about.start, about.stop):
        return _text(tokens, about)
    if not words.has("plural", tokens.lower(main.verb)):
        return ""
    kinds = tokens.kinds[about.start : about.stop]
    return _text(tokens, about) if set(kinds) <= PLAIN and tokens.lowers[about.stop - 1].endswith("s") else ""


def thing_of(tokens: Tokens, main: Clause, about: range, words: Lexicon) -> str:
    """The subject of "Luna 15 was lost on the Moon": one, and nothing else that "it" might mean. It may be a person."""
    if not 0 < len(about) <= LONGEST_THING or not _is_alone(tokens, main, words):
        return ""
    kinds, spoken = tokens.kinds[about.start : about.stop], tokens.lowers[about.start : about.stop]
    one = not words.has("plural", tokens.lower(main.verb)) and not spoken[-1].endswith("s")
    known = NAME in kinds or words.has("definite", spoken[0])
    return _text(tokens, about) if one and known and set(kinds) <= PLAIN else ""


def _is_alone(tokens: Tokens, main: Clause, words: Lexicon) -> bool:
    """Has a clause no object, and does it bring up nothing new, so that a pronoun after it means its subject?"""
    after = tokens.lowers[main.verb :]
    return bool(ALONE.match(tokens.kinds, main.verb)) and not words.has_any("rivals", after)


def _text(tokens: Tokens, found: range) -> str:
    return COMMA.sub(",", " ".join(tokens.texts[found.start : found.stop]))
