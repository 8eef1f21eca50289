"""List the readings that want a person's eye, the most doubtful first."""

import argparse

from timeline.commands.build import add_site
from timeline.commands.say import tell

HELP = "list the readings that want a person's eye, doubtful ones first"


def configure(parser: argparse.ArgumentParser) -> None:
    add_site(parser)
    parser.add_argument(
        "--limit", type=int, default=50, metavar="N", help="how many to list (default: %(default)s; 0: all)"
    )


def run(args: argparse.Namespace) -> int:
    from timeline.correct.doubts import doubts
    from timeline.pipeline import gather
    from timeline.project import open_project

    inputs, problems = open_project(args.site)
    if inputs is None:
        return tell(problems)
    site, trouble = gather(inputs)
    found = doubts(site.articles, site.readings, site.events)
    if not found:
        print("nothing doubtful")
    for doubt in found[: args.limit or None]:
        print(doubt)
    if args.limit and len(found) > args.limit:
        print(f"… and {len(found) - args.limit} more (--limit 0 lists all)")
    return tell((*problems, *trouble))
