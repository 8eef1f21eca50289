"""Days and lengths: what is how far from what, and how exactly it is told."""

from timeline.model.day import Day
from timeline.model.meaning import Length
from timeline.model.when import When
from timeline.resolve.cell import Cell, cell_at

CLOCK_UNITS = {"second": 86400, "minute": 1440, "hour": 24}  # of a day
CLOCK_WEEK = 7 * CLOCK_UNITS["minute"]
DAYS = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}
MONTHS = {
    "month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000,
}  # fmt: skip
FINER = {
    "year": (12, "month"), "week": (7, "day"), "day": (24, "hour"), "hour": (60, "minute"), "minute": (60, "second"),
    "month": (30, "day"),
}  # fmt: skip
ROUND = 12 * 1000  # months
DEEPEST = 12 * 900_000_000  # months: EDTF has years of nine digits


def amount(length: Length) -> float:
    """How many of its unit, finer parts included."""
    count = float(length.count)
    for extra, unit in length.parts:
        factor, finer = FINER.get(length.unit, (1, ""))
        count += extra / factor if unit == finer else 0
    return count


def too_far(length: Length) -> bool:
    """Beyond what a date can be written for ("4.6 billion years ago")."""
    return abs(amount(length)) * MONTHS.get(length.unit, 0) > DEEPEST


def is_round(length: Length) -> bool:
    """Told in thousands of years, and so not to the year."""
    return abs(amount(length)) * MONTHS.get(length.unit, 0) >= ROUND and length.unit in MONTHS


def shifted(day: Day, length: Length, sign: int) -> Day:
    """The day so much later (1) or earlier (-1)."""
    count = sign * amount(length)
    if length.unit in CLOCK_UNITS:
        return day.plus_days(round(count / CLOCK_UNITS[length.unit]))
    if length.unit in DAYS:
        return day.plus_days(round(count * DAYS[length.unit]))
    return day.plus_months(round(count * MONTHS[length.unit]))


def time_on(time: When, length: Length, sign: int) -> When | None:
    """A time of day so many minutes or hours on; none past a week, where no one counts by the clock."""
    minutes = round(amount(length) * CLOCK_UNITS["minute"] / CLOCK_UNITS[length.unit])
    if minutes > CLOCK_WEEK:
        return None
    hour, minute = time.edtf.partition("T")[2].split(":")[:2]
    days, rest = divmod(int(hour) * 60 + int(minute) + sign * minutes, CLOCK_UNITS["minute"])
    return When(f"{time.earliest.plus_days(days)}T{rest // 60:02d}:{rest % 60:02d}")


def grain(length: Length) -> str:
    """How exactly "so long ago" tells a time: two years ago is a year, 18 months ago a month."""
    if length.unit in CLOCK_UNITS or length.unit == "day":
        return "day"
    if length.unit in DAYS:
        return "week"
    months = round(amount(length) * MONTHS[length.unit])
    if MONTHS[length.unit] >= 12 and months % 12 == 0:
        return "year"
    return "quarter" if length.unit == "quarter" else "month"


def moved(cell: Cell, length: Length, sign: int) -> Cell:
    """A cell so much later or earlier, at the grain of the length."""
    return cell_at(grain(length), shifted(cell.first, length, sign))


def moved_exactly(cell: Cell, length: Length, sign: int) -> Cell:
    """The same from a point that is an expression of its own: a week after a day is a day."""
    if cell.unit == "week":  # by its Thursday, as weeks are counted
        return cell_at(cell.unit, shifted(cell.first.plus_days(3), length, sign))
    unit = cell.unit if cell.unit in ("day", "month", "year") else grain(length)
    return cell_at(unit, shifted(cell.first, length, sign))
