"""Explain the dates on one line of an article: what was found, what it counts from, and what else it could be."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.commands.say import complain, tell

if TYPE_CHECKING:
    from timeline.model.article import Article
    from timeline.model.reading import Resolved
    from timeline.model.span import Span

WIDTH = 50
HELP = "explain the dates on one line of an article"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("place", metavar="FILE:LINE", help="as errors and `timeline dates` print it: content/x.md:7")


def run(args: argparse.Namespace) -> int:
    from timeline.pipeline import tell as tell_story
    from timeline.project import open_manuscript

    path, line = split_place(args.place)
    if not line:
        return complain(f'explain: error: "{args.place}" names no line (content/x.md:7)', 2)
    manuscript, settings, problems = open_manuscript(Path(path))
    story = None
    if manuscript:
        story, trouble = tell_story(manuscript, settings)
        problems += trouble
    if story:
        here = [found for found in story.readings if story.article.place(found.mention.span.start).line == line]
        print("\n".join(_context(story.article)))
        for found in here:
            print("\n".join(_explain(story.article, found)))
        if not here:
            lines = sorted({story.article.place(found.mention.span.start).line for found in story.readings})
            print(f"no dates on line {line}; there are some on lines {', '.join(map(str, lines)) or 'none at all'}")
    return tell(problems)


def split_place(place: str) -> tuple[str, int]:
    """`content/x.md:7:12` -> ("content/x.md", 7). The line is 0 where there is none."""
    path, *numbers = place.split(":")
    return path, int(numbers[0]) if numbers and numbers[0].isdecimal() else 0


def _context(article: "Article") -> Iterator[str]:
    for field, source in article.context.why:
        yield f"{field + ':':<14} {getattr(article.context, field) or '-'}  ({source})"


def _explain(article: "Article", found: "Resolved") -> Iterator[str]:
    from timeline.model.reading import Reading

    span = found.mention.span
    before, after = _around(article.body, span)
    yield ""
    yield f"{article.place(span.start)}"
    yield f"    {before}{span.of(article.body)}{after}"
    yield f"    {' ' * len(before)}{'^' * (span.end - span.start)}"
    timex = " ".join(filter(None, (found.timex.type, found.timex.value, found.timex.mod)))
    if isinstance(found, Reading):
        days = f"{found.when.earliest} to {found.when.latest}"
        yield f"  date: {found.when}  ({days}), {found.certainty:.0%} sure, by {found.by}"
    else:
        yield "  date: none; it has no place on the calendar by itself"
    yield f"  TIMEX3: {timex or '-'}  rule: {found.mention.rule}"
    for reason in found.why:
        yield f"  because {reason}"
    if isinstance(found, Reading) and found.others:
        yield f"  or: {', '.join(map(str, found.others))}"


def _around(body: str, span: "Span") -> tuple[str, str]:
    """What stands on the line before and after an expression: whole words, some fifty characters each way."""
    before = body[body.rfind("\n", 0, span.start) + 1 : span.start]
    after = body[span.end :].split("\n", 1)[0]
    if len(before) > WIDTH:
        before = "… " + before[-WIDTH:].partition(" ")[2]
    if len(after) > WIDTH:
        after = after[:WIDTH].rpartition(" ")[0] + " …"
    return before, after
