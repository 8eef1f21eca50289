"""What every page of a site is made with: its settings, its language, and where things lie."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from timeline.model.article import Article
from timeline.model.event import Event
from timeline.model.site import Settings
from timeline.model.when import When
from timeline.render.locale import Tongue
from timeline.render.paths import article_path, event_path, tag_path
from timeline.render.pictures import NONE, picture_of
from timeline.render.views import LinkView


@dataclass(frozen=True, slots=True)
class Press:
    """The same for every page, and small: a page depends on this and on its own subject alone."""

    settings: Settings
    tongue: Tongue
    words: Mapping[str, str]
    event_pages: bool  # whether each event has a page of its own
    odd_tags: Mapping[str, str]  # tag -> path, of those few whose page is not where `tag_path` says

    def tag_link(self, tag: str, count: int = 0) -> LinkView:
        return LinkView(tag, self.odd_tags.get(tag) or tag_path(tag), count)

    def say(self, key: str, **values: object) -> str:
        """Words of the interface, with values put in."""
        return self.words[key].format(**values)


@dataclass(frozen=True, slots=True)
class Cited:
    """What another page shows of an article."""

    id: str
    title: str
    path: str
    published: When
    publisher: str
    place: str
    image: str = ""  # that it is shared with
    image_alt: str = ""


def cite(article: Article) -> Cited:
    context = article.context
    return Cited(
        article.id,
        article.title,
        article_path(article.id),
        context.published,
        article.source.name,
        context.place,
        *(picture_of(dict(article.front)) if article.front else NONE),
    )


def articles_of(event: Event) -> Iterable[str]:
    """Each article that tells of an event, once. Most events have one source, and sites have many events."""
    sources = event.sources
    return (sources[0].article,) if len(sources) == 1 else dict.fromkeys([source.article for source in sources])


def cited_by(events: Iterable[Event], shelf: Mapping[str, Cited]) -> tuple[Cited, ...]:
    """The articles that events come from, by id."""
    names = {source.article for event in events for source in event.sources}
    return tuple(shelf[name] for name in sorted(names) if name in shelf)


def home_of(event: Event, timeline: str, press: Press) -> str:
    """Where a link to an event leads: its own page, or its place on the timeline."""
    return event_path(event.id) if press.event_pages else f"{timeline}#{event.id}"
