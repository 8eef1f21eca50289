"""Points told by counting: last year, three days ago, two weeks before Christmas."""

from dataclasses import replace

from timeline.model import meaning as m
from timeline.model.day import Day
from timeline.model.reading import Role, Timex
from timeline.model.when import When
from timeline.resolve.cell import RANK, Cell, cell_at
from timeline.resolve.holidays import feast_in
from timeline.resolve.lengths import amount, describe, length_value
from timeline.resolve.points import date, in_year
from timeline.resolve.scene import Answer, Scene

LINGERS = 45  # days that a season past is still "this winter"


def step(meaning: m.Step, scene: Scene) -> Answer:
    if quarter := a_year_on(meaning.unit, meaning.by, meaning.base, scene):
        return quarter
    base, told = scene.base(meaning.base, meaning.unit)
    if meaning.unit == "quarter" and meaning.by == 0 and isinstance(meaning.base, m.Then):
        known = scene.memory.latest_of("quarter")
        if known and known[0].first < scene.today:
            base, told = known
        else:
            base = cell_at("quarter", scene.today).plus(-1)
    cell = cell_at(meaning.unit, base.first).plus(meaning.by)
    where = {-1: f"the {meaning.unit} before", 0: f"the {meaning.unit} of", 1: f"the {meaning.unit} after"}
    anchor = "now" if isinstance(meaning.base, m.Now) else "then"
    why = where.get(meaning.by, f"{meaning.by:+d} {meaning.unit}s")
    return date(cell, (why, told), f"step {anchor} {meaning.unit} {meaning.by}")


def a_year_on(unit: str, by: int, base: m.Meaning, scene: Scene) -> Answer | None:
    """In a text told by quarters a year back from a quarter is that quarter, a year before."""
    known = scene.memory.told and scene.memory.told[-1][1]
    if unit != "year" or by != -1 or not isinstance(base, m.Then) or not known or known.unit != "quarter":
        return None
    found = date(known.plus(-4), (f"the quarter a year before {known.value()}",), "quarter a year before")
    return replace(found, cell=None)  # the story stays with its own quarter


def turn(meaning: m.Turn, scene: Scene) -> Answer:
    base, told = scene.base(meaning.base, "day")
    today = base.first
    why = ({-1: "the latest before", 0: "the nearest to", 1: "the first after"}[meaning.by], told)
    match meaning.cycle:
        case m.Weekday(number):
            back = (today.weekday - number) % 7
            step = {-1: -(back or 7), 0: -back if back < 4 else 7 - back, 1: 7 - back}[meaning.by]
            return date(Cell("day", today.plus_days(step)), why, f"turn weekday {meaning.by}")
        case cycle:
            turns = [cell for step in (-2, -1, 0, 1, 2) if (cell := _turn_of(cycle, today.year + step, scene))]
            before = [cell for cell in turns if cell.last < today]
            after = [cell for cell in turns if cell.first > today]
            if not before or not after:
                return date(base, why, "turn unknown")
            here = [cell for cell in turns if cell.first <= today <= cell.last]
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


def moved(cell: Cell, length: m.Length, sign: int) -> Cell:
    """A cell some time before or after another, at the grain of the length's unit."""
    unit = length.unit
    count = amount(length)
    if unit in ("second", "minute", "hour"):
        per_day = {"second": 86400, "minute": 1440, "hour": 24}[unit]
        return Cell("day", cell.first.plus_days(sign * round(count / per_day)))
    start = cell.first
    if unit in ("day", "week", "fortnight", "weekend"):
        days = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}[unit] * count
        day = start.plus_days(sign * round(days))
        return Cell("day", day) if unit == "day" else cell_at("week", day)
    months = {
        "month": 1,
        "quarter": 3,
        "season": 3,
        "half": 6,
        "year": 12,
        "decade": 120,
        "century": 1200,
        "millennium": 12000,
    }[unit]
    total = round(months * count)
    day = start.plus_months(sign * total)
    return cell_at("year" if total % 12 == 0 and months >= 12 else unit if unit == "quarter" else "month", day)


def shift(meaning: m.Shift, scene: Scene) -> Answer:
    if meaning.length.count < 0:
        ref = "PAST_REF" if meaning.sign < 0 else "FUTURE_REF"
        return Answer(Timex("DATE", ref), None, ("how many is not told",), None, "vague shift")
    if meaning.length.count == 1 and (quarter := a_year_on(meaning.length.unit, meaning.sign, m.Then(), scene)):
        return quarter
    base, told = scene.base(meaning.base, meaning.length.unit)
    cell = moved(base, meaning.length, meaning.sign)
    anchor = "now" if isinstance(meaning.base, m.Now) else "then"
    why = (f"{describe(meaning.length)} {'before' if meaning.sign < 0 else 'after'}", told)
    return date(cell, why, f"shift {anchor} {meaning.length.unit}")


def offset(meaning: m.Offset, scene: Scene) -> Answer:
    base = scene.answer(meaning.base)
    timex = Timex("DURATION", length_value(meaning.length))
    side = "before" if meaning.sign < 0 else "after"
    if base.cell is None or meaning.length.count < 0:
        return Answer(timex, None, (f"some time {side}",), None, "offset vague")
    cell = moved(base.cell, meaning.length, meaning.sign)
    if RANK[base.cell.unit] <= RANK["day"] and RANK[cell.unit] > RANK["day"]:
        exact = {"week": 7}.get(meaning.length.unit)
        day = base.cell.first
        cell = Cell(
            "day", day.plus_days(meaning.sign * round(amount(meaning.length)) * exact) if exact else cell_day(day, cell)
        )
    return Answer(
        timex, cell.when(), (f"{describe(meaning.length)} {side} {base.cell.when()}", *base.why), cell, "offset"
    )


def cell_day(day: Day, cell: Cell) -> Day:
    """The same day of another month or year."""
    months = (cell.first.year - day.year) * 12 + (cell.first.month - day.month if cell.unit == "month" else 0)
    return day.plus_months(months)


def stretch(meaning: m.Stretch, scene: Scene) -> Answer:
    length = meaning.length
    ref = "past" if meaning.sign < 0 else "coming"
    timex = Timex("DURATION", length_value(length))
    base, told = scene.base(meaning.base, "day")
    if length.count < 0:
        return Answer(timex, None, (f"the {ref} {length.unit}s, how many is not told",), None, "stretch vague")
    cell = moved(base, length, meaning.sign)
    far = base.first.plus_days(0)
    start = (
        cell.first
        if cell.unit == "day"
        else cell_day(far, cell)
        if cell.unit != "week"
        else far.plus_days(meaning.sign * 7 * round(amount(length)))
    )
    first, last = (start, base.first) if meaning.sign < 0 else (base.first, start)
    when = When(f"{first}/{last}") if first < last else When(str(last))
    return Answer(
        timex,
        when,
        (f"{describe(length)} {'up to' if meaning.sign < 0 else 'from'} then", told),
        None,
        "stretch",
        Role.STRETCH,
    )


def gap(meaning: m.Gap, scene: Scene) -> Answer:
    timex = Timex("DURATION", length_value(meaning.length))
    base, told = scene.base(m.Then(), "day")
    if meaning.length.count < 0:
        return Answer(timex, None, ("how many is not told",), None, "gap vague", Role.GAP)
    start = moved(base, meaning.length, -1)
    when = (
        When(f"{start.when()}~/{base.first}")
        if start.unit in ("year", "month")
        else When(f"{start.first}/{base.first}")
    )
    return Answer(timex, when, (f"back {describe(meaning.length)} from the event", told), None, "gap", Role.GAP)
