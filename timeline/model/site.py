"""Everything that a theme can show."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from timeline.model.article import Article, Front
from timeline.model.event import Event
from timeline.model.reading import Resolved
from timeline.model.span import Span


@dataclass(frozen=True, slots=True)
class Settings:
    """`config.yaml`, read and checked. Paths are as written, relative to the folder of `config.yaml`."""

    title: str = "Timeline"
    description: str = ""
    url: str = ""  # absolute base of the published site, without a trailing slash; empty when unknown
    language: str = "en"
    timezone: str = "UTC"
    place: str = ""
    calendar: str = "gregorian"
    number_order: str = ""  # empty: by language
    narrative: bool = False
    content: str = "content"
    output: str = "public"
    theme: str = "chronicle"
    theme_settings: tuple[tuple[str, Front], ...] = ()  # colours, fonts, logo, header, footer
    extra: tuple[tuple[str, Front], ...] = ()  # keys under `site:` that only a theme may know
    translations: tuple[tuple[str, Front], ...] = ()  # language -> the address of the same site in it
    publish: tuple[tuple[str, Front], ...] = ()
    given: tuple[str, ...] = ()  # the keys that the file itself gives; the rest are defaults


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was read, for pages about the data: all expressions, and those with a place on the calendar."""

    expressions: int = 0
    dated: int = 0


@dataclass(frozen=True, slots=True)
class Site:
    """Articles by (date, id); events by (earliest, latest, id). By article id, in text order: readings, and `said`, the
    sentences that tell of an event.
    """

    settings: Settings
    articles: tuple[Article, ...]
    events: tuple[Event, ...]
    readings: dict[str, tuple[Resolved, ...]]
    counts: Counts = Counts()
    said: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
