"""Exports that tell of every event, made anew for the days on which something changed alone. A day on which much
begins, as all does on a New Year's Day of which no more is known than its year, is told in parts.

All the rest is cut out of the file that the last build wrote, once that is known to be as it was written. So the store
holds no more than where each day begins, and a key of what was told of it.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, groupby, pairwise
from pathlib import Path
from zlib import crc32

from timeline.memo.digest import Digester
from timeline.memo.spool import Place
from timeline.memo.store import Store
from timeline.memo.workers import Crew, Watch
from timeline.memo.workshop import Put, Workshop
from timeline.model.event import Event
from timeline.model.site import Site
from timeline.render.exports import SHEETS
from timeline.render.plan import Plan
from timeline.render.press import Cited, cited_by

KIND = "sheets"
SHARE = 500  # events that are told of in one go, at least

A_PART = 16  # events of a day, more or less

Days = list[tuple[str, tuple[Event, ...]]]  # a key, and the events of a day, or of a part of it
Told = Mapping[str, dict[str, Place]]  # path of an export -> key of a day -> where in the spool it tells of it


def days_of(events: Sequence[Event], plan: Plan, digester: Digester) -> Days:
    """Events that begin on one day; these stand side by side."""
    base = digester.digest(plan.press)
    groups = (list(group) for _, group in groupby(events, key=lambda event: event.when.earliest))
    parts = chain.from_iterable(map(parts_of, groups))
    return [(day_key(digester, base, part, plan.shelf), part) for part in parts]


def parts_of(day: Sequence[Event]) -> Iterator[tuple[Event, ...]]:
    """Cut where the ids of events say so, so that an event more or less changes the part that it is in and no other."""
    starts = [number for number, event in enumerate(day) if number == 0 or crc32(event.id.encode()) % A_PART == 0]
    return (tuple(day[start:end]) for start, end in pairwise([*starts, len(day)]))


def name_of(part: Sequence[Event]) -> str:
    return f"{part[0].when.earliest} {part[0].id}"


def day_key(digester: Digester, base: str, events: tuple[Event, ...], shelf: Mapping[str, Cited]) -> str:
    return digester.digest(base, events, cited_by(events, shelf))


@dataclass(frozen=True, slots=True)
class Sheets:
    """Makes the exports of a site, with what lies in `folder` from the time before."""

    store: Store
    folder: Path
    workshop: Workshop
    crew: Crew
    watch: Watch

    def make(self, site: Site, plan: Plan, days: Days) -> Iterator[tuple[str, Put]]:
        """Each of them, by its path; in the spool."""
        told: Told = {path: {} for path in SHEETS}
        for path in SHEETS:
            old = self._old(path)
            missing = [(key, events) for key, events in days if key not in old and key not in told[path]]
            self._tell(missing, plan, told)
            found = [(key, old[key] if key in old else told[path][key]) for key, _ in days]
            yield path, self._join(path, site, plan, found)

    def _tell(self, days: Days, plan: Plan, told: Told) -> None:
        """What all exports say of these days."""
        shares = list(_shares(days))
        places = (self._put_down([events for _, events in share], plan) for share in shares)
        made = self.crew.share_out(self.workshop.make_days, places, worth_it=4)
        for share, pieces in zip(shares, self.watch("exports", made, len(shares)), strict=True):
            for path, found in pieces.items():
                told[path].update(zip([key for key, _ in share], found, strict=True))

    def _put_down(self, days: Sequence[tuple[Event, ...]], plan: Plan) -> Place:
        return self.workshop.put_down_days(days, cited_by(chain.from_iterable(days), plan.shelf))

    def _join(self, path: str, site: Site, plan: Plan, days: Sequence[tuple[str, bytes | Place]]) -> Put:
        sheet, spool, mark = SHEETS[path], self.workshop.spool, sha256()
        opening, joint, end = (text.encode() for text in (sheet.opening(site, plan), sheet.joint, sheet.end))
        lengths: list[tuple[str, int]] = []

        def parts() -> Iterator[bytes]:
            yield opening
            for number, (key, found) in enumerate(days):
                piece = found if isinstance(found, bytes) else spool.read(found)
                lengths.append((key, len(piece)))
                yield joint + piece if number else piece
            yield end

        place = spool.add_all(parts(), mark.update)
        noted = mark.hexdigest(), len(opening), len(joint), lengths
        self.store.keep(KIND, path, json.dumps(noted).encode())
        return place, mark.hexdigest()

    def _old(self, path: str) -> dict[str, bytes]:
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


def _shares(days: Days) -> Iterator[Days]:
    """Days side by side, so many that it is worth the sending."""
    share: Days = []
    count = 0
    for key, events in days:
        share.append((key, events))
        count += len(events)
        if count >= SHARE:
            yield share
            share, count = [], 0
    if share:
        yield share
