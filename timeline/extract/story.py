"""The day an article's own news happened, and which sentences without a date may share it."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline.extract.clause import Clause, Part
from timeline.extract.lexicon import Lexicon
from timeline.extract.tokens import Tokens
from timeline.model.article import Article
from timeline.model.reading import Reading, Resolved, Role
from timeline.model.when import When, when_day

NEWS_DAYS = 31  # a lead tells of the weeks before it; an older date there is background
AHEAD = 6  # words between "is set to" and its day
CURRENT_DAYS = 7  # a later sentence that names one of these days moves the story to it


class StoryDay(NamedTuple):
    """A day that undated sentences may inherit, and why."""

    when: When
    why: str


def publication_day(article: Article) -> StoryDay:
    return StoryDay(when_day(article.context.today), "no date of its own: the day of publication")


def story_day(
    article: Article, tokens: Tokens, clauses: Sequence[Clause], readings: Sequence[Resolved], words: Lexicon
) -> StoryDay:
    """The day that the lead gives; without one, the publication's."""
    return _named(article, tokens, clauses, readings, words, NEWS_DAYS, "the lead") or publication_day(article)


def moved(
    article: Article, tokens: Tokens, clauses: Sequence[Clause], readings: Sequence[Resolved], words: Lexicon
) -> StoryDay | None:
    """The day of the last week that a sentence turns to, if it does."""
    return _named(article, tokens, clauses, readings, words, CURRENT_DAYS, "the sentence before")


def _named(
    article: Article,
    tokens: Tokens,
    clauses: Sequence[Clause],
    readings: Sequence[Resolved],
    words: Lexicon,
    days: int,
    where: str,
) -> StoryDay | None:
    if not readings:
        return None
    aside = [
        (tokens.starts[clause.start], tokens.ends[clause.end - 1])
        for clause in clauses
        if clause.part in (Part.RELATIVE, Part.SUBORDINATE)
    ]
    for reading in readings:
        if not isinstance(reading, Reading) or reading.role is not Role.POINT:
            continue
        at = reading.mention.span.start
        if any(start <= at < end for start, end in aside) or not _recent(article, reading.when, days):
            continue
        if _is_ahead(tokens, reading, words):
            continue
        said = " ".join(reading.mention.text.split())
        return StoryDay(when_day(reading.when.earliest), f'no date of its own: same story day as {where} ("{said}")')
    return None


def _is_ahead(tokens: Tokens, reading: Reading, words: Lexicon) -> bool:
    """ "Is set to begin on Wednesday" is not a day that the story has come to."""
    found = tokens.within(reading.mention.span)
    before = range(max(found.start - AHEAD, 0), found.start)
    return any(words.has("plan", tokens.lower(i)) and tokens.kinds[i] not in "OM" for i in before)


def _recent(article: Article, when: When, days: int) -> bool:
    if when.earliest != when.latest:
        return False
    return 0 <= article.context.today.ordinal - when.earliest.ordinal <= days
