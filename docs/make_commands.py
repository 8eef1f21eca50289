"""Print docs/commands.md, made from the commands themselves: python docs/make_commands.py > docs/commands.md"""

import argparse
import os
from collections.abc import Iterator

from timeline.cli import make_parser

INTRODUCTION = """\
# Commands

<!-- Made by docs/make_commands.py from the commands themselves; a test holds it. -->

Every command says all of this itself: `timeline COMMAND --help`. The exit status is 0 when it is done, 1 when
something that was read is wrong (each problem is then told with its file and line), and 2 when the call itself is.
"""


def reference() -> str:
    """The whole page."""
    os.environ["COLUMNS"] = "100"
    return "\n".join([INTRODUCTION, *_commands(make_parser())]).rstrip() + "\n"


def _commands(parser: argparse.ArgumentParser) -> Iterator[str]:
    [commands] = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    for name, command in commands.choices.items():
        yield f"## timeline {name}\n"
        yield f"    {command.format_usage().removeprefix('usage: ').strip()}\n".replace("\n", "\n    ").rstrip() + "\n"
        yield f"{(command.description or '').strip()}\n"
        rows = [_row(action) for action in command._actions if not isinstance(action, argparse._HelpAction)]
        if rows:
            yield "| | |\n|---|---|\n" + "\n".join(rows) + "\n"


def _row(action: argparse.Action) -> str:
    names = ", ".join(action.option_strings) or str(action.metavar or action.dest)
    choices = f" {{{','.join(map(str, action.choices))}}}" if action.choices else ""
    value = f" {action.metavar}" if action.option_strings and action.metavar else choices
    text = (action.help or "") % {"default": action.default, "prog": "timeline"}
    return f"| `{names}{value}` | {text} |".replace("{", "(").replace("}", ")")


if __name__ == "__main__":
    print(reference(), end="")
