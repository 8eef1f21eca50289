"""The data of a site in forms that other programs read."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from timeline.model.site import Site
from timeline.render.exports.calendar import EVENTS_ICS
from timeline.render.exports.events_json import EVENTS_JSON
from timeline.render.exports.feeds import atom, entries, json_feed
from timeline.render.exports.oembed import oembed
from timeline.render.exports.sheet import Sheet
from timeline.render.exports.sitemap import sitemaps
from timeline.render.exports.table import EVENTS_CSV
from timeline.render.exports.timelinejs import TIMELINEJS
from timeline.render.plan import Plan

SHEETS: Mapping[str, Sheet] = {
    "events.json": EVENTS_JSON,
    "events.csv": EVENTS_CSV,
    "events.ics": EVENTS_ICS,
    "timelinejs.json": TIMELINEJS,
}
FILES: Mapping[str, Callable[[Site, Plan], bytes]] = {
    **{path: sheet.whole for path, sheet in SHEETS.items()},
    "feed.xml": lambda site, plan: atom(site, entries(site, plan.shelf, plan.homes, plan.press)),
    "feed.json": lambda site, plan: json_feed(site, entries(site, plan.shelf, plan.homes, plan.press)),
}


def exports(site: Site, plan: Plan, pages: Sequence[str]) -> dict[str, bytes]:
    """Every export, by its path in the site. `pages` are the paths to list in the sitemap."""
    return {**{path: make(site, plan) for path, make in FILES.items()}, **families(site, plan, pages)}


def families(site: Site, plan: Plan, pages: Iterable[str]) -> dict[str, bytes]:
    """Those exports whose names and number are the site's own."""
    return {**oembed(site, site.events if plan.press.event_pages else ()), **sitemaps(site, tuple(pages))}
