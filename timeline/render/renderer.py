"""From a page's subject to its bytes."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from timeline.model.site import Site
from timeline.model.theme import Theme
from timeline.render import subjects as about
from timeline.render.articles import article_view
from timeline.render.bundle import Bundle, bundle, settings_of
from timeline.render.events import entry_view, event_view
from timeline.render.head import head
from timeline.render.lists import item_view
from timeline.render.locale import say_number
from timeline.render.pictures import missing_pictures
from timeline.render.plan import Page, make_press
from timeline.render.press import Cited, Press
from timeline.render.shell import site_view
from timeline.render.templates import Templates
from timeline.render.text import Text, text_of
from timeline.render.timelines import timeline_view
from timeline.render.translations import lost_versions
from timeline.render.views import EmptyView, EntryView, EventPageView, SiteView, TagView


def by_id(cited: tuple[Cited, ...]) -> dict[str, Cited]:
    return {one.id: one for one in cited}


def view_timeline(subject: about.TimelineSubject, path: str, press: Press) -> object:
    return timeline_view(
        subject.events,
        by_id(subject.cited),
        press,
        path,
        subject.chapters,
        (subject.previous, subject.next),
        (subject.total, subject.overview),
    )


def view_embed(subject: about.EmbedSubject, path: str, press: Press) -> object:
    return timeline_view(subject.events, by_id(subject.cited), press, path)


def view_article(subject: about.ArticleSubject, path: str, press: Press) -> object:
    text = subject.text if isinstance(subject.text, Text) else text_of(subject.article, subject.text)
    return article_view(
        subject.article,
        text,
        press,
        subject.neighbours,
        view_entries(subject.listed, press),
        subject.versions,
    )


def view_entries(listed: tuple[about.Entry, ...], press: Press) -> tuple[EntryView, ...]:
    return tuple([entry_view(entry, press) for entry in listed])


def view_event(subject: about.EventSubject, path: str, press: Press) -> object:
    view = event_view(subject.event, by_id(subject.cited), press, subject.home)
    return EventPageView(view, f"{subject.home}#{view.id}", subject.previous, subject.next)


def view_tag(subject: about.TagSubject, path: str, press: Press) -> object:
    counted = zip(subject.articles, subject.counts, strict=True)
    items = tuple(item_view(one, count, press) for one, count in counted)
    return TagView(subject.name, view_entries(subject.listed, press), items, subject.total, subject.pages)


def view_list(subject: about.ListSubject, path: str, press: Press) -> object:
    return subject.view or EmptyView()


VIEWS: Mapping[type, Callable[[Any, str, Press], object]] = {
    about.TimelineSubject: view_timeline,
    about.EmbedSubject: view_embed,
    about.ArticleSubject: view_article,
    about.EventSubject: view_event,
    about.TagSubject: view_tag,
    about.ListSubject: view_list,
}


class Renderer:
    """Renders pages one by one: with the same press, theme and page always the same bytes."""

    def __init__(self, press: Press, theme: Theme) -> None:
        self.press, self.theme = press, theme
        self.options, self.problems = settings_of(theme, press.settings.theme_settings)
        self.bundle: Bundle = bundle(theme, self.options)
        self.site: SiteView = site_view(press, self.bundle, self.options)
        shared = {"site": self.site, "words": self.press.words}
        self.templates = Templates(theme, shared, partial(say_number, tongue=self.press.tongue))

    @classmethod
    def of(cls, site: Site, theme: Theme) -> "Renderer":
        """With all that is wrong in what its pages show."""
        renderer = cls(make_press(site, theme), theme)
        lost = (*missing_pictures(site.articles, theme, renderer.options), *lost_versions(site.articles))
        renderer.problems += lost
        return renderer

    def page(self, page: Page) -> bytes:
        """One page. Raises BadTemplateError."""
        view = VIEWS[type(page.subject)](page.subject, page.path, self.press)
        values = {"page": head(page, view, self.site, self.press), "view": view}
        return self.templates.render(page.template, **values).encode("utf-8")
