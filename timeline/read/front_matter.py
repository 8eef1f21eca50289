"""The YAML that an article starts with, and where its text begins."""

import re
from dataclasses import dataclass

from timeline.model.problem import Place, Problem, error
from timeline.plainyaml import Map, empty_map, parse

FENCE = re.compile(r"---[ \t]*(?:\n|$)")
END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|$)", re.MULTILINE)
BLANK = re.compile(r"(?:[ \t]*\n)*")


@dataclass(frozen=True, slots=True)
class Parts:
    """An article's file, parted. `first_line` is the line of the file on which `body` starts, from 1."""

    front: Map
    body: str
    first_line: int


def part(path: str, text: str) -> tuple[Parts | None, tuple[Problem, ...]]:
    """Part front matter from text. An article may have none: its date may be in its name, its title in a heading."""
    start = BLANK.match(text).end()  # type: ignore[union-attr]  # it matches the empty string
    if not text.strip():
        return None, (error(Place(path, 1, 1), "the file is empty", "write an article, or delete it"),)
    if text.startswith("+++", start):
        return None, (error(_place(path, text, start), "front matter in TOML", "write YAML between two lines of ---"),)
    fence = FENCE.match(text, start)
    if not fence:
        return _parts(empty_map(path, 1), text, 0), ()
    end = END.search(text, fence.end())
    if not end:
        hint = "end it with a line of --- before the text"
        return None, (error(_place(path, text, start), "the front matter is opened and not closed", hint),)
    first_line = text.count("\n", 0, fence.end()) + 1
    node, problems = parse(text[fence.end() : end.start()], path, first_line)
    if node is None and not problems:
        node = empty_map(path, first_line)
    if not isinstance(node, Map):
        place = node.place if node else Place(path, first_line, 1)
        return None, problems or (error(place, "the front matter has no keys", "write it as title: …, date: …"),)
    return _parts(node, text, end.end()), problems


def _parts(front: Map, text: str, start: int) -> Parts:
    start = BLANK.match(text, start).end()  # type: ignore[union-attr]
    return Parts(front, text[start:], text.count("\n", 0, start) + 1)


def _place(path: str, text: str, offset: int) -> Place:
    return Place(path, text.count("\n", 0, offset) + 1, 1)
