"""What the exports share: addresses, XML, and a stamp for feeds."""

from timeline.model.day import Day
from timeline.model.event import Event
from timeline.model.site import Site
from timeline.model.when import When
from timeline.render.paths import url


def absolute(path: str, site: Site) -> str:
    """An address from the site's own, or a relative one where that is unknown."""
    return f"{site.settings.url}/{url(path)}" if site.settings.url else url(path)


def escape(text: str) -> str:
    """Text for XML. The standard library's own comes with an HTTP client, which takes longer to import than a feed."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def stamp(when: When) -> str:
    """RFC 3339: a publication's day as midnight UTC, or its minute where that is known."""
    minute = when.edtf.split("T")[1][:5] if when.precision == "minute" else "00:00"
    return f"{when.earliest}T{minute}:00Z"


def within(day: Day) -> bool:
    """Whether formats that know years 1 to 9999 alone can hold a day."""
    return 1 <= day.year <= 9999


def identity(event: Event, site: Site) -> str:
    """A name for an event that no other site's has: its address, or one made of its id."""
    return f"{site.settings.url}/#{event.id}" if site.settings.url else f"urn:timeline:{url(event.id)}"
