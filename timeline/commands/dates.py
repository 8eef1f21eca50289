"""Show every date found in an article, and why it was read so; with --write, into the YAML beside it to correct."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.commands.say import tell

if TYPE_CHECKING:
    from timeline.model.reading import Resolved
    from timeline.pipeline import Story

HELP = "show (or write out, to correct) the dates found in articles"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("articles", metavar="ARTICLE", nargs="+", type=Path, help="a Markdown file of a site's content")
    parser.add_argument(
        "--write", action="store_true", help="make or refresh its .dates.yaml; what you wrote there stays"
    )


def run(args: argparse.Namespace) -> int:
    from timeline.pipeline import tell as tell_story
    from timeline.project import open_manuscript

    status = 0
    for path in args.articles:
        manuscript, settings, problems = open_manuscript(path)
        if manuscript:
            story, trouble = tell_story(manuscript, settings)
            problems += trouble
            if story:
                print("\n".join(_report(story)))
        status |= tell(problems)
    return status


def _report(story: "Story") -> Iterator[str]:
    article = story.article
    yield f"{article.path}: published {article.context.published} ({article.context.came_from('published')})"
    rows = [
        (str(article.place(found.mention.span.start)).removeprefix(article.path + ":"), found)
        for found in story.readings
    ]
    place_width = max((len(place) for place, _ in rows), default=0)
    text_width = min(max((len(found.mention.text) for _, found in rows), default=0), 40)
    for place, found in rows:
        date, certainty = _date(found)
        text = " ".join(found.mention.text.split())
        yield f"  {place:>{place_width}}  {text:<{text_width}}  {date:<21}  {certainty:>4}  {'; '.join(found.why)}"
    yield f"  {len(rows)} found"


def _date(found: "Resolved") -> tuple[str, str]:
    """The date in EDTF and how sure it is; a duration or a set has neither, and shows its TIMEX3 value."""
    from timeline.model.reading import Reading

    if isinstance(found, Reading):
        return found.when.edtf, "you" if found.by == "editor" else f"{found.certainty:.0%}"
    return f"({found.timex.value})", ""
