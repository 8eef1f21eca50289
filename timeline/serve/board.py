"""The review desk's list as it changes: after a save a browser is sent the articles that it touched, no others."""

from collections.abc import Iterable
from threading import Lock
from typing import Any

from timeline.model.event import Event
from timeline.pipeline import Story
from timeline.render.chapters import start_of
from timeline.serve.listing import Row, rows_of
from timeline.serve.live import State
from timeline.serve.preview import Preview

NEAR = 60  # events that another is offered to be joined with


class Board:
    """Holds a row for each article, and since when it is as it is. Safe to call from any thread."""

    def __init__(self) -> None:
        self._rows: dict[str, Row] = {}  # by article id, in the order of the site
        self._stories: dict[str, Story] = {}
        self._events: dict[int, Event] = {}  # by identity
        self._changed: dict[str, int] = {}  # article id -> the step that its row is of
        self._steps: dict[str, int] = {}  # build -> how many were looked at before it
        self._lock = Lock()

    def news(self, state: State, since: str) -> dict[str, Any]:
        """Rows that are not as they were in the build `since`; all of them where that is not known or not enough."""
        with self._lock:
            if state.preview and state.build not in self._steps:
                self._look(state.preview, state.build)
            start = self._steps.get(since, -1)
            told = [row for name, row in self._rows.items() if self._changed[name] > start]
        return {
            "build": state.build,
            "whole": start < 0,
            "articles": [row.article for row in told],
            "items": [item for row in told for item in row.items],
        }

    def _look(self, preview: Preview, build: str) -> None:
        names = [article.id for article in preview.site.articles]
        if names != list(self._rows):  # articles came, went or changed places: everybody needs the whole list
            self._rows, self._stories, self._events, self._changed, self._steps = {}, {}, {}, {}, {}
        step = self._steps[build] = len(self._steps)
        events = {id(event): event for event in preview.site.events}
        touched = self._touched(preview, events)
        fresh = rows_of(preview, touched)
        self._changed |= {name: step for name in touched if self._rows.get(name) != fresh[name]}
        self._rows = {name: fresh.get(name) or self._rows[name] for name in names}
        self._stories = {name: preview.stories[name][1] for name in names}
        self._events = events

    def _touched(self, preview: Preview, events: dict[int, Event]) -> set[str]:
        """Articles whose own story, or any event that they tell of, is another than before."""
        fresh = {event for one, event in events.items() if one not in self._events}
        gone = {event for one, event in self._events.items() if one not in events}
        told = {source.article for event in fresh ^ gone for source in event.sources}
        return {
            article.id
            for article in preview.site.articles
            if article.id in told or self._stories.get(article.id) is not preview.stories[article.id][1]
        }


def near(event: Event, events: Iterable[Event], words: str) -> list[Event]:
    """Events to join one with: those that have some words in their title, the nearest in time first."""
    day = start_of(event).ordinal
    sought = words.casefold()
    others = [one for one in events if one.id != event.id and sought in f"{one.when} {one.title}".casefold()]
    return sorted(others, key=lambda one: abs(start_of(one).ordinal - day))[:NEAR]
