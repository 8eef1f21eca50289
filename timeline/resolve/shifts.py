"""Points told by counting: last year, three days ago, two weeks before Christmas."""

from dataclasses import replace

from timeline.model import meaning as m
from timeline.model.reading import Role, Timex
from timeline.model.when import When, when_range
from timeline.resolve.arithmetic import CLOCK_UNITS, grain, is_round, moved, moved_exactly, shifted, time_on, too_far
from timeline.resolve.cell import RANK, Cell, cell_at
from timeline.resolve.feasts import feast_in
from timeline.resolve.lengths import describe, length_value
from timeline.resolve.memory import SPOKEN, covers
from timeline.resolve.points import date, in_year
from timeline.resolve.scene import Answer, Scene

LAST_YEAR = 9999  # of four digits: EDTF has no days beyond
SIDES = {-1: "before", 1: "after"}
SO_NEAR = 1  # days ahead: no one calls tomorrow "next Friday"
LINGERS = 45  # days that a season past is still "this winter"


def step(meaning: m.Step, scene: Scene) -> Answer:
    if quarter := a_year_on(meaning.unit, meaning.by, meaning.base, scene):
        return quarter
    base, told = scene.base(meaning.base, meaning.unit)
    if meaning.unit == "quarter" and meaning.by == 0 and isinstance(meaning.base, m.Then):
        known = scene.memory.latest_of("quarter")
        if known and known[0].last < scene.today:
            base, told = known
        else:
            base = cell_at("quarter", scene.today).plus(-1)
    if meaning.unit == "day" and RANK[base.unit] > RANK["day"] and isinstance(meaning.base, m.Then):
        if meaning.by and _has_just_told(base, scene):
            return date(base, ("a day of the time spoken of, or right after it", told), f"step then {base.unit}")
        here = (base, told) if scene.narrative else scene.base(m.Now(), "day")
        base, told = scene.memory.latest_of("day") or here  # no month that is told has "that day"
    if meaning.unit in ("decade", "century") and isinstance(meaning.base, m.Unknown):
        base, told = scene.memory.latest_of(meaning.unit) or (base, told)  # "in the 1980s … the end of the decade"
    cell = cell_at(meaning.unit, base.first).plus(meaning.by)
    where = {-1: f"the {meaning.unit} before", 0: f"the {meaning.unit} of", 1: f"the {meaning.unit} after"}
    anchor = "now" if isinstance(meaning.base, m.Now) else "then"
    why = where.get(meaning.by, f"{meaning.by:+d} {meaning.unit}s")
    return date(cell, (why, told), f"step {anchor} {meaning.unit} {meaning.by}")


def _has_just_told(base: Cell, scene: Scene) -> bool:
    """ "It was raided in May 2018. The next day, …": which day is not told."""
    last = scene.memory.told[-1] if scene.memory.told else None
    return last is not None and (last.paragraph, last.cell) == (scene.paragraph, base) and base.unit in SPOKEN


def a_year_on(unit: str, by: int, base: m.Meaning, scene: Scene) -> Answer | None:
    """In a text told by quarters a year back from a quarter is that quarter, a year before.

    So it is with a month that is compared: "rose in October from a year earlier".
    """
    if unit != "year" or by != -1 or not isinstance(base, m.Then):
        return None
    told = [each.cell for each in scene.memory.told[-3:] if each.cell.first <= scene.today]
    known = next((cell for cell in reversed(told) if cell.unit == "quarter"), None)
    if scene.has("from") and told and told[-1].unit == "month":
        known = told[-1]
    if not known:
        return None
    year_before = known.plus(-4 if known.unit == "quarter" else -12)
    found = date(year_before, (f"the {known.unit} a year before {known.value()}",), "quarter a year before")
    return replace(found, cell=None)  # the story stays with its own quarter


def turn(meaning: m.Turn, scene: Scene) -> Answer:
    base, told = scene.base(meaning.base, "day" if isinstance(meaning.cycle, m.Weekday) else "year")
    today = base.first
    why = ({-1: "the latest before", 0: "the nearest to", 1: "the first after"}[meaning.by], told)
    match meaning.cycle:
        case m.Weekday(number):
            back = (today.weekday - number) % 7
            days = 7 - back if 7 - back > SO_NEAR or not isinstance(meaning.base, m.Now) else 14 - back
            step = {-1: -(back or 7), 0: -back if back < 4 else 7 - back, 1: days}[meaning.by]
            return date(Cell("day", today.plus_days(step)), why, f"turn weekday {meaning.by}")
        case cycle:
            turns = [cell for step in (-2, -1, 0, 1, 2) if (cell := _turn_of(cycle, today.year + step, scene))]
            before = [cell for cell in turns if cell.last < today]
            after = [cell for cell in turns if cell.first > base.last]
            if not before or not after:
                return date(base, why, "turn unknown")
            within = base.unit in ("year", "decade", "century")
            here = [cell for cell in turns if (covers(base, cell.first) if within else covers(cell, today))]
            if meaning.by < 0:
                cell = before[-1]
            elif meaning.by > 0:
                cell = after[0]
            else:
                near = [
                    cell
                    for cell in before[-1:]
                    if today.ordinal - cell.last.ordinal < LINGERS and cell.unit == "season"
                ]
                cell = (here or near or [cell for cell in turns if cell.first.year == today.year])[0]
            return date(cell, why, f"turn {cell.unit} {meaning.by}")


def _turn_of(cycle: m.Meaning, year: int, scene: Scene) -> Cell | None:
    if isinstance(cycle, m.Feast):
        days = feast_in(cycle.name, year, scene.context.place)
        return Cell("day", days[0]) if days else None
    return in_year(cycle, year, scene)


def shift(meaning: m.Shift, scene: Scene) -> Answer:
    length = meaning.length
    if length.count < 0 and isinstance(meaning.base, m.Then):
        return Answer(Timex("DURATION", length_value(length)), None, ("how long is not told",), None, "vague shift")
    if length.count < 0 or too_far(length):
        ref = "PAST_REF" if meaning.sign < 0 else "FUTURE_REF"
        return Answer(
            Timex("DATE", ref), None, ("how long is not told, or longer than dates reach",), None, "vague shift"
        )
    if length.count == 1 and (quarter := a_year_on(length.unit, meaning.sign, m.Then(), scene)):
        return quarter
    if length.unit in CLOCK_UNITS and isinstance(meaning.base, m.Then):
        return minutes_on(length, meaning.sign, scene)
    base, told = scene.base(meaning.base, length.unit)
    bare = isinstance(meaning.base, m.Now | m.Then)
    cell = moved(base, length, meaning.sign) if bare else moved_exactly(base, length, meaning.sign)
    anchor = "now" if isinstance(meaning.base, m.Now) else "then"
    found = date(cell, (f"{describe(length)} {SIDES[meaning.sign]}", told), f"shift {anchor} {length.unit}")
    if cell.unit == "week" and base.unit == "day" and isinstance(meaning.base, m.Then):
        day = moved_exactly(base, length, meaning.sign)  # "a week later": TIMEX3 has the week, the calendar a day
        return replace(found, when=When(f"{day.when()}~"), cell=day, why=(*found.why, "about that day"))
    if found.when and is_round(length):
        return replace(found, when=When(f"{found.when}~"), why=(*found.why, "a round number"))
    if isinstance(meaning.base, m.Then) and RANK[base.unit] > RANK[cell.unit]:
        return replace(
            found, when=_spread(base, length, meaning.sign), why=(*found.why, f"when in {base.when()} is not told")
        )
    return found


def _spread(base: Cell, length: m.Length, sign: int) -> When:
    """ "In 2009 … six months later": from that long after the start of 2009 to that long after its end."""
    ends = (shifted(day, length, sign) for day in (base.first, base.last))
    unit = grain(length) if grain(length) in ("month", "year") else "day"
    first, last = (cell_at(unit, day).when() for day in ends)
    return When(f"{first}~/{last}~")


def minutes_on(length: m.Length, sign: int, scene: Scene) -> Answer:
    """ "Ten minutes later": by the clock, where the paragraph has told one, else on the day spoken of."""
    base, told = scene.base(m.Then(), "day")
    known = scene.memory.clock
    if known and known[0] == scene.paragraph and (time := time_on(known[1], length, sign)):
        why = (f"{describe(length)} {SIDES[sign]}", f"counted from {known[1]}")
        return Answer(Timex("TIME", time.edtf), time, why, cell_at("day", time.earliest), "shift then clock")
    found = date(moved(base, length, sign), (f"{describe(length)} {SIDES[sign]}", told), f"shift then {length.unit}")
    return replace(found, timex=Timex("DURATION", length_value(length)))  # no TIMEX3 point without a clock


def offset(meaning: m.Offset, scene: Scene) -> Answer:
    base = scene.answer(meaning.base)
    timex = Timex("DURATION", length_value(meaning.length))
    side = SIDES[meaning.sign]
    if base.cell is None or meaning.length.count < 0 or too_far(meaning.length):
        return Answer(timex, None, (f"some time {side}",), None, "offset vague")
    cell = moved_exactly(base.cell, meaning.length, meaning.sign)
    why = (f"{describe(meaning.length)} {side} {base.cell.when()}", *base.why)
    return Answer(timex, cell.when(), why, cell, "offset")


def stretch(meaning: m.Stretch, scene: Scene) -> Answer:
    length = meaning.length
    timex = Timex("DURATION", length_value(length))
    base, told = scene.base(meaning.base, "day")
    if length.count < 0 or too_far(length):
        return Answer(timex, None, ("how long is not told",), None, "stretch vague")
    if meaning.sign < 0 and not isinstance(meaning.base, m.Now | m.Then):
        after = base.last.plus_days(1)  # "the three months to March" end when March does
        ends = [shifted(after, length, -1), base.last]
    else:
        ends = sorted((base.first, shifted(base.first, length, meaning.sign)))
    if any(abs(day.year) > LAST_YEAR for day in ends):
        return Answer(timex, None, ("longer than dates reach",), None, "stretch vague")
    why = (f"the {describe(length)} {SIDES[meaning.sign]}", told)
    return Answer(timex, when_range(*ends), why, None, "stretch", Role.STRETCH)


def gap(meaning: m.Gap, scene: Scene) -> Answer:
    timex = Timex("DURATION", length_value(meaning.length))
    base, told = scene.base(m.Then(), "day")
    if meaning.length.count < 0 or too_far(meaning.length):
        return Answer(timex, None, ("how long is not told",), None, "gap vague", Role.GAP)
    start = moved(base, meaning.length, -1)
    about = f"{start.when()}~" if start.unit in ("year", "month") else str(start.first)
    why = (f"back {describe(meaning.length)} from the event", told)
    return Answer(timex, When(f"{about}/{base.first}"), why, None, "gap", Role.GAP)
