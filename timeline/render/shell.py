"""What is the same on every page of a site.

Nothing here may change with an article, or one edit would touch every page.
"""

from collections.abc import Mapping

from timeline.model.article import Front
from timeline.model.language import direction
from timeline.render.bundle import Bundle, is_on
from timeline.render.names import Names
from timeline.render.press import Press
from timeline.render.translations import alternates_of, site_versions
from timeline.render.views import AlternateView, LinkView, SiteView

NAVIGATION = (
    ("index.html", "timeline"),
    ("sources.html", "sources"),
    ("tags/index.html", "tags"),
    ("about.html", "about_short"),
)
EXPORTS = (
    ("events.json", "application/json", "JSON"),
    ("events.csv", "text/csv", "CSV"),
    ("events.ics", "text/calendar", "iCalendar"),
    ("timelinejs.json", "application/json", "TimelineJS"),
    ("feed.xml", "application/atom+xml", "Atom"),
    ("feed.json", "application/feed+json", "JSON Feed"),
)
POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}


def site_view(press: Press, bundle: Bundle, theme: Mapping[str, Front]) -> SiteView:
    settings = press.settings
    return SiteView(
        title=settings.title,
        description=settings.description,
        url=settings.url,
        language=settings.language,
        direction=direction(settings.language),
        navigation=tuple(LinkView(press.words[key], path) for path, key in NAVIGATION),
        style=bundle.style,
        early=bundle.early,
        script=bundle.script,
        csp=policy(is_on(theme.get("remote_images"))),
        exports=tuple(AlternateView("alternate", kind, name, path) for path, kind, name in EXPORTS),
        translations=alternates_of(site_versions(settings.language, dict(settings.translations))),
        theme=Names(theme),
        extra=Names(dict(settings.extra)),
    )


def policy(remote_images: bool) -> str:
    """Nothing from elsewhere, nothing inline. A site may allow the images that its articles show from other hosts."""
    rules = POLICY | ({"img-src": "'self' data: https:"} if remote_images else {})
    return "; ".join(f"{name} {value}" for name, value in rules.items())
