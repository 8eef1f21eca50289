"""An article as templates see it: its text with dates marked and sentences to link to, and a note for each date."""

from timeline.model.article import Article
from timeline.model.language import direction
from timeline.model.when import When
from timeline.render.dates import date_view
from timeline.render.events import per_cent
from timeline.render.names import Names
from timeline.render.paths import article_path
from timeline.render.press import Cited, Press
from timeline.render.text import Note, Text, note_anchor, text_anchor
from timeline.render.translations import Versions, alternates_of
from timeline.render.views import ArticleView, ContextView, CreditView, EntryView, LinkView, NoteView

CONTEXT = ("published", "timezone", "place", "language", "calendar", "number_order")


def article_view(
    article: Article,
    text: Text,
    press: Press,
    neighbours: tuple[Cited | None, Cited | None] = (None, None),
    entries: tuple[EntryView, ...] = (),
    versions: Versions = (),
) -> ArticleView:
    """An article and all that was read in it, and the events that it tells of."""
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
        body_html=text.html,
        notes=tuple(note_view(number, note, press) for number, note in enumerate(text.notes, 1)),
        context=tuple(context_view(article, name, press) for name in CONTEXT),
        events=entries,
        translations=alternates_of(versions),
        previous=neighbour(neighbours[0]),
        next=neighbour(neighbours[1]),
        front=Names(dict(article.front)),
    )


def note_view(number: int, note: Note, press: Press) -> NoteView:
    return NoteView(
        id=note_anchor(number),
        back=text_anchor(number),
        expression=note.expression,
        date=date_view(When(note.edtf), press.tongue) if note.edtf else None,
        why=note.why,
        certainty=per_cent(note.certainty),
        edited=note.edited,
    )


def context_view(article: Article, name: str, press: Press) -> ContextView:
    context = article.context
    value = date_view(context.published, press.tongue).text if name == "published" else str(getattr(context, name))
    return ContextView(press.words[f"context_{name}"], value, dict(context.why).get(name, ""))


def neighbour(cited: Cited | None) -> LinkView | None:
    return LinkView(cited.title, cited.path) if cited else None
