"""Feeds of what was last reported: Atom (RFC 4287) and JSON Feed 1.1. The date of an event is kept as EDTF."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest

from timeline.model.event import Event
from timeline.model.site import Site
from timeline.model.when import When
from timeline.render.exports.text import absolute, escape, identity, stamp
from timeline.render.press import Cited, Press, home_of

MOST = 50
NAMESPACES = 'xmlns="http://www.w3.org/2005/Atom" xmlns:dcterms="http://purl.org/dc/terms/"'
NOWHEN = When("1970-01-01")  # of a site without articles: a feed has to name a time, and no clock is read


@dataclass(frozen=True, slots=True)
class Entry:
    """One event in a feed."""

    event: Event
    link: str
    id: str
    known: When  # its latest source's publication


Known = tuple[When, Event]  # when the last article that tells of an event was published


def entries(site: Site, cited: Mapping[str, Cited], homes: Mapping[str, str], press: Press) -> list[Entry]:
    """The events that articles told of last, the latest first."""
    return entries_of(latest(known_of(site.events, cited), MOST), site, homes, press)


def entries_of(known: Iterable[Known], site: Site, homes: Mapping[str, str], press: Press) -> list[Entry]:
    return [
        Entry(event, absolute(home_of(event, homes[event.id], press), site), identity(event, site), when)
        for when, event in known
    ]


def known_of(events: Iterable[Event], cited: Mapping[str, Cited]) -> Iterator[Known]:
    """Those that articles tell of."""
    for event in events:
        told = [cited[source.article].published for source in event.sources if source.article in cited]
        if told:
            yield max(told, key=lambda when: when.edtf), event


def latest(known: Iterable[Known], most: int) -> list[Known]:
    return nlargest(most, known, key=lambda pair: (pair[0].edtf, pair[1].id))


def atom(site: Site, found: list[Entry]) -> bytes:
    settings = site.settings
    home = absolute("", site) or "index.html"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f"<feed {NAMESPACES} xml:lang={attribute(settings.language)}>",
        f"<title>{xml(settings.title)}</title>",
        f"<subtitle>{xml(settings.description)}</subtitle>",
        f"<id>{xml(settings.url + '/' if settings.url else 'urn:timeline:' + settings.title)}</id>",
        f"<link href={attribute(home)}/>",
        f'<link rel="self" type="application/atom+xml" href={attribute(absolute("feed.xml", site))}/>',
        f"<updated>{stamp(found[0].known if found else NOWHEN)}</updated>",
        f"<author><name>{xml(settings.title)}</name></author>",
    ]
    for entry in found:
        event = entry.event
        lines += [
            "<entry>",
            f"<title>{xml(event.title)}</title>",
            f"<id>{xml(entry.id)}</id>",
            f"<link href={attribute(entry.link)}/>",
            f"<updated>{stamp(entry.known)}</updated>",
            f"<summary>{xml(event.text)}</summary>",
            *(f"<category term={attribute(tag)}/>" for tag in event.tags),
            f"<dcterms:temporal>{xml(event.when.edtf)}</dcterms:temporal>",
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""]).encode("utf-8")


def json_feed(site: Site, found: list[Entry]) -> bytes:
    settings = site.settings
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": settings.title,
        "description": settings.description,
        "language": settings.language,
        **({"home_page_url": f"{settings.url}/", "feed_url": f"{settings.url}/feed.json"} if settings.url else {}),
        "items": [
            {
                "id": entry.id,
                "url": entry.link,
                "title": entry.event.title,
                "content_text": entry.event.text,
                "date_published": stamp(entry.known),
                "tags": list(entry.event.tags),
                "_timeline": {"date": entry.event.when.edtf, "status": entry.event.status.value},
            }
            for entry in found
        ],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def xml(text: str) -> str:
    """Escaped, without the control characters that XML cannot hold."""
    return escape("".join(c for c in text if c >= " " or c in "\n\t"))


def attribute(text: str) -> str:
    return '"{}"'.format(escape("".join(c for c in text if c >= " ")).replace('"', "&quot;"))
