"""Points of the calendar: told whole, or a part whose year or month the text leaves to the reader."""

from timeline.model import meaning as m
from timeline.model.day import Day, days_in_month
from timeline.model.reading import Role, Timex
from timeline.model.when import When
from timeline.resolve.cell import SOUTHERN, Cell, cell_of, first_of_week, month_name
from timeline.resolve.direction import Direction, direction_of
from timeline.resolve.scene import Answer, Scene

PART_MONTHS = {"month": 1, "quarter": 3, "half": 6}
NEAR = 45  # days: nearer than that, a verb somewhere in the clause does not decide
COMING = 200  # days ahead that a plan for a quarter may lie
SOON = 15  # days ahead that a quarter is spoken of without more
FRESH = 100  # days that a date stays in the news
DOUBT = 2  # what had been planned lies ahead only where that is so much nearer
LEAP = 250  # days
WEEK = 7  # days: nor does a verb right before a date so near


def date(cell: Cell, why: tuple[str, ...], sort: str, others: tuple[Cell, ...] = ()) -> Answer:
    """The answer that a cell is."""
    return Answer(
        Timex("DATE", cell.value()), cell.when(), why, cell, sort, Role.POINT, tuple(c.when() for c in others)
    )


def fixed(meaning: m.Fixed, scene: Scene) -> Answer:
    when = When(meaning.edtf)
    cell = cell_of(when)
    assert cell, meaning
    return date(cell, ("told in full",), f"fixed {cell.unit}")


def century_before(meaning: m.CenturyBefore, scene: Scene) -> Answer:
    first = 1 - 100 * meaning.number
    when = When(f"-{-first:04d}/{f'-{-first - 99:04d}' if meaning.number > 1 else '0000'}")
    return Answer(Timex("DATE", f"BC{meaning.number - 1:02d}"), when, ("told in full",), None, "fixed century")


def fixed_week(meaning: m.FixedWeek, scene: Scene) -> Answer:
    return date(Cell("week", first_of_week(meaning.year, meaning.week)), ("an ISO week",), "fixed week")


def numeric(meaning: m.Numeric, scene: Scene) -> Answer:
    order = scene.context.number_order
    month, day = (meaning.second, meaning.first) if order == "DMY" else (meaning.first, meaning.second)
    other = Cell("day", Day(meaning.year, day, month))
    why = f"{order}: {'day' if order == 'DMY' else 'month'} first, {scene.context.language}"
    return date(Cell("day", Day(meaning.year, month, day)), (why,), "numeric", (other,))


def nearest(candidates: list[Cell], scene: Scene) -> list[Cell]:
    """By distance from publication; a tie goes to the past."""
    today = scene.today.ordinal
    return sorted(candidates, key=lambda cell: (abs(cell.first.ordinal - today), cell.first))


def day_of_year(meaning: m.DayOfYear, scene: Scene) -> Answer:
    if scene.goes_on and not _is_news([_exact(scene.today.year + step, meaning) for step in (-1, 0)], scene):
        base, told = scene.from_then("year")
        day, side = _from_then(base, [_exact(base.first.year + step, meaning) for step in (-1, 0, 1)], scene)
        if not _leaps(day, scene):
            return date(day, (f"the {side}: {told}",), "day of year narrative")
    days = [_exact(scene.today.year + step, meaning) for step in (-1, 0, 1)]
    if meaning.weekday >= 0:
        days = [day for day in days if day.first.weekday == meaning.weekday] or days
    best, *rest = nearest(days, scene)
    name = f"{meaning.day} {month_name(meaning.month)}"
    direction, reason = direction_of(scene)
    ahead = best.first.ordinal - scene.today.ordinal
    reported = (verb := scene.has("past", "future")) and verb.kind == "past" and verb.head
    if direction is Direction.BACK and (ahead > (WEEK if reported else NEAR) or (ahead > 0 and scene.has("back"))):
        best, *rest = [day for day in days if day.first <= scene.today][::-1] or [best]
        why: tuple[str, ...] = (f"the latest {name} before publication, {scene.published()}", reason)
    elif direction is Direction.NEAREST and ahead * DOUBT > scene.today.ordinal - rest[0].last.ordinal > 0:
        best, *rest = rest
        why = (f"the latest {name} before publication, {scene.published()}", reason)
    elif direction is Direction.AHEAD and ahead < -NEAR:
        best, *rest = [day for day in days if day.first >= scene.today] or [best]
        why = (f"the first {name} after publication, {scene.published()}", reason)
    else:
        why = (f"the {name} nearest to publication, {scene.published()}",)
    return date(best, why, "day of year", tuple(rest[:1]))


def _is_news(cells: list[Cell], scene: Scene) -> bool:
    """Whether what a news text has just told of long ago is no anchor: a plan, or a date of the last months."""
    if scene.narrative or scene.start or (scene.carried and scene.carried.unit == "year"):
        return False
    passed = [scene.today.ordinal - cell.last.ordinal for cell in cells]
    verb = scene.has("past", "future")
    aside = scene.has("aside")  # ", planned for the autumn,"
    plan = verb and verb.kind == "future" and not (aside and verb.word.startswith(aside.word))
    return any(-31 <= days <= FRESH for days in passed) or bool(plan)


def _leaps(cell: Cell, scene: Scene) -> bool:
    """Whether a news text would go on most of a year later, and not say so: it has come back to its own time."""
    if scene.narrative or scene.start or scene.carried is None:
        return False
    return cell.first.ordinal - scene.carried.last.ordinal > LEAP


def _from_then(base: Cell, cells: list[Cell], scene: Scene) -> tuple[Cell, str]:
    """The first cell that does not lie before another, or the last before it. Within a year told alone, that year's."""
    if base.unit == "year":
        return cells[1], "one of that year"
    if scene.looks_back and not scene.start:
        return [cell for cell in cells if cell.first <= base.last][-1], "last before then"
    return next((cell for cell in cells if cell.last >= base.first), cells[-1]), "first from then on"


def _exact(year: int, meaning: m.DayOfYear) -> Cell:
    return Cell("day", Day(year, meaning.month, min(meaning.day, days_in_month(year, meaning.month))))


def day_of_month(meaning: m.DayOfMonth, scene: Scene) -> Answer:
    base, told = scene.base(m.Then(), "month")
    first = base.first
    if not scene.narrative and base.last < scene.today and direction_of(scene)[0] is Direction.AHEAD:
        first, told = scene.today, scene.published()  # "until the 20th"
        first = first.plus_months(1) if meaning.day < first.day else first
    steps = sorted(range(-11, 12), key=abs) if meaning.weekday >= 0 else (0, -1, 1)
    months = [first.plus_months(step) for step in steps]
    days = [
        Day(each.year, each.month, meaning.day)
        for each in months
        if meaning.day <= days_in_month(each.year, each.month)
    ]
    if meaning.weekday >= 0:
        days = [day for day in days if day.weekday == meaning.weekday] or days
    if not days:
        days = [first]
    return date(Cell("day", days[0]), (f"in the month spoken of: {told}",), "day of month")


def cyclic(unit: str, number: int, scene: Scene) -> Answer:
    """A month, season or half of a year not told."""
    recent = [turn_in(unit, number, scene.today.year + step, scene.southern) for step in (-1, 0)]
    if scene.goes_on and not _is_news(recent, scene):
        base, told = scene.from_then("year")
        turns = [turn_in(unit, number, base.first.year + step, scene.southern) for step in (-1, 0, 1)]
        cell, side = _from_then(base, turns, scene)
        if not _leaps(cell, scene):
            return date(cell, (f"the {side}: {told}",), f"{unit} narrative")
    contracts = unit == "month" and scene.has("for")  # "oil for March delivery"
    direction, reason = (Direction.OPEN, "") if contracts else direction_of(scene)
    turns = [turn_in(unit, number, scene.today.year + step, scene.southern) for step in (-1, 0, 1)]
    past = [cell for cell in turns if cell.first <= scene.today][-1]
    future = next(cell for cell in turns if cell.last >= scene.today)
    if past == future:
        return date(past, (f"publication is in it: {scene.published()}",), f"{unit} now")
    if direction is Direction.AHEAD:
        return date(future, (f"the first after publication, {scene.published()}", reason), f"{unit} ahead", (past,))
    if direction is Direction.BACK:
        return date(past, (f"the latest before publication, {scene.published()}", reason), f"{unit} back", (future,))
    doubt = DOUBT if direction is Direction.NEAREST else 1
    ahead = (future.first.ordinal - scene.today.ordinal) * doubt < scene.today.ordinal - past.last.ordinal
    best, other = (future, past) if ahead else (past, future)
    return date(best, (f"the nearest to publication, {scene.published()}",), f"{unit} nearest", (other,))


def _quarter(number: int, scene: Scene) -> Answer:
    """A company tells of a quarter once it has begun."""
    today = scene.today
    turns = [turn_in("quarter", number, today.year + step, scene.southern) for step in (-1, 0, 1)]
    begun = [cell for cell in turns if cell.first <= today]
    direction, reason = direction_of(scene)
    coming = turns[len(begun)]
    if direction is Direction.AHEAD and coming.first.ordinal - today.ordinal < COMING:
        why = (f"the first after publication, {scene.published()}", reason)
        return date(coming, why, "quarter ahead", (begun[-1],))
    if direction is Direction.OPEN and coming.first.ordinal - today.ordinal < SOON:
        return date(coming, (f"begins soon: {scene.published()}",), "quarter ahead", (begun[-1],))
    return date(begun[-1], (f"the latest that has begun: {scene.published()}",), "quarter", (coming,))


def turn_in(unit: str, number: int, year: int, southern: bool) -> Cell:
    """The month, quarter, half or season of a year by its number."""
    if unit == "season":
        month = (number + 1) % 4 * 3 + 3 if southern else number * 3
        return Cell(SOUTHERN if southern else unit, Day(year, month, 1))
    return Cell(unit, Day(year, (number - 1) * PART_MONTHS[unit] + 1, 1))


def month(meaning: m.Month, scene: Scene) -> Answer:
    return cyclic("month", meaning.month, scene)


def part(meaning: m.Part, scene: Scene) -> Answer:
    return _quarter(meaning.number, scene) if meaning.unit == "quarter" else cyclic(meaning.unit, meaning.number, scene)


def decade(meaning: m.Decade, scene: Scene) -> Answer:
    year = scene.today.year // 100 * 100 + meaning.tens
    if year > scene.today.year:
        year -= 100
    return date(Cell("decade", Day(year, 1, 1)), (f"the latest before publication: {scene.published()}",), "decade")


def turn_of_century(meaning: m.TurnOfCentury, scene: Scene) -> Answer:
    """The one nearest to the year spoken of last: "He came in 1890. By the turn of the century …"."""
    base, told = scene.base(m.Then(), "year")
    return date(Cell("year", Day((base.first.year + 50) // 100 * 100, 1, 1)), ("the nearest", told), "turn of century")


def in_year(part: m.Meaning, year: int, scene: Scene) -> Cell | None:
    """A month, season, quarter or day in a year known."""
    match part:
        case m.Month(number):
            return turn_in("month", number, year, False)
        case m.Part(unit, number):
            return turn_in(unit, number, year, scene.southern)
        case m.DayOfYear():
            return _exact(year, part)
    return None
