"""A piece of Markdown as a reader would quote it: without its marks, which no quotation shows."""

import re

LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
STRONG = re.compile(r"(?<!\\)(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
EMPHASIS = re.compile(r"(?<![\w*\\])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\w*])")
CODE = re.compile(r"(`+)(.+?)\1", re.DOTALL)
LINE_MARK = re.compile(r"\n[ ]{0,3}(?:>[ ]?)+")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|])")
SPECIAL = re.compile(r"[\[*_`\\\n]")


def plain(text: str) -> str:
    """Links as their words, emphasis and code without marks, white space as single spaces; its ends are kept."""
    if not SPECIAL.search(text):
        return text
    text = LINE_MARK.sub(" ", text)
    for pattern, shown in ((LINK, r"\1"), (STRONG, r"\2"), (EMPHASIS, r"\2"), (CODE, r"\2"), (ESCAPED, r"\1")):
        text = pattern.sub(shown, text)
    return re.sub(r"\s+", " ", text)
