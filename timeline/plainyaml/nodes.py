"""What a YAML file says: texts, lists and maps, each of which knows where it stands."""

from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from timeline.model.problem import Place
from timeline.model.span import Span


class Mark(Protocol):
    """A place in the text that was parsed, counted from 0, as the parser gives it."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def index(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Start:
    """The mark of what is not there."""

    line: int = 0
    column: int = 0
    index: int = 0


class File(NamedTuple):
    path: str
    first_line: int  # of the text in the file


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where it stands is worked out when somebody asks, which is seldom: where something is wrong, or to be edited."""

    file: File = field(compare=False)
    start: Mark = field(compare=False, repr=False)
    end: Mark = field(compare=False, repr=False)

    @property
    def place(self) -> Place:
        return Place(self.file.path, self.file.first_line + self.start.line, self.start.column + 1)

    @property
    def span(self) -> Span:
        """Its characters in the text that was parsed, for who edits it; an alias has its own."""
        return Span(self.start.index, self.end.index)


@dataclass(frozen=True, slots=True)
class Text(_Placed):
    """A scalar as written. `plain`: without quotation marks, so that a reader may take `3` for a number."""

    value: str
    plain: bool


@dataclass(frozen=True, slots=True)
class List(_Placed):
    """`flow`: written as `[…]`."""

    items: "tuple[Node, ...]"
    flow: bool = field(compare=False)


@dataclass(frozen=True, slots=True)
class Map(_Placed):
    """The value of each key, in the order of the file. `flow`: written as `{…}`."""

    items: "dict[str, Node]"
    names: dict[str, Text] = field(compare=False, repr=False)  # the keys themselves
    flow: bool = field(compare=False)

    @property
    def keys(self) -> dict[str, Place]:
        """The place of each key."""
        return {key: name.place for key, name in self.names.items()}

    @property
    def key_spans(self) -> dict[str, Span]:
        return {key: name.span for key, name in self.names.items()}


Node = Text | List | Map


def empty_map(path: str, line: int) -> Map:
    """What stands in a file that says nothing."""
    return Map(File(path, line), Start(), Start(), {}, {}, flow=False)
