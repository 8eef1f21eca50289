"""The events of a site while a person's corrections are laid on them: found by id, by old id or by quote."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from timeline.correct.words import bag, likeness, shown
from timeline.model.event import Event, Source
from timeline.model.problem import nearest
from timeline.model.span import Span

OFFERED = 0.3  # likeness from which a quotation is worth naming


class Desk:
    """`events` by id. `told` are the events as each article tells them, before any were merged.

    Nearly all events of a site are ones that no correction is about: what it takes a look at each of them to know is
    worked out when an entry asks for it.
    """

    def __init__(self, events: Iterable[Event], told: Sequence[Event]) -> None:
        self.events = {event.id: event for event in events}
        self._told = told
        self._unplaced = list(self.events.values())  # not looked at by `now` yet
        self._now: dict[str, str] = {}
        self._by_source: dict[str, dict[Source, Event]] = {}  # by article
        self._by_quote: dict[str, list[str]] | None = None

    @cached_property
    def _by_article(self) -> dict[str, list[Event]]:
        found: dict[str, list[Event]] = {}
        for event in self._told:
            found.setdefault(event.sources[0].article, []).append(event)
        return found

    def _telling(self, source: Source) -> Event | None:
        """The event that a source alone tells; None where a correction has changed the source since."""
        name = source.article
        if name not in self._by_source:
            self._by_source[name] = {event.sources[0]: event for event in self._by_article.get(name, ())}
        return self._by_source[name].get(source)

    def tellings(self, event: Event) -> list[Event]:
        """The events that an event was merged of; itself, where that is not known."""
        found = [told for told in map(self._telling, event.sources) if told]
        return found if len(found) == len(event.sources) else [event]

    @property
    def now(self) -> dict[str, str]:
        """The id of the event that each telling became a part of, by the telling's own id."""
        for event in self._unplaced:
            self._now |= {told.id: event.id for told in map(self._telling, event.sources) if told}
        self._unplaced.clear()
        return self._now

    def put(self, event: Event) -> None:
        """Add an event, or put it in the place of the one with its id."""
        self.events[event.id] = event
        self._unplaced.append(event)
        self._by_quote = None

    def remove(self, ids: Iterable[str]) -> None:
        for name in ids:
            self.events.pop(name, None)
        self._by_quote = None

    def named(self, name: str) -> tuple[str, ...]:
        """Ids of the events that an id (of one since merged, too) or a quotation is of; none where there are none."""
        if name in self.events:
            return (name,)
        if self.now.get(name) in self.events:
            return (self.now[name],)
        words = " ".join(name.split())
        if words in self.by_quote:
            return tuple(self.by_quote[words])
        return tuple(
            dict.fromkeys(one for quote, ids in self.by_quote.items() if words and words in quote for one in ids)
        )

    def hint(self, name: str) -> str:
        """The nearest id or quotation to one that is not there."""
        known = {old: self.events[now] for old, now in self.now.items() if now in self.events} | self.events
        close = nearest(name, tuple(known)) if " " not in name else ""
        if close:
            return f'{close} that is "{known[close.removesuffix("?")].title}"'
        words = bag(name)
        ranked = max(((likeness(words, bag(quote)), quote) for quote in self.by_quote if quote), default=(0.0, ""))
        return f'nearest: "{ranked[1]}"' if ranked[0] >= OFFERED else "each event's id is in events.json"

    @property
    def by_quote(self) -> dict[str, list[str]]:
        if self._by_quote is None:
            self._by_quote = {}
            for event in self.events.values():
                for quote in dict.fromkeys(" ".join(source.quote.split()) for source in event.sources):
                    self._by_quote.setdefault(quote, []).append(event.id)
        return self._by_quote


class Places:
    """Which events are told where in the articles that have corrections."""

    def __init__(self, events: Iterable[Event], articles: set[str]) -> None:
        self.sources: dict[str, list[tuple[Source, str]]] = {article: [] for article in sorted(articles)}
        for event in events:
            for source in event.sources:
                if source.article in articles:
                    self.sources[source.article].append((source, event.id))

    def dated_by(self, article: str, expression: Span) -> tuple[str, ...]:
        """Ids of the events that an expression dates."""
        return _ids((s, name) for s, name in self.sources[article] if s.expression and s.expression_span == expression)

    def told_in(self, article: str, quote: Span) -> tuple[str, ...]:
        """Ids of the events that a sentence, or a part of one, tells."""
        return _ids((source, name) for source, name in self.sources[article] if source.span.overlaps(quote))


def _ids(found: Iterable[tuple[Source, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for _, name in found))


def titles(desk: Desk, ids: Sequence[str]) -> str:
    """`3f…: 1901 "The mill burns"; 9k…: 1903 "The mill reopens"`: to choose from."""
    return "; ".join(f"{name}: {desk.events[name].when} {shown(desk.events[name].title)}" for name in ids)
