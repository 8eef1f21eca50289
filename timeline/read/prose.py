"""Markdown blanked out to its prose, character for character, so that a span of the prose is one of the Markdown.

Code, addresses, tags and marks become spaces; words, line ends and the bars of tables stay. Every step takes time
linear in the length of the text, whatever is in it.
"""

import re
from collections.abc import Callable
from html import unescape

# A text with none of these is its own prose. Each is one that Python's `re` looks for quickly.
MARKS = re.compile(r"[*_`<\[\\#~&>]")
LINE_MARKS = re.compile(r"\n(?:[ ]{0,3}(?:[-+=]|[0-9]+[.)][ ])|[ ]{4}|\t)")
ADDRESSES = ("://", "www.")

FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})(.*)")
INDENTED = re.compile(r"[ ]{4}|\t")
RULE = re.compile(
    r"[ ]{0,3}(?:(?:-[ \t]*){2,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)"
)  # and underlines of headings
REFERENCE = re.compile(r"[ ]{0,3}\[[^\]^][^\]]*\]:.*")
BULLET = re.compile(r"[ \t]*(?:>[ ]?)*[ \t]*(?:#{1,6}(?=\s|$)|[-*+](?=[ \t])|(\[\^[^\]\s]+\]:))?")
NUMBER = re.compile(r"[ \t]*[0-9]{1,9}[.)](?=[ \t])")
PARAGRAPH_END = re.compile(r"\n[ \t]*\n")

RAW = tuple(re.compile(rf"<{tag}\b", re.IGNORECASE) for tag in ("script", "style", "pre", "code", "math", "svg"))
COMMENT = re.compile("<!--")
TICKS = re.compile(r"`+")
ADDRESS = r"\((?:[^()\n]|\([^()\n]*+\))*+\)"
IMAGE = re.compile(rf"!\[[^\[\]]*+\](?:{ADDRESS}|\[[^\[\]]*+\])")
LINK = re.compile(rf"(?<!\\)\[((?:[^\[\]]|\[[^\[\]]*+\])*+)\]({ADDRESS}|[ ]?\[[^\[\]]*+\])")
URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]++")
INLINE = re.compile(
    r"""
    \\[!-/:-@\[-`{-~]  # an escape
  | &(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});
  | </?[A-Za-z][^<>]*+>  # a tag
  | <(?:https?://|mailto:)[^<>\s]*+>
  | \[\^[^\[\]\s]++\]  # a footnote
  | \*\**
  | ~~~*
  | __*
    """,
    re.VERBOSE,
)
AFTER_URL = ".,;:!?'\")]}"


def make_prose(body: str) -> str:
    """The prose of a Markdown text, of the same length."""
    has_address = any(part in body for part in ADDRESSES)
    if not (has_address or MARKS.search(body) or LINE_MARKS.search(body) or LINE_MARKS.match("\n" + body[:80])):
        return body
    text = _blank_raw(body)
    text = _blank_blocks(text)
    if "`" in text:
        text = _blank_code(text)
    if "](" in text or "][" in text or "] [" in text:
        text = LINK.sub(_keep_label, IMAGE.sub(_blank, text))
    text = INLINE.sub(_inline, text)
    return URL.sub(_url, text) if has_address else text


def blank(text: str) -> str:
    """Spaces for everything but line ends."""
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _blank(found: "re.Match[str]") -> str:
    return blank(found[0])


def _blank_raw(text: str) -> str:
    """Comments, and elements whose content is no prose."""
    if "<" not in text:
        return text
    text = _blank_from_to(text, COMMENT, lambda _: "-->")
    for opening in RAW:
        text = _blank_from_to(text, opening, lambda start: f"</{start[1:].lower()}")
    return text


def _blank_from_to(text: str, opening: "re.Pattern[str]", closing: Callable[[str], str]) -> str:
    """What is opened and never closed stays as it is."""
    pieces, done = [], 0
    lower = text.lower() if opening.search(text) else ""
    if len(lower) != len(text):  # nothing to blank, or letters whose lower case is longer
        lower = text
    while start := opening.search(text, done):
        end = lower.find(closing(start[0]), start.end())
        if end < 0:
            break
        end = text.find(">", end) + 1 or len(text)
        pieces += [text[done : start.start()], blank(text[start.start() : end])]
        done = end
    return "".join((*pieces, text[done:]))


def _blank_blocks(text: str) -> str:
    """Code between fences or indented, rules, link definitions; marks of headings, lists, quotations and footnotes."""
    lines = text.split("\n")
    last_fence = {found[1][0]: number for number, line in enumerate(lines) if (found := FENCE.fullmatch(line))}
    fence, after_blank, in_list, in_code = "", True, False, False
    for number, line in enumerate(lines):
        found = FENCE.fullmatch(line)
        if fence:
            lines[number] = " " * len(line)
            if found and found[1].startswith(fence) and not found[2].strip():
                fence = ""
        elif found and last_fence[found[1][0]] > number and "`" not in found[2]:
            fence = found[1]
            lines[number] = " " * len(line)
        elif not line.strip():
            after_blank = True
            continue
        elif INDENTED.match(line) and not in_list and (after_blank or in_code):
            in_code = True
            lines[number] = " " * len(line)
            after_blank = False
            continue
        elif RULE.fullmatch(line) or REFERENCE.fullmatch(line):
            lines[number] = " " * len(line)
        else:
            numbered = NUMBER.match(line) if after_blank or in_list else None
            mark = numbered or BULLET.match(line)
            end = mark.end() if mark else 0
            lines[number] = " " * end + line[end:]
            in_list = bool(numbered or line.lstrip()[:2] in ("- ", "* ", "+ ")) or (
                in_list and (not after_blank or line[0] in " \t")
            )
        after_blank = in_code = False
    return "\n".join(lines)


def _blank_code(text: str) -> str:
    """Code spans: from a run of backticks to the next of the same length in the paragraph."""
    return "".join(
        piece if "`" not in piece else _blank_spans(piece) for piece in re.split(f"({PARAGRAPH_END.pattern})", text)
    )


def _blank_spans(text: str) -> str:
    runs = [found.span() for found in TICKS.finditer(text)]
    next_alike: dict[int, int] = {}  # length of a run -> where the next one of that length ends, looking from the end
    closes: dict[int, int] = {}
    for start, end in reversed(runs):
        closes[start] = next_alike.get(end - start, 0)
        next_alike[end - start] = end
    pieces, done = [], 0
    for start, _ in runs:
        if start >= done and closes[start]:
            pieces += [text[done:start], blank(text[start : closes[start]])]
            done = closes[start]
    return "".join((*pieces, text[done:]))


def _keep_label(found: "re.Match[str]") -> str:
    return f" {found[1]} {blank(found[2])}"


def _inline(found: "re.Match[str]") -> str:
    text = found[0]
    if text[0] == "\\":
        return " " + text[1]
    if text[0] == "_" and _in_word(found):
        return text
    if text[0] != "&":
        return blank(text)
    character = unescape(text)
    if character == text:
        return text
    return (character if len(character) == 1 and character.isprintable() else "").ljust(len(text))


def _in_word(found: "re.Match[str]") -> bool:
    """Underscores between letters are no emphasis: `snake_case`."""
    start, end = found.span()
    return start > 0 and found.string[start - 1].isalnum() and found.string[end : end + 1].isalnum()


def _url(found: "re.Match[str]") -> str:
    address = found[0].rstrip(AFTER_URL)
    return " " * len(address) + found[0][len(address) :]
