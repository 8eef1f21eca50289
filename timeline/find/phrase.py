"""The notation of phrases, read into a tree, and the tree turned into a regular expression over kinds.

the        a word (or punctuation mark) as it stands
MONTH      any word of a class, or a part: a phrase with a name
day:ORD    the same, and its value is `day` in the rule's meaning
[the]      may be left out
(a | b)    one of these
end:( … )  a piece that is an expression of its own
\\(         a bracket as it stands in the text
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

NOTE = re.compile(r"([a-z]\w*):(?=\S)|([\[\]()|])|(\\[\[\]()|]|[^\s\[\]()|]+)")
ONE_WORD = re.compile(r"[^\[()|]|\[[^]]+\]")  # the pattern of one kind, or of a class of them
CLOSING = {"[": "]", "(": ")"}


@dataclass(frozen=True, slots=True)
class Element:
    """One word, class or part."""

    name: str
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; an optional one has the empty sequence among them."""

    sequences: tuple["Sequence", ...]
    slot: str = ""


Sequence = tuple[Element | Choice, ...]
Heads = frozenset[tuple[str, ...]]


def parse_phrase(phrase: str) -> tuple[Sequence, ...]:
    """The sequences between the outermost bars. Raises ValueError where brackets do not match."""
    return _choice(iter(NOTE.findall(phrase)), "", phrase).sequences


def _choice(notes: Iterator[tuple[str, str, str]], closing: str, phrase: str) -> Choice:
    sequences: list[Sequence] = []
    sequence: list[Element | Choice] = []
    slot = ""
    for name, bracket, element in notes:
        if name:
            slot = name
            continue
        if bracket == "|":
            sequences.append(tuple(sequence))
            sequence = []
        elif bracket in CLOSING:
            inner = _choice(notes, CLOSING[bracket], phrase)
            optional: tuple[Sequence, ...] = ((),) if bracket == "[" else ()
            sequence.append(Choice(inner.sequences + optional, slot))
        elif bracket:
            if bracket != closing:
                raise ValueError(f'"{bracket}" closes nothing in the phrase "{phrase}"')
            return Choice((*sequences, tuple(sequence)))
        else:
            sequence.append(Element(element.lstrip("\\"), slot))
        slot = ""
    if closing:
        raise ValueError(f'"{closing}" is missing in the phrase "{phrase}"')
    return Choice((*sequences, tuple(sequence)))


def elements(sequence: Sequence) -> Iterator[Element]:
    """Every word, class and part that a phrase names."""
    for node in sequence:
        if isinstance(node, Element):
            yield node
        else:
            for inner in node.sequences:
                yield from elements(inner)


def slots(sequence: Sequence) -> Iterator[tuple[str, str]]:
    """(slot, element) of what a phrase captures, in order; the element of a captured piece is empty."""
    for node in sequence:
        if node.slot:
            yield node.slot, node.name if isinstance(node, Element) else ""
        if isinstance(node, Choice):
            for inner in node.sequences:
                yield from slots(inner)


def pattern(sequence: Sequence, of_element: Callable[[str], str], numbers: Iterator[int] | None = None) -> str:
    """A regular expression; `of_element` gives that of a word, class or part. With `numbers`, slots are its groups."""
    pieces = []
    for node in sequence:
        captured = bool(node.slot and numbers and next(numbers))
        if isinstance(node, Element):
            inner = of_element(node.name)
        else:
            inner = _either([pattern(each, of_element, numbers) for each in node.sequences], captured)
        pieces.append(f"({inner})" if captured else inner)
    return "".join(pieces)


def one_of(kinds: str) -> str:
    """The pattern of any of these kinds, neighbours as a range: `[D-FK]`."""
    told, kinds = "", "".join(sorted(kinds))
    while kinds:
        length = next((at for at in range(1, len(kinds)) if ord(kinds[at]) - ord(kinds[0]) != at), len(kinds))
        told += kinds[0] if length == 1 else f"{kinds[0]}-{kinds[length - 1]}"
        kinds = kinds[length:]
    return told if len(told) == 1 else f"[{told}]"


def _either(told: list[str], captured: bool) -> str:
    """One of several patterns; neighbours of one word each are one class, which is read and run faster."""
    choices: list[str] = []
    for one in told:
        if choices and ONE_WORD.fullmatch(one) and ONE_WORD.fullmatch(choices[-1]):
            choices[-1] = f"[{choices[-1].strip('[]')}{one.strip('[]')}]"
        else:
            choices.append(one)
    if captured:
        return "|".join(choices)
    maybe = "?" if choices[-1] == "" else ""
    choices = choices[:-1] if maybe else choices
    plain = len(choices) == 1 and ONE_WORD.fullmatch(choices[0])
    return f"{choices[0]}{maybe}" if plain else f"(?:{'|'.join(choices)}){maybe}"


def capturing(sequence: Sequence, of_element: Callable[[str], str]) -> str:
    """A regular expression whose groups are the slots, in order."""
    return pattern(sequence, of_element, count(1))


def heads(sequence: Sequence, of_part: Callable[[str], Heads | None]) -> Heads:
    """The first two elements of everything a phrase matches (or the only one): what an index needs."""
    found: set[tuple[str, ...]] = {()}
    for node in sequence:
        if isinstance(node, Element):
            step = of_part(node.name) or frozenset({(node.name,)})
        else:
            step = frozenset().union(*(heads(each, of_part) for each in node.sequences))
        found = {(*begun, *more)[:2] for begun in found for more in (step if len(begun) < 2 else ((),))}
    return frozenset(found)
