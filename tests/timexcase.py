"""What the cases of find and resolve share: an article from a line of text, the expression between [brackets]."""

from timeline.model.article import Article, Context
from timeline.model.language import number_order
from timeline.model.span import Span
from timeline.model.when import When

PUBLISHED = "2026-03-05"  # a Thursday


def context(published: str = PUBLISHED, language: str = "en", place: str = "", narrative: bool = False) -> Context:
    order = number_order(language)
    why = tuple((field, "given") for field in ("published", "timezone", "language", "place", "number_order"))
    return Context(When(published), "UTC", language, place, "gregorian", order, narrative, why)


def article(text: str, **told: str | bool) -> Article:
    return Article("case", "case.md", "", text, text, 1, context(**told))  # type: ignore[arg-type]


def unbracket(example: str) -> tuple[str, Span]:
    """The text of `in [May] 2020`, and where what stands in brackets is; without brackets that is all of it."""
    if "[" not in example:
        return example, Span(0, len(example))
    before, _, rest = example.partition("[")
    inside, _, after = rest.partition("]")
    return before + inside + after, Span(len(before), len(before) + len(inside))
