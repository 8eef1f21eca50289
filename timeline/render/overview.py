"""The shape of a timeline at a glance: bars over its years (or months, or longer stretches)."""

from collections import Counter
from collections.abc import Callable, Sequence

from timeline.model.day import from_ordinal
from timeline.model.when import When
from timeline.render.chapters import decade_name
from timeline.render.dates import date_view, when_month, when_year
from timeline.render.press import Press
from timeline.render.views import BarView, EventView

MOST_BARS = 80
WHOLE = 1000
STRETCHES = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 5000, 10_000, 100_000, 1_000_000, 100_000_000)

Counted = tuple[int, int, str]  # a month or year, how many events it has, and where they are


def overview(views: Sequence[EventView], press: Press) -> tuple[BarView, ...]:
    """Of a page of events: by month where it spans up to thirty, else by year. A bar leads to its first event."""
    if len(views) < 2:
        return ()
    days = [from_ordinal(view.date.start) for view in views]
    by_month = (days[-1].year - days[0].year) * 12 + days[-1].month - days[0].month < 30
    keys = [day.year * 12 + day.month - 1 if by_month else day.year for day in days]
    counted = [(key, 1, f"#{view.id}") for key, view in zip(keys, views, strict=True)]
    return bars(counted, lambda key, stretch: label(key, stretch, by_month, press))


def chapters_overview(counted: Sequence[Counted], decades: bool, press: Press) -> tuple[BarView, ...]:
    """Of a timeline in chapters, by their first years; some may be whole decades. A bar leads to its first chapter."""
    return bars(counted, lambda key, stretch: label(key, stretch, False, press), 10 if decades else 1)


def bars(counted: Sequence[Counted], name: Callable[[int, int], str], least: int = 1) -> tuple[BarView, ...]:
    """A bar for each stretch with events; every stretch, empty ones too, takes the same width."""
    keys = [key for key, _, _ in counted]
    low, high = min(keys), max(keys)
    stretch = next(size for size in STRETCHES if size >= least and high // size - low // size < MOST_BARS)
    count = high // stretch - low // stretch + 1
    if count < 2:
        return ()
    totals: Counter[int] = Counter()
    first: dict[int, str] = {}
    for key, number, path in counted:
        totals[key // stretch] += number
        first.setdefault(key // stretch, path)
    width = WHOLE / count
    return tuple(
        BarView(
            label=name(place * stretch, stretch),
            path=first[place],
            count=totals[place],
            x=round((place - low // stretch) * width, 2),
            width=round(width, 2),
            height=round(WHOLE * (totals[place] / max(totals.values())) ** 0.6, 1),
        )
        for place in sorted(totals)
    )


def label(key: int, stretch: int, by_month: bool, press: Press) -> str:
    if by_month and stretch == 1:
        year, month = divmod(key, 12)
        return date_view(when_month(year, month + 1), press.tongue).text
    if stretch == 1:
        return date_view(when_year(key), press.tongue).text
    if stretch == 10 and not by_month:
        return decade_name(key, press.tongue)
    return date_view(When(f"{when_year(key)}/{when_year(key + stretch - 1)}"), press.tongue).text
