"""What a rule's `means` says, compiled: `Shift(count, unit, -1, Now())` over the slots of its phrase.

The notation is that of a Python call, with nothing in it but the names of BUILDERS, slots, numbers and quoted words.
"""

import ast
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from timeline.find.builders import BUILDERS, TYPES

Slots = Mapping[str, Any]
Build = Callable[[Slots], Any]


def compile_meaning(text: str) -> Build:
    """Raises ValueError where `text` is not in the notation. A slot that its phrase left out is None."""
    try:
        tree = _parsed(text).body
    except SyntaxError as wrong:
        raise ValueError(f'"{text}": {wrong.msg}') from None
    return _node(tree, text)


@cache
def _parsed(text: str) -> ast.Expression:
    return ast.parse(text, mode="eval")


def slots_of(text: str) -> set[str]:
    """The slots that a meaning speaks of."""
    nodes = list(ast.walk(_parsed(text)))
    called = {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    return {node.id for node in nodes if isinstance(node, ast.Name)} - called


def _node(node: ast.expr, text: str) -> Build:
    match node:
        case ast.Constant(value=value):
            return lambda slots: value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(value))):
            return lambda slots: -value
        case ast.Name(id=name):
            return lambda slots: slots.get(name)
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in BUILDERS:
            return _call(BUILDERS[name], [_node(argument, text) for argument in arguments])
    raise ValueError(f'"{text}" has {ast.unparse(node)}, which no meaning is made of')


def _call(builder: Callable[..., Any], arguments: list[Build]) -> Build:
    """A type of meaning is made of what is there: with a part that makes no sense, neither does the whole."""
    if builder not in TYPES:
        return lambda slots: builder(*[argument(slots) for argument in arguments])

    def build(slots: Slots) -> Any:
        values = [argument(slots) for argument in arguments]
        return None if None in values else builder(*values)

    return build
