"""Histories and biographies, known by their dates: many past years told, hardly a word that counts from today."""

from timeline.model import meaning as m
from timeline.model.article import Context
from timeline.model.reading import Mention
from timeline.model.when import When

YEARS_BACK = 3  # a year so far before publication is history
FEWEST = 4  # such years that make a history
MOST_DEICTIC = 0.12  # share of mentions that count from publication


def is_narrative(context: Context, mentions: tuple[Mention, ...]) -> bool:
    """Whether under-specified dates count from the mention before, as the context says or the mentions show."""
    if context.narrative:
        return True
    told = [mention for mention in mentions if isinstance(mention.meaning, m.Fixed)]
    past = [each for each in told if When(each.meaning.edtf).latest.year <= context.today.year - YEARS_BACK]  # type: ignore[attr-defined]
    if len(past) < FEWEST or 2 * len(past) < len(mentions):
        return False
    deictic = [mention for mention in mentions if counts_from_now(mention.meaning)]
    return len(deictic) <= MOST_DEICTIC * len(mentions)


def counts_from_now(meaning: m.Meaning) -> bool:
    """today, last year, three days ago, on Friday"""
    match meaning:
        case m.Now() | m.Weekday():
            return True
        case m.Step(base=base) | m.Shift(base=base) | m.Turn(base=base):
            return counts_from_now(base)
        case m.Modified(whole=whole) | m.PartOfDay(day=whole) | m.Clock(day=whole) | m.Within(whole=whole):
            return counts_from_now(whole)
    return False
