"""`events.json`: `{"version": 1, "events": […]}`, every event with the words that it came from."""

import json
from collections.abc import Mapping
from typing import Any

from timeline.model.day import EVER, NEVER, Day
from timeline.model.event import Event, Source
from timeline.model.site import Site
from timeline.render.exports.sheet import Sheet
from timeline.render.plan import Plan
from timeline.render.press import Cited

VERSION = 1


def line(event: Event, site: Site, plan: Plan) -> str:
    return json.dumps(event_record(event, plan.shelf, site), ensure_ascii=False)


def event_record(event: Event, cited: Mapping[str, Cited], site: Site) -> dict[str, Any]:
    return {
        "id": event.id,
        "date": event.when.edtf,
        "earliest": day_or_null(event.when.earliest),
        "latest": day_or_null(event.when.latest),
        "precision": event.when.precision,
        "approximate": event.when.approximate,
        "status": event.status.value,
        "title": event.title,
        "text": event.text,
        "tags": list(event.tags),
        "certainty": round(event.certainty, 3),
        "sources": [source_record(source, cited, site) for source in event.sources],
    }


def source_record(source: Source, cited: Mapping[str, Cited], site: Site) -> dict[str, Any]:
    article = cited.get(source.article)
    path = article.path if article else ""
    return {
        "article": source.article,
        "title": article.title if article else "",
        "url": f"{site.settings.url}/{path}" if site.settings.url else path,
        "published": article.published.edtf if article else "",
        "quote": source.quote,
        "expression": source.expression,
        "why": list(source.why),
    }


def day_or_null(day: Day) -> str | None:
    """An open end has no day."""
    return None if day in (EVER, NEVER) else str(day)


# One event a line, so that a change shows in a diff.
EVENTS_JSON = Sheet(lambda site, plan: f'{{"version": {VERSION}, "events": [\n', line, ",\n", "\n]}\n")
