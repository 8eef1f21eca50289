"""Exports that tell of one event after the other, so that what is said of each can be made by itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from timeline.model.event import Event
from timeline.model.site import Site
from timeline.render.plan import Plan


@dataclass(frozen=True, slots=True)
class Sheet:
    """An opening, a piece for each event with `joint` between them, and an end."""

    opening: Callable[[Site, Plan], str]
    piece: Callable[[Event, Site, Plan], str]
    joint: str
    end: str

    def pieces(self, events: Iterable[Event], site: Site, plan: Plan) -> bytes:
        return self.joint.join([self.piece(event, site, plan) for event in events]).encode("utf-8")

    def around(self, pieces: Iterable[bytes], site: Site, plan: Plan) -> bytes:
        told = self.joint.encode("utf-8").join(pieces)
        return b"".join((self.opening(site, plan).encode("utf-8"), told, self.end.encode("utf-8")))

    def whole(self, site: Site, plan: Plan) -> bytes:
        return self.around([self.pieces(site.events, site, plan)], site, plan)
