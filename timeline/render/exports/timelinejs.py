"""`timelinejs.json`: the events for Knight Lab's TimelineJS, with EDTF kept beside its own dates."""

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from timeline.model.day import EVER, NEVER, Day
from timeline.model.event import Event
from timeline.model.site import Site
from timeline.render.exports.sheet import Sheet
from timeline.render.exports.text import absolute
from timeline.render.locale import Tongue, say_when
from timeline.render.plan import Plan
from timeline.render.press import Cited

FIELDS = {"year": 1, "decade": 1, "century": 1, "millennium": 1, "month": 2}  # how many of year, month, day are known
HUMAN = 10_000  # years either way; beyond, TimelineJS wants its cosmological scale


def opening(site: Site, plan: Plan) -> str:
    settings = site.settings
    ends = {day for event in site.events for day in (event.when.earliest, event.when.latest)}
    data = {
        "scale": "cosmological" if any(abs(day.year) >= HUMAN for day in ends - {EVER, NEVER}) else "human",
        "title": {"text": {"headline": escape(settings.title), "text": escape(settings.description)}},
    }
    return f'{json.dumps(data, ensure_ascii=False)[:-1]}, "events": [\n'


def line(event: Event, site: Site, plan: Plan) -> str:
    return json.dumps(slide(event, site, plan.shelf, plan.press.tongue), ensure_ascii=False)


def slide(event: Event, site: Site, cited: Mapping[str, Cited], tongue: Tongue) -> dict[str, Any]:
    """One event. Its text is HTML there, so an article's words are escaped."""
    first, last = event.when.earliest, event.when.latest
    start = last if first == EVER else first
    links = [
        f'<a href="{escape(absolute(cited[name].path, site))}">{escape(cited[name].title)}</a>'
        for name in dict.fromkeys(source.article for source in event.sources)
        if name in cited
    ]
    shown = {
        "start_date": date_fields(start, event.when.precision),
        "text": {
            "headline": escape(event.title),
            "text": f"<p>{escape(event.text)}</p>" + "".join(f"<p>{link}</p>" for link in links),
        },
        "display_date": say_when(event.when.edtf, tongue),
        "unique_id": event.id,
        "edtf": event.when.edtf,
    }
    if last not in (NEVER, start):
        shown["end_date"] = date_fields(last, event.when.precision)
    if event.tags:
        shown["group"] = event.tags[0]
    return shown


def date_fields(day: Day, precision: str) -> dict[str, int]:
    known = FIELDS.get(precision, 3)
    return dict(zip(("year", "month", "day"), day[:known], strict=False))


TIMELINEJS = Sheet(opening, line, ",\n", "\n]}\n")  # one event a line, so that a change shows in a diff
