"""Build the same articles with timeline, Hugo and Pelican in turn, and print who took how long."""

import argparse
import os
import platform
import shutil
import sys
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

from bench.build.edits import EDITS
from bench.build.measure import Run, middle, run
from bench.build.peers import Peers, install
from bench.build.prose import Text, make_texts
from bench.build.server import hugo_server
from bench.build.sites import SITES
from bench.build.table import make_table

COLD = "cold, everything"
FULL = {"hugo": "Hugo, full build", "pelican": "Pelican, full build"}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.build", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000, metavar="N")
    parser.add_argument("--runs", type=int, default=5, metavar="K", help="rounds; medians are printed")
    parser.add_argument(
        "--folder", type=Path, default=Path("/dev/shm/timeline-bench"), help="on tmpfs, or the disk is measured"
    )
    parser.add_argument("--no-peers", action="store_true", help="timeline alone")
    parser.add_argument("--pelican-runs", type=int, default=1, help="it is slow")
    args = parser.parse_args()
    texts = list(make_texts(args.articles))
    peers = None if args.no_peers else install()
    for name, make in SITES.items():
        shutil.rmtree(args.folder / name, ignore_errors=True)
        make(args.folder / name, texts)
    runs, memory = race(args.folder, texts, peers, args.runs, args.pelican_runs)
    served = serve(args.folder, texts, peers) if peers else None
    size = sum(len("\n\n".join(text.paragraphs)) for text in texts)
    print(f"{args.articles} articles, {size / 1e6:.1f} million characters; {args.runs} rounds")
    print(machine(peers))
    print()
    print(make_table(runs, memory, served))


def race(
    folder: Path, texts: list[Text], peers: Peers | None, rounds: int, pelican_rounds: int
) -> tuple[dict[str, Run], dict[str, int]]:
    """Round by round, so that a slow moment of the machine falls on all of them alike."""
    site = folder / "timeline"
    ours = [str(Path(sys.executable).parent / "timeline"), "build"]
    hugo = [peers.hugo, "--quiet", "--destination", "public"] if peers else []
    pelican = [peers.pelican, "content", "-q", "-o", "public", "-s", "pelicanconf.py"] if peers else []
    runs: dict[str, list[Run]] = defaultdict(list)
    for number in range(rounds):
        if peers:
            runs[FULL["hugo"]].append(clean_run(hugo, folder / "hugo"))
        runs[COLD].append(clean_run(ours, site))
        for name, edit in EDITS.items():
            edit(site, texts, number)
            runs[name].append(run(ours, site))
        if peers and number < pelican_rounds:
            runs[FULL["pelican"]].append(clean_run(pelican, folder / "pelican"))
        print(
            f"round {number + 1} of {rounds}: " + ", ".join(f"{name} {runs[name][-1].wall:.2f}" for name in runs),
            file=sys.stderr,
        )
    memory = {COLD: clean_run(ours, site, memory=True).memory}
    if peers:
        memory[FULL["hugo"]] = clean_run(hugo, folder / "hugo", memory=True).memory
    return {name: middle(found) for name, found in runs.items()}, memory


def clean_run(command: list[str], site: Path, *, memory: bool = False) -> Run:
    for leftover in ("public", ".timeline", "__pycache__"):
        shutil.rmtree(site / leftover, ignore_errors=True)
    return run(command, site, memory=memory)


def serve(folder: Path, texts: list[Text], peers: Peers) -> tuple[float, str]:
    text = texts[len(texts) // 2]
    article = folder / "hugo" / "content/articles" / str(text.day.year) / f"{text.slug}.md"
    return hugo_server(peers.hugo, folder / "hugo", article, 3)


def machine(peers: Peers | None) -> str:
    model = next(
        (
            line.split(":", 1)[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        platform.machine(),
    )
    load = os.getloadavg()[0]
    versions = ", ".join(peers.versions) if peers else f"Python {platform.python_version()}"
    day = datetime.now(UTC).date()
    return (
        f"{day}; {model}, {os.cpu_count()} cores, Linux {platform.release().split('-')[0]}; {versions}; load {load:.1f}"
    )


main()
