"""Tag a plain text with TIMEX3: the dates in it, what they mean, and why. For other programs."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.commands.say import complain

if TYPE_CHECKING:
    from timeline.model.article import Context

HELP = "tag a plain text with its dates (JSON, TimeML, JSON Lines)"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", metavar="FILE", help="a text in UTF-8; standard input without it")
    parser.add_argument("--date", metavar="DATE", help='publication date, as 2019-12-21; what "on Friday" counts from')
    parser.add_argument("--language", default="en", metavar="TAG", help="BCP 47: en, en-GB (default: %(default)s)")
    parser.add_argument("--timezone", default="UTC", metavar="ZONE", help="IANA time zone (default: %(default)s)")
    parser.add_argument("--place", default="", metavar="WORDS", help='where it was written, as "Tehran, Iran"')
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--format", choices=("json", "timeml"), default="json", help="default: %(default)s")
    form.add_argument("--jsonl", action="store_true", help='{"id", "text", "date"[, "language"]} a line in, a line out')


def run(args: argparse.Namespace) -> int:
    from timeline.tag import Document, as_json, as_timeml, make_context

    if not args.date and not args.jsonl:
        return complain("tag: error: no --date (it is what every “Friday” counts from; give --date 2019-12-21)", 2)
    try:
        context = make_context(args.date, args.language, args.timezone, args.place) if args.date else None
    except ValueError as wrong:
        return complain(f"tag: error: {wrong}", 2)
    name = args.file or "<stdin>"
    try:
        data = Path(args.file).read_bytes() if args.file else sys.stdin.buffer.read()
    except OSError as wrong:
        return complain(f"{name}: error: {wrong.strerror}")
    if context is None or args.jsonl:
        return _tag_lines(name, data, context)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return complain(f"{name}: error: not UTF-8 at byte {wrong.start} (save it as UTF-8)")
    document = Document(Path(name).stem if args.file else "", text, context)
    sys.stdout.write(
        as_timeml(document)
        if args.format == "timeml"
        else json.dumps(as_json(document), indent=1, ensure_ascii=False) + "\n"
    )
    return 0


def _tag_lines(name: str, data: bytes, context: "Context | None") -> int:
    """A line that cannot be read gives a line that says so, in its place, and an exit status of 1."""
    from timeline.tag import BadLineError, as_json, read_line

    status = 0
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        answer: dict[str, object]
        try:
            answer = as_json(read_line(line, context))
        except BadLineError as wrong:
            status = complain(f"{name}:{number}: error: {wrong}")
            answer = {"error": f"{name}:{number}: {wrong}"}
            if wrong.id is not None:
                answer = {"id": wrong.id, **answer}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return status
