"""Marks in an article's text: quoted sentences to link to, and dates to explain.

Spans point into Markdown; what is shown is HTML. So each end of a span goes through Markdown as one character that no
text uses (of Unicode's private planes 15 and 16), and becomes a tag afterwards. Where an element of the text's own
starts or ends within a mark, the mark is closed before it and opened again after, so that the two nest.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from timeline.model.span import Span

STARTS, ENDS = 0xF0000, 0x100000
MOST = 0xFFFD  # marks an article can have: a plane's characters
PRIVATE = re.compile("[\U000f0000-\U0010ffff]")
TOKEN = re.compile("<[^>]*>|[\U000f0000-\U0010ffff]|[^<\U000f0000-\U0010ffff]+")
TAG_NAME = re.compile(r"</?([a-z][a-z0-9]*)")


@dataclass(frozen=True, slots=True)
class Mark:
    """What to put around a span: a sentence to link to, or (where `note` is given) a date that leads to its note."""

    span: Span
    id: str
    note: str = ""
    datetime: str = ""

    @property
    def rank(self) -> int:
        """Dates lie within sentences."""
        return 1 if self.note else 0

    def tags(self, again: bool, in_link: bool) -> tuple[str, str]:
        """Opening and closing. An id may stand but once, and a link not within a link."""
        given = "" if again else f' id="{escape(self.id)}"'
        if not self.note:
            return f'<span class="said"{given}>', "</span>"
        stamp = f' datetime="{self.datetime}"' if self.datetime else ""
        element = "time" if self.datetime else "span"
        if in_link:
            return f"<{element}{given}{stamp}>", f"</{element}>"
        return f'<a class="date" href="#{self.note}"{given}><{element}{stamp}>', f"</{element}></a>"


def weave(body: str, marks: Sequence[Mark]) -> tuple[str, tuple[Mark, ...]]:
    """Markdown with a character at each end of each mark, and the marks in the order of those characters."""
    ordered = tuple(sorted(marks, key=lambda mark: (mark.span.start, mark.rank, -mark.span.end)))[:MOST]
    clean = PRIVATE.sub("\ufffd", body)
    places = [(mark.span.end, 0, -number, chr(ENDS + number)) for number, mark in enumerate(ordered)]
    places += [(mark.span.start, 1, number, chr(STARTS + number)) for number, mark in enumerate(ordered)]
    pieces, last = [], 0
    for offset, _, _, character in sorted(places):
        pieces += [clean[last:offset], character]
        last = offset
    return "".join([*pieces, clean[last:]]), ordered


def unweave(html: str, marks: Sequence[Mark]) -> str:
    """HTML with the characters of `weave` made into tags."""
    pen = Pen(marks)
    for token in TOKEN.findall(html):
        code = ord(token[0])
        if token[0] == "<":
            pen.tag(PRIVATE.sub("", token))
        elif code >= ENDS:
            pen.end(code - ENDS)
        elif code >= STARTS:
            pen.start(code - STARTS)
        else:
            pen.text(token)
    pen.close()
    return "".join(pen.out)


class Pen:
    """Writes HTML, and knows which marks cover the point where it writes."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self.marks = marks
        self.out: list[str] = []
        self.wanted: list[int] = []  # marks that cover this point, outermost first
        self.closing: list[str] = []  # tags that close those opened here: the first few of `wanted`
        self.begun: set[int] = set()
        self.links = 0

    def tag(self, tag: str) -> None:
        """An element of the text's own: no mark reaches over its edge."""
        self.close()
        self.out.append(tag)
        name = TAG_NAME.match(tag)
        if name and name[1] == "a":
            self.links += -1 if tag.startswith("</") else 1

    def start(self, number: int) -> None:
        if number >= len(self.marks):
            return
        self.wanted = sorted([*self.wanted, number], key=lambda other: (self.marks[other].rank, other))
        self.close(keep=self.wanted.index(number))

    def end(self, number: int) -> None:
        if number in self.wanted:
            self.close(keep=self.wanted.index(number))
            self.wanted.remove(number)

    def text(self, text: str) -> None:
        if text.isspace() and "\n" in text:
            self.close()
        else:
            self._open()
        self.out.append(text)

    def _open(self) -> None:
        for number in self.wanted[len(self.closing) :]:
            opening, closing = self.marks[number].tags(number in self.begun, self.links > 0)
            self.begun.add(number)
            self.out.append(opening)
            self.closing.append(closing)

    def close(self, keep: int = 0) -> None:
        while len(self.closing) > keep:
            self.out.append(self.closing.pop())
