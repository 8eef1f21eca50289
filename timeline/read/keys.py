"""Tables of keys: what a YAML file may say, in one place for its reader, its JSON Schema and its page in the docs."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from timeline.model.article import Front
from timeline.model.problem import Place, Problem, error, nearest, warning
from timeline.plainyaml import List, Map, Node, Text

EMPTY = {"", "~", "null", "Null", "NULL"}
FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
DECIMAL = re.compile(r"-?[0-9]{1,17}\.[0-9]{1,17}")
KINDS_OF_NODE = {Text: "a single value", List: "a list", Map: "a map of keys"}

Read = Callable[
    [str, Node, list[Problem]], Any
]  # the key's name, its value, where further problems go; may raise Mistake


class Mistake(Exception):  # noqa: N818
    """A value that cannot be read."""

    def __init__(self, place: Place, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.problem = error(place, message, hint)


@dataclass(frozen=True, slots=True)
class Kind:
    """How a value is written: its reader, and the same as JSON Schema (draft 2020-12)."""

    read: Read
    schema: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Key:
    """`help` is a sentence for editors that complete the file, and for the docs."""

    name: str
    kind: Kind
    help: str
    required: bool = False


Keys = tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What a map says: values by key, the place of each value, and the keys that the table does not have."""

    place: Place
    values: Mapping[str, Any]
    places: Mapping[str, Place]
    rest: Mapping[str, Node]

    def get(self, name: str, default: Any) -> Any:
        return self.values.get(name, default)


def read_keys(node: Map, keys: Keys, problems: list[Problem], *, open_ended: bool = False) -> Given:
    """Read a map by its table. An empty value counts as not given.

    A key that the table does not have is an error; with `open_ended` it is kept, and a warning where it looks like a
    slip for one that the table has. A required key that is missing is an error, but not beside a slip for it.
    """
    known = {key.name: key for key in keys}
    values: dict[str, Any] = {}
    places: dict[str, Place] = {}
    rest: dict[str, Node] = {}
    for name, value in node.items.items():
        if name not in known:
            rest[name] = value
            problems += _unknown(name, node.names[name].place, tuple(known), open_ended)
        elif not is_empty(value):
            places[name] = value.place
            try:
                values[name] = known[name].kind.read(name, value, problems)
            except Mistake as mistake:
                problems.append(mistake.problem)
    problems += [
        error(node.place, f'no "{key.name}"', f"write {key.name}: …")
        for key in keys
        if key.required and key.name not in places and not any(nearest(name, [key.name]) for name in rest)
    ]
    return Given(node.place, values, places, rest)


def _unknown(name: str, place: Place, known: tuple[str, ...], open_ended: bool) -> list[Problem]:
    if not open_ended:
        return [error(place, f'unknown key "{name}"', nearest(name, known) or f"known: {', '.join(known)}")]
    plain = name.lower().replace("-", "").replace("_", "").replace(" ", "")
    close = get_close_matches(plain, known, n=1, cutoff=0.8)
    return [warning(place, f'unknown key "{name}"', f"{close[0]}?")] if close else []


def is_empty(node: Node) -> bool:
    return isinstance(node, Text) and node.plain and node.value in EMPTY


def _not(expected: str, name: str, node: Node) -> Mistake:
    return Mistake(node.place, f'"{name}" is {KINDS_OF_NODE[type(node)]}', f"write {expected}")


def read_text(name: str, node: Node, problems: list[Problem]) -> str:
    """Runs of white space, as a folded or block scalar leaves them, count as one space."""
    if not isinstance(node, Text):
        raise _not("one value", name, node)
    return " ".join(node.value.split())


def read_block(name: str, node: Node, problems: list[Problem]) -> str:
    """Text whose lines matter."""
    if not isinstance(node, Text):
        raise _not("one value", name, node)
    return node.value.strip()


def read_words(name: str, node: Node, problems: list[Problem]) -> tuple[str, ...]:
    """A list of texts; one alone counts as a list. Repetitions are dropped."""
    if isinstance(node, Map):
        raise _not("a list", name, node)
    items = node.items if isinstance(node, List) else (node,)
    texts = [read_text(name, item, problems) for item in items if not is_empty(item)]
    return tuple(dict.fromkeys(text for text in texts if text))


def read_flag(name: str, node: Node, problems: list[Problem]) -> bool:
    value = read_text(name, node, problems)
    if value.lower() not in FLAGS:
        raise Mistake(node.place, f'"{name}" is "{value}"', "write true or false")
    return FLAGS[value.lower()]


def one_of(*choices: str) -> Kind:
    folded = {choice.lower(): choice for choice in choices}

    def check(value: str) -> str:
        if value.lower() not in folded:
            raise ValueError(f'"{value}" is not known here', nearest(value, choices) or f"one of {', '.join(choices)}")
        return folded[value.lower()]

    return checked(check, {"enum": list(choices)})


def checked(check: Callable[[str], str], schema: Mapping[str, Any]) -> Kind:
    """A text that `check` takes, or makes right; it raises ValueError(what, what would be right) where it cannot."""

    def read(name: str, node: Node, problems: list[Problem]) -> str:
        try:
            return check(read_text(name, node, problems))
        except ValueError as wrong:
            raise Mistake(node.place, *wrong.args) from None

    return Kind(read, schema)


def entries(keys: Keys) -> Kind:
    """A list of maps, each read by one table."""

    def read(name: str, node: Node, problems: list[Problem]) -> tuple[Given, ...]:
        if not isinstance(node, List):
            raise _not('a list, each entry on a line that starts with "- "', name, node)
        problems += [
            error(item.place, f'an entry of "{name}" is {KINDS_OF_NODE[type(item)]}', f"write {keys[0].name}: …")
            for item in node.items
            if not isinstance(item, Map)
        ]
        return tuple(read_keys(item, keys, problems) for item in node.items if isinstance(item, Map))

    return Kind(read, {"type": ["array", "null"], "items": schema_of(keys)})


def as_front(node: Node) -> Front:
    """What a theme gets of a key that only it may know: plain numbers and flags as such, all else as text."""
    if isinstance(node, Map):
        return tuple((key, as_front(value)) for key, value in node.items.items())
    if isinstance(node, List):
        return tuple(as_front(item) for item in node.items)
    if not node.plain:
        return node.value
    if node.value in EMPTY:
        return None
    if node.value in ("true", "false"):
        return node.value == "true"
    if WHOLE.fullmatch(node.value):
        return int(node.value)
    return float(node.value) if DECIMAL.fullmatch(node.value) else node.value


def _read_free(name: str, node: Node, problems: list[Problem]) -> tuple[tuple[str, Front], ...]:
    if not isinstance(node, Map):
        raise _not("a map of keys", name, node)
    return tuple((key, as_front(value)) for key, value in node.items.items())


def schema_of(keys: Keys, *, open_ended: bool = False) -> dict[str, Any]:
    """JSON Schema of a map, for editors."""
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {key.name: {"description": key.help, **key.kind.schema} for key in keys},
    }
    if required := [key.name for key in keys if key.required]:
        schema["required"] = required
    return schema if open_ended else {**schema, "additionalProperties": False}


SCALAR = {"type": ["string", "number", "boolean", "null"]}  # what editors take `2019`, `no` and nothing for
TEXT = Kind(read_text, SCALAR)
BLOCK = Kind(read_block, SCALAR)
WORDS = Kind(read_words, {"anyOf": [SCALAR, {"type": "array", "items": SCALAR}]})
FLAG = Kind(read_flag, {"type": ["boolean", "null"]})
FREE = Kind(_read_free, {"type": ["object", "null"]})
