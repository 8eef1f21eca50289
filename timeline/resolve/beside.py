"""A time of day whose day stands behind it in the sentence: "at 3:32 a.m. local time (0132 UTC) on Monday"."""

import re
from dataclasses import replace

from timeline.model import meaning as m
from timeline.model.reading import Mention

AND = " and "
NEAR = 25  # characters between the time and its day
ENDS = re.compile(r"[.!?;,]\s|\n\n")  # what parts them


def with_day(mentions: tuple[Mention, ...], index: int, text: str) -> Mention:
    """The mention with the day, and the cues, of the one that stands behind it; itself where there is none."""
    mention = mentions[index]
    if not _lacks_day(mention.meaning) or _told_before(mentions, index, text):
        return mention
    day = next((each for each in mentions[index + 1 : index + 3] if not _lacks_day(each.meaning)), None)
    if day is None or not _is_day(_day_of(day.meaning)):
        return mention
    between = text[mention.span.end : day.span.start]
    other_zone = "(" in between and isinstance(day.meaning, m.Clock)  # "2:47 a.m. (1647 GMT Tuesday)"
    of_other = AND in between and not isinstance(day.meaning, m.Clock)  # "at 6 p.m. and came by Friday night"
    if other_zone or of_other or len(between) > NEAR or ENDS.search(between):
        return mention
    return replace(mention, meaning=_on(mention.meaning, _day_of(day.meaning)), cues=day.cues)


def _day_of(meaning: m.Meaning) -> m.Meaning:
    """ "from 2 p.m. to 4 p.m. Sunday": both on Sunday."""
    return meaning.day if isinstance(meaning, m.Clock | m.PartOfDay) else meaning


def _on(time: m.Meaning, day: m.Meaning) -> m.Meaning:
    return replace(time, day=day) if isinstance(time, m.Clock | m.PartOfDay) else time


def _lacks_day(meaning: m.Meaning) -> bool:
    return isinstance(meaning, m.Clock | m.PartOfDay) and isinstance(meaning.day, m.Unknown)


def _told_before(mentions: tuple[Mention, ...], index: int, text: str) -> bool:
    """Whether the sentence has told a day already: "On Monday the train left at 8 a.m. …"."""
    before = mentions[index - 1] if index else None
    if before is None or not _is_day(before.meaning):
        return False
    return not ENDS.search(text[before.span.end : mentions[index].span.start])


def _is_day(meaning: m.Meaning) -> bool:
    match meaning:
        case m.Weekday() | m.DayOfYear() | m.DayOfMonth() | m.Numeric() | m.Turn(cycle=m.Weekday()):
            return True
        case m.Fixed(edtf):
            return len(edtf) == len("2019-12-20")
        case m.Step(unit="day", base=base):
            return not isinstance(base, m.Then)  # "the night and the next day" are two
        case m.Within(part=part):
            return _is_day(part)
    return False
