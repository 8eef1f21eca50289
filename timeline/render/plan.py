"""The pages of a site, before any is rendered: each with its path, its template and what it is about.

Nothing here is costly, so that a builder can lay the plan of ten thousand pages and render only those whose subject
has changed: the view of a page (its text as HTML, its dates in words) is made from the subject when it is rendered.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from timeline.model.event import Event, Status
from timeline.model.site import Settings, Site
from timeline.model.theme import Theme
from timeline.render import subjects as about
from timeline.render.bundle import is_on, settings_of
from timeline.render.chapters import FRONT, Chapter, chapters_of
from timeline.render.events import as_of, citing
from timeline.render.lists import A_PAGE, about_view, count_by_article, paging, sources_pages, tags_view
from timeline.render.locale import Tongue, locale_id
from timeline.render.overview import chapters_overview
from timeline.render.paths import ALL_TAGS, article_path, event_path, tag_path, tag_paths
from timeline.render.press import Cited, Press, articles_of, cite, cited_by, home_of
from timeline.render.subjects import Subject
from timeline.render.text import Raw
from timeline.render.translations import versions_of
from timeline.render.views import LinkView
from timeline.render.words import choose_words

T = TypeVar("T")
EVENT_PAGES_UP_TO = 2000  # events; beyond, an event's permalink is its place on the timeline
PAGE_SIZE = 500  # events on a page of the timeline, where a theme does not say
ARTICLES = "articles/"  # their folder
EMBED = "embed.html"
ABOUT = "about.html"
LATEST = 100  # events on the front page of a timeline in chapters


@dataclass(frozen=True, slots=True)
class Page:
    """One page to render."""

    path: str
    template: str
    kind: str
    subject: Subject


@dataclass(frozen=True, slots=True)
class Plan:
    """Articles and events by where they are, worked out once."""

    press: Press
    shelf: Mapping[str, Cited]
    chapters: tuple[Chapter, ...]
    homes: Mapping[str, str]  # event id -> the page of the timeline that it stands on
    as_of: Mapping[str, str]  # event id -> the last day (EDTF) that it was planned as of, where it was
    by_article: Mapping[str, tuple[Event, ...]]
    by_tag: Mapping[str, tuple[Event, ...]]
    entries: dict[str, about.Entry] = field(default_factory=dict, compare=False)  # as far as lists have asked for them

    def listed(self, events: Iterable[Event]) -> tuple[about.Entry, ...]:
        return tuple([self._entry(event) for event in events])

    def _entry(self, event: Event) -> about.Entry:
        """One for each event, however many lists it is in."""
        found = self.entries.get(event.id)
        if found is None:
            path, as_of = home_of(event, self.homes[event.id], self.press), self.as_of.get(event.id, "")
            found = self.entries[event.id] = entry_of(event, path, as_of)
        return found


def entry_of(event: Event, path: str, as_of: str) -> about.Entry:
    return about.Entry(event.id, event.title, path, event.when, event.status, as_of)


def make_press(site: Site, theme: Theme) -> Press:
    options, _ = settings_of(theme, site.settings.theme_settings)
    wanted = options.get("event_pages", "auto")
    event_pages = len(site.events) <= EVENT_PAGES_UP_TO if wanted == "auto" else is_on(wanted)
    tags = {tag for article in site.articles for tag in article.tags}
    tags |= {tag for event in site.events for tag in event.tags}
    odd = {tag: path for tag, path in tag_paths(tags).items() if path != tag_path(tag)}
    return press_of(site.settings, theme, event_pages, odd)


def press_of(settings: Settings, theme: Theme, event_pages: bool, odd_tags: Mapping[str, str]) -> Press:
    words = choose_words(theme, settings.language)
    tongue = Tongue(locale_id(settings.language, settings.number_order), tuple(words.items()))
    return Press(settings, tongue, words, event_pages, odd_tags)


def make_plan(site: Site, theme: Theme, press: Press | None = None) -> Plan:
    """`press`, where the caller has made it already."""
    press = press or make_press(site, theme)
    chapters = chapters_of(site.events, page_size(theme, site.settings), press.tongue)
    by_article: dict[str, list[Event]] = defaultdict(list)
    by_tag: dict[str, list[Event]] = defaultdict(list)
    for event in site.events:
        for name in articles_of(event):
            by_article[name].append(event)
        for tag in event.tags:
            by_tag[tag].append(event)
    shelf = {article.id: cite(article) for article in site.articles}
    planned = [event for event in site.events if event.status is Status.PLANNED]
    return Plan(
        press,
        shelf,
        chapters,
        {event.id: chapter.path for chapter in chapters for event in chapter.events},
        {event.id: as_of(event, citing(event, shelf)) for event in planned},
        {name: tuple(events) for name, events in by_article.items()},
        {tag: tuple(events) for tag, events in by_tag.items()},
    )


def page_size(theme: Theme, settings: Settings) -> int:
    options, _ = settings_of(theme, settings.theme_settings)
    most = str(options.get("page_size"))
    return int(most) if most.isdecimal() and int(most) else PAGE_SIZE


def pages(site: Site, plan: Plan) -> Iterator[Page]:
    """Every page, in a fixed order."""
    for _, section in SECTIONS:
        yield from section(site, plan)


def timeline_pages(site: Site, plan: Plan) -> Iterator[Page]:
    """The front page, its chapters where there are several, and the page for an iframe."""
    chapters = plan.chapters
    links = tuple(LinkView(c.name, c.path, len(c.events)) for c in chapters) if len(chapters) > 1 else ()
    if links:
        front = subject_of("", tuple(site.events[-LATEST:]), plan, links)
        counted = [(chapter.year, len(chapter.events), chapter.path) for chapter in chapters]
        bars = chapters_overview(counted, any(chapter.whole for chapter in chapters), plan.press)
        whole = replace(front, overview=bars, total=len(site.events))
        yield Page(FRONT, "timeline.html", "timeline", whole)
    plain = tuple(LinkView(link.text, link.path) for link in links)
    for number, chapter in enumerate(chapters):
        previous = plain[number - 1] if links and number else None
        following = plain[number + 1] if number + 1 < len(links) else None
        subject = subject_of(chapter.name, chapter.events, plan, plain, previous, following)
        yield Page(chapter.path, "timeline.html", "chapter" if links else "timeline", subject)
    shown = chapters[0].events if not links else tuple(site.events[-LATEST:])
    yield Page(EMBED, "embed.html", "embed", about.EmbedSubject(shown, cited_by(shown, plan.shelf)))


def subject_of(
    name: str,
    events: tuple[Event, ...],
    plan: Plan,
    links: tuple[LinkView, ...],
    previous: LinkView | None = None,
    following: LinkView | None = None,
) -> about.TimelineSubject:
    return about.TimelineSubject(name, events, cited_by(events, plan.shelf), links, previous, following)


def article_pages(site: Site, plan: Plan, only: str = "") -> Iterator[Page]:
    """Each article's page, or the one of a path."""
    versions = versions_of(site.articles)
    for before, article, after in neighbours(site.articles):
        path = article_path(article.id)
        if only and path != only:
            continue
        yield article_page(
            about.ArticleSubject(
                article,
                Raw(tuple(site.readings.get(article.id, ())), tuple(site.said.get(article.id, ()))),
                plan.listed(plan.by_article.get(article.id, ())),
                (plan.shelf[before.id] if before else None, plan.shelf[after.id] if after else None),
                versions.get(article.id, ()),
            )
        )


def article_page(subject: about.ArticleSubject) -> Page:
    return Page(article_path(subject.article.id), "article.html", "article", subject)


def event_pages(site: Site, plan: Plan) -> Iterator[Page]:
    if not plan.press.event_pages:
        return
    for before, event, after in neighbours(site.events):
        home = plan.homes[event.id]
        links = [
            LinkView(other.title, home_of(other, plan.homes[other.id], plan.press)) if other else None
            for other in (before, after)
        ]
        subject = about.EventSubject(event, cited_by([event], plan.shelf), home, links[0], links[1])
        yield Page(event_path(event.id), "event.html", "event", subject)


def tag_pages(site: Site, plan: Plan) -> Iterator[Page]:
    counts = tag_counts(site, plan)
    tags: dict[str, list[Cited]] = {tag: [] for tag in counts}
    for article in site.articles:
        for tag in article.tags:
            tags[tag].append(plan.shelf[article.id])
    for tag in counts:
        events, articles = plan.by_tag.get(tag, ()), tuple(tags[tag])
        for path, subject in tag_subjects(tag, plan.listed(events), articles, count_by_article(events), plan.press):
            yield Page(path, "tag.html", "tag", subject)
    yield all_tags_page(counts, plan.press)


def tag_counts(site: Site, plan: Plan) -> dict[str, int]:
    """Every tag with the number of its events, in the order in which tags are listed."""
    names = {*plan.by_tag, *(tag for article in site.articles for tag in article.tags)}
    ordered = sorted(names, key=lambda tag: (tag.casefold(), tag))
    return {tag: len(plan.by_tag.get(tag, ())) for tag in ordered}


def all_tags_page(counts: Mapping[str, int], press: Press) -> Page:
    return Page(ALL_TAGS, "tags.html", "tags", about.ListSubject(tags_view(counts, press), press.words["tags"]))


def tag_subjects(
    tag: str, listed: tuple[about.Entry, ...], articles: tuple[Cited, ...], told: Mapping[str, int], press: Press
) -> Iterator[tuple[str, about.TagSubject]]:
    """One page, or as many as keep each of them light: `tags/flood.html`, `tags/flood/2.html`. `told`: by article id,
    how many of the events that are listed it tells of."""
    count = max(1, -(-len(listed) // A_PAGE), -(-len(articles) // A_PAGE))
    paths = [tag_page_path(tag, number, press) for number in range(count)]
    for number, path in enumerate(paths):
        here = slice(number * A_PAGE, (number + 1) * A_PAGE)
        counts = tuple(told.get(article.id, 0) for article in articles[here])
        links = paging(paths, number, press)
        yield path, about.TagSubject(tag, listed[here], articles[here], counts, len(listed), links)


def tag_page_path(tag: str, number: int, press: Press) -> str:
    first = press.tag_link(tag).path
    return f"{first.removesuffix('.html')}/{number + 1}.html" if number else first


def list_pages(site: Site, plan: Plan) -> Iterator[Page]:
    """What there is to read, how it was made, and what a lost reader sees."""
    for path, view in sources_pages(site, plan.shelf, plan.by_article, plan.press):
        yield Page(path, "sources.html", "sources", about.ListSubject(view, plan.press.words["sources"]))
    about_page = about_view(site, plan.press)
    yield Page(ABOUT, "about.html", "about", about.ListSubject(about_page, plan.press.words["about_data"]))
    yield Page("404.html", "404.html", "missing", about.ListSubject(None, plan.press.words["missing"]))


SECTIONS: tuple[tuple[str, Callable[[Site, Plan], Iterator[Page]]], ...] = (  # and the folder of each
    ("", timeline_pages),
    (ARTICLES, article_pages),
    ("events/", event_pages),
    ("tags/", tag_pages),
    ("", list_pages),
)


def find_page(path: str, site: Site, plan: Plan) -> Page | None:
    """One page by its path, without planning those that it cannot be."""
    if path.startswith(ARTICLES):
        return next(article_pages(site, plan, path), None)
    here = next((folder for folder, _ in SECTIONS if folder and path.startswith(folder)), "")
    sections = (section for folder, section in SECTIONS if folder == here)
    return next((page for section in sections for page in section(site, plan) if page.path == path), None)


def neighbours(values: Sequence[T]) -> Iterable[tuple[T | None, T, T | None]]:
    """Each value between the one before and the one after."""
    count = len(values)
    return zip([None, *values][:count], values, [*values[1:], None][:count], strict=True)
