"""What a page is made from, as one short text: the same for the same values, whenever and wherever they were made."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import blake2b
from typing import Any

SHARED = {"Event", "Cited", "Article"}  # values that many pages show: digested once
SIZE = 12  # bytes


class Digester:
    """Digests values of frozen dataclasses, tuples, mappings and scalars. Remembers by identity, so keep the values."""

    def __init__(self, known: Mapping[int, str] | None = None) -> None:
        self._known: dict[int, str] = dict(known or {})
        self._fields: dict[type, tuple[str, ...]] = {}

    def digest(self, *values: Any) -> str:
        text = json.dumps([self._plain(value) for value in values], ensure_ascii=False)
        return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=SIZE).hexdigest()

    def _plain(self, value: Any) -> Any:
        kind = type(value)
        if kind is str or kind is int or kind is float or kind is bool or value is None:
            return value
        if kind is tuple or kind is list:
            return [self._plain(item) for item in value]
        if kind.__name__ in SHARED:
            return self._once(value)
        return self._spelled(value)

    def _once(self, value: Any) -> str:
        found = self._known.get(id(value))
        if found is None:
            text = json.dumps(self._spelled(value), ensure_ascii=False)
            found = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=SIZE).hexdigest()
            self._known[id(value)] = found
        return found

    def _spelled(self, value: Any) -> Any:
        kind = type(value)
        if is_dataclass(kind):
            names = self._fields.get(kind) or self._fields.setdefault(kind, tuple(f.name for f in fields(kind)))
            return [kind.__name__, *[self._plain(getattr(value, name)) for name in names]]
        if isinstance(value, Enum):
            return [kind.__name__, value.value]
        if isinstance(value, Mapping):
            return [kind.__name__, *[[self._plain(key), self._plain(item)] for key, item in value.items()]]
        if isinstance(value, bytes):
            return ["bytes", blake2b(value, digest_size=SIZE).hexdigest()]
        return [kind.__name__, [self._plain(item) for item in value]]
