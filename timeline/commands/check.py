"""Read everything and build nothing: every problem, and what was understood of the dates that people wrote."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.commands.build import add_site
from timeline.commands.say import counted, tell

if TYPE_CHECKING:
    from timeline.model.site import Site
    from timeline.model.when import When

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HELP = "read everything, tell every problem, write nothing"


def configure(parser: argparse.ArgumentParser) -> None:
    add_site(parser)
    parser.add_argument("--strict", action="store_true", help="take warnings for errors")


def run(args: argparse.Namespace) -> int:
    from timeline.model.reading import Reading
    from timeline.pipeline import gather, has_errors
    from timeline.project import located, open_project
    from timeline.render import render

    inputs, problems = open_project(args.site)
    if inputs is None:
        return tell(problems, strict=args.strict)
    site, trouble = gather(inputs)
    problems += trouble
    if not has_errors(problems):
        problems += located(args.site, render(site, inputs.theme)[1])
    for line in _understood(site):
        print(line)
    dated = [found for readings in site.readings.values() for found in readings if isinstance(found, Reading)]
    counts = ((site.articles, "article"), (dated, "date"), (site.events, "event"))
    print(", ".join(counted(len(values), noun) for values, noun in counts))
    return tell(problems, strict=args.strict)


def _understood(site: "Site") -> Iterator[str]:
    """What was made of each date that a person wrote: one line each."""
    from timeline.model.reading import Reading

    for article in site.articles:
        for found in site.readings[article.id]:
            if isinstance(found, Reading) and found.by == "editor":
                place = article.place(found.mention.span.start)
                yield f'{place}: "{found.mention.text}" is {spelled(found.when)}: {"; ".join(found.why)}'
    for event in site.events:
        if event.by == "editor" and not any(source.expression for source in event.sources):
            yield f'"{event.title}" is {spelled(event.when)}: {"; ".join(event.why)}'


def spelled(when: "When") -> str:
    """`2018-12-04 (a Tuesday)`: a weekday tells a slip at once."""
    if when.precision not in ("day", "minute"):
        return when.edtf
    return f"{when} (a {WEEKDAYS[when.earliest.weekday]})"
