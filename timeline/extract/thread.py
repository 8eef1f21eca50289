"""The thread of an article's telling: its lead, what it dates, and what shares the day that its story is at."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.extract.clause import Part
from timeline.extract.drafts import Draft, dated_drafts, tells_an_end
from timeline.extract.lead import is_history, lead
from timeline.extract.story import StoryDay, moved, story_day
from timeline.extract.tense import HAPPENING, tense
from timeline.extract.titles import title
from timeline.extract.tokens import OPEN
from timeline.extract.told import Told
from timeline.model.event import Status

SPEAKS = re.compile("(?<![BE])S")  # but not "was told"
INHERITED = 0.5  # how sure a day is that the sentence itself does not give
POINTING = ("pronouns.pointing", "possessives.person", "possessives.people", "possessives.thing")


@dataclass(slots=True)
class Thread:
    """Where an article is in its telling: which day its story is at, and whether this paragraph tells of that day."""

    story: StoryDay
    block: int = -1
    tells: bool = False  # this paragraph has told of the story's day
    aside: bool = False  # the sentence before told of what was long before

    def follow(self, told: Told) -> list[Draft]:
        """The events of the next sentence."""
        article, block = told.article, told.sentence.block
        if self.block < 0:
            self.story = story_day(article, told.tokens, told.clauses, told.readings, told.words)
            drafts = lead(told, self.story)
            self.block, self.tells = block, bool(drafts) and not is_history(told, drafts)
            return drafts
        if block != self.block:
            self.block, self.tells, self.aside = block, False, False
        turned = moved(article, told.tokens, told.clauses, told.readings, told.words)
        self.story, self.tells = turned or self.story, self.tells or turned is not None
        drafts = list(dated_drafts(told))
        self.aside = _turns_aside(told, drafts, self.story, self.aside)
        if self.tells or tells_an_end(told):
            drafts += _inherited(told, self.story, drafts, self.aside)
        return drafts


def _turns_aside(told: Told, drafts: Sequence[Draft], story: StoryDay, aside: bool) -> bool:
    """Does a sentence turn to what happened long before, or go on about it ("That suit was settled")?"""
    dated = [draft for draft in drafts if draft.clause >= 0]
    if dated:
        return all(draft.when != story.when and draft.status is not Status.PLANNED for draft in dated)
    first = told.tokens.lower(0)
    return aside and (told.tokens.kinds[0] == "P" or any(told.words.has(name, first) for name in POINTING))


def _inherited(told: Told, story: StoryDay, drafts: Sequence[Draft], aside: bool) -> Iterator[Draft]:
    """What a sentence without a date of its own tells of the story's day, if it does."""
    taken = {draft.clause for draft in drafts}
    index = _teller(told)
    if index < 0 or index in taken or any(draft.when == story.when for draft in drafts):
        return
    clause = told.clauses[index]
    if told.words.has("elsewhen", told.tokens.lower(0)) and told.clauses[0].part is Part.SUBORDINATE:
        return
    following = told.clauses[index + 1 : index + 2]
    if (
        following
        and following[0].part is Part.SAID
        and told.words.has("doubtful", told.tokens.lower(following[0].verb))
    ):
        return  # "he said he hopes": nothing happened
    says = bool(SPEAKS.match(told.tokens.kinds, clause.verb))
    dated = [number for number in taken if number >= 0 and told.clauses[number].part is Part.MAIN]
    after_all = bool(dated) and dated[0] < index and told.tokens.kinds[clause.start] != "C"  # "…, police said"
    if (dated and not says) or after_all:
        return
    if tense(told.tokens, clause, told.words) not in HAPPENING or (aside and not says):
        return
    name = title(told.telling(index, taken, ()))
    yield Draft(index, story.when, name, Status.REPORTED, INHERITED, (story.why,), minor=True)


def _teller(told: Told) -> int:
    """The clause that a sentence is there for: who speaks, else the first main clause to which something happens.

    None within a quotation.
    """
    kinds = told.tokens.kinds
    mains = [n for n, clause in enumerate(told.clauses) if clause.part is Part.MAIN and clause.verb >= 0]
    spoken = [n for n in mains if SPEAKS.match(kinds, told.clauses[n].verb)]
    if spoken:
        return spoken[0]
    if not mains or told.sentence.quoted or kinds[told.clauses[mains[0]].start] == OPEN:
        return -1
    happening = (n for n in mains if tense(told.tokens, told.clauses[n], told.words) in HAPPENING)
    return next(happening, mains[0])
