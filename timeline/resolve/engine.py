"""The second pass: every mention in order, each type of meaning by its function, what was told before as anchor."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from timeline.model import meaning as m
from timeline.model.article import Article
from timeline.model.correction import Pin
from timeline.model.meaning import Meaning
from timeline.model.reading import Mention, Reading, Resolved, Timex, Undated
from timeline.model.span import Span
from timeline.model.when import When
from timeline.resolve import daytime, lengths, points, shifts, weekdays, wholes
from timeline.resolve.beside import with_day
from timeline.resolve.cell import Cell, cell_of
from timeline.resolve.certainty import certainty_of
from timeline.resolve.fronted import Fronted
from timeline.resolve.memory import ASIDE, FLASHBACK, Memory, Told
from timeline.resolve.narrative import Story, counts_from_now, is_narrative
from timeline.resolve.roles import is_near, is_pair, is_range, is_restated, with_roles
from timeline.resolve.scene import Answer, Scene

RESOLVERS: dict[type[Meaning], Callable[[Any, Scene], Answer]] = {
    m.Fixed: points.fixed,
    m.CenturyBefore: points.century_before,
    m.FixedWeek: points.fixed_week,
    m.Numeric: points.numeric,
    m.Weekday: weekdays.weekday,
    m.Weekend: weekdays.weekend,
    m.DayOfYear: points.day_of_year,
    m.DayOfMonth: points.day_of_month,
    m.Month: points.month,
    m.Part: points.part,
    m.Decade: points.decade,
    m.TurnOfCentury: points.turn_of_century,
    m.Feast: wholes.feast,
    m.Named: wholes.named,
    m.Same: wholes.same,
    m.Within: wholes.within,
    m.Nth: wholes.nth,
    m.Modified: wholes.modified,
    m.Range: wholes.range_of,
    m.Unknown: wholes.unknown,
    m.Then: wholes.unknown,
    m.Now: wholes.now,
    m.Step: shifts.step,
    m.Turn: shifts.turn,
    m.Shift: shifts.shift,
    m.Offset: shifts.offset,
    m.Stretch: shifts.stretch,
    m.Gap: shifts.gap,
    m.Length: lengths.length,
    m.Every: lengths.every,
    m.Vague: lengths.vague,
    m.Age: lengths.age,
    m.PartOfDay: daytime.part_of_day,
    m.Clock: daytime.clock,
}


def answer(meaning: Meaning, scene: Scene) -> Answer:
    return RESOLVERS[type(meaning)](meaning, scene)


def resolve(article: Article, mentions: tuple[Mention, ...], pins: Mapping[Span, Pin]) -> tuple[Resolved, ...]:
    """One reading a mention, in order. A pin is a person's date: it wins, and what hangs on it counts from it."""
    memory = Memory()
    narrative = is_narrative(article.context, mentions)
    story, fronted = Story(article.context.today), Fronted(article.prose)
    resolved: list[Resolved] = []
    paragraph = at = 0
    last: Mention | None = None
    last_cell: Cell | None = None
    for index, mention in enumerate(mentions):
        if article.prose.find("\n\n", at, mention.span.start) >= 0:
            paragraph += 1
        at = mention.span.end
        start = last_cell if last and is_range(last, mention) else None
        before = last_cell if last and is_pair(last, mention, article.prose) else None
        carried = None if narrative else fronted.at(mention) or story.carried(paragraph)
        told = with_day(mentions, index, article.prose)
        near = last is not None and is_near(last, mention, article.prose)
        scene = Scene(
            article.context, memory, answer, narrative, paragraph, told.cues, start, carried, story.ahead, before, near
        )
        found = answer(told.meaning, scene)
        if mention.span in pins:
            pinned = _pinned(pins[mention.span], found)
            reading = _reading(mention, pinned, 1.0, "editor")
            others = (found.when, *found.others) if found.when and found.when != pinned.when else found.others
            resolved.append(replace(reading, others=others, ruled=(_plain(mention, found),)))
            found = pinned
        else:
            resolved.append(_plain(mention, found))
        fronted.follow(mention, found.cell)
        by = _told_by(scene, mention, article.prose)
        if not by:
            story.follow(mention, found, paragraph)
        memory.deictic = paragraph if counts_from_now(mention.meaning, weekdays=False) else None
        if found.cell and not (last and is_restated(last, mention, article.prose)):
            by_editor = ", an editor's date" if mention.span in pins else ""
            words = f'"{mention.text}", {found.when}{by_editor}'
            time = found.timex.value if found.timex.type == "TIME" else ""
            memory.keep(Told(paragraph, found.cell, words, by), found.when, time)
        last, last_cell = mention, found.cell if told is mention else None  # a day that stands behind begins no range
    return with_roles(resolved, str(article.context.today))


def _told_by(scene: Scene, mention: Mention, prose: str) -> str:
    """How a mention is told: by the way, in brackets or between commas, of what lay before, or neither."""
    if scene.looks_back:
        return FLASHBACK
    return ASIDE if scene.has("aside") or prose.startswith("(", mention.span.start - 1) else ""


def _plain(mention: Mention, found: Answer) -> Resolved:
    if found.when is None:
        return Undated(mention, found.timex, found.why)
    return _reading(mention, found, certainty_of(found.sort), "rule")


def _reading(mention: Mention, found: Answer, certainty: float, by: str) -> Reading:
    assert found.when
    return Reading(mention, found.when, found.timex, certainty, found.why, found.role, found.others, by)


def _pinned(pin: Pin, found: Answer) -> Answer:
    why = (f'an editor\'s date: "{pin.fix.date}", {pin.fix.place}',)
    cell = cell_of(pin.when)
    timex = _corrected(found.timex, pin.when, cell) if cell else found.timex
    return Answer(timex, pin.when, why, cell, "editor", found.role)


def _corrected(timex: Timex, when: When, cell: Cell) -> Timex:
    """The TIMEX3 value of an editor's date; the part of the day that the words tell is kept."""
    if timex.type not in ("DATE", "TIME"):
        return timex
    if when.precision == "minute":
        return Timex("TIME", when.edtf)
    part = timex.value.partition("T")[2] if timex.type == "TIME" and cell.unit == "day" else ""
    return Timex("TIME", f"{cell.value()}T{part}") if part else Timex("DATE", cell.value())
