"""The data of a site in forms that other programs read."""

from collections.abc import Sequence

from timeline.model.site import Site
from timeline.render.exports.calendar import events_ics
from timeline.render.exports.events_json import events_json
from timeline.render.exports.feeds import atom, entries, json_feed
from timeline.render.exports.oembed import oembed
from timeline.render.exports.sitemap import sitemaps
from timeline.render.exports.table import events_csv
from timeline.render.exports.timelinejs import timelinejs
from timeline.render.plan import Plan


def exports(site: Site, plan: Plan, pages: Sequence[str]) -> dict[str, bytes]:
    """Every export, by its path in the site. `pages` are the paths to list in the sitemap."""
    latest = entries(site, plan.shelf, plan.homes, plan.press)
    return {
        "events.json": events_json(site, plan.shelf),
        "events.csv": events_csv(site, plan.shelf),
        "events.ics": events_ics(site, plan.shelf),
        "timelinejs.json": timelinejs(site, plan.shelf, plan.press.tongue),
        "feed.xml": atom(site, latest),
        "feed.json": json_feed(site, latest),
        **oembed(site, site.events if plan.press.event_pages else ()),
        **sitemaps(site, pages),
    }
