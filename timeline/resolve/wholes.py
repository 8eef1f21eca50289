"""Meanings made of others: early 1999, the third quarter of last year, 2008-09."""

from dataclasses import replace

from timeline.model import meaning as m
from timeline.model.day import Day
from timeline.model.reading import Role, Timex
from timeline.model.when import When, when_range
from timeline.resolve.cell import Cell, cell_at, day_value, spell
from timeline.resolve.direction import Direction, direction_of
from timeline.resolve.feasts import feast_in
from timeline.resolve.points import NEAR, WEEK, date, in_year
from timeline.resolve.scene import Answer, Scene

SIDES = {"EARLIER": "START", "LATER": "END"}  # as TIMEX3 has them
NEAREST = {"START-MID": "START", "MID-END": "END"}  # the same, of what it has no word for
# mod: the share of the whole that it names, in twelfths
SHARES = {"START": (0, 4), "MID": (4, 8), "END": (8, 12), "START-MID": (0, 8), "MID-END": (4, 12)}
IN_WORDS = {"START": "its early part", "MID": "its middle", "END": "its late part",
            "START-MID": "its early part and its middle", "MID-END": "its middle and its late part"}  # fmt: skip


def modified(meaning: m.Modified, scene: Scene) -> Answer:
    found = scene.answer(meaning.whole)
    if meaning.mod in SIDES and found.cell:
        return _side(found, found.cell, meaning.mod, scene)
    mod = SIDES.get(meaning.mod, meaning.mod)
    found = replace(found, timex=replace(found.timex, mod=NEAREST.get(mod, mod)))
    if mod == "APPROX" and found.when and "/" not in found.when.edtf and found.when.precision != "minute":
        return replace(found, when=When(found.when.edtf.rstrip("~?%") + "~"), why=(*found.why, "about"))
    if mod in SHARES and found.cell and found.cell.unit not in ("day", "weekend"):
        return replace(found, when=share(found.cell, *SHARES[mod]), why=(*found.why, IN_WORDS[mod]))
    return found


def _side(found: Answer, cell: Cell, mod: str, scene: Scene) -> Answer:
    """ "earlier this week": its part before publication; where that is outside, simply its early part."""
    timex = replace(found.timex, mod=SIDES[mod])
    if not cell.first < scene.today < cell.last:
        when = share(cell, *SHARES[SIDES[mod]]) if cell.unit not in ("day", "weekend") else found.when
        return replace(found, timex=timex, when=when, why=(*found.why, IN_WORDS[SIDES[mod]]))
    first, last = (cell.first, scene.today) if mod == "EARLIER" else (scene.today, cell.last)
    why = "up to publication" if mod == "EARLIER" else "from publication on"
    return replace(found, timex=timex, when=when_range(first, last), why=(*found.why, why))


def share(cell: Cell, start: int, end: int) -> When:
    """Some twelfths of a cell, in whole years, months or days as its size allows."""
    first, last = cell.first, cell.last
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months >= 120:
        years = months // 12
        return When(f"{first.year + years * start // 12:04d}~/{first.year + years * end // 12 - 1:04d}~")
    if months >= 3:
        low, high = first.plus_months(months * start // 12), first.plus_months(months * end // 12 - 1)
        low_text, high_text = f"{low.year:04d}-{low.month:02d}~", f"{high.year:04d}-{high.month:02d}~"
        return When(f"{low_text}/{high_text}" if low < high else low_text)
    days = last.ordinal - first.ordinal + 1
    start_day, end_day = first.plus_days(days * start // 12), first.plus_days(days * end // 12 - 1)
    return When(f"{start_day}~/{end_day}~" if start_day < end_day else f"{start_day}~")


def named(meaning: m.Named, scene: Scene) -> Answer:
    found = scene.answer(meaning.whole)
    return replace(found, role=Role.PART_OF_NAME, sort=f"named {found.sort}", why=(*found.why, "part of a name"))


def same(meaning: m.Same, scene: Scene) -> Answer:
    known, told = scene.base(m.Then(), meaning.unit)
    return date(cell_at(meaning.unit, known.first), (told,), "same")


def within(meaning: m.Within, scene: Scene) -> Answer:
    whole = scene.answer(meaning.whole)
    if whole.cell is None:
        return whole
    if isinstance(meaning.part, m.Same):
        known, told = scene.base(m.Then(), meaning.part.unit)
        same = cell_at(meaning.part.unit, known.first)
        months = 12 * (whole.cell.first.year - same.first.year)
        cell: Cell | None = Cell(same.unit, same.first.plus_months(months))
        return replace(date(cell, (told,), "same quarter"), cell=None) if cell else whole
    if isinstance(meaning.part, m.Feast):
        days = feast_in(meaning.part.name, whole.cell.first.year, scene.context.place)
        return _feast_days(meaning.part.name, days, whole.why, ()) if days else whole
    if isinstance(meaning.part, m.Weekday) and whole.cell.unit == "week":
        cell = Cell("day", whole.cell.first.plus_days(meaning.part.weekday))
    else:
        cell = in_year(meaning.part, whole.cell.first.year, scene)
    if cell is None:
        return whole
    return date(cell, whole.why, f"within {whole.sort}")


def feast(meaning: m.Feast, scene: Scene) -> Answer:
    """The nearest turn to publication; in a narrative the first from the time spoken of."""
    base, told = scene.frame()
    place = scene.context.place
    turns = [days for step in (-1, 0, 1) if (days := feast_in(meaning.name, base.first.year + step, place))]
    if not turns:
        return Answer(
            Timex("DATE", "XXXX-XX-XX"), None, (f"no calendar here has {meaning.name}",), None, "feast unknown"
        )
    if scene.narrative:
        best = next((days for days in turns if days[1] >= base.first), turns[-1])
        return _feast_days(meaning.name, best, (told,), ())
    best, *rest = sorted(turns, key=lambda days: abs(days[0].ordinal - base.first.ordinal))
    why: tuple[str, ...] = ("the nearest", told)
    direction, reason = direction_of(scene)
    ahead = best[0].ordinal - scene.today.ordinal
    if direction is Direction.BACK and ahead > (NEAR if scene.has("before", "to", "for") else WEEK):
        best, *rest = [days for days in turns if days[0] <= scene.today][::-1] or [best]
        why = (f"the latest before publication, {scene.published()}", reason)
    elif direction is Direction.AHEAD and best[1] < scene.today:
        best, *rest = [days for days in turns if days[1] >= scene.today] or [best]
        why = (f"the first after publication, {scene.published()}", reason)
    return _feast_days(meaning.name, best, why, tuple(when_range(*days) for days in rest[:1]))


def _feast_days(name: str, days: tuple[Day, Day], why: tuple[str, ...], others: tuple[When, ...]) -> Answer:
    first, last = days
    why = (f"{name} is {spell(first)}", *why)
    value = day_value(first) if first == last else f"{day_value(first)[:7]}"
    return Answer(Timex("DATE", value), when_range(first, last), why, Cell("day", first), "feast", others=others)


def nth(meaning: m.Nth, scene: Scene) -> Answer:
    whole = scene.answer(meaning.whole)
    cell = whole.cell
    if cell is None:
        return whole
    if meaning.part == "half":
        years = cell.last.year - cell.first.year + 1
        if years < 10:
            part = share(cell, 6 * meaning.number - 6, 6 * meaning.number)
            return replace(whole, when=part, sort="half of", why=(*whole.why, f"half {meaning.number} of it"))
        low = cell.first.year + (meaning.number - 1) * years // 2
        when = When(f"{low:04d}/{low + years // 2 - 1:04d}")
        mod = "START" if meaning.number == 1 else "END"
        return Answer(
            Timex("DATE", cell.value(), mod),
            when,
            (*whole.why, f"half {meaning.number} of it"),
            cell,
            "half of",
            Role.POINT,
        )
    if meaning.part == "year":
        return date(Cell("year", cell.first.plus_months(12 * (meaning.number - 1))), whole.why, "nth year")
    if meaning.part == "week":
        return _week_of(meaning.number, cell, whole)
    if meaning.part == "day":
        last = cell.last if meaning.number < 0 else cell.first.plus_days(meaning.number - 1)
        return date(Cell("day", last), whole.why, "nth day")
    if isinstance(meaning.part, m.Weekday):
        days = [day for day in _days(cell) if day.weekday == meaning.part.weekday]
        index = meaning.number if meaning.number < 0 else meaning.number - 1
        if -len(days) <= index < len(days):
            return date(Cell("day", days[index]), whole.why, "nth weekday")
    return whole


def _week_of(number: int, cell: Cell, whole: Answer) -> Answer:
    """The first week of a month is about its first seven days, the last its last seven."""
    first = cell.last.plus_days(-6) if number < 0 else cell.first.plus_days(7 * (number - 1))
    if not cell.first <= first <= cell.last:
        return whole
    found = date(cell_at("week", first.plus_days(3)), (*whole.why, f"about week {number} of it"), "nth week")
    return replace(found, when=When(f"{first}~/{first.plus_days(6)}~"))


def _days(cell: Cell) -> list[Day]:
    return [cell.first.plus_days(step) for step in range(cell.last.ordinal - cell.first.ordinal + 1)]


def range_of(meaning: m.Range, scene: Scene) -> Answer:
    first, last = scene.answer(meaning.first), scene.answer(meaning.last)
    if first.when is None or last.when is None:
        return first
    when = When(f"{first.when}/{last.when}")
    return Answer(
        Timex("DATE", f"{first.timex.value}/{last.timex.value}"),
        when,
        ("from the first to the last",),
        None,
        "range",
        Role.STRETCH,
    )


def now(meaning: m.Now, scene: Scene) -> Answer:
    return date(Cell("day", scene.today), (scene.published(),), "now")


def unknown(meaning: m.Meaning, scene: Scene) -> Answer:
    base, told = scene.base(m.Then(), "day")
    return Answer(Timex("DATE", base.value()), base.when(), (told,), base, "unknown")
