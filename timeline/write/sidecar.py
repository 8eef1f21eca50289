"""`x.dates.yaml`, made or refreshed: four of its keys are the builder's, all else is a person's and stays as it is."""

from collections.abc import Sequence
from typing import Any

from timeline.model.correction import Listing
from timeline.model.problem import Place, Problem, error
from timeline.write.yamledit import MODELINE, Entry, Page, plain_data

KEYS = ("text", "quote", "found", "why")


def refresh(
    old: bytes | None, listings: Sequence[Listing], path: str, schema: str
) -> tuple[bytes, tuple[Problem, ...]]:
    """The new bytes of a sidecar: entries for dates that have none, in text order, and the builder's words up to date.

    `path` names the file in problems; `schema` is the address of its JSON Schema, for editors that know the modeline.
    A file that cannot be edited with certainty is returned as it is, with the problem.
    """
    before = old or b""
    try:
        page = Page(before)
        plan = _plan(page, listings)
        _edit(page, plan, schema)
        after = page.done()
        _check(page, after, plan)
    except ValueError as wrong:
        return before, (error(Place(path), f"left as it is: {wrong}"),)
    return after, ()


Plan = dict[int, tuple[Entry, list[Entry]]]  # by number of an entry, -1 before all: its keys, and the entries behind it


def _plan(page: Page, listings: Sequence[Listing]) -> Plan:
    """Where each listing goes: into its entry, else behind the entry of the date before it in the text."""
    numbers = {(entry.place.line, entry.place.column): n for n, entry in enumerate(page.entries("dates"))}
    plan: Plan = {-1: ({}, [])}
    last = -1
    for listing in listings:
        keys = {key: content for key in KEYS if (content := str(getattr(listing, key)))}
        number = numbers.get((listing.entry.line, listing.entry.column))
        if number is None:
            plan[last][1].append(keys)
        else:
            last = number
            plan[last] = (keys, [])
    return plan


def _edit(page: Page, plan: Plan, schema: str) -> None:
    if MODELINE not in page.text:
        page.put_on_top(MODELINE + schema)
    entries = page.entries("dates")
    for number, (keys, _) in plan.items():
        for key, content in keys.items():
            page.set(entries[number], key, content, KEYS[: KEYS.index(key)])
    for number, (_, new) in plan.items():
        if new:
            page.insert("dates", new, entries[number] if number >= 0 else None)


def _check(old: Page, after: bytes, plan: Plan) -> None:
    """What was meant is what can be read now, to the last value. Raises ValueError where it is not."""
    unsafe = ValueError("its YAML is written in a way that cannot be edited safely; write it plainly")
    try:
        new = Page(after)
    except ValueError:  # its lines are of a text that nobody has seen
        raise unsafe from None
    expected: list[Any] = [*plan[-1][1]]
    for number, entry in enumerate(old.entries("dates")):
        keys, behind = plan.get(number, ({}, []))
        expected += [plain_data(entry) | dict(keys), *behind]
    meant = {**(plain_data(old.root) if old.root else {}), **({"dates": expected} if expected else {})}
    if (plain_data(new.root) if new.root else {}) != meant:
        raise unsafe
