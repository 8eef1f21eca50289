"""Whether an article's headline may be the title of what its lead tells."""

import re

from timeline.extract.lexicon import Lexicon
from timeline.extract.shorter import LONGEST
from timeline.extract.tokens import Tokens

TELLING = "xSVFZ"  # kinds of words that say what a headline is about
HEADLINE_WORDS = 2  # shared with the lead before the headline is taken for its title


def headline_fits(headline: str, tokens: Tokens, words: Lexicon) -> bool:
    """Does a headline speak of what its lead tells, so that it may be the title of that?"""
    if not 8 <= len(headline) <= LONGEST:
        return False
    said = {_stem(tokens.lower(i)) for i in range(len(tokens.texts)) if tokens.kinds[i] in "xKVGSFZ"}
    written = re.findall(r"\w{3,}", headline.lower())
    told = {_stem(word) for word in written if words.kind.get(word, "x") in TELLING}
    return len(said & told) >= min(HEADLINE_WORDS, len(told))


def overlap(headline: str, words: str) -> int:
    """How many words two titles share."""
    ours, theirs = ({_stem(word.lower()) for word in re.findall(r"\w+", text)} for text in (headline, words))
    return len(ours & theirs)


def _stem(word: str) -> str:
    """Near enough to know "resigns" and "resigned" for one word."""
    return word[:5]
