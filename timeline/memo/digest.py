"""What a thing is made from, as one short text: the same for the same values, whenever and wherever they were made."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import blake2b
from typing import Any

from timeline.memo.flat import write_entry, write_event
from timeline.model.event import Event
from timeline.render.subjects import Entry

SHARED = {"Event", "Cited"}  # values that many pages show: digested once
SCALARS = {str, int, float, bool, type(None)}
SIZE = 12  # bytes


class Digester:
    """Digests values of frozen dataclasses, tuples, mappings and scalars. Of an event what its own article alone shows,
    where in the text it is told, does not count.

    `known` holds digests that are known already, by the identity of their values, which must be kept alive meanwhile.
    """

    def __init__(self, known: Mapping[int, str] | None = None) -> None:
        self._known: dict[int, str] = dict(known or {})
        self._alive: list[Any] = []

    def digest(self, *values: Any) -> str:
        return _digest(self._plain(values))

    def mark(self, event: Event) -> str:
        """What stands for an event where it is digested as a part of something: fit to be `known`."""
        return str(self._plain(event))

    def _plain(self, value: Any) -> Any:
        kind = type(value)
        if kind in SCALARS:
            return value
        if kind is tuple or kind is list:
            known = self._known.get
            return [item if type(item) is str else known(id(item)) or self._plain(item) for item in value]
        if kind is Entry:
            return write_entry(value)
        found = self._known.get(id(value))
        if found is not None:
            return found
        if kind.__name__ not in SHARED:
            return self._spelled(value, kind)
        found = _digest(self._spelled(value, kind))
        self._known[id(value)] = found
        self._alive.append(value)
        return found

    def _spelled(self, value: Any, kind: type) -> Any:
        if kind is Event:
            return [kind.__name__, write_event(value, placed=False)]
        names = _names(kind)
        if names:
            return [kind.__name__, *[self._plain(getattr(value, name)) for name in names]]
        if isinstance(value, Enum):
            return [kind.__name__, value.value]
        if isinstance(value, Mapping):
            return [kind.__name__, *[[self._plain(key), self._plain(item)] for key, item in value.items()]]
        if isinstance(value, bytes):
            return ["bytes", blake2b(value, digest_size=SIZE).hexdigest()]
        return [kind.__name__, [self._plain(item) for item in value]]


def _digest(plain: Any) -> str:
    text = json.dumps(plain, ensure_ascii=False, check_circular=False)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=SIZE).hexdigest()


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
