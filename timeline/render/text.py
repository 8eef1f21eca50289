"""An article's text as its page shows it: what neither a theme nor another article changes."""

from dataclasses import dataclass

from timeline.model.article import Article
from timeline.model.reading import Reading, Resolved
from timeline.model.span import Span
from timeline.render.dates import html_datetime
from timeline.render.marks import Mark, unweave, weave
from timeline.render.markup import to_html
from timeline.render.paths import sentence_anchor


@dataclass(frozen=True, slots=True)
class Note:
    """How one expression was read."""

    expression: str
    edtf: str  # empty where it has no place on the calendar
    why: tuple[str, ...]
    certainty: float
    edited: bool


@dataclass(frozen=True, slots=True)
class Text:
    """Safe HTML, with an anchor at each sentence that an event came from and a link at each date; and their notes."""

    html: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Raw:
    """What the text of an article is made of besides the article."""

    readings: tuple[Resolved, ...] = ()
    said: tuple[Span, ...] = ()  # the sentences that tell of something


def text_of(article: Article, raw: Raw) -> Text:
    return Text(body_html(article, raw), tuple(map(note_of, raw.readings)))


def body_html(article: Article, raw: Raw) -> str:
    anchors: dict[str, Span] = {}  # an anchor may stand but once
    for span in raw.said:
        anchors.setdefault(sentence_anchor(span.of(article.body)), span)
    marks = [Mark(span, anchor) for anchor, span in anchors.items()]
    for number, reading in enumerate(raw.readings, 1):
        stamp = html_datetime(reading.when) if isinstance(reading, Reading) else ""
        marks.append(Mark(reading.mention.span, text_anchor(number), note_anchor(number), stamp))
    woven, ordered = weave(article.body, marks)
    return unweave(to_html(woven), ordered)


def note_of(reading: Resolved) -> Note:
    words = reading.mention.text
    if not isinstance(reading, Reading):
        return Note(words, "", reading.why, 0.0, edited=False)
    return Note(words, reading.when.edtf, reading.why, reading.certainty, edited=reading.by == "editor")


def note_anchor(number: int) -> str:
    return f"date-{number}"


def text_anchor(number: int) -> str:
    return f"text-{number}"
