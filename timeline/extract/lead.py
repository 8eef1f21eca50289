"""What an article begins with: its own news, or what happened long ago."""

from collections.abc import Sequence

from timeline.extract.clause import Part, main_clause
from timeline.extract.dating import is_lifetime
from timeline.extract.drafts import Draft, dated_drafts
from timeline.extract.headlines import headline_fits, overlap
from timeline.extract.shorter import LONGEST
from timeline.extract.story import NEWS_DAYS, StoryDay
from timeline.extract.tense import HAPPENING, Tense, tense
from timeline.extract.titles import title
from timeline.extract.told import Told
from timeline.model.event import Status
from timeline.model.reading import Reading, Resolved

ASIDES = (Part.RELATIVE, Part.SUBORDINATE)
LEAD = 0.75  # how sure the day of publication is
HISTORY_DAYS = 730  # what is older than this is no news


def lead(told: Told, story: StoryDay) -> list[Draft]:
    """An article's own news is always an event, and its headline is the best title that there is."""
    drafts = list(dated_drafts(told))
    news = [at for at, draft in enumerate(drafts) if draft.clause >= 0 and _is_news(told, draft)]
    told_first = [at for at in news if told.clauses[drafts[at].clause].part not in ASIDES]
    if not told_first and _has_just(told):
        news = []
    main = max(told_first or news, key=lambda at: overlap(told.article.title, drafts[at].title), default=-1)
    if main < 0 and not is_history(told, drafts):
        others = {draft.clause for draft in drafts}
        index = next((n for n, clause in enumerate(told.clauses) if n not in others and clause.part is Part.MAIN), 0)
        name = title(told.telling(index, others, ()))
        drafts.insert(0, Draft(index, story.when, name, Status.REPORTED, LEAD, (story.why,)))
        main = 0
    if main < 0:
        return drafts
    headline = told.article.title
    old_lead = len(drafts) > 1 and not drafts[main].reading and 0 < len(headline) <= LONGEST < len(drafts[main].title)
    if old_lead or headline_fits(headline, told.tokens, told.words):
        drafts[main] = drafts[main]._replace(title=headline)
    return drafts


def _is_news(told: Told, draft: Draft) -> bool:
    """Of these weeks, or to come: not "which was founded in 1998", nor "welcomed rules that apply from tomorrow"."""
    if draft.status is Status.PLANNED and told.clauses[draft.clause].part in ASIDES and _happens(told):
        return False
    return draft.when.latest.ordinal >= told.article.context.today.ordinal - NEWS_DAYS


def is_history(told: Told, drafts: Sequence[Draft]) -> bool:
    """Does an article begin with what happened years ago: "Mara Lind was born in Hull in 1888"? Then it has no news."""
    main = main_clause(told.clauses)
    long_ago = told.article.context.today.ordinal - HISTORY_DAYS
    if any(tense(told.tokens, clause, told.words) in (Tense.PERFECT, Tense.NOW) for clause in told.clauses):
        return False  # "Mara Lind, who has died, was born in Hull"
    if not drafts and any(_is_life(told, reading, long_ago) for reading in told.readings):
        return True  # "Mara Lind (1871-1949) built forty bridges"
    return any(draft.clause == main and draft.when.latest.ordinal < long_ago for draft in drafts) and not any(
        draft.when.latest.ordinal >= long_ago for draft in drafts
    )


def _is_life(told: Told, reading: Resolved, long_ago: int) -> bool:
    if not isinstance(reading, Reading) or reading.when.latest.ordinal >= long_ago:
        return False
    return is_lifetime(told.tokens, reading, told.tokens.within(reading.mention.span))


def _has_just(told: Told) -> bool:
    """ "Engineers have given up hope of the probe, whose radio fell silent in May": the news is of today."""
    main = main_clause(told.clauses)
    return main >= 0 and tense(told.tokens, told.clauses[main], told.words) is Tense.PERFECT


def _happens(told: Told) -> bool:
    """Does the sentence tell first of what has happened?"""
    main = main_clause(told.clauses)
    return main >= 0 and tense(told.tokens, told.clauses[main], told.words) in HAPPENING
