"""The engine for other programs: plain text in, TIMEX3 out, as JSON or as TimeML."""

import json
import re
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from timeline.find import find
from timeline.model.article import Article, Context
from timeline.model.day import EVER, NEVER, Day
from timeline.model.language import number_order
from timeline.model.reading import Reading, Resolved
from timeline.model.when import When
from timeline.resolve import resolve

LANGUAGE = re.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Document:
    """A plain text with its publication context."""

    id: str | float  # as the caller gave it
    text: str
    context: Context


class BadLineError(ValueError):
    """What is wrong with a line of JSON Lines, and the id of its document where it could be read."""

    def __init__(self, message: str, id: str | float | None = None) -> None:
        super().__init__(message)
        self.id = id


def make_context(date: str, language: str = "en", timezone: str = "UTC", place: str = "") -> Context:
    """A publication context from what a caller gave. Raises ValueError where `date` is not a day in ISO 8601."""
    published = When(date)
    if published.precision not in ("day", "minute"):
        raise ValueError(f'"{date}" is not a day; write 2019-12-21')
    if not LANGUAGE.fullmatch(language):
        raise ValueError(f'"{language}" is no language tag of BCP 47; write en or en-GB')
    why = tuple((field, "given") for field in ("published", "timezone", "language", "place"))
    return Context(published, timezone, language, place, "gregorian", number_order(language), False, why)


def read_text(document: Document) -> tuple[Resolved, ...]:
    """Every temporal expression of a document, in order, but for what TIMEX3 leaves out (ages)."""
    text, name = document.text, str(document.id)
    article = Article(name, name, "", body=text, prose=text, first_line=1, context=document.context)
    return tuple(found for found in resolve(article, find(article), {}) if found.timex.type)


def as_json(document: Document) -> dict[str, object]:
    """`{"id", "timexes": [{"start", "end", "text", "type", "value", "mod"?, "quant"?, "freq"?, "edtf", …}]}`."""
    return {"id": document.id, "timexes": [_timex_as_json(found) for found in read_text(document)]}


def _timex_as_json(found: Resolved) -> dict[str, object]:
    mention, timex = found.mention, found.timex
    optional = {"mod": timex.mod, "quant": timex.quant, "freq": timex.freq}
    when = found.when if isinstance(found, Reading) else None
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "type": timex.type,
        "value": timex.value,
        **{name: value for name, value in optional.items() if value},
        "edtf": when.edtf if when else None,
        "earliest": _day(when.earliest) if when else None,
        "latest": _day(when.latest) if when else None,
        "rule": mention.rule,
        "why": list(found.why),
    }


def _day(day: Day) -> str | None:
    """An open end has no day."""
    return None if day in (EVER, NEVER) else str(day)


def read_line(line: bytes, default: Context | None) -> Document:
    """A line of JSON Lines: `{"id", "text", "date"[, "language"]}`. Raises BadLineError."""
    try:
        given = json.loads(line.decode("utf-8-sig"))
    except json.JSONDecodeError as wrong:
        raise BadLineError(f"not JSON: {wrong.msg} at column {wrong.colno}") from None
    except UnicodeDecodeError as wrong:
        raise BadLineError(f"not UTF-8 at byte {wrong.start} of the line (save it as UTF-8)") from None
    except RecursionError:
        raise BadLineError("not a document: brackets in brackets without end") from None
    if not isinstance(given, dict):
        raise BadLineError('not an object; write {"id": "a", "text": "…", "date": "2019-12-21"}')
    name = given.get("id", "")
    if isinstance(name, bool) or not isinstance(name, str | int | float):
        raise BadLineError('"id" is neither a string nor a number')
    try:
        return _document(given, name, default)
    except ValueError as wrong:
        raise BadLineError(str(wrong), name) from None


def _document(given: dict[str, Any], name: str | float, default: Context | None) -> Document:
    for key in ("text", "date", "language"):
        if key in given and not isinstance(given[key], str):
            raise ValueError(f'"{key}" is not a string')
    if "text" not in given:
        raise ValueError('no "text"')
    if "date" not in given and default is None:
        raise ValueError('no "date", and no --date for lines without one')
    date = given["date"] if "date" in given or default is None else default.published.edtf
    told = make_context(date, given.get("language", default.language if default else "en"))
    if default:
        told = replace(default, published=told.published, language=told.language, number_order=told.number_order)
    return Document(name, given["text"], told)


def as_timeml(document: Document) -> str:
    """A TimeML 1.2.1 document whose TEXT, once parsed, is `document.text` to the character: offsets are kept.

    Laid out as TempEval-3 lays out its documents, for their readers: DOCID, DCT with a TIMEX3, TEXT.
    Characters that XML 1.0 cannot hold become U+FFFD, one for one.
    """
    text, pieces, at = document.text, [], 0
    for number, found in enumerate(read_text(document), 1):
        mention, timex = found.mention, found.timex
        attributes = {"tid": f"t{number}", "type": timex.type, "value": timex.value, "functionInDocument": "NONE"}
        attributes |= {"mod": timex.mod, "quant": timex.quant, "freq": timex.freq}
        written = " ".join(f'{name}="{_xml(value)}"' for name, value in attributes.items() if value)
        pieces.append(_xml(text[at : mention.span.start]))
        pieces.append(f"<TIMEX3 {written}>{_xml(mention.text)}</TIMEX3>")
        at = mention.span.end
    pieces.append(_xml(text[at:]))
    date = document.context.published.edtf
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n'
        f"<DOCID>{_xml(str(document.id))}</DOCID>\n"
        f'<DCT><TIMEX3 tid="t0" type="DATE" value="{date}" temporalFunction="false" '
        f'functionInDocument="CREATION_TIME">{date}</TIMEX3></DCT>\n'
        f"<TEXT>{''.join(pieces)}</TEXT>\n</TimeML>\n"
    )


def _xml(text: str) -> str:
    """Returns are spelt out: an XML reader would make one character of two, and every offset wrong."""
    return escape(NOT_XML.sub("\ufffd", text)).replace("\r", "&#13;")
