"""The command line: one table of commands. What is heavy is imported by the command that needs it."""

import argparse
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module

from timeline import __version__

COMMANDS = ("new", "build", "serve", "check", "review", "dates", "explain", "publish", "tag")


def make_parser() -> argparse.ArgumentParser:
    """The whole command line; `docs/commands.md` is made from it."""
    parser = argparse.ArgumentParser(
        prog="timeline",
        description="Turn dated articles into a timeline people can trust.",
        epilog="Start with: timeline new mysite && cd mysite && timeline build",
    )
    parser.add_argument("--version", action="version", version=f"timeline {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in COMMANDS:
        module = import_module(f"timeline.commands.{name}")
        command = commands.add_parser(name, help=module.HELP, description=module.__doc__)
        module.configure(command)
        command.set_defaults(run=module.run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status: 0 done, 1 trouble in what was read, 2 a wrong call."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    parser, given = make_parser(), sys.argv[1:] if arguments is None else list(arguments)
    if not given:
        parser.print_help(sys.stderr)
        return 2
    if not given[0].startswith("-") and given[0] not in COMMANDS:
        close = get_close_matches(given[0], COMMANDS, n=1)
        hint = f"{close[0]}?" if close else f"there are {', '.join(COMMANDS)}"
        print(f'timeline: error: there is no command "{given[0]}" ({hint})', file=sys.stderr)
        return 2
    args = parser.parse_args(given)
    try:
        return int(args.run(args))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `timeline dates x.md | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
