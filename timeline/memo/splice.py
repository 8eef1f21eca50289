"""Exports with an edit in them: cut out of the files that are there, but for the days that are told otherwise."""

import json
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from timeline.memo.digest import Digester
from timeline.memo.edit import MoreToDoError
from timeline.memo.ledger import RESERVE, Latest
from timeline.memo.revision import Revision
from timeline.memo.sheets import KIND as SHEET
from timeline.memo.sheets import day_key
from timeline.model.day import Day
from timeline.model.site import Site
from timeline.render.exports import SHEETS
from timeline.render.exports.feeds import MOST, Known, atom, entries_of, json_feed, known_of, latest
from timeline.render.exports.sheet import Sheet
from timeline.render.exports.timelinejs import HUMAN
from timeline.render.plan import Plan
from timeline.write.manifest import digest

Slot = int | tuple[str, bytes]  # the number of a day that is told as before; of another its key, and what is told


def splice(revision: Revision, folder: Path) -> tuple[dict[str, bytes], tuple[str, ...], tuple[str, ...]]:
    """The exports that tell of every event, by path; the days on which events begin, and their keys."""
    found, store = revision.found, revision.edit.store
    touched = (*found.gone.values(), *found.come.values())
    if any(abs(day.year) >= HUMAN for event in touched for day in (event.when.earliest, event.when.latest)):
        raise MoreToDoError  # how TimelineJS draws all of them may depend on one
    press, digester = revision.press, Digester()
    base = digester.digest(press)
    keys = {day: day_key(digester, base, told, revision.cited) for day, told in revision.days.items() if told}
    site, plan = Site(press.settings, (), (), {}), Plan(press, revision.cited, (), {}, {}, {}, {})
    days, slots = _days_now(revision)
    files: dict[str, bytes] = {}
    known: list[str] = []
    for path, sheet in SHEETS.items():
        told = {day: sheet.pieces(events, site, plan) for day, events in revision.days.items() if events}
        filled = [(keys[slot], told[slot]) if isinstance(slot, Day) else slot for slot in slots]
        _, start, between, lengths = json.loads(store.row(SHEET, path) or b"")
        files[path], lengths = _spliced(
            memoryview((folder / path).read_bytes()), start, between, lengths, filled, sheet
        )
        store.keep(SHEET, path, json.dumps((digest(files[path]), start, between, lengths)).encode())
        known = [key for key, _ in lengths]
    return files, days, tuple(known)


def _days_now(revision: Revision) -> tuple[tuple[str, ...], list[int | Day]]:
    """The days that have events; of each its number before, or the day itself where it is told anew."""
    days: list[int | Day] = list(range(len(revision.ledger.days)))
    names = list(revision.ledger.days)
    for day, events in revision.days.items():
        at = bisect_left(names, day, key=day_named)
        there = at < len(names) and names[at] == str(day)
        names[at : at + there] = [str(day)] if events else []
        days[at : at + there] = [day] if events else []
    return tuple(names), days


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
