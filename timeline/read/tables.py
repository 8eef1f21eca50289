"""The keys of each YAML file that people write: what it may say, how, and what it means."""

import re
from urllib.parse import urlsplit

from timeline.model.article import Credit
from timeline.model.problem import Problem
from timeline.plainyaml import Map, Node
from timeline.read.keys import (
    BLOCK,
    FLAG,
    FREE,
    SCALAR,
    TEXT,
    WORDS,
    Key,
    Keys,
    Kind,
    checked,
    entries,
    one_of,
    read_keys,
)
from timeline.read.zones import check_zone

TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
SCHEMES = ("http", "https", "mailto")


def check_language(value: str) -> str:
    """A BCP 47 tag."""
    if not TAG.fullmatch(value):
        tag = value.replace("_", "-")
        raise ValueError(f'"{value}" is no language tag', f"{tag}?" if TAG.fullmatch(tag) else "as in en, en-GB, fa")
    return value


def check_url(value: str) -> str:
    """An address that a page may link to."""
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in SCHEMES or not (parts.netloc or parts.path) or " " in value:
        raise ValueError(f'"{value}" is no web address', "it starts with https://")
    return value


ZONE = checked(check_zone, {"type": ["string", "null"]})
LANGUAGE = checked(check_language, {"type": ["string", "null"], "pattern": f"^{TAG.pattern}$"})
URL = checked(check_url, {"type": ["string", "null"], "format": "uri"})
CALENDAR = one_of("gregorian", "persian", "hijri", "hebrew")
NUMBER_ORDER = one_of("DMY", "MDY", "YMD")

CREDIT_KEYS: Keys = (
    Key("name", TEXT, "The name to show."),
    Key("url", URL, "The address that the name links to."),
)
SCHEMA_OF_CREDIT = {
    "anyOf": [
        SCALAR,
        {"type": "object", "properties": {"name": SCALAR, "url": URL.schema}, "additionalProperties": False},
    ]
}


def _read_credit(name: str, node: Node, problems: list[Problem]) -> Credit:
    """`Mehr News`, `https://…`, or a map of both."""
    if isinstance(node, Map):
        given = read_keys(node, CREDIT_KEYS, problems)
        return Credit(given.get("name", ""), given.get("url", ""))
    text = TEXT.read(name, node, problems)
    is_url = text.startswith(("http://", "https://"))
    return (
        Credit(urlsplit(URL.read(name, node, problems)).netloc.removeprefix("www."), text) if is_url else Credit(text)
    )


CREDIT = Kind(_read_credit, SCHEMA_OF_CREDIT)

CONTEXT_KEYS: Keys = (
    Key("timezone", ZONE, 'The IANA time zone in which "today" is meant, as in Europe/Sarajevo.'),
    Key("place", TEXT, "Where it was written, as in Tehran, Iran."),
    Key("language", LANGUAGE, "The language it is written in (BCP 47), as in en or en-GB."),
    Key("calendar", CALENDAR, "The calendar that bare numbers are in: gregorian, persian, hijri or hebrew."),
    Key("number_order", NUMBER_ORDER, "How 3/4/2019 is read: DMY, MDY or YMD."),
    Key("narrative", FLAG, "A history or biography: dates count from the one told before, not from publication."),
)

FRONT_KEYS: Keys = (
    Key("image", TEXT, "The picture that it is shared with: a file in assets/, or an address."),
    Key("image_alt", TEXT, "What that picture shows, in words."),
    Key("translations", FREE, "The same text in other languages: an article's name or an address by its language."),
)  # for the theme, as are all keys that only it knows

ARTICLE_KEYS: Keys = (
    Key("title", TEXT, "The headline; without it, the first heading of the text."),
    Key("date", TEXT, "When it was published: 2019-12-21, 2019-12-21T17:04+03:30, or in words."),
    *CONTEXT_KEYS,
    Key("tags", WORDS, "What it is about."),
    Key("authors", WORDS, "Who wrote it."),
    Key("author", WORDS, "Who wrote it; as authors."),
    Key("source", CREDIT, "Where it was first published: a name, an address, or both as name and url."),
    Key("source_url", URL, "The address of the source."),
    Key("license", CREDIT, "The licence that it is shown under, as in CC BY 4.0."),
    Key("licence", CREDIT, "As license."),
    Key("license_url", URL, "The address of the licence."),
    Key("draft", FLAG, "Not to be published yet."),
    *FRONT_KEYS,
)

DATE_KEYS: Keys = (
    Key("text", TEXT, "The builder's: the expression that was found. Without it, the entry is on the whole sentence."),
    Key("quote", TEXT, "The builder's: the sentence that it stands in, as the article has it.", required=True),
    Key("found", TEXT, "The builder's: the date that it was read as (EDTF)."),
    Key("why", WORDS, "The builder's: why it was read so."),
    Key("date", TEXT, "The right date: EDTF (2019-12-20, 1999/2003, 2000~), or in words of any language."),
    Key("title", TEXT, "The title of the event that it dates."),
    Key("hide", FLAG, "Leave the event that it dates out of the timeline."),
    Key("note", BLOCK, "A note for readers, or for those who check after you."),
    Key("tags", WORDS, "Tags of the event, beside those of its article."),
    Key("checked", FLAG, "Looked at by a person, and right as it is."),
)
ADDED_KEYS: Keys = (
    Key("date", TEXT, "When it happened: EDTF, or in words of any language.", required=True),
    Key("title", TEXT, "What happened.", required=True),
    Key("note", BLOCK, "A note for readers."),
    Key("tags", WORDS, "Tags of the event, beside those of the article."),
)
SIDECAR_KEYS: Keys = (
    Key("dates", entries(DATE_KEYS), "The dates of the article beside it: as read, and as they should be."),
    Key("events", entries(ADDED_KEYS), "Events that the text does not tell."),
)

EVENT_KEYS: Keys = (
    Key(
        "event", TEXT, "The event: its id, or words of the article that tell of it, as they stand there.", required=True
    ),
    Key("title", TEXT, "Its title."),
    Key("hide", FLAG, "Leave it out of the timeline."),
    Key("note", BLOCK, "A note for readers."),
    Key("tags", WORDS, "Further tags."),
    Key("join", WORDS, "Other events (ids or quotes) that are the same one."),
    Key("split", WORDS, "Articles, or quotes, of it that tell of another event."),
)
CORRECTIONS_KEYS: Keys = (Key("events", entries(EVENT_KEYS), "Events of the whole site to set right."),)
