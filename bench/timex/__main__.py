"""Run the engine over gold files, beside its peers, and print what came of it.

    python -m bench.timex [FOLDER] [--no-peers]

FOLDER (default ../shared/data/temporal) holds `*.jsonl`: one document a line, {"id", "text", "date", "timexes":
[{"start", "end", "type", "value"}]}. Half of the documents, by the SHA-256 of their id, are those that rules may be
tuned on; the other half is held out.
"""

import argparse
import hashlib
import json
import re
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from bench.timex.score import pairs, score
from bench.timex.speed import first_call, hostile, stages
from bench.timex.taggers import PEERS, Tagger, timeline

FOLDER = Path(__file__).resolve().parents[3] / "shared/data/temporal"
Documents = list[dict[str, Any]]


def is_held_out(document: dict[str, Any]) -> bool:
    return hashlib.sha256(document["id"].encode()).digest()[0] % 2 == 1


def load(folder: Path) -> dict[str, Documents]:
    return {
        file.stem: [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
        for file in sorted(folder.glob("*.jsonl"))
    }


def accuracy(name: str, tagger: Tagger, sets: dict[str, Documents]) -> None:
    clock = CLOCKS.get(name, process_time)
    for title, documents in sets.items():
        for other in [each for known, others in sets.items() if known != title for each in others[:WARMING]]:
            tagger(other["text"], other["date"])  # a process at work, that has not seen these texts
        start = clock()
        tagged = [(document["timexes"], tagger(document["text"], document["date"])) for document in documents]
        took = clock() - start
        size = sum(len(document["text"]) for document in documents)
        for half, chosen in HALVES.items():
            kept = [pair for pair, document in zip(tagged, documents, strict=True) if chosen(document)]
            row = "  ".join(f"{figure:6.3f}" for figure in score(kept).row())
            print(f"{name:18} {title:10} {half:5} {row}  {f'{size / took:10,.0f}' if half == 'all' else ''}")


CLOCKS = {"HeidelTime": perf_counter}  # what it does, it does in processes of its own
WARMING = 40  # documents
HALVES = {"all": lambda _: True, "tuned": lambda each: not is_held_out(each), "held": is_held_out}


TOLD = re.compile(r"(BC)?\d{2,4}(-.*)?")  # 1989-10-26, 1989-Q3, 198; not P1W, PAST_REF
DOUBT = re.compile(r"[-W]X|\dX")  # 1989-WXX, 1998-10-XX: which one is not told


def calibration(sets: dict[str, Documents]) -> None:
    """Of the readings said to be so sure, how many have the gold's date; times of day apart, which are no date.

    Where the gold does not tell a date (`P1W` or `1989-WXX` for "last week") no date can be right: these are counted in
    the last column alone, which asks for the gold's very value.
    """
    bins: dict[int, list[tuple[float, bool | None, bool]]] = {}
    for documents in sets.values():
        for document in filter(is_held_out, documents):
            found = timeline(document["text"], document["date"])
            for i, j in pairs(document["timexes"], found):
                sure, value, gold = found[j]["certainty"], found[j]["value"], document["timexes"][i].get("value") or ""
                if sure is not None:
                    dated = TOLD.fullmatch(gold) and not DOUBT.search(gold)
                    right = gold.partition("T")[0] == value.partition("T")[0] if dated else None
                    bins.setdefault(min(int(sure * 20), 19), []).append((sure, right, gold == value))
    print("\nCertainty, on held-out documents: of the dated readings that stand where the gold has one")
    print("said      date right      of     value right      of")
    for _, members in sorted(bins.items(), reverse=True):
        said = sum(sure for sure, _, _ in members) / len(members)
        told = [right for _, right, _ in members if right is not None]
        dates = f"{sum(told) / len(told):12.2f}" if told else f"{'-':>12}"
        values = sum(same for _, _, same in members) / len(members)
        print(f"{said:5.2f} {dates} {len(told):9} {values:14.2f} {len(members):9}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.timex", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--no-peers", action="store_true", help="leave dateparser and HeidelTime out")
    options = parser.parse_args()
    sets = load(options.folder)
    if not sets:
        print(f"no *.jsonl in {options.folder}: accuracy not measured")
    else:
        for document in (document for each in sets.values() for document in each):
            timeline(document["text"], document["date"])  # a phrase is made ready when a text first starts one
        print(f"{'':18} {'':10} {'':5} strict  relaxed    type   value  characters/s")
        accuracy("timeline", timeline, sets)
        for name, make in PEERS.items():
            if options.no_peers:
                print(f"{name:18} not run: --no-peers")
                continue
            try:
                accuracy(name, make(), sets)
            except ImportError as missing:
                print(f"{name:18} not run: {missing}")
        calibration(sets)
        documents = [document for each in sets.values() for document in each]
        size = sum(len(document["text"]) for document in documents)
        took = stages(documents)
        whole = sum(spent for _, spent in took)
        print(f"\nSpeed, warm, one process: {size / whole:,.0f} characters a second")
        for stage, spent in took:
            print(f"  {stage:18} {spent / whole:6.1%} {size / spent if spent else 0:16,.0f} characters/s")
        median = sorted(documents, key=lambda each: len(each["text"]))[len(documents) // 2]
        first = min(first_call(median["text"], median["date"]) for _ in range(5))
        print(f"\nImport and first call, a text of {len(median['text']):,} characters: {first:.2f} s")
    print("\nHostile text      seconds a megabyte   times a tenth of it (linear is about 10)")
    for name, spent, factor in hostile():
        print(f"  {name:18} {spent:14.2f} {factor:10.1f}")


if __name__ == "__main__":
    main()
