"""What a person wrote into `x.dates.yaml`, beside the article `x.md`."""

from timeline.model.correction import NOWHERE, Addition, Fix
from timeline.model.problem import Problem, error
from timeline.plainyaml import Map, parse
from timeline.read.keys import Given, Keys, read_keys
from timeline.read.tables import SIDECAR_KEYS
from timeline.read.text import decode


def read_sidecar(path: str, data: bytes, article_id: str) -> tuple[tuple[Fix | Addition, ...], tuple[Problem, ...]]:
    """Corrections of dates, then events added, in the order of the file; and everything that is wrong in it."""
    given, problems = read_file(path, data, SIDECAR_KEYS)
    if given is None:
        return (), problems
    fixes = [_fix(entry, article_id) for entry in given.get("dates", ()) if "quote" in entry.values]
    additions = [
        _addition(entry, article_id)
        for entry in given.get("events", ())
        if "date" in entry.values and "title" in entry.values
    ]
    return (*fixes, *additions), problems


def read_file(path: str, data: bytes, keys: Keys) -> tuple[Given | None, tuple[Problem, ...]]:
    """A YAML file that is a map, read by its table; None where there is nothing in it to read."""
    text, problems = decode(path, data)
    if problems:
        return None, problems
    node, problems = parse(text, path)
    if node is None:
        return None, problems
    if not isinstance(node, Map):
        return None, (*problems, error(node.place, "no keys", f"it starts with {keys[0].name}:"))
    found = list(problems)
    return read_keys(node, keys, found), tuple(found)


def _fix(entry: Given, article_id: str) -> Fix:
    return Fix(
        article=article_id,
        place=entry.place,
        quote=entry.get("quote", ""),
        text=entry.get("text", ""),
        found=entry.get("found", ""),
        date=entry.get("date", ""),
        date_place=entry.places.get("date", NOWHERE),
        title=entry.get("title", ""),
        hide=entry.get("hide", False),
        note=entry.get("note", ""),
        tags=entry.get("tags", ()),
        checked=entry.get("checked", False),
    )


def _addition(entry: Given, article_id: str) -> Addition:
    return Addition(
        article=article_id,
        place=entry.place,
        date_place=entry.places.get("date", NOWHERE),
        date=entry.values["date"],
        title=entry.values["title"],
        note=entry.get("note", ""),
        tags=entry.get("tags", ()),
    )
