"""What the review desk shows: every reading of the site, those first that want a person's eye."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from timeline.correct.aim import Reader
from timeline.correct.doubts import Doubt, doubts
from timeline.correct.listing import name
from timeline.correct.pins import found_now
from timeline.extract import sentences
from timeline.model.article import Article
from timeline.model.correction import Aim, Fix
from timeline.model.event import Event
from timeline.model.reading import Reading, Resolved
from timeline.model.span import Span
from timeline.pipeline import Manuscript, Story
from timeline.serve.edits import digest_of
from timeline.serve.preview import Preview

SIDECAR = ".dates.yaml"
ITEM = dict[str, Any]


def sidecar_of(article: Article) -> str:
    """The path of the YAML beside an article."""
    return article.path.removesuffix(".md") + SIDECAR


def list_all(preview: Preview) -> dict[str, object]:
    """Items, most doubtful first and what a person has settled last; and the events that two of can be joined."""
    site = preview.site
    reasons: dict[tuple[str, Span | None], list[Doubt]] = {}
    ranks: dict[tuple[str, Span | None], int] = {}
    for rank, doubt in enumerate(doubts(site.articles, site.readings, site.events)):
        reasons.setdefault((doubt.article, doubt.span), []).append(doubt)
        ranks.setdefault((doubt.article, doubt.span), rank)
    last = len(ranks)
    ranked = []
    for order, item in enumerate(_items(preview, site.articles, reasons)):
        rank = ranks.get((item["article"], item.pop("span")), last)
        ranked.append((item["settled"], rank, item["certainty"], order, item))
    return {
        "items": [item for *_, item in sorted(ranked, key=lambda row: row[:-1])],
        "events": [{"id": event.id, "date": event.when.edtf, "title": event.title} for event in site.events],
        "articles": [_article(*preview.stories[article.id]) for article in site.articles],
    }


def _article(manuscript: Manuscript, story: Story) -> ITEM:
    article = story.article
    return {
        "id": article.id,
        "title": article.title,
        "published": article.context.published.edtf,
        "path": article.path,
        "file": sidecar_of(article),
        "digest": digest_of(manuscript.sidecar.data if manuscript.sidecar else None),
    }


def find_reading(story: Story, item: object) -> Resolved | None:
    """The reading that an item of the list is about."""
    return next((found for found in story.readings if _id(story.article, found) == item), None)


def written_at(story: Story, found: Resolved) -> int:
    """The line of a person's entry about a reading; 0 where there is none."""
    return _written(_fixes(story).get(found.mention.span))["entry"]  # type: ignore[no-any-return]


def new_entry(story: Story, found: Resolved) -> dict[str, str]:
    """The builder's keys of an entry about a reading, so named that it is about nothing else.

    Raises ValueError where its words stand in the article again and again, so that no words name the one.
    """
    page = Reader(story.article, tuple(reading.mention for reading in story.readings))
    named = name(page, found.mention.span, sentences(story.article))
    if named is None:
        raise ValueError("this line stands in the article more than once, word for word; change a word in one of them")
    quote, text = named
    return {"text": text, "quote": quote, "found": found_now(found), "why": "; ".join(found.why)}


def _id(article: Article, found: Resolved) -> str:
    return f"{article.id}:{found.mention.span.start}"


def _fixes(story: Story) -> dict[Span | None, Fix]:
    return {found.expression: found.fix for found in story.corrections if isinstance(found, Aim)}


def _items(
    preview: Preview, articles: Iterable[Article], reasons: Mapping[tuple[str, Span | None], list[Doubt]]
) -> Iterator[ITEM]:
    by_expression = _events_by_expression(preview.site.events)
    for article in articles:
        _, story = preview.stories[article.id]
        around = sentences(article) if story.readings else ()
        fixes = _fixes(story)
        for found in story.readings:
            span = found.mention.span
            quote = next((sentence for sentence in around if sentence.covers(span)), span)
            yield {
                "span": span,
                "id": _id(article, found),
                "article": article.id,
                "line": article.place(span.start).line,
                "before": article.body[quote.start : span.start],
                "text": span.of(article.body),
                "after": article.body[span.end : quote.end],
                **_read(found),
                "doubts": [doubt.message for doubt in reasons.get((article.id, span), ())],
                "events": by_expression.get((article.id, span), []),
                **_written(fixes.get(span)),
            }


def _read(found: Resolved) -> ITEM:
    """What the builder made of an expression."""
    if not isinstance(found, Reading):
        return {"found": "", "length": found.timex.value, "why": list(found.why), "certainty": 1.0, "others": []}
    ruled = next((rule for rule in found.ruled if isinstance(rule, Reading)), found)
    others = dict.fromkeys(when.edtf for when in (*ruled.others, *found.range))
    return {
        "found": ruled.when.edtf if found.ruled or found.by == "rule" else "",
        "length": "",
        "why": list(found.why),
        "certainty": found.certainty,
        "others": [other for other in others if other != ruled.when.edtf],
    }


def _written(fix: Fix | None) -> ITEM:
    """What a person wrote about it; `entry` is the line of its entry, 0 where there is none."""
    if fix is None:
        return {"entry": 0, "date": "", "title": "", "hide": False, "note": "", "checked": False, "settled": False}
    return {
        "entry": fix.place.line,
        "date": fix.date,
        "title": fix.title,
        "hide": fix.hide,
        "note": fix.note,
        "checked": fix.checked,
        "settled": bool(fix.checked or fix.date or fix.hide),
    }


def _events_by_expression(events: Iterable[Event]) -> dict[tuple[str, Span], list[str]]:
    found: dict[tuple[str, Span], list[str]] = {}
    for event in events:
        for source in event.sources:
            found.setdefault((source.article, source.expression_span), []).append(event.id)
    return found
