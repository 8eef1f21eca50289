"""Histories and biographies, known by their dates: many past years told, hardly a word that counts from today."""

from dataclasses import dataclass

from timeline.model import meaning as m
from timeline.model.article import Context
from timeline.model.day import Day
from timeline.model.reading import Mention
from timeline.model.when import When
from timeline.resolve.cell import Cell
from timeline.resolve.scene import Answer

YEARS_BACK = 3  # a year so far before publication is history
FEWEST = 3  # such years that make a history, or what is counted from them; two of them at least stand in full
LEAD = 2  # first mentions; where one counts from publication ("died on Tuesday"), or is a dateline, it is news
DATELINE = 31  # days from publication
SHARE = 0.7  # of the mentions that stand on their own
LONG_AGO = 60  # years: of a day so far back a text goes on by weekdays
FAR = 200  # days: what a news text tells of so long ago, it goes on to tell from there


def is_narrative(context: Context, mentions: tuple[Mention, ...]) -> bool:
    """Whether under-specified dates count from the mention before, as the context says or the mentions show."""
    if context.narrative:
        return True
    if mentions and _opens_far(context.today, mentions):
        return True
    if any(_is_news(mention.meaning, context.today) for mention in mentions[:LEAD]):
        return False
    told = [when for mention in mentions if (when := told_in_full(mention.meaning))]
    past = sum(when.latest.year <= context.today.year - YEARS_BACK for when in told)
    deictic = sum(counts_from_now(mention.meaning) for mention in mentions)
    onward = sum(counts_from_then(mention.meaning) for mention in mentions) if past == FEWEST - 1 else 0
    return past + onward >= FEWEST and past >= SHARE * (len(told) + deictic)


def _opens_far(today: Day, mentions: tuple[Mention, ...]) -> bool:
    """Begins with a date of long ago, and neither looks ahead nor counts from today: then nothing is of today.

    Weekdays are of that time where the first date is told with its own ("Sunday, 2 September 1666 … by Monday"), or is
    older than what news tells of.
    """
    first, *others = mentions
    opening = told_in_full(first.meaning)
    if opening is None or opening.latest.year > today.year - YEARS_BACK:
        return False
    weekdays = weekday_told(first.meaning) >= 0 or opening.latest.year <= today.year - LONG_AGO
    if any(counts_from_now(each.meaning, weekdays=not weekdays) for each in others):
        return False
    ahead = any(cue.kind == "future" for each in mentions for cue in each.cues)
    return not ahead and sum(_needs_then(each.meaning) for each in others) >= FEWEST - 1


def _needs_then(meaning: m.Meaning) -> bool:
    """on 31 August, in the spring, by Monday, two years later"""
    anchor = _anchor(meaning)
    return isinstance(anchor, m.Then | m.Unknown | m.DayOfYear | m.DayOfMonth | m.Month | m.Part | m.Weekday)


def _is_news(meaning: m.Meaning, today: Day) -> bool:
    when = told_in_full(meaning)
    dateline = when is not None and when.precision == "day" and abs(when.earliest.ordinal - today.ordinal) <= DATELINE
    return dateline or counts_from_now(meaning)


@dataclass(slots=True)
class Story:
    """The far past that a paragraph of news tells of: "It was launched on 22 October 2008 … on 8 November"."""

    today: Day
    paragraph: int = -1
    cell: Cell | None = None
    ahead: int | None = None  # where it was told with its weekday: how many days that is ahead of the calendar's

    def carried(self, paragraph: int) -> Cell | None:
        return self.cell if paragraph == self.paragraph else None

    def follow(self, mention: Mention, found: Answer, paragraph: int) -> None:
        """A day or month told with its year begins one; what counts from now, or is near, or a year since, ends it."""
        in_full = told_in_full(mention.meaning) is not None
        if found.cell is None or found.cell.unit not in ("day", "month"):
            left = self.cell and found.cell and in_full and found.cell.first.year > self.cell.last.year + 1
            self.cell = None if left or counts_from_now(mention.meaning) else self.cell
            return
        begun = in_full or counts_from_then(mention.meaning) or self.carried(paragraph) is not None
        far = self.today.ordinal - found.cell.last.ordinal > FAR
        if in_full:
            told = weekday_told(mention.meaning)
            self.ahead = (told - found.cell.first.weekday) % 7 if told >= 0 else None
        self.paragraph, self.cell = paragraph, found.cell if begun and far else None


def told_in_full(meaning: m.Meaning) -> When | None:
    """14 July 1789, the 1920s, the summer of 1830"""
    match meaning:
        case m.Fixed(edtf):
            return When(edtf)
        case m.Within(whole=whole) | m.Modified(whole=whole) | m.PartOfDay(day=whole) | m.Clock(day=whole):
            return told_in_full(whole)
    return None


def weekday_told(meaning: m.Meaning) -> int:
    """Of a date told in full; -1 where it has none."""
    match meaning:
        case m.Fixed(weekday=weekday):
            return weekday
        case m.PartOfDay(day=day) | m.Clock(day=day):
            return weekday_told(day)
    return -1


def counts_from_now(meaning: m.Meaning, *, weekdays: bool = True) -> bool:
    """today, last year, three days ago, on Friday"""
    return isinstance(_anchor(meaning), m.Now | m.Weekday if weekdays else m.Now)


def counts_from_then(meaning: m.Meaning) -> bool:
    """two years later, the following spring, that night"""
    return isinstance(_anchor(meaning), m.Then)


def _anchor(meaning: m.Meaning) -> m.Meaning:
    """What a meaning is counted from in the end, under all that is counted or made narrower."""
    match meaning:
        case m.Step(base=inner) | m.Shift(base=inner) | m.Turn(base=inner):
            return _anchor(inner)
        case m.Modified(whole=inner) | m.PartOfDay(day=inner) | m.Clock(day=inner) | m.Within(whole=inner):
            return _anchor(inner)
    return meaning
