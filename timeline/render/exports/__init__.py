"""The data of a site in forms that other programs read."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from timeline.model.site import Site
from timeline.render.exports.calendar import events_ics
from timeline.render.exports.events_json import events_json
from timeline.render.exports.feeds import atom, entries, json_feed
from timeline.render.exports.oembed import oembed
from timeline.render.exports.sitemap import sitemaps
from timeline.render.exports.table import events_csv
from timeline.render.exports.timelinejs import timelinejs
from timeline.render.plan import Plan

FILES: Mapping[str, Callable[[Site, Plan], bytes]] = {
    "events.json": lambda site, plan: events_json(site, plan.shelf),
    "events.csv": lambda site, plan: events_csv(site, plan.shelf),
    "events.ics": lambda site, plan: events_ics(site, plan.shelf),
    "timelinejs.json": lambda site, plan: timelinejs(site, plan.shelf, plan.press.tongue),
    "feed.xml": lambda site, plan: atom(site, entries(site, plan.shelf, plan.homes, plan.press)),
    "feed.json": lambda site, plan: json_feed(site, entries(site, plan.shelf, plan.homes, plan.press)),
}


def exports(site: Site, plan: Plan, pages: Sequence[str]) -> dict[str, bytes]:
    """Every export, by its path in the site. `pages` are the paths to list in the sitemap."""
    return {**{path: make(site, plan) for path, make in FILES.items()}, **families(site, plan, pages)}


def families(site: Site, plan: Plan, pages: Iterable[str]) -> dict[str, bytes]:
    """Those exports whose names and number are the site's own."""
    return {**oembed(site, site.events if plan.press.event_pages else ()), **sitemaps(site, tuple(pages))}
