"""What a person types as a date, read by the same engine as an article."""

from collections.abc import Callable
from dataclasses import replace

from timeline.model.article import Article, Context
from timeline.model.reading import Mention, Reading
from timeline.model.when import When
from timeline.resolve.engine import resolve

MAY_LEAD = ("from", "between", "about", "around", "circa", "c.", "ca.", "c", "ca", "since", "in", "on", "")


def read_phrase(words: str, context: Context, find: Callable[[Article], tuple[Mention, ...]]) -> When | None:
    """The date that words are, where the whole of them is one expression: "3 weeks before Christmas 2018", "c. 1900".

    `find` is the stage of that name; stages do not import each other.
    """
    text = words.strip()
    article = Article("", "", "", text, text, 1, replace(context, narrative=False))
    readings = resolve(article, find(article), {})
    if not readings or readings[-1].mention.span.end < len(text):
        return None
    first = readings[0]
    if not isinstance(first, Reading) or text[: first.mention.span.start].strip().lower() not in MAY_LEAD:
        return None
    if first.range and len(readings) == 2:
        return first.range[0]
    return first.when if len(readings) == 1 or first.timex.type == "DURATION" else None
