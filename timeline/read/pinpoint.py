"""The line of what is wrong with a key of YAML, for trouble that shows only when the file has long been read."""

from collections.abc import Mapping
from dataclasses import replace

from timeline.model.problem import Place, Problem
from timeline.plainyaml import Map, Node, parse
from timeline.read.front_matter import part
from timeline.read.text import decode


def pinpoint(problems: tuple[Problem, ...], files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Those that name a key, with the place of its value where its file is among these; the rest as they are."""
    return tuple([_found(problem, files) if problem.key else problem for problem in problems])


def _found(problem: Problem, files: Mapping[str, bytes]) -> Problem:
    path = problem.place.path
    place = _place(_root(path, files[path]), problem.key) if path in files else None
    return replace(problem, place=place) if place else problem


def _root(path: str, data: bytes) -> Node | None:
    """What the file's YAML says; of an article, its front matter."""
    text, _ = decode(path, data)
    if not path.endswith(".md"):
        return parse(text, path)[0]
    parts, _ = part(path, text)
    return parts.front if parts else None


def _place(node: Node | None, key: tuple[str, ...]) -> Place | None:
    """As far in as the key leads: a theme may be named by `theme: …`, or by `name: …` in a map."""
    place = None
    for name in key:
        if not isinstance(node, Map) or name not in node.items:
            break
        node = node.items[name]
        place = node.place
    return place
