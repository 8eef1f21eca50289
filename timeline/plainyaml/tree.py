"""The one doorway to PyYAML: its C parser's events, grown into a tree."""

import re
from dataclasses import replace
from typing import Any

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
from timeline.plainyaml.nodes import File, List, Map, Mark, Node, Text
from timeline.plainyaml.sayings import STRAY, reworded, stray

DEEPEST = 50  # levels of lists and maps in each other
MOST_COPIES = 100_000  # values that aliases may stand for, all of them expanded
BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what YAML 1.1 takes for the end of a line
LIBYAML_TOO_DEEP = "exceeded maximum nesting depth"
UNTAGGED = {None, "!", "tag:yaml.org,2002:str"}


def grow(text: str, path: str, first_line: int) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of one document, and what is wrong with it; where the YAML is broken, nothing but the problem."""
    try:
        return _grow(text, path, first_line, CSafeLoader)
    except LookaheadError:
        return _grow(text, path, first_line, SafeLoader)


def _grow(
    text: str, path: str, first_line: int, loader: type[CSafeLoader | SafeLoader]
) -> tuple[Node | None, tuple[Problem, ...]]:
    tree = Tree(path, first_line)
    try:
        return tree.read(text, loader), tuple(tree.problems)
    except BrokenError as broken:
        return None, (*tree.problems, broken.problem)


class BrokenError(Exception):
    """Reading cannot go on."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class LookaheadError(Exception):
    """libyaml looks a thousand brackets ahead, and may give up on them before it tells of the first."""


class Tree:
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
            raise BrokenError(self.unreadable(wrong, text)) from None
        except MarkedYAMLError as wrong:
            if wrong.problem == LIBYAML_TOO_DEEP:
                raise LookaheadError from None
            raise BrokenError(self.broken(wrong, text)) from None

    def document(self) -> Node | None:
        root: Node | None = None
        documents = 0
        while not isinstance(event := self.parser.get_event(), StreamEndEvent):
            if isinstance(event, NodeEvent):
                root = self.node(event, 1)
            elif isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise BrokenError(error(self.place(event), "a second document starts here", "remove the --- line"))
        return None if isinstance(root, Text) and root.plain and not root.value else root

    def node(self, event: Any, depth: int) -> Node:
        self.count += 1
        if isinstance(event, AliasEvent):
            return self.copy(event)
        if event.tag not in UNTAGGED:
            self.problems.append(error(self.place(event), f'a tag, "{event.tag}"', "remove it; values are plain text"))
        if depth > DEEPEST:
            raise BrokenError(error(self.place(event), f"more than {DEEPEST} lists and maps inside each other"))
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
            raise BrokenError(error(self.place(event), f"*{event.anchor} refers to nothing", hint))
        node, size = self.anchors[event.anchor]
        self.count += size
        self.copies += size
        if self.copies > MOST_COPIES:
            what = f"aliases stand for more than {MOST_COPIES:,} values"
            raise BrokenError(error(self.place(event), what, "write the values out"))
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
            return error(place, *stray(BREAK.split(text)[line][column : column + 1]))
        return error(place, *reworded(wrong.problem or "None"))


def _end(start: Any, end: Any, last: Node | None) -> Mark:
    """A list or map ends at its closing bracket, or where its last value does if it has none."""
    mark: Mark = end.end_mark if start.flow_style or last is None else last.end
    return mark
