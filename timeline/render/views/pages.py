"""What every page has, whatever it shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.render.views.links import AlternateView, LinkView


@dataclass(frozen=True, slots=True)
class PageView:
    """What every page has, whatever it shows."""

    path: str
    root: str  # from this page to the root of the site: empty, or `../`
    kind: str  # `timeline`, `article`, `event`, …
    title: str  # of the page; empty on the front page
    heading: str  # title and site, as a browser's tab shows it
    description: str
    canonical: str  # absolute; empty where the site's address is unknown
    structured: str  # JSON-LD, safe within a script element; empty for none
    image: str  # absolute address of the picture it is shared with; empty for none
    image_alt: str  # what that shows
    alternates: tuple[AlternateView, ...]


@dataclass(frozen=True, slots=True)
class SiteView:
    """What is the same on every page. Nothing here changes with an article, or an edit would touch them all."""

    title: str
    description: str
    url: str
    language: str
    direction: str  # `ltr` or `rtl`
    navigation: tuple[LinkView, ...]
    style: str  # path of the one style sheet
    early: str  # path of the script that runs before the first paint
    script: str  # path of the script that runs once the page is there
    csp: str  # the Content-Security-Policy
    exports: tuple[AlternateView, ...]
    translations: tuple[AlternateView, ...]  # the site in all its languages, this one among them; empty for one alone
    theme: Mapping[str, object]  # the theme's settings, with what the site set
    extra: Mapping[str, object]  # the keys of `config.yaml` that only a theme knows


@dataclass(frozen=True, slots=True)
class EmptyView:
    """A page that shows nothing of the data (404)."""
