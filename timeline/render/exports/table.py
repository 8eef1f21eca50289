"""`events.csv`: an event a row, for spreadsheets (RFC 4180, UTF-8)."""

import csv
import io
from collections.abc import Iterable

from timeline.model.day import Day
from timeline.model.event import Event
from timeline.model.site import Site
from timeline.render.events import citing
from timeline.render.exports.events_json import day_or_null
from timeline.render.exports.sheet import Sheet
from timeline.render.exports.text import absolute
from timeline.render.plan import Plan

HEADER = (
    *("id", "date", "earliest", "latest", "precision", "approximate", "uncertain", "status", "title", "text", "tags"),
    *("certainty", "articles", "urls", "quotes", "note"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula at the start of a cell
BETWEEN = "; "


def row(event: Event, site: Site, plan: Plan) -> str:
    """Lists within a cell are parted by "; ". `date` is EDTF."""
    articles = citing(event, plan.shelf)
    return written(
        [
            event.id,
            event.when.edtf,
            day_cell(event.when.earliest),
            day_cell(event.when.latest),
            event.when.precision,
            str(event.when.approximate).lower(),
            str(event.when.uncertain).lower(),
            event.status.value,
            text_cell(event.title),
            text_cell(event.text),
            text_cell(BETWEEN.join(event.tags)),
            round(event.certainty, 3),
            BETWEEN.join(source.article for source in event.sources),
            BETWEEN.join(absolute(article.path, site) for article in articles),
            text_cell(BETWEEN.join(" ".join(source.quote.split()) for source in event.sources)),
            text_cell(event.note),
        ]
    )


def written(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def day_cell(day: Day) -> str:
    return day_or_null(day) or ""


def text_cell(text: str) -> str:
    """Article text is not trusted: an apostrophe keeps a spreadsheet from running it."""
    return f"'{text}" if text.startswith(FORMULA) else text


EVENTS_CSV = Sheet(lambda site, plan: written(HEADER), row, "", "")
