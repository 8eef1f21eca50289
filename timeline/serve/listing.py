"""What the review desk shows: every reading of the site, with what is doubtful about it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Row:
    """What the desk is told of one article: its facts, and an item for each reading, in text order."""

    article: ITEM
    items: list[ITEM]


def rows_of(preview: Preview, names: Collection[str]) -> dict[str, Row]:
    """The rows of some articles, by id. Each depends on the article and its events, and on nothing else."""
    site = preview.site
    events = [event for event in site.events if any(source.article in names for source in event.sources)]
    reasons: dict[tuple[str, Span | None], list[Doubt]] = {}
    readings = {name: site.readings[name] for name in names if name in site.readings}
    for doubt in doubts(site.articles, readings, events):
        reasons.setdefault((doubt.article, doubt.span), []).append(doubt)
    by_expression = _events_by_expression(events)
    return {
        name: Row(_article(*preview.stories[name]), list(_items(preview.stories[name][1], by_expression, reasons)))
        for name in names
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
    story: Story,
    by_expression: Mapping[tuple[str, Span], list[Event]],
    reasons: Mapping[tuple[str, Span | None], list[Doubt]],
) -> Iterator[ITEM]:
    article = story.article
    around = sentences(article) if story.readings else ()
    fixes = _fixes(story)
    for found in story.readings:
        span = found.mention.span
        quote = next((sentence for sentence in around if sentence.covers(span)), span)
        doubtful = reasons.get((article.id, span), ())
        events = by_expression.get((article.id, span), ())
        yield {
            "id": _id(article, found),
            "article": article.id,
            "start": span.start,
            "line": article.place(span.start).line,
            "before": article.body[quote.start : span.start],
            "text": span.of(article.body),
            "after": article.body[span.end : quote.end],
            **_read(found),
            "doubt": max((doubt.score for doubt in doubtful), default=0.0),
            "doubts": [doubt.message for doubt in doubtful],
            "events": [event.id for event in events],
            "heading": events[0].title if events else "",
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


def _events_by_expression(events: Iterable[Event]) -> dict[tuple[str, Span], list[Event]]:
    found: dict[tuple[str, Span], list[Event]] = {}
    for event in events:
        for source in event.sources:
            found.setdefault((source.article, source.expression_span), []).append(event)
    return found
