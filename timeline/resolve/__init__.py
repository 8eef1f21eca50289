"""Gives every mention its place on the calendar, with the reasons in plain words."""

from collections.abc import Callable
from dataclasses import replace

from timeline.model.article import Article, Context
from timeline.model.reading import Mention, Reading
from timeline.model.when import When
from timeline.resolve.engine import resolve

__all__ = ["read_phrase", "resolve"]


def read_phrase(words: str, context: Context, find: Callable[[Article], tuple[Mention, ...]]) -> When | None:
    """What a person typed as a date ("3 weeks before Christmas 2018"), where the whole of it is one expression."""
    text = words.strip()
    article = Article("", "", "", text, text, 1, replace(context, narrative=False))
    readings = resolve(article, find(article), {})
    dated = [reading for reading in readings if isinstance(reading, Reading)]
    if not dated or readings[0].mention.span.start > 0 or readings[-1].mention.span.end < len(text):
        return None
    return dated[0].when
