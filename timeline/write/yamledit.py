"""Edits to a YAML file that leave every other byte of it as it was.

The text is parsed to learn where things stand, and pieces are put in or replaced at those places; nothing is ever
written anew from values. Comments, order, quotation marks, blank lines, line ends and indentation stay.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from timeline.plainyaml import List, Map, Node, Text, parse
from timeline.write.scalars import Value, value

BREAKS = "\r\n\x85\u2028\u2029"  # what YAML 1.1 ends a line with
LINE_END = re.compile(f"[{BREAKS}]|\\Z")
BYTE_ORDER_MARK = "\ufeff"  # some editors put it at the start of a file
MODELINE = "# yaml-language-server: $schema="  # tells editors which JSON Schema completes and checks a file

Entry = Mapping[str, Value]


class Page:
    """A YAML file, and the edits to make to it.

    Raises ValueError, naming the line, for what is not YAML, not a map at its top, or not safe to edit.
    """

    def __init__(self, data: bytes) -> None:
        whole = _decoded(data)
        self.mark = BYTE_ORDER_MARK if whole.startswith(BYTE_ORDER_MARK) else ""
        self.text = whole.removeprefix(BYTE_ORDER_MARK)
        self.newline = "\r\n" if "\r\n" in self.text else "\n"
        root, problems = parse(self.text, "")
        if problems:
            raise ValueError("; ".join(f"line {found.place.line}: {found.message}" for found in problems))
        if root is not None and not isinstance(root, Map):
            raise ValueError("line 1: this is no map of keys; dates: or events: stands at the top")
        self.root = root
        self.edits: list[tuple[int, int, str]] = []  # start, end, what comes in its place

    def done(self) -> bytes:
        """The file with all its edits; of those at one place, in the order in which they were asked for."""
        parts, at = [self.mark], 0
        for start, end, new in sorted(self.edits, key=lambda edit: edit[:2]):
            parts += (self.text[at:start], new)
            at = end
        return "".join([*parts, self.text[at:]]).encode()

    def entries(self, key: str) -> tuple[Map, ...]:
        """The entries of the list under a key at the top; those that are no maps of keys are left out."""
        found = self.root.items.get(key) if self.root else None
        return tuple(item for item in found.items if isinstance(item, Map)) if isinstance(found, List) else ()

    def put_on_top(self, line: str) -> None:
        self._put(0, line + self.newline)

    def set(self, entry: Map, key: str, content: Value, after: Sequence[str] = ()) -> None:
        """Change a key's value, or add the key: behind the last of `after` that is there, else in front."""
        old = entry.items.get(key)
        if old is None:
            self._add(entry, f"{key}: {value(content, flow=entry.flow)}", after)
        elif plain_data(old) != (list(content) if isinstance(content, tuple) else content):
            self._replace(entry, key, old, value(content, flow=entry.flow))

    def remove(self, entry: Map, key: str) -> None:
        """Take a key and its value out; on a line of their own, the line with them."""
        names = list(entry.items)
        if names == [key]:
            raise ValueError(f"line {entry.place.line}: {key}: is all that this entry has; remove the entry")
        following = names[names.index(key) + 1 :]
        start, end = entry.key_spans[key].start, entry.items[key].span.end
        if following and (entry.flow or key == names[0]):
            end = entry.key_spans[following[0]].start
        elif entry.flow:
            start = entry.items[names[-2]].span.end
        else:
            start, end = self._line_start(start), self._next_line(end)
            if end > len(self.text):  # the last line of a file that ends without a line break
                start = len(self.text[:start].removesuffix("\n").removesuffix("\r"))
        self.edits.append((start, end, ""))

    def insert(self, key: str, entries: Sequence[Entry], after: Node | None) -> None:
        """Add entries to the list under a key at the top: behind one of its items, or in front of them all.

        The list is made where there is none.
        """
        found = self.root.items.get(key) if self.root else None
        if found is None:
            self._add_section(key, entries)
        elif isinstance(found, List) and found.items and found.flow:
            self._insert_in_flow(found, entries, after)
        elif isinstance(found, List) and found.items:
            self._insert_in_block(found, entries, after)
        elif isinstance(found, List):
            self._put(found.span.end - 1, _flow_list(entries))
        elif isinstance(found, Text) and found.plain and not found.value:
            self._fill(key, found, entries)
        else:
            raise ValueError(f"line {found.place.line}: {key}: is no list; start each of its entries with a dash")

    def _add(self, entry: Map, pair: str, after: Sequence[str]) -> None:
        behind = next((name for name in reversed(after) if name in entry.items), "")
        first = next(iter(entry.key_spans.values())).start
        if entry.flow:
            self._put(*((entry.items[behind].span.end, f", {pair}") if behind else (first, f"{pair}, ")))
            return
        indent = " " * self._column(first)
        if behind:
            self._put_lines(entry.items[behind].span.end, [indent + pair])
        else:
            self._put(first, pair + self.newline + indent)

    def _replace(self, entry: Map, key: str, old: Node, new: str) -> None:
        written = old.span.of(self.text)
        if written[:1] in ("&", "*", "!"):
            raise ValueError(f"line {old.place.line}: {key}: has an anchor, an alias or a tag; write its value out")
        end = old.span.start + len(written.rstrip(BREAKS + " ")) if written[:1] in ("|", ">") else old.span.end
        colon = entry.key_spans[key].end + 1
        space = " " if old.span.start <= colon and not self.text[colon - 1 : old.span.start].endswith(" ") else ""
        self.edits.append((old.span.start, end, space + new))

    def _add_section(self, key: str, entries: Sequence[Entry]) -> None:
        if self.root is None or not self.root.items:
            if self.root is not None:
                raise ValueError("line 1: write keys on lines of their own, not in {}")
            open_line = self.newline if self.text and self.text[-1] not in BREAKS else ""
            lines = [f"{key}:", *_lines(entries, "  ", 2)]
            self._put(len(self.text), open_line + "".join(line + self.newline for line in lines))
        elif self.root.flow:
            self._put(next(iter(self.root.key_spans.values())).start, f"{key}: [{_flow_list(entries)}], ")
        else:
            indent = " " * self._column(next(iter(self.root.key_spans.values())).start)
            self._put_lines(self.root.span.end, [f"{indent}{key}:", *_lines(entries, indent + "  ", 2)])

    def _insert_in_flow(self, found: List, entries: Sequence[Entry], after: Node | None) -> None:
        new = _flow_list(entries)
        self._put(*((after.span.end, f", {new}") if after else (found.items[0].span.start, f"{new}, ")))

    def _insert_in_block(self, found: List, entries: Sequence[Entry], after: Node | None) -> None:
        """With the dashes in one column, and the keys as far from them as those of the first entry are."""
        dash = found.span.start
        if self.text[dash] != "-":
            raise ValueError(f"line {found.place.line}: the list has an anchor or a tag; remove it")
        first = found.items[0]
        same_line = isinstance(first, Map) and not first.flow and first.place.line == found.place.line
        inside = first.span.start - dash if same_line else 2
        indent = " " * self._column(dash)
        lines = _lines(entries, indent, inside)
        if after:
            self._put_lines(after.span.end, lines)
        else:
            self._put(dash, "".join(line + self.newline for line in lines).removeprefix(indent) + indent)

    def _fill(self, key: str, empty: Text, entries: Sequence[Entry]) -> None:
        assert self.root
        if self.root.flow:
            self._put(empty.span.end, f" [{_flow_list(entries)}]")
        else:
            indent = " " * (self._column(self.root.key_spans[key].start) + 2)
            self._put_lines(empty.span.end, list(_lines(entries, indent, 2)))

    def _put(self, at: int, new: str) -> None:
        self.edits.append((at, at, new))

    def _put_lines(self, end: int, lines: Sequence[str]) -> None:
        """Lines below the one on which a value ends; a block of text (`|`) ends where the next line begins."""
        if end and self.text[end - 1] in BREAKS:
            self._put(end, "".join(line + self.newline for line in lines))
        else:
            self._put(self._line_end(end), "".join(self.newline + line for line in lines))

    def _line_end(self, at: int) -> int:
        found = LINE_END.search(self.text, at)
        assert found
        return found.start()

    def _next_line(self, at: int) -> int:
        if at and self.text[at - 1] in BREAKS:
            return at
        end = self._line_end(at)
        return end + (2 if self.text.startswith("\r\n", end) else 1)

    def _line_start(self, at: int) -> int:
        return at - self._column(at)

    def _column(self, at: int) -> int:
        """Characters before `at` on its line."""
        return at - max(self.text.rfind(mark, 0, at) for mark in BREAKS) - 1


def plain_data(node: Node) -> Any:
    """Maps, lists and text as Python has them."""
    if isinstance(node, Map):
        return {key: plain_data(item) for key, item in node.items.items()}
    return [plain_data(item) for item in node.items] if isinstance(node, List) else node.value


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        raise ValueError(f"line {line}: this is not UTF-8; save the file as UTF-8") from None


def _lines(entries: Sequence[Entry], indent: str, inside: int) -> list[str]:
    """Entries in block style; keys stand `inside` columns right of their dash."""
    lines = []
    for entry in entries:
        lead = "-" + " " * (inside - 1)
        for key, content in entry.items():
            lines.append(f"{indent}{lead}{key}: {value(content)}")
            lead = " " * inside
    return lines


def _flow_list(entries: Sequence[Entry]) -> str:
    return ", ".join(
        "{" + ", ".join(f"{key}: {value(content, flow=True)}" for key, content in entry.items()) + "}"
        for entry in entries
    )
