"""What a build leaves to the next, so that it may know which texts were edited and build their pages alone.

It is kept under the seal of the files' stamps: only a build that comes right after finds it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields

from timeline.memo.record import Look, Record, rewritten
from timeline.memo.stamps import Stamp, seal
from timeline.memo.store import Store

KIND = "trail"


@dataclass(frozen=True, slots=True)
class Trail:
    """Of the whole site: which file became what, and what all pages have in common."""

    stamps: dict[str, Stamp]  # of every file that a build reads
    told: Mapping[str, str]  # path of an article's file, as people name it -> key of what came of it
    files: Mapping[str, str]  # article id -> path of its file
    margins: Mapping[str, str]  # article id -> key of its page's margin
    event_pages: bool  # as in `Press`
    odd_tags: Mapping[str, str]
    frame: str  # digest of what the plan has from the theme
    ledger: str  # key of the site's ledger; "" where it has none
    kin: str  # key of what is known of which tellings are of one event; likewise


def leave(store: Store, trail: Trail) -> None:
    name = seal(trail.stamps)
    plain = {field.name: getattr(trail, field.name) for field in fields(trail)}  # `asdict` copies all that is in them
    store.keep(KIND, name, json.dumps(plain).encode())
    store.forget_others(KIND, {name})


def find(store: Store, record: Record) -> Trail:
    """What the build of the record left. Raises ValueError where it is gone or damaged."""
    try:
        plain = json.loads(store.row(KIND, record.read) or b"")
        stamps = {path: tuple(noted) for path, noted in plain.pop("stamps").items()}
        return Trail(stamps, **plain)
    except (TypeError, KeyError, AttributeError) as wrong:
        raise ValueError(f"not a trail: {wrong}") from wrong


def changed_since(trail: Trail, record: Record, seen: Look) -> set[str]:
    """The files that were written anew, and those that came or went."""
    both = trail.stamps.keys() | seen.stamps.keys()
    return {path for path in both if trail.stamps.get(path) != seen.stamps.get(path)} | rewritten(record)
