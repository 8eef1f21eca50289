"""The shape of a timeline at a glance: bars over its years (or months, or longer stretches)."""

from collections import Counter
from collections.abc import Sequence

from timeline.model.day import from_ordinal
from timeline.model.when import When
from timeline.render.dates import date_view, when_month, when_year
from timeline.render.press import Press
from timeline.render.views import BarView, EventView

MOST_BARS = 80
WHOLE = 1000
STRETCHES = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 5000, 10_000, 100_000, 1_000_000, 100_000_000)


def overview(views: Sequence[EventView], press: Press) -> tuple[BarView, ...]:
    """A bar for each stretch with events; every stretch, empty ones too, takes the same width."""
    if len(views) < 2:
        return ()
    days = [from_ordinal(view.date.start) for view in views]
    months = (days[-1].year - days[0].year) * 12 + days[-1].month - days[0].month + 1
    by_month = months <= 30
    keys = [day.year * 12 + day.month - 1 if by_month else day.year for day in days]
    stretch = next(size for size in STRETCHES if (max(keys) - min(keys)) // size < MOST_BARS)
    bins = [key // stretch for key in keys]
    low, count = min(bins), max(bins) - min(bins) + 1
    if count < 2:
        return ()
    totals, width = Counter(bins), WHOLE / count
    first = dict(zip(reversed(bins), reversed(views), strict=True))
    return tuple(
        BarView(
            label=label(place * stretch, stretch, by_month, press),
            path=f"#{first[place].id}",
            count=totals[place],
            x=round((place - low) * width, 2),
            width=round(width, 2),
            height=round(WHOLE * (totals[place] / max(totals.values())) ** 0.6, 1),
        )
        for place in sorted(totals)
    )


def label(key: int, stretch: int, by_month: bool, press: Press) -> str:
    if by_month:
        year, month = divmod(key, 12)
        return date_view(when_month(year, month + 1), press.tongue).text
    if stretch == 1:
        return date_view(when_year(key), press.tongue).text
    return date_view(When(f"{when_year(key)}/{when_year(key + stretch - 1)}"), press.tongue).text
