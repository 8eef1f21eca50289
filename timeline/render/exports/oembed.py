"""oEmbed (https://oembed.com) for a static host: what to embed for the site, and for each event that has a page."""

import json
from collections.abc import Mapping, Sequence
from html import escape

from timeline.model.event import Event
from timeline.model.site import Site
from timeline.render.exports.text import absolute
from timeline.render.paths import event_path

WIDTH, HEIGHT = 720, 600


def oembed(site: Site, events: Sequence[Event]) -> dict[str, bytes]:
    """Nothing where the site's address is unknown: an iframe needs an absolute one."""
    if not site.settings.url:
        return {}
    files = {"oembed.json": description(site, site.settings.title, "")}
    for event in events:
        path = event_path(event.id).removesuffix(".html") + ".oembed.json"
        files[path] = description(site, event.title, f"#{event.id}")
    return files


def description(site: Site, title: str, fragment: str) -> bytes:
    address = absolute("embed.html", site) + fragment
    frame = f'<iframe src="{escape(address)}" title="{escape(title)}" width="{WIDTH}" height="{HEIGHT}"></iframe>'
    data: Mapping[str, object] = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": site.settings.title,
        "provider_url": f"{site.settings.url}/",
        "width": WIDTH,
        "height": HEIGHT,
        "html": frame,
    }
    return (json.dumps(data, ensure_ascii=False) + "\n").encode("utf-8")
