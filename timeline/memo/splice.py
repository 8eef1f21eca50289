"""Exports with an edit in them: cut out of the files that are there, but for the days that are told otherwise."""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from timeline.memo.digest import Digester
from timeline.memo.edit import MoreToDoError
from timeline.memo.ledger import RESERVE, Latest
from timeline.memo.revision import InTime, Revision, in_time
from timeline.memo.sheets import KIND as SHEET
from timeline.memo.sheets import day_key, name_of, parts_of
from timeline.model.day import Day
from timeline.model.event import Event
from timeline.model.site import Site
from timeline.render.exports import SHEETS
from timeline.render.exports.feeds import MOST, Known, atom, entries_of, json_feed, known_of, latest
from timeline.render.exports.sheet import Sheet
from timeline.render.exports.timelinejs import HUMAN
from timeline.render.plan import Plan
from timeline.write.manifest import digest

Part = tuple[Event, ...]
Slot = int | tuple[str, bytes]  # the number of a part that is told as before; of another its key, and what is told


def splice(revision: Revision, folder: Path) -> tuple[dict[str, bytes], tuple[str, ...], tuple[str, ...]]:
    """The exports that tell of every event, by path; the names of the parts that they are made of, and their keys."""
    touched, store = revision.found.told, revision.edit.store
    if any(abs(day.year) >= HUMAN for event in touched for day in (event.when.earliest, event.when.latest)):
        raise MoreToDoError  # how TimelineJS draws all of them may depend on one
    press, digester = revision.press, Digester()
    base = digester.digest(press)
    site, plan = Site(press.settings, (), (), {}), Plan(press, revision.cited, (), {}, {}, {}, {})
    names, parts = _parts_now(revision)
    anew = [part for part in parts if not isinstance(part, int)]
    keys = [day_key(digester, base, part, revision.cited) for part in anew]
    files: dict[str, bytes] = {}
    known: list[str] = []
    for path, sheet in SHEETS.items():
        told = iter([(key, sheet.pieces(part, site, plan)) for key, part in zip(keys, anew, strict=True)])
        slots = [part if isinstance(part, int) else next(told) for part in parts]
        _, start, between, lengths = json.loads(store.row(SHEET, path) or b"")
        files[path], lengths = _spliced(memoryview((folder / path).read_bytes()), start, between, lengths, slots, sheet)
        store.keep(SHEET, path, json.dumps((digest(files[path]), start, between, lengths)).encode())
        known = [key for key, _ in lengths]
    return files, tuple(names), tuple(known)


def _parts_now(revision: Revision) -> tuple[list[str], list[int | Part]]:
    """The names of all parts; of each its number before, or its events where it is told anew."""
    names = list(revision.ledger.days)
    parts: list[int | Part] = list(range(len(names)))
    touched = sorted(map(in_time, revision.found.told))
    for day, events in revision.days.items():
        first, end = bisect_left(names, day, key=day_named), bisect_right(names, day, key=day_named)
        before = dict(zip(names[first:end], parts[first:end], strict=True))
        now = list(parts_of(events))
        kept = _untouched(now, touched)
        parts[first:end] = [
            before.get(name_of(part), part) if same else part for part, same in zip(now, kept, strict=True)
        ]
        names[first:end] = map(name_of, now)
    return names, parts


def _untouched(parts: Sequence[Part], touched: Sequence[InTime]) -> Iterator[bool]:
    """Of the parts of a day, whether nothing in them was touched, nor between them and the next on either side."""
    for number, _ in enumerate(parts):
        low = bisect_left(touched, in_time(parts[number - 1][-1])) if number else 0
        high = bisect_right(touched, in_time(parts[number + 1][0])) if number + 1 < len(parts) else len(touched)
        inside = touched[low:high]
        yield not any(one[0] == parts[number][0].when.earliest for one in inside)


def _spliced(
    data: memoryview, start: int, between: int, lengths: Sequence[tuple[str, int]], slots: Sequence[Slot], sheet: Sheet
) -> tuple[bytes, list[tuple[str, int]]]:
    joint = sheet.joint.encode()
    begins = list(accumulate((length + between for _, length in lengths), initial=start))
    parts: list[bytes | memoryview] = [data[:start]]
    new: list[tuple[str, int]] = []
    for slot in slots:
        if isinstance(slot, int):
            key, length = lengths[slot]
            piece: bytes | memoryview = data[begins[slot] : begins[slot] + length]
        else:
            key, piece = slot
        parts += (joint, piece) if new else (piece,)
        new.append((key, len(piece)))
    return b"".join([*parts, sheet.end.encode()]), new


def day_named(name: str) -> Day:
    """Of a part, by its name."""
    name = name.partition(" ")[0]
    year, month, day = name.removeprefix("-").split("-")
    return Day(-int(year) if name.startswith("-") else int(year), int(month), int(day))


def feeds(revision: Revision) -> tuple[dict[str, bytes], Latest]:
    """The feeds, by path, and what has been told of last."""
    before, anew = revision.ledger.latest, revision.listed_anew
    kept = [one for one in before.last if one[1].id not in revision.found.gone and one[1].id not in anew]
    homes = {event.id: home for _, event, home in kept} | revision.homes
    least = ("", "") if before.whole else _rank(before.last[-1][:2])
    known = [(when, event) for when, event, _ in kept]
    known += [one for one in known_of(anew.values(), revision.cited) if _rank(one) > least]
    if len(known) < MOST and not before.whole:
        raise MoreToDoError
    shown = latest(known, RESERVE)
    site = Site(revision.press.settings, (), (), {})
    entries = entries_of(shown[:MOST], site, homes, revision.press)
    last = tuple((when, event, homes[event.id]) for when, event in shown)
    now = Latest(last, before.whole and len(known) <= RESERVE)
    return {"feed.xml": atom(site, entries), "feed.json": json_feed(site, entries)}, now


def _rank(known: Known) -> tuple[str, str]:
    when, event = known
    return when.edtf, event.id
