"""What every page says of itself: title, description, address, other forms, and data for machines."""

import re
from html import unescape

from timeline.render import subjects as about
from timeline.render.paths import root_of, url
from timeline.render.pictures import NONE, Picture, address_of, picture_of
from timeline.render.plan import Page
from timeline.render.press import Press
from timeline.render.structured import structured
from timeline.render.views import (
    AlternateView,
    ArticleView,
    EventPageView,
    PageView,
    SiteView,
)

DESCRIPTION = 200  # characters
PARAGRAPH = re.compile("<p>(.*?)</p>", re.DOTALL)
TAG = re.compile("<[^>]*>")


def head(page: Page, view: object, site: SiteView, press: Press) -> PageView:
    title = title_of(page, view)
    name, words = picture(page, view, site)
    image = address_of(name, site.url)
    canonical = f"{site.url}/{url(address(page.path))}" if site.url and page.kind != "missing" else ""
    return PageView(
        path=page.path,
        root=root_for(page, site),
        kind=page.kind,
        title=title,
        heading=f"{title} – {site.title}" if title else site.title,
        description=shorten(description_of(view) or site.description),
        canonical=canonical,
        structured=structured(view, site, canonical, image),
        image=image,
        image_alt=words if image else "",
        alternates=alternates(page, view, site),
    )


def address(path: str) -> str:
    """The front page is the folder itself."""
    return path.removesuffix("index.html") if path == "index.html" else path


def root_for(page: Page, site: SiteView) -> str:
    """A host serves 404.html at any address, so its links start from the host where the site's address is known."""
    if page.kind == "missing" and site.url:
        return "/" + "/".join([*site.url.split("/")[3:], ""]).lstrip("/")
    return root_of(page.path)


def title_of(page: Page, view: object) -> str:
    if isinstance(view, ArticleView):
        return view.title
    if isinstance(view, EventPageView):
        return view.event.title
    subject = page.subject
    return subject.name if isinstance(subject, about.TimelineSubject | about.TagSubject | about.ListSubject) else ""


def description_of(view: object) -> str:
    if isinstance(view, EventPageView):
        return f"{view.event.date.text}: {view.event.text}"
    if isinstance(view, ArticleView):
        return opening(view.body_html)
    return ""


def opening(html: str) -> str:
    """The first paragraph, as plain text."""
    found = PARAGRAPH.search(html)
    return unescape(TAG.sub("", found[1])) if found else ""


def shorten(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= DESCRIPTION:
        return words
    return words[: DESCRIPTION - 1].rsplit(" ", 1)[0] + "…"


def picture(page: Page, view: object, site: SiteView) -> Picture:
    """An article's own, or that of the first article with one that tells of an event; else the site's."""
    found = NONE
    if isinstance(view, ArticleView):
        found = picture_of(view.front)
    elif isinstance(page.subject, about.EventSubject):
        cited = {one.id: (one.image, one.image_alt) for one in page.subject.cited if one.image}
        found = next((cited[s.article] for s in page.subject.event.sources if s.article in cited), NONE)
    return found if found[0] else picture_of(site.theme)


def alternates(page: Page, view: object, site: SiteView) -> tuple[AlternateView, ...]:
    """Feeds on every page, other languages where there are any; on what can be embedded, where oEmbed finds how."""
    feeds = tuple(export for export in site.exports if "feed" in export.path)
    if isinstance(view, ArticleView):
        feeds += view.translations
    elif page.path == "index.html":
        feeds += site.translations
    if not site.url or page.kind not in ("timeline", "event"):
        return feeds
    described = "oembed.json" if page.kind == "timeline" else page.path.removesuffix(".html") + ".oembed.json"
    return (*feeds, AlternateView("alternate", "application/json+oembed", site.title, described))
