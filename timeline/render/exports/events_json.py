"""`events.json`: every event, with the words that it came from."""

import json
from collections.abc import Mapping
from typing import Any

from timeline.model.day import EVER, NEVER, Day
from timeline.model.event import Event, Source
from timeline.model.site import Site
from timeline.render.press import Cited

VERSION = 1


def events_json(site: Site, cited: Mapping[str, Cited]) -> bytes:
    """`{"version": 1, "events": […]}`, UTF-8, one event a line, so that a change shows in a diff."""
    lines = ",\n".join(json.dumps(event_record(event, cited, site), ensure_ascii=False) for event in site.events)
    return f'{{"version": {VERSION}, "events": [\n{lines}\n]}}\n'.encode()


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
