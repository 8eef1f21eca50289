"""The data of a site in forms that other programs read."""

from collections.abc import Mapping

from timeline.model.site import Site
from timeline.render.exports.events_json import events_json
from timeline.render.press import Cited


def exports(site: Site, cited: Mapping[str, Cited]) -> dict[str, bytes]:
    """Every export, by its path in the site."""
    return {"events.json": events_json(site, cited)}
