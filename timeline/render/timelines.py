"""A timeline as templates see it: periods, gaps, crowded days, an overview, and what to filter by."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from timeline.model.event import Event
from timeline.model.when import When
from timeline.render.dates import date_view, is_fine, when_year
from timeline.render.events import day_of, event_view
from timeline.render.locale import say_years
from timeline.render.overview import overview
from timeline.render.press import Cited, Press
from timeline.render.views import (
    BarView,
    ChoiceView,
    DateView,
    DayView,
    EventView,
    FiltersView,
    LinkView,
    PeriodView,
    TimelineView,
)

CROWDED, SHOWN = 7, 4  # a day with so many events opens with so few
WORTH_SAYING = 2  # years between two periods


def timeline_view(
    events: Sequence[Event],
    cited: Mapping[str, Cited],
    press: Press,
    path: str,
    chapters: tuple[LinkView, ...] = (),
    neighbours: tuple[LinkView | None, LinkView | None] = (None, None),
    whole: tuple[int, tuple[BarView, ...]] = (0, ()),
) -> TimelineView:
    """Events, in their order, as a page at `path` shows them. `whole`: count and bars of all, if these are a part."""
    shown = [(event, event_view(event, cited, press, path)) for event in events]
    periods = periods_of(shown, press)
    views = [view for _, view in shown]
    total, bars = whole[0] or len(views), whole[1] or overview(views, press)
    return TimelineView(
        periods=periods,
        first=bars[0].label if whole[1] else views[0].date.text if views else "",
        last=bars[-1].label if whole[1] else max(views, key=lambda v: v.date.end).date.text if views else "",
        count=len(views),
        total=total,
        articles=len(cited),
        updated=updated(cited, press),
        overview=bars,
        filters=filters(views, events, cited, press),
        chapters=chapters,
        previous=neighbours[0],
        next=neighbours[1],
    )


def updated(cited: Mapping[str, Cited], press: Press) -> DateView | None:
    """The latest day of publication; no clock is read, so the same articles always give the same site."""
    if not cited:
        return None
    return date_view(day_of(max((one.published for one in cited.values()), key=lambda when: when.latest)), press.tongue)


def periods_of(shown: Sequence[tuple[Event, EventView]], press: Press) -> tuple[PeriodView, ...]:
    """A period is a year, or a date that says no more than a year or spans several."""
    periods: list[PeriodView] = []
    reached = None
    used: Counter[str] = Counter()
    for label, group in groupby(shown, key=lambda pair: heading(pair[0], pair[1], press)):
        views = [view for _, view in group]
        start = views[0].date.year
        gap = start - reached if reached is not None else 0
        anchor = f"y{start}"
        used[anchor] += 1
        periods.append(
            PeriodView(
                id=anchor if used[anchor] == 1 else f"{anchor}-{used[anchor]}",
                label=label,
                gap=say_years(gap - 1, press.tongue) if gap > WORTH_SAYING else "",
                days=tuple(days_of(views)),
                count=len(views),
            )
        )
        ends = [view.date.end_year for view in views]
        reached = max([*ends, reached if reached is not None else ends[0]])
    return tuple(periods)


def heading(event: Event, view: EventView, press: Press) -> str:
    if not is_fine(event.when):
        return view.date.text
    return date_view(when_year(view.date.year), press.tongue).text


def days_of(views: Iterable[EventView]) -> Iterable[DayView]:
    for _, group in groupby(views, key=lambda view: view.date.edtf):
        events = tuple(group)
        shown = SHOWN if len(events) >= CROWDED else len(events)
        yield DayView(events[0].date, events[:shown], events[shown:])


def filters(
    views: Sequence[EventView], events: Sequence[Event], cited: Mapping[str, Cited], press: Press
) -> FiltersView:
    """What there is to choose between."""
    named = {"reported": "status_reported", "planned": "status_planned", "implied": "status_implied"}
    days = sorted({cited[s.article].published.earliest for e in events for s in e.sources if s.article in cited})
    known = [ChoiceView(str(day), date_view(When(str(day)), press.tongue).text, 0) for day in days]
    statuses = choices(view.status for view in views)
    years = [view.date.year for view in views] or [0]
    return FiltersView(
        tags=choices(tag.text for view in views for tag in view.tags),
        publishers=choices(name for view in views for name in view.publishers),
        places=choices(name for view in views for name in view.places),
        statuses=tuple(ChoiceView(c.value, press.words[named[c.value]], c.count) for c in statuses),
        known=tuple(known) if len(known) > 1 else (),
        first_year=min(years),
        last_year=max(years),
    )


def choices(values: Iterable[str]) -> tuple[ChoiceView, ...]:
    """By name. One value alone is nothing to choose from."""
    counts = Counter(values)
    found = tuple(ChoiceView(name, name, counts[name]) for name in sorted(counts, key=lambda n: (n.casefold(), n)))
    return found if len(found) > 1 else ()
