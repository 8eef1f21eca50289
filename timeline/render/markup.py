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
FAR_REACHING = re.compile(
    r"[<\x02\x03\t\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|```|~~~|^ +$|^ {0,3}\[[^\]\n]*\]:", re.MULTILINE
)
MARKED = re.compile(
    r"""[&<>*_`\[\]\\|\x00-\x09\x0b-\x1f\x7f-\xa0]   # an inline mark, or a character that HTML writes otherwise
      | ^[ \#=+\-:]                                  # the first of a block that is no paragraph
      | ^\d+[.)]                                     # a numbered list
      | [ ]$                                         # a hard line break
    """,
    re.VERBOSE | re.MULTILINE,
)
BLANK_LINES = re.compile(r"\n\n+")
ALIGNED = re.compile(r' style="text-align: (left|center|right);"')


def to_html(text: str) -> str:
    """Markdown to safe HTML."""
    if FAR_REACHING.search(text):
        return long_way(text)
    html: list[str] = []
    marked: list[str] = []
    for block in BLANK_LINES.split(text.strip("\n")):
        if MARKED.search(block):
            marked.append(block)
        elif block:
            html += [long_way("\n\n".join(marked))] if marked else []
            html.append(f"<p>{block}</p>")
            marked = []
    html += [long_way("\n\n".join(marked))] if marked else []
    return "\n".join(piece for piece in html if piece)


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
