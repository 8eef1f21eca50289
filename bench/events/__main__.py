"""Judge the events of annotated articles, and print every title, to be read.

    python -m bench.events [--half tune|held-out|all] [--titles] [FILE.jsonl ...]

Files hold an article a line: {"doc", "dct", "title", "text", "sentences", "events"}; by default those of
../shared/data/articles beside the repository. An event is covered where a sentence quoted for it holds the gold word;
it is right where its first and last day are the gold's. Precision is over events of sentences that hold gold.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from timeline.extract import extract
from timeline.find import find
from timeline.merge import merge
from timeline.model.article import Article, Context
from timeline.model.event import Event
from timeline.model.when import When
from timeline.resolve import resolve

DEFAULT = Path(__file__).parents[3] / "shared" / "data" / "articles"
LONGEST = 90
Span = tuple[int, int]
Days = tuple[str, str]


@dataclass
class Count:
    """What was found of what there is, and what of it was right."""

    gold: int = 0
    matched: int = 0
    judged: int = 0
    right: int = 0

    def __str__(self) -> str:
        recall, precision = self.matched / max(self.gold, 1), self.right / max(self.judged, 1)
        f1 = 2 * recall * precision / (recall + precision) if self.matched else 0.0
        return f"recall {recall:.3f}  precision {precision:.3f}  F1 {f1:.3f}  ({self.matched} of {self.gold})"


@dataclass
class Tally:
    sentence: Count = field(default_factory=Count)
    word: Count = field(default_factory=Count)
    elsewhen: Count = field(default_factory=Count)  # gold that did not happen on the publication day


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--half", choices=("tune", "held-out", "all"), default="all", help="by a digest of the name")
    parser.add_argument("--titles", action="store_true", help="print every title, with its date")
    args = parser.parse_args()
    files = args.files or sorted(DEFAULT.glob("*gold_events.jsonl"))
    if not files:
        print(f"nothing to run on: no annotated articles in {DEFAULT}", file=sys.stderr)
        return 1
    golds = [gold for file in files for gold in read(file) if args.half in ("all", half(gold))]
    tally, seconds, characters = Tally(), 0.0, 0
    told: list[tuple[Article, tuple[Event, ...]]] = []
    extract(article_of(golds[0])[0], ())  # reads the language's words, which is no part of its speed
    for gold in golds:
        article, offset = article_of(gold)
        readings = resolve(article, find(article), {})
        start = time.process_time()
        events = extract(article, readings)
        seconds, characters = seconds + time.process_time() - start, characters + len(article.body)
        told.append((article, events))
        judge(gold, events, offset, tally)
    merged = merge([event for _, events in told for event in events], [article for article, _ in told])
    report(tally, told, merged, characters / seconds)
    if args.titles:
        print_titles(told)
    return 0


def read(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def half(gold: dict[str, Any]) -> str:
    return "tune" if blake2b(str(gold["doc"]).encode(), digest_size=1).digest()[0] % 2 else "held-out"


def article_of(gold: dict[str, Any]) -> tuple[Article, int]:
    """The article under its headline, and how far its body is into the text."""
    text, title = gold["text"], gold["title"]
    offset = len(title) if text.startswith(title) else gold["sentences"][0][2]
    context = Context(When(gold["dct"]), "UTC", "en", "", "gregorian", "MDY", False, (("published", "the file"),))
    name = str(gold["doc"])
    return Article(name, f"{name}.md", title, text[offset:], text[offset:], 1, context), offset


def judge(gold: dict[str, Any], events: Sequence[Event], offset: int, tally: Tally) -> None:
    predicted = [
        ((e.sources[0].span.start + offset, e.sources[0].span.end + offset), days(e.when.edtf)) for e in events
    ]
    dated = [entry for entry in gold["events"] if entry["date"] and entry["sentence_start"] is not None]
    places: list[tuple[tuple[Span, Span], Days]] = []
    for entry in dated:
        sentence = (entry["sentence_start"], entry["sentence_end"])
        word = (entry["start"], entry["end"]) if entry["start"] is not None else sentence
        places.append(((sentence, word), days(entry["date"])))
    for level, count in ((0, tally.sentence), (1, tally.word)):
        for place in places:
            found = any(overlap(span, place[0][level]) and when == place[1] for span, when in predicted)
            count.gold, count.matched = count.gold + 1, count.matched + found
            if level and place[1] != days(gold["dct"]):
                tally.elsewhen.gold, tally.elsewhen.matched = tally.elsewhen.gold + 1, tally.elsewhen.matched + found
        for span, when in predicted:
            here = [place for place in places if overlap(span, place[0][level])]
            count.judged += bool(here)
            count.right += any(when == place[1] for place in here)


def days(edtf: str) -> Days:
    when = When(edtf)
    return str(when.earliest), str(when.latest)


def overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def report(
    tally: Tally, told: Sequence[tuple[Article, tuple[Event, ...]]], merged: Sequence[Event], speed: float
) -> None:
    events = [event for _, found in told for event in found]
    long = sum(len(event.title) > LONGEST for event in events)
    print(f"{len(told)} articles, {len(events)} events, {len(merged)} once merged; extract {speed:,.0f} characters/s")
    print(f"sentence exact  {tally.sentence}")
    print(f"word exact      {tally.word}")
    recall = tally.elsewhen.matched / max(tally.elsewhen.gold, 1)
    print(f"not on publication day: recall {recall:.3f} ({tally.elsewhen.matched} of {tally.elsewhen.gold})")
    print(f"titles: {len(events) - long} of at most {LONGEST} characters, {long} whole sentences that are longer")


def print_titles(told: Sequence[tuple[Article, tuple[Event, ...]]]) -> None:
    for article, events in told:
        print(f"\n{article.id}, {article.context.today}: {article.title}")
        for line in lines(events):
            print(line)


def lines(events: Sequence[Event]) -> Iterator[str]:
    for event in events:
        mark = "  (day of the story)" if event.minor else ""
        yield f"  {event.when.edtf:<24} {event.status:<9} {event.title}{mark}"


if __name__ == "__main__":
    sys.exit(main())
