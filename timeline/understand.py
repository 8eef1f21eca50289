"""A date as a person writes it, in EDTF or in words of any language: what they most likely meant."""

from timeline.find import find
from timeline.model.article import Context
from timeline.model.when import When
from timeline.resolve import read_phrase
from timeline.textdate import read_date


def understand(words: str, context: Context) -> When:
    """EDTF, else a phrase of the engine's ("3 weeks before Christmas 2018"), else whatever dateparser reads.

    Raises ValueError saying what would be right.
    """
    try:
        return When(words.strip())
    except ValueError as not_edtf:
        if _looks_like_edtf(words):
            raise ValueError(str(not_edtf)) from None
    return read_phrase(words, context, find) or read_date(words, context.language, context.number_order, context.today)


def _looks_like_edtf(words: str) -> bool:
    """A slip in EDTF is told as such, rather than guessed at as words: `2019-13-01`, `2019-12-20/2019-12-01`."""
    return (
        not any(character.isalpha() and character not in "TXYZ" for character in words)
        and words.isascii()
        and words[:4].replace("X", "0").isdecimal()
        and "-" in words
    )
