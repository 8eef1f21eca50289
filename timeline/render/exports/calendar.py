"""`events.ics`: the events as a calendar to subscribe to (RFC 5545). All-day entries, as long as the date is vague."""

from collections.abc import Iterator, Mapping

from timeline.model.event import Event, Status
from timeline.model.site import Site
from timeline.render.exports.sheet import Sheet
from timeline.render.exports.text import absolute, identity, within
from timeline.render.plan import Plan
from timeline.render.press import Cited

STATUS = {Status.REPORTED: "CONFIRMED", Status.PLANNED: "TENTATIVE", Status.IMPLIED: "TENTATIVE"}
LINE = 75  # octets
ESCAPES = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"), ("\r", ""))  # in this order


def opening(site: Site, plan: Plan) -> str:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//timeline//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escape(site.settings.title)}",
    ]
    return "".join([fold(line) for line in lines])


def entry(event: Event, site: Site, plan: Plan) -> str:
    """Of an event with a first and a last day in years 1 to 9999, which is all that a calendar can hold."""
    if within(event.when.earliest) and within(event.when.latest) and event.when.latest.year < 9999:
        return "".join([fold(line) for line in event_lines(event, site, plan.shelf)])
    return ""


def event_lines(event: Event, site: Site, cited: Mapping[str, Cited]) -> Iterator[str]:
    articles = [cited[source.article] for source in event.sources if source.article in cited]
    known = max((article.published.earliest for article in articles), default=event.when.earliest)
    words = [event.text, *(f"{article.title}: {absolute(article.path, site)}" for article in articles)]
    yield "BEGIN:VEVENT"
    yield f"UID:{escape(identity(event, site))}"
    yield f"DTSTAMP:{compact(str(known))}T000000Z"
    yield f"DTSTART;VALUE=DATE:{compact(str(event.when.earliest))}"
    yield f"DTEND;VALUE=DATE:{compact(str(event.when.latest.plus_days(1)))}"
    yield f"SUMMARY:{escape(event.title)}"
    yield f"DESCRIPTION:{escape(chr(10).join(words))}"
    if event.tags:
        yield f"CATEGORIES:{','.join(escape(tag) for tag in event.tags)}"
    if site.settings.url:
        yield f"URL:{absolute('index.html', site)}#{event.id}"
    yield f"STATUS:{STATUS[event.status]}"
    yield "TRANSP:TRANSPARENT"
    yield f"X-EDTF:{escape(event.when.edtf)}"
    yield "END:VEVENT"


def compact(day: str) -> str:
    return day.replace("-", "")


def escape(text: str) -> str:
    for character, written in ESCAPES:
        text = text.replace(character, written)
    return text


def fold(line: str) -> str:
    """No line longer than 75 octets; a long one goes on after a line end and a space, and no character is cut."""
    if len(line) <= LINE and line.isascii():
        return f"{line}\r\n"
    data, pieces, start, room = line.encode("utf-8"), [], 0, LINE
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        pieces.append(data[start:end])
        start, room = end, LINE - 1
    pieces.append(data[start:])
    return b"\r\n ".join(pieces).decode("utf-8") + "\r\n"


EVENTS_ICS = Sheet(opening, entry, "", fold("END:VCALENDAR"))
