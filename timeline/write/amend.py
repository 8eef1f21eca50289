"""What a person decides at the review desk, put into the YAML files as if they had typed it there."""

from collections.abc import Mapping, Sequence

from timeline.plainyaml import Map
from timeline.write.scalars import Value
from timeline.write.yamledit import MODELINE, Entry, Page, plain_data

ORDER = ("text", "quote", "found", "why", "date", "title", "hide", "note", "tags", "checked")

Changes = Mapping[str, Value | None]


def set_keys(data: bytes, line: int, changes: Changes) -> bytes:
    """Give keys of the `dates:` entry that starts on a line new values, or with None take them out.

    Raises ValueError in words where there is no such entry, or the file cannot be edited with certainty.
    """
    for key, content in changes.items():
        page = Page(data)
        entry = _entry_on(page, line)
        if content is not None:
            page.set(entry, key, content, ORDER[: ORDER.index(key)] if key in ORDER else ORDER)
        elif key in entry.items:
            page.remove(entry, key)
        data = page.done()
        after = _entry_on(Page(data), line)
        if key in after.items if content is None else not _reads(after, key, content):
            raise ValueError(f"line {line}: this entry is written in a way that cannot be edited safely")
    return data


def add_entry(data: bytes, entry: Entry, changes: Changes, schema: str = "") -> bytes:
    """Add a `dates:` entry at the end of its list: the builder's keys, and those of a person."""
    return _append(data, "dates", {**entry, **_given(changes)}, schema)


def add_event(data: bytes, keys: Changes, schema: str = "") -> bytes:
    """Add an event that the text does not tell: date, title, and perhaps a note and tags."""
    return _append(data, "events", _given(keys), schema)


def add_fix(data: bytes, event: str, changes: Changes, schema: str = "") -> bytes:
    """Set right an event of the whole site, in `corrections.yaml`: in its entry there, else in a new one."""
    page = Page(data)
    known = [entry for entry in page.entries("events") if _reads(entry, "event", event)]
    if not known:
        return _append(data, "events", {"event": event, **_given(changes)}, schema)
    for key, content in changes.items():
        page = Page(data)
        entry = next(entry for entry in page.entries("events") if _reads(entry, "event", event))
        if content is not None:
            page.set(entry, key, content, list(entry.items))
        elif key in entry.items:
            page.remove(entry, key)
        data = page.done()
    return data


def _append(data: bytes, key: str, entry: Entry, schema: str) -> bytes:
    page = Page(data)
    if schema and not data.strip():
        page.put_on_top(MODELINE + schema)
    entries = page.entries(key)
    page.insert(key, [entry], entries[-1] if entries else None)
    after = page.done()
    now = Page(after).entries(key)
    if len(now) != len(entries) + 1 or plain_data(now[-1]) != _plain(entry):
        raise ValueError(f"{key}: is written in a way that cannot be added to safely")
    return after


def _entry_on(page: Page, line: int) -> Map:
    for entry in page.entries("dates"):
        if entry.place.line == line:
            return entry
    raise ValueError(f"line {line}: no entry of dates: starts here; the file has changed")


def _given(changes: Changes) -> dict[str, Value]:
    return {key: content for key, content in changes.items() if content is not None}


def _reads(entry: Map, key: str, content: Value) -> bool:
    return key in entry.items and plain_data(entry.items[key]) == _plain({key: content})[key]


def _plain(entry: Entry) -> dict[str, str | Sequence[str]]:
    """As `plain_data` reads it back: a truth is its word."""
    return {
        key: ("true" if content else "false") if isinstance(content, bool) else content if isinstance(content, str)
        else list(content)
        for key, content in entry.items()
    }  # fmt: skip
