"""The functions that a rule's `means` may call: the types of `model.meaning`, and makers that choose among them.

A maker gives None where the words make no sense together (30 February), and then nothing was found.
"""

from collections.abc import Callable
from typing import Any

from timeline.find.builders import dates, numbers, periods, times
from timeline.model import meaning as m

TYPES = (
    m.DayOfMonth, m.DayOfYear, m.Every, m.Feast, m.Fixed, m.FixedWeek, m.Length, m.Modified, m.Month, m.Named, m.Now,
    m.Nth, m.Offset, m.Part, m.PartOfDay, m.Same, m.Shift, m.Step, m.Stretch, m.Then, m.Turn, m.Unknown, m.Vague,
    m.Weekday, m.Weekdays, m.Weekend, m.Within,
)  # fmt: skip
MAKERS = (
    numbers.add, numbers.times, numbers.either, numbers.often, numbers.short_year, numbers.year_words,
    dates.date, dates.days, dates.year, dates.compact, dates.numeric, dates.year_range, dates.era_year, dates.era_date,
    dates.of_month, dates.weekday, dates.cycle, dates.turning, dates.of_date, dates.saint,
    periods.millennium, periods.decade, periods.short_decade, periods.decade_like, periods.nth_decade,
    periods.century, periods.turn_of_century, periods.half_of, periods.unit_then, periods.which_week, periods.part,
    periods.within, periods.feast, periods.nth, periods.modified, periods.mods, periods.about,
    times.length, times.clock, times.clock_before, times.dotted, times.four, times.clock_in, times.after_midnight,
    times.on_day, times.clock_on, times.every, times.age,
)  # fmt: skip
BUILDERS: dict[str, Callable[..., Any]] = {each.__name__: each for each in (*TYPES, *MAKERS)}
BUILDERS["about_mod"] = periods.modified
