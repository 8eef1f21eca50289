"""Exports that tell of every event, made anew for the days on which something changed alone.

All the rest is cut out of the file that the last build wrote, once that is known to be as it was written. So the store
holds no more than where each day begins, and a key of what was told of it.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from timeline.memo.digest import Digester
from timeline.memo.store import Store
from timeline.model.event import Event
from timeline.model.site import Site
from timeline.render.exports import SHEETS
from timeline.render.plan import Plan
from timeline.render.press import cited_by

KIND = "sheets"

Days = list[tuple[str, tuple[Event, ...]]]  # a key, and the events of the day


def days_of(events: Sequence[Event], plan: Plan, digester: Digester) -> Days:
    """Events that begin on one day; these stand side by side."""
    base = digester.digest(plan.press)
    groups = [tuple(group) for _, group in groupby(events, key=lambda event: event.when.earliest)]
    return [(digester.digest(base, group, cited_by(group, plan.shelf)), group) for group in groups]


@dataclass(frozen=True, slots=True)
class Sheets:
    """Makes the exports of a site, with what lies in `folder` from the time before."""

    store: Store
    folder: Path
    site: Site
    plan: Plan
    days: Callable[[], Days]

    def make(self, path: str) -> dict[str, bytes]:
        sheet, known, days = SHEETS[path], self._known(path), self.days()
        pieces = [known.get(key) or sheet.pieces(events, self.site, self.plan) for key, events in days]
        data = sheet.around(pieces, self.site, self.plan)
        start = len(sheet.opening(self.site, self.plan).encode("utf-8"))
        lengths = [(key, len(piece)) for (key, _), piece in zip(days, pieces, strict=True)]
        noted = sha256(data).hexdigest(), start, len(sheet.joint.encode("utf-8")), lengths
        self.store.keep(KIND, path, json.dumps(noted).encode())
        self.store.commit()
        return {path: data}

    def _known(self, path: str) -> dict[str, bytes]:
        """What the file that is there tells of each day, by key."""
        try:
            mark, start, between, lengths = json.loads(self.store.row(KIND, path) or b"")
            data = (self.folder / path).read_bytes()
            if sha256(data).hexdigest() != mark:
                return {}
            known = {}
            for key, length in lengths:
                known[key] = data[start : start + length]
                start += length + between
            return known
        except (OSError, ValueError, TypeError):
            return {}
