"""Build the site and bring it to where people read it: one of the targets under `publish:` in config.yaml."""

import argparse
from typing import TYPE_CHECKING, cast

from timeline.commands.build import add_site
from timeline.commands.say import complain, tell

if TYPE_CHECKING:
    from timeline.model.article import Front
    from timeline.model.site import Settings

HELP = "build the site and bring it to its target"


def configure(parser: argparse.ArgumentParser) -> None:
    add_site(parser)
    parser.add_argument("target", nargs="?", default="", help="a name under publish: (needless where there is one)")
    parser.add_argument("--dry-run", action="store_true", help="list what would happen, and let none of it happen")
    parser.add_argument("--force", action="store_true", help="overwrite files at the target that others put there")


def run(args: argparse.Namespace) -> int:
    from timeline.pipeline import build
    from timeline.project import located, open_project
    from timeline.publish import Job, publish

    inputs, problems = open_project(args.site)
    built = build(inputs) if inputs else None
    if tell((*problems, *(located(args.site, built.problems) if built else ()))) or not inputs or not built:
        return complain("nothing was published; the target is as it was", 1)
    name, why_not = choose(args.target, inputs.settings)
    if not name:
        return complain(why_not, 2)
    keys = dict(cast("tuple[tuple[str, Front], ...]", dict(inputs.settings.publish)[name]))
    outcome = publish(Job(built.pages, keys, args.site, args.dry_run, args.force), name, complain)
    if tell(outcome.problems):
        return complain("run the same command again once that is set right: it goes on where it stopped", 1)
    if args.dry_run:
        print("\n".join(outcome.plan.lines()))
    print(f"{name}: {'would be ' if args.dry_run else ''}{outcome.plan}")
    return 0


def choose(wanted: str, settings: "Settings") -> tuple[str, str]:
    """The target's name, else why there is none."""
    names = [name for name, _ in settings.publish]
    if not names:
        return "", "config.yaml names no target; add one:\n\npublish:\n  pages: {kind: git, remote: origin}"
    if wanted in names:
        return wanted, ""
    if wanted:
        return "", f'there is no target "{wanted}"; config.yaml has {", ".join(names)}'
    return (names[0], "") if len(names) == 1 else ("", f"say which: timeline publish {' | '.join(names)}")
