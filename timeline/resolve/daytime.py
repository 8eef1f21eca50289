"""Times of day on their day."""

from dataclasses import replace

from timeline.model import meaning as m
from timeline.model.reading import Timex
from timeline.model.when import When
from timeline.resolve.cell import Cell, cell_at
from timeline.resolve.direction import Direction, direction_of
from timeline.resolve.memory import ASIDE, FLASHBACK
from timeline.resolve.scene import Answer, Scene

LATE = "22"  # hours: what has happened so late is told the day after
EARLY = "07"
STORY = 7  # days that a story in the news goes on for


def day_of(meaning: m.Meaning, scene: Scene, time: str) -> Answer:
    """The day that a time of day falls on: told, else the day spoken of last, else publication.

    `time` is as TIMEX3 has it, `23:15` or `MO`. Behind an evening, what is told of the small hours is of the next day.
    """
    if isinstance(meaning, m.Range):  # "the night of 4-5 May": TIMEX3 has the day it begins on
        first = scene.answer(meaning.first)
        return replace(first, when=scene.answer(meaning).when)
    if not isinstance(meaning, m.Unknown):
        return scene.answer(meaning)
    base, told = scene.base(m.Then(), "day", skip=(FLASHBACK,))
    if base.unit != "day":
        base, told = scene.base(m.Then(), "day", skip=(ASIDE, FLASHBACK))
    if scene.narrative and base.unit != "day" and scene.memory.told:  # in a month told, on no day in particular
        year = cell_at("year", base.first).value()
        unknown = f"{base.value()}-XX" if base.unit == "month" else f"{year}-XX-XX"
        return Answer(Timex("DATE", unknown), base.when(), (told,), base, "day unknown")
    none = not scene.memory.told or base.unit != "day"  # a year is no day for "the evening"
    if none or _left_behind(base, scene):
        base, told = scene.base(m.Now(), "day")
    evening = scene.memory.evening
    late = time >= LATE and time[0].isdigit() and base.first == scene.today and evening != (scene.paragraph, base)
    if late and not scene.narrative and direction_of(scene)[0] is Direction.BACK:
        base, told = base.plus(-1), f"the evening before publication: {scene.published()}"
    if evening == (scene.paragraph, base) and (time < EARLY or time == "MO") and not scene.looks_back:
        base, told = base.plus(1), f"after the evening of {base.when()}"
    return Answer(Timex("DATE", base.value()), base.when(), (told,), base, "day unknown")


def _left_behind(day: Cell, scene: Scene) -> bool:
    """Whether news speaks of what is to come, and the day spoken of last is long past: "It starts at 4 p.m."; or of
    what has happened, and that day is still to come: "It closed at 3 p.m.".
    """
    latest = scene.memory.latest("day", scene.paragraph, scene.narrative, scene.today)
    passed = scene.today.ordinal - (latest[0] if latest else day).last.ordinal
    if scene.narrative or 0 <= passed <= STORY:
        return False
    return direction_of(scene)[0] is (Direction.AHEAD if passed > 0 else Direction.BACK)


def part_of_day(meaning: m.PartOfDay, scene: Scene) -> Answer:
    day = day_of(meaning.day, scene, meaning.code)
    value = f"{day.timex.value}T{meaning.code}"
    return Answer(Timex("TIME", value), day.when, day.why, day.cell, f"part of {day.sort}", others=day.others)


def clock(meaning: m.Clock, scene: Scene) -> Answer:
    hour = f"{meaning.hour:02d}:{meaning.minute:02d}"
    day = day_of(meaning.day, scene, hour)
    time = f"T{hour}"
    value = f"{day.timex.value}{time}"
    if day.cell is None or day.cell.unit != "day":
        return Answer(Timex("TIME", value), day.when, day.why, day.cell, f"clock of {day.sort}")
    when = When(f"{day.cell.first}{time}")
    return Answer(Timex("TIME", value), when, day.why, day.cell, f"clock of {day.sort}", others=day.others)
