"""The doorway to markdown: an article's body to safe HTML.

Most paragraphs of news hold no Markdown at all. They need not go through `markdown` to get the very bytes that it
would give; a property test compares the two ways. A paragraph with any character below goes the long way, and so does
a whole article with anything that reaches from one paragraph to another (raw HTML, fences, link references).
"""

import re
from functools import lru_cache

from markdown import Markdown

from timeline.render.sanitize import sanitize

EXTENSIONS = ["tables", "fenced_code", "sane_lists"]
ODD = re.compile(r"[<\x02\x03\t\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")  # raw HTML, and line ends of other kinds
FENCES = ("```", "~~~")
EMPTY_LINE = re.compile(r"^ +$", re.MULTILINE)
REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]*\]:", re.MULTILINE)
INLINE = re.compile(r"[&<>*_`\[\]\\|\x00-\x09\x0b-\x1f\x7f-\xa0]")  # a mark, or what HTML writes otherwise
LINE_START = re.compile(r"[ #=+\-:]|\d+[.)]")  # of a heading, a rule, a list: no paragraph
BLANK_LINES = re.compile(r"\n\n+")
ALIGNED = re.compile(r' style="text-align: (left|center|right);"')


def to_html(text: str) -> str:
    """Markdown to safe HTML."""
    if reaches_far(text):
        return long_way(text)
    html: list[str] = []
    marked: list[str] = []
    for block in BLANK_LINES.split(text.strip("\n")):
        if is_marked(block):
            marked.append(block)
        elif block:
            html += [long_way("\n\n".join(marked))] if marked else []
            html.append(f"<p>{block}</p>")
            marked = []
    html += [long_way("\n\n".join(marked))] if marked else []
    return "\n".join(piece for piece in html if piece)


def reaches_far(text: str) -> bool:
    """Whether anything in a text reaches from one paragraph to another, or is not what it seems."""
    if ODD.search(text) or any(fence in text for fence in FENCES):
        return True
    return bool(("]:" in text and REFERENCE.search(text)) or (" \n" in f"{text}\n" and EMPTY_LINE.search(text)))


def is_marked(block: str) -> bool:
    """Whether a block holds, or may hold, any Markdown."""
    if INLINE.search(block):
        return True
    return any(LINE_START.match(line) or line.endswith(" ") for line in block.split("\n"))


def long_way(text: str) -> str:
    """All of it through `markdown` and `nh3`."""
    converter = _converter()
    converter.reset()
    html = converter.convert(text)
    return sanitize(ALIGNED.sub(r' class="\1"', html))


@lru_cache(maxsize=1)
def _converter() -> Markdown:
    """Making one costs as much as using it on an article; it holds nothing after `reset`."""
    return Markdown(extensions=EXTENSIONS, output_format="html")
