"""One event told by several articles becomes one event with several sources."""

from collections.abc import Iterable

from timeline.merge.merger import Merger
from timeline.model.article import Article
from timeline.model.event import Event

__all__ = ["Merger", "merge"]


def merge(events: Iterable[Event], articles: Iterable[Article]) -> tuple[Event, ...]:
    """Events of every article, each once, by (earliest, latest, id), whatever order they come in."""
    return Merger().merge(events, articles)
