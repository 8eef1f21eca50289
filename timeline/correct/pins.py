"""The dates that a person gave, understood, for `resolve` to start from."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from timeline.correct.aim import corrects
from timeline.correct.words import shown
from timeline.model.article import Article, Context
from timeline.model.correction import Aim, Fix, Pin
from timeline.model.meaning import Unknown
from timeline.model.problem import Place, Problem, error, notice
from timeline.model.reading import Mention, Reading, Resolved
from timeline.model.span import Span
from timeline.model.when import When

MISSED = "editor"  # the rule of a mention that no rule found
Understand = Callable[[str, Context], When]


def pin(article: Article, aims: Sequence[Aim], understand: Understand) -> tuple[dict[Span, Pin], tuple[Problem, ...]]:
    """The dates of the entries that name an expression; a date that is not understood is an error at its place.

    `understand` takes what a person wrote and raises ValueError saying what would be right.
    """
    pins: dict[Span, Pin] = {}
    problems: list[Problem] = []
    for found in aims:
        if not found.fix.date:
            continue
        try:
            when = understand(found.fix.date, article.context)
        except ValueError as wrong:
            problems.append(not_understood(found.fix.date, found.fix.date_place, wrong))
            continue
        if found.expression:
            pins.setdefault(found.expression, Pin(when, found.fix))
    return pins, tuple(problems)


def not_understood(date: str, place: Place, wrong: ValueError) -> Problem:
    """The reason as `understand` gives it; with the date itself, where that does not show it."""
    reason = str(wrong)
    return error(place, reason if date in reason else f'"{date}" is no date: {reason}')


def with_missed(article: Article, mentions: tuple[Mention, ...], aims: Sequence[Aim]) -> tuple[Mention, ...]:
    """The mentions, and the words that a person gave a date though no rule took them for one, in text order."""
    known = {mention.span for mention in mentions}
    missed = dict.fromkeys(found.expression for found in aims if found.expression and found.fix.date)
    new = [Mention(article.id, span, span.of(article.body), MISSED, Unknown()) for span in missed if span not in known]
    return tuple(sorted([*mentions, *new], key=lambda mention: mention.span)) if new else mentions


def with_checked(readings: tuple[Resolved, ...], aims: Sequence[Aim]) -> tuple[Resolved, ...]:
    """The readings; what a person checked is the person's, unless it is read otherwise since."""
    checked = {found.expression: found.fix for found in aims if found.fix.checked and found.expression}
    if not checked:
        return readings
    return tuple(_checked(reading, checked[reading.mention.span]) if reading.mention.span in checked else reading
                 for reading in readings)  # fmt: skip


def _checked(reading: Resolved, fix: Fix) -> Resolved:
    if not isinstance(reading, Reading) or reading.by == "editor" or fix.found not in ("", reading.when.edtf):
        return reading
    why = (*reading.why, f"checked by an editor, {fix.place}")
    return replace(reading, by="editor", certainty=1.0, why=why, ruled=(reading,))


def look_again(readings: Sequence[Resolved], aims: Sequence[Aim]) -> tuple[Problem, ...]:
    """A notice for each correction of what is read otherwise now than when it was written."""
    at = {reading.mention.span: reading for reading in readings}
    problems = []
    for found in aims:
        fix = found.fix
        reading = at.get(found.expression) if found.expression else None
        if reading is None or not fix.found or not corrects(fix):
            continue
        now = found_now(reading)
        if now and now != fix.found:
            message = f"look again: {shown(fix.text or reading.mention.text)} was read as {fix.found}, and now as {now}"
            problems.append(notice(fix.place, message, "`timeline dates --write` puts that into found:"))
    return tuple(problems)


def by_rule(reading: Resolved) -> Resolved | None:
    """What the rules make of an expression, under an editor's date too; None where no rule found it."""
    if reading.mention.rule == MISSED:
        return None
    if isinstance(reading, Reading) and reading.by == "editor":
        return reading.ruled[0] if reading.ruled else None
    return reading


def found_now(reading: Resolved) -> str:
    """By rule: EDTF, `none` for what has no place on the calendar, nothing where no rule found it."""
    ruled = by_rule(reading)
    if ruled is None:
        return ""
    return ruled.when.edtf if isinstance(ruled, Reading) else "none"
