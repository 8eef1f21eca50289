"""`events.csv`: an event a row, for spreadsheets (RFC 4180, UTF-8)."""

import csv
import io
from collections.abc import Mapping

from timeline.model.day import Day
from timeline.model.site import Site
from timeline.render.exports.events_json import day_or_null
from timeline.render.exports.text import absolute
from timeline.render.press import Cited

HEADER = (
    *("id", "date", "earliest", "latest", "precision", "approximate", "uncertain", "status", "title", "text", "tags"),
    *("certainty", "articles", "urls", "quotes", "note"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula at the start of a cell
BETWEEN = "; "


def events_csv(site: Site, cited: Mapping[str, Cited]) -> bytes:
    """Lists within a cell are parted by "; ". `date` is EDTF."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    for event in site.events:
        articles = [cited[source.article] for source in event.sources if source.article in cited]
        writer.writerow(
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
    return out.getvalue().encode("utf-8")


def day_cell(day: Day) -> str:
    return day_or_null(day) or ""


def text_cell(text: str) -> str:
    """Article text is not trusted: an apostrophe keeps a spreadsheet from running it."""
    return f"'{text}" if text.startswith(FORMULA) else text
