"""Events that nobody tells of, but that the words say there were."""

import re
from collections.abc import Iterator, Sequence

from timeline.extract.dating import is_allowed, role_of
from timeline.extract.lexicon import Lexicon
from timeline.extract.tokens import Tokens
from timeline.model.reading import Reading, Resolved, Role
from timeline.model.when import When

LONGEST_NAME = 5  # words between the date and the noun: "the 2015 Iran nuclear agreement"
WHICH = re.compile("V?(?P<led>I)A?[xK0]{1,4}(?![xK0])")
YEARS = ("year", "decade", "interval")


def implied(
    tokens: Tokens, readings: Sequence[Resolved], prose: str, words: Lexicon
) -> Iterator[tuple[When, str, Reading, str]]:
    """When, a title where there is one, the reading, and the reason."""
    for reading in readings:
        if not isinstance(reading, Reading):
            continue
        if is_allowed(tokens, reading, words):
            continue
        if reading.role is Role.GAP and "/" in reading.when.edtf:
            start = When(reading.when.edtf.split("/")[0])
            yield start, "", reading, f'"{reading.mention.text}" implies an earlier one, {start}'
        elif role_of(tokens, reading, words) is Role.PART_OF_NAME and reading.when.precision in YEARS:
            name = _name(tokens, reading, prose, words)
            if name:
                yield reading.when, name, reading, f'"{name}" says that there was one, {reading.when}'


def _name(tokens: Tokens, reading: Reading, prose: str, words: Lexicon) -> str:
    """ "The 2015 nuclear agreement", where what is named is something that happened; else nothing."""
    date = tokens.within(reading.mention.span)
    if not date:
        return ""
    for i in range(date.stop - 1, min(date.stop + LONGEST_NAME, len(tokens.texts))):
        if i >= date.stop and tokens.kinds[i] not in "xKVG":
            return ""
        if words.has("event_nouns", tokens.lower(i)):
            owned = date.start and tokens.lower(date.start - 1) in ("the", "its", "their")
            start = date.start - 1 if owned else date.start
            text = " ".join(prose[tokens.starts[start] : tokens.ends[_told_to(tokens, i, words)]].split())
            return text[0].upper() + text[1:]
    return ""


def _told_to(tokens: Tokens, noun: int, words: Lexicon) -> int:
    """The last word of what says which agreement: "reached between the two parties", "of the four powers"."""
    found = WHICH.match(tokens.kinds, noun + 1)
    if not found or not words.has("parties", tokens.lower(found.start("led"))):
        return noun
    return found.end() - 1
