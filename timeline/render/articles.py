"""An article as templates see it: its text with dates marked and sentences to link to, and a note for each date."""

from collections.abc import Sequence

from timeline.model.article import Article
from timeline.model.language import direction
from timeline.model.reading import Reading, Resolved
from timeline.model.span import Span
from timeline.render.dates import date_view, html_datetime
from timeline.render.events import per_cent
from timeline.render.marks import Mark, unweave, weave
from timeline.render.markup import to_html
from timeline.render.names import Names
from timeline.render.paths import article_path, sentence_anchor
from timeline.render.press import Cited, Press
from timeline.render.translations import Versions, alternates_of
from timeline.render.views import ArticleView, ContextView, CreditView, EntryView, LinkView, NoteView

CONTEXT = ("published", "timezone", "place", "language", "calendar", "number_order")


def article_view(
    article: Article,
    readings: Sequence[Resolved],
    said: Sequence[Span],
    press: Press,
    neighbours: tuple[Cited | None, Cited | None] = (None, None),
    entries: tuple[EntryView, ...] = (),
    versions: Versions = (),
) -> ArticleView:
    """An article and all that was read in it. `said` is where its sentences lie that tell of `entries`."""
    return ArticleView(
        id=article.id,
        path=article_path(article.id),
        title=article.title,
        published=date_view(article.context.published, press.tongue),
        authors=article.authors,
        place=article.context.place,
        language=article.context.language,
        direction=direction(article.context.language),
        source=CreditView(article.source.name, article.source.url),
        license=CreditView(article.license.name, article.license.url),
        tags=tuple(press.tag_link(tag) for tag in article.tags),
        draft=article.draft,
        body_html=body_html(article, readings, said),
        notes=tuple(note_view(number, reading, press) for number, reading in enumerate(readings, 1)),
        context=tuple(context_view(article, name, press) for name in CONTEXT),
        events=entries,
        translations=alternates_of(versions),
        previous=neighbour(neighbours[0]),
        next=neighbour(neighbours[1]),
        front=Names(dict(article.front)),
    )


def body_html(article: Article, readings: Sequence[Resolved], said: Sequence[Span]) -> str:
    """Safe HTML, with an anchor at each sentence that an event came from and a link at each date."""
    anchors: dict[str, Span] = {}  # an anchor may stand but once
    for span in said:
        anchors.setdefault(sentence_anchor(span.of(article.body)), span)
    marks = [Mark(span, anchor) for anchor, span in anchors.items()]
    for number, reading in enumerate(readings, 1):
        stamp = html_datetime(reading.when) if isinstance(reading, Reading) else ""
        marks.append(Mark(reading.mention.span, text_anchor(number), note_anchor(number), stamp))
    woven, ordered = weave(article.body, marks)
    return unweave(to_html(woven), ordered)


def note_anchor(number: int) -> str:
    return f"date-{number}"


def text_anchor(number: int) -> str:
    return f"text-{number}"


def note_view(number: int, reading: Resolved, press: Press) -> NoteView:
    """How one expression was read."""
    dated = isinstance(reading, Reading)
    return NoteView(
        id=note_anchor(number),
        back=text_anchor(number),
        expression=reading.mention.text,
        date=date_view(reading.when, press.tongue) if isinstance(reading, Reading) else None,
        why=reading.why,
        certainty=per_cent(reading.certainty) if isinstance(reading, Reading) else 0,
        edited=dated and getattr(reading, "by", "") == "editor",
    )


def context_view(article: Article, name: str, press: Press) -> ContextView:
    context = article.context
    value = date_view(context.published, press.tongue).text if name == "published" else str(getattr(context, name))
    return ContextView(press.words[f"context_{name}"], value, dict(context.why).get(name, ""))


def neighbour(cited: Cited | None) -> LinkView | None:
    return LinkView(cited.title, cited.path) if cited else None
