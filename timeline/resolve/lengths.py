"""Amounts, sets, vague words and ages: what has a TIMEX3 value and mostly no place on the calendar."""

from dataclasses import replace

from timeline.model import meaning as m
from timeline.model.reading import Role, Timex
from timeline.model.when import When
from timeline.resolve.arithmetic import FINER, too_far
from timeline.resolve.cell import RANK, SEASONS, Cell
from timeline.resolve.scene import Answer, Scene

PLURALS = {"century": "centuries", "millennium": "millennia"}
CODES = {
    "second": ("PT", "S"), "minute": ("PT", "M"), "hour": ("PT", "H"), "day": ("P", "D"), "weekend": ("P", "WE"),
    "week": ("P", "W"), "month": ("P", "M"), "quarter": ("P", "Q"), "year": ("P", "Y"), "decade": ("P", "DE"),
    "century": ("P", "CE"), "millennium": ("P", "ML"), "season": ("P", "S"),
}  # fmt: skip
MULTIPLES = {
    "decade": (10, "year"), "century": (100, "year"), "millennium": (1000, "year"), "fortnight": (2, "week"),
    "half": (6, "month"),
}  # fmt: skip


def describe(length: m.Length) -> str:
    """`3 days`, for reasons."""
    parts = [(length.count, length.unit), *length.parts]
    return " ".join(f"{'some' if count < 0 else f'{count:.12g}'} {_unit(count, unit)}" for count, unit in parts)


def _unit(count: float, unit: str) -> str:
    return unit if count == 1 else PLURALS.get(unit, f"{unit}s")


def length_value(length: m.Length) -> str:
    """A TIMEX3 duration in the unit of the text: 72 hours is PT72H, two and a half years P2Y6M."""
    count, unit = length.count, length.unit
    if unit in MULTIPLES and (count >= 0 or unit not in CODES):
        factor, unit = MULTIPLES[unit]
        count = count * factor if count >= 0 else count
    prefix, letter = CODES[unit]
    if count < 0:
        return f"{prefix}X{letter}"
    if unit not in FINER and not length.parts:
        return f"{prefix}{count:.12g}{letter}"
    whole = int(count)
    value = f"{prefix}{whole}{letter}" if whole or count == whole else prefix
    rest = count - whole
    finer = FINER.get(unit)
    if rest and finer:
        more, letter = round(rest * finer[0]), CODES[finer[1]][1]
        value += f"T{more}{letter}" if prefix == "P" and unit == "day" else f"{more}{letter}"
    for extra, each in length.parts:
        start, letter = CODES.get(each, ("P", "D"))
        value += ("T" if start == "PT" and "T" not in value else "") + f"{extra:g}{letter}"
    return value


def length(meaning: m.Length, scene: Scene) -> Answer:
    first = scene.has("first")
    if first and scene.has("in") and meaning.count >= 0 and RANK[meaning.unit] >= RANK["month"]:
        return scene.answer(m.Gap(meaning))
    timex = Timex("DURATION", length_value(meaning))
    ahead = scene.has("past", "future")
    if (
        ahead
        and ahead.kind == "future"
        and scene.has("in")
        and meaning.count > 0
        and not too_far(meaning)
        and RANK[meaning.unit] >= RANK["day"]
    ):
        found = scene.answer(m.Shift(meaning, 1, m.Now()))  # "will open in two weeks"
        return replace(found, timex=timex, cell=None, sort="length ahead")
    return Answer(timex, None, ("an amount of time",), None, "length")


def every(meaning: m.Every, scene: Scene) -> Answer:
    timex = Timex("SET", _again(meaning.what), quant=meaning.quant, freq=meaning.freq)
    return Answer(timex, None, ("time and again",), None, "set")


def _again(what: m.Meaning) -> str:
    """The TIMEX3 value of what comes again."""
    match what:
        case m.Length():
            return length_value(what)
        case m.Weekday(number):
            return f"XXXX-WXX-{number + 1}"
        case m.Weekdays():
            return "XXXX-WXX-X"  # TIMEX3 has no word for those five days
        case m.Weekend():
            return "XXXX-WXX-WE"
        case m.DayOfYear(month, day):
            return f"XXXX-{month:02d}-{day:02d}"
        case m.Month(number):
            return f"XXXX-{number:02d}"
        case m.Part(_, number):
            return f"XXXX-{SEASONS[number - 1]}"
        case m.PartOfDay(code, day):
            return f"{_day_again(day)}T{code}"
        case m.Clock(hour, minute, day):
            return f"{_day_again(day)}T{hour:02d}:{minute:02d}"
    return "P1D"


def _day_again(day: m.Meaning) -> str:
    return "XXXX-XX-XX" if isinstance(day, m.Unknown) else _again(day)


def vague(meaning: m.Vague, scene: Scene) -> Answer:
    return Answer(Timex("DATE", meaning.ref), None, ("no day in particular",), None, "vague")


def age(meaning: m.Age, scene: Scene) -> Answer:
    born = Cell("year", scene.today._replace(month=1, day=1)).plus(-meaning.count)
    why = (f"an age of {meaning.count} at publication: {scene.published()}",)
    return Answer(Timex("", ""), When(f"{born.plus(-1).when()}/{born.when()}"), why, None, "age", Role.BIRTH)
