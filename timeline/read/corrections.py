"""What a person wrote into `corrections.yaml`, for the events of the whole site."""

from timeline.model.correction import EventFix
from timeline.model.problem import Problem
from timeline.read.keys import Given
from timeline.read.sidecar import read_file
from timeline.read.tables import CORRECTIONS_KEYS


def read_corrections(path: str, data: bytes) -> tuple[tuple[EventFix, ...], tuple[Problem, ...]]:
    """Corrections in the order of the file, and everything that is wrong in it."""
    given, problems = read_file(path, data, CORRECTIONS_KEYS)
    entries = given.get("events", ()) if given else ()
    return tuple(_fix(entry) for entry in entries if "event" in entry.values), problems


def _fix(entry: Given) -> EventFix:
    return EventFix(
        place=entry.place,
        event=entry.values["event"],
        title=entry.get("title", ""),
        hide=entry.get("hide", False),
        note=entry.get("note", ""),
        tags=entry.get("tags", ()),
        join=entry.get("join", ()),
        split=entry.get("split", ()),
    )
