"""A long timeline cut into pages, by decade or year, each light enough for a phone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.model.day import EVER
from timeline.model.event import Event
from timeline.render.dates import date_view, when_year
from timeline.render.locale import Tongue, say_when

FRONT = "index.html"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the timeline: its address, its heading and its events."""

    path: str
    name: str
    events: tuple[Event, ...]
    year: int = 0  # its first
    whole: bool = False  # whether it is of a decade


def chapters_of(events: Sequence[Event], most: int, tongue: Tongue) -> tuple[Chapter, ...]:
    """One chapter where `most` events suffice; else decades, and the years of those decades that are too long."""
    if len(events) <= most:
        return (Chapter(FRONT, "", tuple(events)),)
    decades = Counter(year_of(event) // 10 for event in events)
    chapters: list[Chapter] = []
    gathered: dict[tuple[int, bool], list[Event]] = {}
    for event in events:
        year = year_of(event)
        whole = decades[year // 10] <= most
        gathered.setdefault((year // 10 * 10 if whole else year, whole), []).append(event)
    for (year, whole), held in sorted(gathered.items()):
        name = decade_name(year, tongue) if whole else date_view(when_year(year), tongue).text
        stem = f"years/{year}s" if whole else f"years/{year}"
        for part, start in enumerate(range(0, len(held), most), 1):
            path = f"{stem}.html" if part == 1 else f"{stem}-{part}.html"
            shown = name if part == 1 else f"{name} ({part})"
            chapters.append(Chapter(path, shown, tuple(held[start : start + most]), year, whole))
    return tuple(chapters)


def year_of(event: Event) -> int:
    first = event.when.earliest
    return (event.when.latest if first == EVER else first).year


def decade_name(year: int, tongue: Tongue) -> str:
    return (
        say_when(f"{year // 10:03d}X", tongue)
        if 0 <= year <= 9999
        else say_when(f"{when_year(year)}/{when_year(year + 9)}", tongue)
    )
