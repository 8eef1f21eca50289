"""The events of a site, merged before and not to be merged again while what every article tells of is the same.

Most edits change no event: a word in a sentence without a date, a template, a colour. Then the events that the last
build ended with are these. Those that an article's story holds unchanged are kept as its place among the stories.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from timeline.memo import pages
from timeline.memo.codec import decode, encode
from timeline.memo.digest import Digester
from timeline.memo.kin import find_kin, keep_kin
from timeline.memo.store import Store
from timeline.memo.stories import Stories
from timeline.memo.workers import Stage
from timeline.merge import Merger
from timeline.model.correction import Correction
from timeline.model.event import Event, Source
from timeline.model.problem import Problem
from timeline.model.site import Settings, Site
from timeline.pipeline import Story, weave

KIND = "weave"


@dataclass(slots=True)
class Weaving:
    """A `weave` for the pipeline that remembers."""

    store: Store
    stories: Stories
    stage: Stage
    kin: str = ""  # key of what is known of which tellings are of one event

    def __call__(
        self, stories: Iterable[Story], site_wide: tuple[Correction, ...], settings: Settings
    ) -> tuple[Site, tuple[Problem, ...]]:
        with self.stage("merge"):
            listed = sorted(stories, key=lambda story: story.article.id)
            faces = tuple(self.stories.faces[story.article.id] for story in listed)
            key = Digester().digest(faces, site_wide, settings)
            told = [event for story in listed for event in story.events]
            known = self._known(key, told)
            if known:
                self.kin = known[2]
                site, _ = weave([replace(story, events=(), corrections=()) for story in listed], (), settings)
                return replace(site, events=known[0]), known[1]
            merger = Merger()
            site, problems = weave(listed, site_wide, settings, merger.merge)
            self.kin = keep_kin(self.store, merger) if len(site.events) > pages.SMALL else ""
            del merger
            self._keep(key, told, site.events, problems)
            return site, problems

    def _known(self, key: str, told: list[Event]) -> tuple[tuple[Event, ...], tuple[Problem, ...], str] | None:
        try:
            kept, made, problems, digests, kin = decode(self.store.row(KIND, key) or b"")
            events = [
                replace(event, sources=tuple(_found(source, told) for source in sources)) for event, sources in made
            ]
            self._mark(events, digests)
            if kin:
                find_kin(self.store, kin)
            return tuple(told[one] if one >= 0 else events[~one] for one in kept), problems, kin
        except (ValueError, TypeError, IndexError):
            return None

    def _keep(self, key: str, told: list[Event], events: tuple[Event, ...], problems: tuple[Problem, ...]) -> None:
        places = {id(event): place for place, event in enumerate(told)}
        made = [event for event in events if id(event) not in places]
        places |= {id(event): ~number for number, event in enumerate(made)}
        digests = tuple(Digester().mark(event) for event in made)
        self._mark(made, digests)
        kept = tuple(places[id(event)] for event in events)
        self.store.keep(KIND, key, encode((kept, _sourceless(made, told), problems, digests, self.kin)))
        self.store.forget_others(KIND, {key})

    def _mark(self, made: list[Event], digests: tuple[str, ...]) -> None:
        """Events that no story holds are held by the site."""
        self.stories.digests |= zip(map(id, made), digests, strict=True)


def _sourceless(made: list[Event], told: list[Event]) -> tuple[tuple[Event, tuple[Any, ...]], ...]:
    """Events, each with the places of its sources among what is told: those may move within their article's text."""
    wanted = {id(source) for event in made for source in event.sources}
    places = {
        id(source): (place, number)
        for place, event in enumerate(told)
        for number, source in enumerate(event.sources)
        if id(source) in wanted
    }
    return tuple(
        (replace(event, sources=()), tuple(places.get(id(source), source) for source in event.sources))
        for event in made
    )


def _found(source: Any, told: list[Event]) -> Source:
    """One that nobody told, as an editor's own, is kept as it is."""
    return source if isinstance(source, Source) else told[source[0]].sources[source[1]]
