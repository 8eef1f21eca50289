"""A long timeline cut into pages, by decade, year or month, each light enough for a phone."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline.model.day import EVER, Day
from timeline.model.event import Event
from timeline.render.dates import date_view, when_month, when_year
from timeline.render.locale import Tongue, say_when

FRONT = "index.html"
Month = tuple[int, int]  # year, month


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the timeline: its address, its heading and its events."""

    path: str
    name: str
    events: tuple[Event, ...]
    year: int = 0  # its first
    whole: bool = False  # whether it is of a decade


def chapters_of(events: Sequence[Event], most: int, tongue: Tongue) -> tuple[Chapter, ...]:
    """One chapter where `most` events suffice; else decades, the years of those that are too long, and their months.

    So an event more or less changes the pages of its own month and no others.
    """
    if len(events) <= most:
        return (Chapter(FRONT, "", tuple(events)),)
    months = [month_of(event) for event in events]
    stretches = stretches_of(Counter(months), most)
    gathered: dict[Stretch, list[Event]] = {stretch: [] for stretch in stretches.values()}
    for event, month in zip(events, months, strict=True):
        gathered[stretches[month]].append(event)
    chapters: list[Chapter] = []
    for stretch, held in sorted(gathered.items()):
        name = stretch.name(tongue)
        for part, start in enumerate(range(0, len(held), most), 1):
            path, shown = stretch.path(part), name if part == 1 else f"{name} ({part})"
            chapters.append(Chapter(path, shown, tuple(held[start : start + most]), stretch.year, stretch.whole))
    return tuple(chapters)


def stretches_of(months: Mapping[Month, int], most: int) -> dict[Month, "Stretch"]:
    """What each month is shown with, by how many events start in it."""
    decades, years = Counter[int](), Counter[int]()
    for (year, _), count in months.items():
        decades[year // 10] += count
        years[year] += count
    return {
        (year, month): Stretch(year // 10 * 10, whole=True)
        if decades[year // 10] <= most
        else Stretch(year, month if years[year] > most else 0)
        for year, month in months
    }


class Stretch(NamedTuple):
    """A decade (`whole`), a year or a month."""

    year: int  # its first
    month: int = 0
    whole: bool = False

    @property
    def stem(self) -> str:
        """Of its path: `years/1990s`, `years/1996`, `years/1996-05`."""
        month = f"-{self.month:02d}" if self.month else ""
        return f"years/{self.year}{'s' if self.whole else month}"

    def path(self, part: int = 1) -> str:
        """Of its page, or of one of several."""
        return f"{self.stem}.html" if part == 1 else f"{self.stem}-part-{part}.html"

    def name(self, tongue: Tongue) -> str:
        if self.whole:
            return decade_name(self.year, tongue)
        when = when_month(self.year, self.month) if self.month else when_year(self.year)
        return date_view(when, tongue).text


def month_of(event: Event) -> Month:
    year, month, _ = start_of(event)
    return year, month


def start_of(event: Event) -> Day:
    first = event.when.earliest
    return event.when.latest if first == EVER else first


def decade_name(year: int, tongue: Tongue) -> str:
    return (
        say_when(f"{year // 10:03d}X", tongue)
        if 0 <= year <= 9999
        else say_when(f"{when_year(year)}/{when_year(year + 9)}", tongue)
    )
