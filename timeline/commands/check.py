"""Read everything and build nothing: every problem, and what was understood of the dates that people wrote."""

import argparse

from timeline.commands.build import add_site
from timeline.commands.say import counted, tell

HELP = "read everything, tell every problem, write nothing"


def configure(parser: argparse.ArgumentParser) -> None:
    add_site(parser)
    parser.add_argument("--strict", action="store_true", help="take warnings for errors")


def run(args: argparse.Namespace) -> int:
    from timeline.model.reading import Reading
    from timeline.pipeline import gather, has_errors
    from timeline.project import open_project
    from timeline.render import render

    inputs, problems = open_project(args.site)
    if inputs is None:
        return tell(problems, strict=args.strict)
    site, trouble = gather(inputs)
    problems += trouble
    if not has_errors(problems):
        problems += render(site, inputs.theme)[1]
    dated = [
        (article, reading)
        for article in site.articles
        for reading in site.readings[article.id]
        if isinstance(reading, Reading)
    ]
    for article, reading in dated:
        if reading.by == "editor":
            place = article.place(reading.mention.span.start)
            print(f'{place}: "{reading.mention.text}" is {reading.when}: {"; ".join(reading.why)}')
    counts = ((site.articles, "article"), (dated, "date"), (site.events, "event"))
    print(", ".join(counted(len(values), noun) for values, noun in counts))
    return tell(problems, strict=args.strict)
