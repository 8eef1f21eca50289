"""Meanings made of others: early 1999, the third quarter of last year, 2008-09."""

from dataclasses import replace

from timeline.model import meaning as m
from timeline.model.day import Day, days_in_month
from timeline.model.reading import Role, Timex
from timeline.model.when import When
from timeline.resolve.cell import Cell, cell_at
from timeline.resolve.holidays import feast_in
from timeline.resolve.points import date, in_year
from timeline.resolve.scene import Answer, Scene

# mod: the share of the whole that it names, in twelfths
SHARES = {"START": (0, 4), "MID": (4, 8), "END": (8, 12)}
IN_WORDS = {"START": "its early part", "MID": "its middle", "END": "its late part"}


def modified(meaning: m.Modified, scene: Scene) -> Answer:
    found = scene.answer(meaning.whole)
    timex = replace(found.timex, mod=meaning.mod)
    if meaning.mod == "APPROX" and found.when and "/" not in found.when.edtf and found.when.precision != "minute":
        return replace(found, timex=timex, when=When(found.when.edtf.rstrip("~?%") + "~"), why=(*found.why, "about"))
    if meaning.mod in SHARES and found.cell and found.cell.unit not in ("day", "weekend"):
        return replace(
            found, timex=timex, when=share(found.cell, *SHARES[meaning.mod]), why=(*found.why, IN_WORDS[meaning.mod])
        )
    return replace(found, timex=timex)


def share(cell: Cell, start: int, end: int) -> When:
    """Some twelfths of a cell, in whole years, months or days as its size allows."""
    first, last = cell.first, cell.last
    years = last.year - first.year + 1
    if years >= 10:
        return When(f"{first.year + years * start // 12:04d}~/{first.year + years * end // 12 - 1:04d}~")
    days = last.ordinal - first.ordinal + 1
    low, high = first.plus_days(days * start // 12), first.plus_days(days * end // 12 - 1)
    if days > 100:
        return When(f"{low.year:04d}-{low.month:02d}~/{high.year:04d}-{high.month:02d}~")
    return When(f"{low}~/{high}~") if low < high else When(f"{low}~")


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
        cell: Cell | None = Cell(same.unit, same.first._replace(year=whole.cell.first.year))
        return date(cell, (told,), "same quarter") if cell else whole
    if isinstance(meaning.part, m.Feast):
        found = feast_in(meaning.part.name, whole.cell.first.year, scene.context.place)
        cell = Cell("day", found) if found else None
    else:
        cell = in_year(meaning.part, whole.cell.first.year, scene)
    if cell is None:
        return whole
    return date(cell, whole.why, f"within {whole.sort}")


def feast(meaning: m.Feast, scene: Scene) -> Answer:
    """The nearest turn to publication; in a narrative that of the year spoken of."""
    base, told = scene.frame()
    days = [day for step in (-1, 0, 1) if (day := feast_in(meaning.name, base.first.year + step, scene.context.place))]
    if not days:
        return Answer(
            Timex("DATE", "XXXX-XX-XX"), None, (f"no calendar here knows {meaning.name}",), None, "feast unknown"
        )
    best, *rest = sorted(days, key=lambda day: abs(day.ordinal - base.first.ordinal))
    return date(
        Cell("day", best),
        (f"{meaning.name}: the nearest, {told}",),
        "feast",
        tuple(Cell("day", day) for day in rest[:1]),
    )


def nth(meaning: m.Nth, scene: Scene) -> Answer:
    whole = scene.answer(meaning.whole)
    cell = whole.cell
    if cell is None:
        return whole
    if meaning.part == "half":
        years = cell.last.year - cell.first.year + 1
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
    if isinstance(meaning.part, m.Weekday):
        days = [day for day in _days(cell) if day.weekday == meaning.part.weekday]
        index = meaning.number if meaning.number < 0 else meaning.number - 1
        if -len(days) <= index < len(days):
            return date(Cell("day", days[index]), whole.why, "nth weekday")
    return whole


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


def unknown(meaning: m.Meaning, scene: Scene) -> Answer:
    base, told = scene.base(m.Then(), "day")
    return Answer(Timex("DATE", base.value()), base.when(), (told,), base, "unknown")


__all__ = ["cell_at", "days_in_month", "feast", "modified", "nth", "range_of", "unknown", "within"]
