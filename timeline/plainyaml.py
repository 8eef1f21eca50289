"""YAML without its traps, and the one doorway to PyYAML (its C parser).

A scalar is the text that stands there: `no`, `12:30`, `2019-12`, `0123` and `1e3` stay what a person typed. A key given
twice, a tab, a second document, a tag or an alias that expands without end is a problem with its line, never a guess.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, Protocol

from yaml import CSafeLoader, MarkedYAMLError, SafeLoader
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.reader import ReaderError

from timeline.model.problem import Place, Problem, error
from timeline.model.span import Span

DEEPEST = 50  # levels of lists and maps in each other
MOST_COPIES = 100_000  # values that aliases may stand for, all of them expanded
BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what YAML 1.1 takes for the end of a line
WHOLE = re.compile(r"0|-?[1-9][0-9]*")

# What the parser says: (what to say of it, what would be right).
SAYINGS = {
    "mapping values are not allowed in this context": (
        "a colon where no value can start",
        'put a value that holds ": " in quotation marks, and indent keys alike',
    ),
    "found unexpected end of stream": ("a quotation mark is opened and not closed", "close it"),
    "found unknown escape character": (
        "a backslash that means nothing in double quotation marks",
        "use single quotation marks, or write it twice",
    ),
    "could not find expected ':'": ("a line without a key", 'write it as "key: value", or indent it'),
    "did not find expected ',' or ']'": ("a list is opened with [ and not closed", "end it with ]"),
    "did not find expected ',' or '}'": ("a map is opened with { and not closed", "end it with }"),
    "did not find expected node content": (
        "a value is missing",
        "end with ] or } what [ or { started, and put other brackets in quotation marks",
    ),
    "did not find expected key": (
        "text where a key should start",
        "put a value that holds quotation marks in quotation marks as a whole, and indent keys alike",
    ),
    "did not find expected '-' indicator": ("a list breaks off", "start each entry with a dash, all in one column"),
    "block sequence entries are not allowed in this context": (
        "a dash where no list can start",
        "start the list on a line of its own, or put the value in quotation marks",
    ),
    "found a tab character that violates indentation": ("a tab", "indent with spaces"),
    "did not find expected <document start>": ("text after the end of the document", "remove it"),
}
LIBYAML_TOO_DEEP = "exceeded maximum nesting depth"
UNTAGGED = {None, "!", "tag:yaml.org,2002:str"}
STRAY = "found character that cannot start any token"


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


def parse(text: str, path: str, first_line: int = 1) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read one YAML document, with the place of everything in it; an empty one is None. `text` is without surrogates.

    `first_line` is the line of the file on which `text` starts. Where the YAML is broken there is nothing but the
    problem; a key given twice is a problem, and keeps its first value.
    """
    try:
        return _parse(text, path, first_line, CSafeLoader)
    except _LookaheadError:
        return _parse(text, path, first_line, SafeLoader)


def _parse(
    text: str, path: str, first_line: int, loader: type[CSafeLoader | SafeLoader]
) -> tuple[Node | None, tuple[Problem, ...]]:
    tree = _Tree(path, first_line)
    try:
        return tree.read(text, loader), tuple(tree.problems)
    except _BrokenError as broken:
        return None, (*tree.problems, broken.problem)


def load(text: str | bytes, name: str = "data") -> Any:
    """Read a data file of this package: dicts, lists and strings, with plain whole numbers (`12`, `-3`) as int.

    Nothing else is converted: keys, `1.5`, `no`, `true`, `007` and `2019-12` are strings, and an empty value is "".
    Raises ValueError with file and line where the YAML is broken or has a key twice.
    """
    node, problems = parse(text.decode() if isinstance(text, bytes) else text, name)
    if problems:
        raise ValueError("\n".join(map(str, problems)))
    return _data(node)


def _data(node: Node | None) -> Any:
    if isinstance(node, Map):
        return {key: _data(value) for key, value in node.items.items()}
    if isinstance(node, List):
        return [_data(item) for item in node.items]
    if node is None:
        return ""
    return int(node.value) if node.plain and WHOLE.fullmatch(node.value) else node.value


class _BrokenError(Exception):
    """Reading cannot go on."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class _LookaheadError(Exception):
    """libyaml looks a thousand brackets ahead, and may give up on them before it tells of the first."""


class _Tree:
    """Grows a tree from the parser's events, which cost the same however deep or often aliased a document is."""

    def __init__(self, path: str, first_line: int) -> None:
        self.parser: Any = None  # its events have attributes that its types do not know
        self.file = File(path, first_line)
        self.problems: list[Problem] = []
        self.anchors: dict[str, tuple[Node, int]] = {}  # the node and how many values it stands for
        self.count = 0  # values so far, with each alias expanded
        self.copies = 0

    def read(self, text: str, loader: type[CSafeLoader | SafeLoader]) -> Node | None:
        try:
            self.parser = loader(text)
            return self.document()
        except ReaderError as wrong:
            raise _BrokenError(self.unreadable(wrong, text)) from None
        except MarkedYAMLError as wrong:
            if wrong.problem == LIBYAML_TOO_DEEP:
                raise _LookaheadError from None
            raise _BrokenError(self.broken(wrong, text)) from None

    def document(self) -> Node | None:
        root: Node | None = None
        documents = 0
        while not isinstance(event := self.parser.get_event(), StreamEndEvent):
            if isinstance(event, NodeEvent):
                root = self.node(event, 1)
            elif isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _BrokenError(error(self.place(event), "a second document starts here", "remove the --- line"))
        return None if isinstance(root, Text) and root.plain and not root.value else root

    def node(self, event: Any, depth: int) -> Node:
        self.count += 1
        if isinstance(event, AliasEvent):
            return self.copy(event)
        if event.tag not in UNTAGGED:
            self.problems.append(error(self.place(event), f'a tag, "{event.tag}"', "remove it; values are plain text"))
        if depth > DEEPEST:
            raise _BrokenError(error(self.place(event), f"more than {DEEPEST} lists and maps inside each other"))
        before, start, end = self.count, event.start_mark, event.end_mark
        node: Node
        if isinstance(event, ScalarEvent):
            node = Text(self.file, start, end, event.value, not event.style)
        elif isinstance(event, SequenceStartEvent):
            node = self.list(event, depth)
        else:
            node = self.map(event, depth)
        if event.anchor:
            self.anchors[event.anchor] = node, self.count - before + 1
        return node

    def list(self, start: Any, depth: int) -> List:
        items: list[Node] = []
        while not isinstance(event := self.parser.get_event(), SequenceEndEvent):
            items.append(self.node(event, depth + 1))
        end = _end(start, event, items[-1] if items else None)
        return List(self.file, start.start_mark, end, tuple(items), start.flow_style)

    def map(self, start: Any, depth: int) -> Map:
        items: dict[str, Node] = {}
        names: dict[str, Text] = {}
        value: Node | None = None
        while not isinstance(event := self.parser.get_event(), MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(self.parser.get_event(), depth + 1)
            if not isinstance(key, Text):
                self.problems.append(error(key.place, "a list or a map where a key should be", "a key is one word"))
            elif key.value in items:
                first = names[key.value].place.line
                self.problems.append(
                    error(key.place, f'the key "{key.value}" is given twice', f"first on line {first}")
                )
            else:
                items[key.value] = value
                names[key.value] = key
        return Map(self.file, start.start_mark, _end(start, event, value), items, names, start.flow_style)

    def copy(self, event: Any) -> Node:
        """What an alias stands for, in the alias's place."""
        if event.anchor not in self.anchors:
            hint = f"no &{event.anchor} ends before it; put a value that starts with * in quotation marks"
            raise _BrokenError(error(self.place(event), f"*{event.anchor} refers to nothing", hint))
        node, size = self.anchors[event.anchor]
        self.count += size
        self.copies += size
        if self.copies > MOST_COPIES:
            what = f"aliases stand for more than {MOST_COPIES:,} values"
            raise _BrokenError(error(self.place(event), what, "write the values out"))
        return replace(node, start=event.start_mark, end=event.end_mark)

    def place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.file.path, self.file.first_line + mark.line, mark.column + 1)

    def unreadable(self, wrong: ReaderError, text: str) -> Problem:
        offset = text.index(chr(wrong.character))  # its own `position` counts bytes
        line, column = text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset)
        place = Place(self.file.path, self.file.first_line + line, column)
        return error(place, f"a control character (U+{ord(text[offset]):04X})", "remove it")

    def broken(self, wrong: MarkedYAMLError, text: str) -> Problem:
        mark = wrong.problem_mark or wrong.context_mark
        if wrong.problem == "found unexpected end of stream":  # what matters is where the quotation mark is
            mark = wrong.context_mark or mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        place = Place(self.file.path, self.file.first_line + line, column + 1)
        if wrong.problem == STRAY:
            return _stray(place, BREAK.split(text)[line][column : column + 1])
        return error(place, *SAYINGS.get(wrong.problem or "", (f"this is not YAML: {wrong.problem}", "")))


def _end(start: Any, end: Any, last: Node | None) -> Mark:
    """A list or map ends at its closing bracket, or where its last value does if it has none."""
    mark: Mark = end.end_mark if start.flow_style or last is None else last.end
    return mark


def _stray(place: Place, character: str) -> Problem:
    if character == "\t":
        return error(place, "a tab", "indent with spaces")
    return error(place, f'a value cannot start with "{character}"', "put it in quotation marks")
