"""Values of the model as JSON and back: names and plain lists, nothing that could run.

A value is an object of one key, its class: `{"Span": [4, 9]}`; a tuple is a list. Only the classes in `KNOWN` are ever
made, by their own constructors. Events are written flat, as `flat` has them. Anything else that a damaged file may hold
raises ValueError.
"""

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from types import ModuleType
from typing import Any

from timeline.memo.flat import read_entry, read_event, write_entry, write_event
from timeline.model import article, correction, event, meaning, problem, reading, site, span, when
from timeline.render import Page, subjects, text, views

SCALARS = {str, int, float, bool, type(None)}


def _values(*modules: ModuleType) -> dict[str, Any]:
    return {
        name: kind
        for module in modules
        for name, kind in vars(module).items()
        if isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, Enum))
    }


KNOWN = _values(article, correction, event, meaning, problem, reading, site, span, when, subjects, text, views)
KNOWN[Page.__name__] = Page
EVENT, ENTRY = event.Event.__name__, subjects.Entry.__name__
FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in KNOWN.values() if is_dataclass(kind)}


def encode(value: Any) -> bytes:
    """Raises TypeError for a value of a class that is not known."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(data: bytes) -> Any:
    """The value that was encoded. Raises ValueError where it was not by `encode`."""
    try:
        return _frozen(json.loads(data.decode("utf-8", "surrogatepass"), object_hook=_make))
    except (TypeError, KeyError, AttributeError, RecursionError) as wrong:
        raise ValueError(f"not a value of the model: {wrong}") from wrong


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in SCALARS:
        return value
    if kind is tuple:
        return [_plain(item) for item in value]
    if kind is event.Event:
        return {EVENT: write_event(value)}
    if kind is subjects.Entry:
        return {ENTRY: write_entry(value)}
    if kind in FIELDS:
        return {kind.__name__: [_plain(getattr(value, name)) for name in FIELDS[kind]]}
    if isinstance(value, Enum) and kind.__name__ in KNOWN:
        return {kind.__name__: [value.value]}
    raise TypeError(f"no way to write {kind}")


def _make(plain: dict[str, Any]) -> Any:
    ((name, items),) = plain.items()
    if name == EVENT:
        return read_event(items)
    if name == ENTRY:
        return read_entry(items)
    return KNOWN[name](*[_frozen(item) if type(item) is list else item for item in items])


def _frozen(value: Any) -> Any:
    """Lists as the tuples that they were."""
    if type(value) is not list:
        return value
    return tuple([_frozen(item) if type(item) is list else item for item in value])
