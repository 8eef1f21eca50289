"""Show every date found in an article, and why it was read so; with --write, into the YAML beside it to correct."""

import argparse
import os.path
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.commands.say import tell

if TYPE_CHECKING:
    from timeline.model.problem import Problem
    from timeline.model.reading import Resolved
    from timeline.pipeline import Manuscript, Story

SCHEMAS, SCHEMA = ".schemas", "dates.schema.json"
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
                problems += _write(path, manuscript, story) if args.write else ()
        status |= tell(problems)
    return status


def _write(article: Path, manuscript: "Manuscript", story: "Story") -> "tuple[Problem, ...]":
    """Make or refresh the YAML beside an article; nothing is written where nothing would change."""
    from timeline.correct import listing
    from timeline.extract import sentences
    from timeline.model.correction import Aim
    from timeline.model.problem import Place, error
    from timeline.project import SIDECAR
    from timeline.write.atomic import replace_file
    from timeline.write.sidecar import refresh

    path = article.with_suffix(SIDECAR)
    old = manuscript.sidecar.data if manuscript.sidecar else None
    aims = [entry for entry in story.corrections if isinstance(entry, Aim)]
    listings = listing(story.article, story.readings, aims, sentences(story.article))
    shown = story.article.path.removesuffix(article.suffix) + SIDECAR
    try:
        new, problems = refresh(old, listings, shown, _schema(path))
        if new != old and not problems:
            replace_file(path, new)
    except OSError as wrong:
        return (error(Place(shown), f"cannot be written: {wrong.strerror}"),)
    if not problems:
        print(f"  {shown}: {'as it was' if new == old else 'written' if old is None else 'refreshed'}")
    return problems


def _schema(sidecar: Path) -> str:
    """The address of the schema from a sidecar: a copy in the site's own folder, so that it is there for everybody."""
    from importlib.resources import files

    from timeline.project import find_root
    from timeline.write.atomic import replace_file

    copy = find_root(sidecar.parent).resolve() / SCHEMAS / SCHEMA
    data = (files("timeline.schemas") / SCHEMA).read_bytes()
    if not copy.is_file() or copy.read_bytes() != data:
        replace_file(copy, data)
    return Path(os.path.relpath(copy, sidecar.parent.resolve())).as_posix()


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
