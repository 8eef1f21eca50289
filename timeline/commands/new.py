"""Make a new site: a configuration that explains itself, and an example article to replace."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.commands.say import complain

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

HELP = "make a new site in a folder"

NEXT_STEPS = """\
{folder} is ready.

  cd {folder}
  timeline build              builds it into public/; open public/index.html
  timeline serve              shows it as you write

Write articles into content/, one Markdown file each, with a title and a date on top.
To see how a date was read, and to change it:

  timeline dates content/old-mill-bridge.md
  timeline dates content/old-mill-bridge.md --write     then edit the YAML beside it

When it is good: timeline check, and timeline publish, once config.yaml names a target.
"""
NAMES = {"gitignore": ".gitignore"}  # a package may not carry a file of the name that a copy needs
WORKFLOWS = {"github": ".github/workflows/timeline.yml", "gitlab": ".gitlab-ci.yml"}


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="a folder that is empty or not there yet")
    parser.add_argument("--ci", choices=WORKFLOWS, help="add the workflow file that publishes it at every push")


def run(args: argparse.Namespace) -> int:
    from importlib.resources import files

    folder: Path = args.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return complain(f"{folder}: error: already there, and not empty (name a new folder)")
    try:
        _copy(files("timeline.commands") / "starter", folder)
        if args.ci:
            _copy_file(files("timeline.publish") / "ci" / f"{args.ci}.yml", folder / WORKFLOWS[args.ci])
    except OSError as wrong:
        return complain(f"{wrong.filename}: error: {wrong.strerror}")
    print(NEXT_STEPS.format(folder=folder), end="")
    return 0


def _copy(source: "Traversable", target: Path) -> None:
    for entry in source.iterdir():
        copy = target / NAMES.get(entry.name, entry.name)
        if entry.is_dir():
            _copy(entry, copy)
        else:
            _copy_file(entry, copy)


def _copy_file(source: "Traversable", target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(source.read_bytes())
