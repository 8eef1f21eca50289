"""Build the site: read the articles, date what they tell, and write the pages."""

import argparse
from pathlib import Path

from timeline.commands.say import complain, tell

HELP = "build the site"


def configure(parser: argparse.ArgumentParser) -> None:
    add_site(parser)
    parser.add_argument("--output", metavar="DIR", type=Path, help="where the pages go (default: as config.yaml says)")
    parser.add_argument("--strict", action="store_true", help="take warnings for errors")


def add_site(parser: argparse.ArgumentParser) -> None:
    """The option that every command on a site takes."""
    parser.add_argument(
        "--site", metavar="DIR", type=Path, default=Path(), help="the folder of config.yaml (default: here)"
    )


def run(args: argparse.Namespace) -> int:
    from timeline.pipeline import build
    from timeline.project import open_project
    from timeline.write import write

    inputs, problems = open_project(args.site)
    pages: dict[str, bytes] = {}
    if inputs:
        built = build(inputs)
        pages, problems = built.pages, (*problems, *built.problems)
    if tell(problems, strict=args.strict) or not inputs:
        return complain("nothing was built; what was built before is as it was")
    output = args.output or args.site / inputs.settings.output
    written = write(pages, output)
    if tell(written.problems):
        return complain("nothing was written; what was built before is as it was")
    changes = f"{len(written.changed)} changed, {len(written.removed)} removed"
    print(f"{output}: {len(inputs.manuscripts)} articles on {len(pages)} pages ({changes})")
    return 0
