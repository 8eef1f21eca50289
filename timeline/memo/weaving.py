"""The events of a site, merged before and not to be merged again while what every article tells of is the same.

Most edits change no event: a word in a sentence without a date, a template, a colour. Then the events that the last
build ended with are these. Those that an article's story holds unchanged are kept as its place among the stories.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from timeline.memo.codec import decode, encode
from timeline.memo.digest import Digester
from timeline.memo.store import Store
from timeline.memo.stories import Stories
from timeline.memo.workers import Stage
from timeline.model.correction import Correction
from timeline.model.event import Event
from timeline.model.problem import Problem
from timeline.model.site import Settings, Site
from timeline.pipeline import Story, Weaver, weave

KIND = "weave"


@dataclass(slots=True)
class Weaving:
    """A `weave` for the pipeline that remembers."""

    store: Store
    stories: Stories
    stage: Stage
    weave: Weaver = weave

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
                site, _ = self.weave([replace(story, events=(), corrections=()) for story in listed], (), settings)
                return replace(site, events=known[0]), known[1]
            site, problems = self.weave(listed, site_wide, settings)
            self._keep(key, told, site.events, problems)
            return site, problems

    def _known(self, key: str, told: list[Event]) -> tuple[tuple[Event, ...], tuple[Problem, ...]] | None:
        try:
            events, problems, digests = decode(self.store.row(KIND, key) or b"")
            found = tuple(told[one] if isinstance(one, int) else one for one in events)
            self._mark([event for event, one in zip(found, events, strict=True) if event is one], digests)
            return found, problems
        except (ValueError, TypeError, IndexError):
            return None

    def _keep(self, key: str, told: list[Event], events: tuple[Event, ...], problems: tuple[Problem, ...]) -> None:
        places = {id(event): place for place, event in enumerate(told)}
        kept = tuple(places.get(id(event), event) for event in events)
        made = [event for event in events if id(event) not in places]
        digests = tuple(Digester().digest(event) for event in made)
        self._mark(made, digests)
        self.store.keep(KIND, key, encode((kept, problems, digests)))
        self.store.forget_others(KIND, {key})

    def _mark(self, made: list[Event], digests: tuple[str, ...]) -> None:
        """Events that no story holds are held by the site."""
        self.stories.digests |= zip(map(id, made), digests, strict=True)
