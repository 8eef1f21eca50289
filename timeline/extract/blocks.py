"""The blocks of a Markdown text: paragraphs, headings, list items, quotations."""

import re
from typing import NamedTuple

from timeline.model.span import Span

LINE = re.compile(r"[^\n]*(?:\n|$)")
HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})\s*$")
ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+")
QUOTE = re.compile(r" {0,3}>\s?")
RULE = re.compile(r" {0,3}(?:[-*_]\s*){3,}$|\s*\|")


class Block(NamedTuple):
    """A stretch of text that sentences do not run out of."""

    span: Span
    heading: bool = False


def blocks(body: str) -> tuple[Block, ...]:
    """Split Markdown at blank lines, and where a heading, a list item, a rule or a table row starts; in text order."""
    found: list[Block] = []
    start = end = 0  # of the block that is growing; empty when equal
    for line in LINE.finditer(body):
        text = line[0].rstrip()
        if not text or RULE.match(text):
            _close(found, body, start, end)
            start = end = line.end()
            continue
        if text[0].isalpha():  # none of the marks below
            start = start if start < end else line.start()
            end = line.start() + len(text)
            continue
        if UNDERLINE.match(text) and start < end:
            _close(found, body, start, end, heading=True)
            start = end = line.end()
            continue
        heading = HEADING.match(text)
        opening = heading or ITEM.match(text) or (QUOTE.match(text) if start == end else None)
        if opening:
            _close(found, body, start, end)
            start = line.start() + opening.end()
        elif start == end:
            start = line.start()
        end = line.start() + len(text)
        if heading:
            _close(found, body, start, end, heading=True)
            start = end = line.end()
    _close(found, body, start, end)
    return tuple(found)


def _close(found: list[Block], body: str, start: int, end: int, heading: bool = False) -> None:
    text = body[start:end]
    if text.strip():
        start += len(text) - len(text.lstrip())
        found.append(Block(Span(start, start + len(text.strip())), heading))
