"""A date as a person writes it, in EDTF or in words of any language: what they most likely meant."""

import re

from timeline.find import find
from timeline.model.article import Context
from timeline.model.when import When
from timeline.resolve import read_phrase
from timeline.textdate import read_date

MEANT_AS_EDTF = re.compile(r"-?[0-9X]{4}-(?![0-9]{4}$)[-/0-9XTZ:.+~?%]+")  # a slip is told, not guessed at: 2019-13-01


def understand(words: str, context: Context) -> When:
    """EDTF, else a phrase of the engine's ("3 weeks before Christmas 2018"), else whatever dateparser reads.

    Raises ValueError saying what would be right.
    """
    words = words.strip()
    try:
        return When(words)
    except ValueError:
        if MEANT_AS_EDTF.fullmatch(words):
            raise
    return read_phrase(words, context, find) or read_date(
        words, context.language, context.number_order, context.today, context.calendar
    )
