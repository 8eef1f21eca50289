"""YAML without its traps.

A scalar is the text that stands there: `no`, `12:30`, `2019-12`, `0123` and `1e3` stay what a person typed. A key given
twice, a tab, a second document, a tag or an alias that expands without end is a problem with its line, never a guess.
"""

import re
from typing import Any

from timeline.model.problem import Problem
from timeline.plainyaml.nodes import List, Map, Node, Text, empty_map
from timeline.plainyaml.tree import grow

__all__ = ["List", "Map", "Node", "Text", "empty_map", "load", "parse"]

WHOLE = re.compile(r"0|-?[1-9][0-9]*")


def parse(text: str, path: str, first_line: int = 1) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read one YAML document, with the place of everything in it; an empty one is None. `text` is without surrogates.

    `first_line` is the line of the file on which `text` starts. Where the YAML is broken there is nothing but the
    problem; a key given twice is a problem, and keeps its first value.
    """
    return grow(text, path, first_line)


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
