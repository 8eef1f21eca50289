"""How a reading dates its clause, by the word before it: since, until, from … to."""

import re
from dataclasses import replace

from timeline.model import meaning as m
from timeline.model.reading import Mention, Reading, Resolved, Role
from timeline.model.when import When

ROLES = {
    "since": Role.STRETCH,
    "until": Role.LIMIT,
    "by": Role.LIMIT,
    "before": Role.LIMIT,
    "after": Role.LIMIT,
}
STARTS, BETWEEN = "from", "between"
ENDS = ("to", "until", "dash")
STOP = re.compile(r"[.!?;]\s|\n\n")  # what ends a sentence
BESIDE = 25  # characters between what is told in one breath
NEAR = 14  # characters between the ends of a range: " through until "


def with_roles(resolved: list[Resolved], today: str) -> tuple[Resolved, ...]:
    """Readings with the role of their preposition; both ends of a range carry the range."""
    placed = [_role(each, today) for each in resolved]
    for index in range(1, len(placed)):
        first, last = placed[index - 1], placed[index]
        if isinstance(first, Reading) and isinstance(last, Reading) and is_range(first.mention, last.mention):
            whole = _range(first, last)
            if whole:
                placed[index - 1] = replace(first, role=Role.STRETCH, range=(whole,))
                placed[index] = replace(last, role=Role.STRETCH, range=(whole,))
    return tuple(placed)


def _role(found: Resolved, today: str) -> Resolved:
    if not isinstance(found, Reading) or found.role is not Role.POINT:
        return found
    for cue in found.mention.cues:
        if cue.head and cue.kind in ROLES:
            role = ROLES[cue.kind]
            since = (
                When(f"{found.when}/{today}")
                if cue.kind == "since" and _whole(found) and str(found.when.latest) < today
                else None
            )
            return replace(found, role=role, range=(since,) if since else (), why=(*found.why, f'"{cue.word}"'))
    return found


def _whole(found: Reading) -> bool:
    return "/" not in found.when.edtf and found.when.precision != "minute"


def is_range(first: Mention, last: Mention) -> bool:
    if last.span.start - first.span.end > NEAR:
        return False
    before = {cue.kind for cue in first.cues if cue.head}
    between = {cue.kind for cue in last.cues if cue.head}
    return bool(between & {*ENDS}) or ("and" in between and BETWEEN in before)


def is_pair(first: Mention, last: Mention, text: str) -> bool:
    """Two weekdays told in one breath: "on Thursday and Friday", "results on Sunday and a count by Wednesday"."""
    if not (_names_weekday(first.meaning) and _names_weekday(last.meaning)):
        return False
    between = text[first.span.end : last.span.start]
    heads = {cue.kind for cue in last.cues if cue.head}
    return ("and" in heads and len(between) <= len(" and on ")) or ("by" in heads and not STOP.search(between))


def is_restated(first: Mention, last: Mention, text: str) -> bool:
    """A time of day told again by another clock: "at 2:20 p.m. (1320 GMT)"."""
    both = isinstance(first.meaning, m.Clock) and isinstance(last.meaning, m.Clock)
    return both and text[first.span.end : last.span.start].strip() == "("


def is_near(first: Mention, last: Mention, text: str) -> bool:
    """In one sentence, a few words apart: "until Friday, perhaps Saturday"."""
    start, end = first.span.end, last.span.start
    return end - start <= BESIDE and not STOP.search(text, start, end)


def _names_weekday(meaning: m.Meaning) -> bool:
    match meaning:
        case m.PartOfDay(day=inner) | m.Clock(day=inner) | m.Modified(whole=inner):
            return _names_weekday(inner)
    return isinstance(meaning, m.Weekday)


def _range(first: Reading, last: Reading) -> When | None:
    """From the start of one to the end of the other, as precise as they are."""
    if not (_whole(first) and _whole(last)) or first.when.earliest > last.when.latest:
        return None
    return When(f"{first.when}/{last.when}")
