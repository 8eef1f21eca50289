"""An article, from the bytes of its file."""

import re
from hashlib import sha256
from pathlib import PurePosixPath

from timeline.model.article import Article, Front
from timeline.model.problem import Place, Problem, Severity, error, warning
from timeline.model.site import Settings
from timeline.read.context import read_context
from timeline.read.credit import read_license, read_source
from timeline.read.front_matter import part
from timeline.read.keys import Given, as_front, read_keys
from timeline.read.prose import make_prose
from timeline.read.tables import ARTICLE_KEYS, FRONT_KEYS
from timeline.read.text import decode

HEADING = re.compile(r"^(?:#[ \t]+(?P<hash>[^\n]+)|(?P<line>[^\s#>*+\-|<`][^\n]*)\n=+[ \t]*)(?:\n+|\Z)", re.MULTILINE)
NO_TITLE = "write title: … in the front matter, or begin the text with a heading, # …"


def read_article(path: str, data: bytes, settings: Settings) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article in a file, or None, and everything that is wrong with it. `path` is as people name it."""
    text, problems = decode(path, data)
    if problems:
        return None, problems
    parts, problems = part(path, text)
    if parts is None:
        return None, problems
    found = list(problems)
    given = read_keys(parts.front, ARTICLE_KEYS, found, open_ended=True)
    context, problems = read_context(given, settings, path)
    found += problems
    title, start = _title(given, parts.body)
    if not title and "title" not in given.places:
        found.append(error(Place(path, 1, 1), "no title", NO_TITLE))
    if not parts.body.strip():
        found.append(warning(Place(path, parts.first_line, 1), "no text after the front matter", "write some"))
    if context is None or not title or any(problem.severity is Severity.ERROR for problem in found):
        return None, tuple(found)
    body = parts.body[start:]
    article = Article(
        id=PurePosixPath(path).stem,
        path=path,
        title=title,
        body=body,
        prose=make_prose(body),
        first_line=parts.first_line + parts.body.count("\n", 0, start),
        context=context,
        tags=given.get("tags", ()),
        authors=given.get("authors", given.get("author", ())),
        source=read_source(given),
        license=read_license(given),
        draft=given.get("draft", False),
        front=_front(given),
        digest=sha256(data).hexdigest(),
    )
    return article, tuple(found)


def _front(given: Given) -> tuple[tuple[str, Front], ...]:
    """What is for the theme."""
    known = [(key.name, given.values[key.name]) for key in FRONT_KEYS if key.name in given.values]
    return (*known, *((key, as_front(value)) for key, value in given.rest.items()))


def _title(given: Given, body: str) -> tuple[str, int]:
    """The title, and where the text starts: after the heading, where one opens the text and gives the title."""
    if "title" in given.values:
        return given.values["title"], 0
    prose = make_prose(body)
    for heading in HEADING.finditer(body):
        start, end = heading.span(heading.lastgroup or 0)
        if words := " ".join(prose[start:end].rstrip("# \t").split()):  # a comment in code is no heading
            return words, heading.end() if heading.start() == 0 else 0
    return "", 0
