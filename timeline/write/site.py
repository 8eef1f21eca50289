"""The pages of a site, written to a folder: what changed alone, and all of it in one instant.

The folder has a twin, hidden in `.timeline/` beside it. A build brings the twin up to date (files that did not change
are hard links to one and the same bytes) and then lets the two change places. So a kill at any moment leaves the old
site or the new one whole, and an edit costs what it touches, for the twin is never more than one build behind.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from timeline.model.problem import Place, Problem, error
from timeline.write.lock import locked
from timeline.write.manifest import digest
from timeline.write.paths import check_paths
from timeline.write.strangers import in_the_way, lend, strangers, take_back
from timeline.write.swap import recover, swap
from timeline.write.trouble import from_system
from timeline.write.twin import discard, intact, read_manifest, refresh

HOUSE = ".timeline"  # beside the output folder: the lock and the twin


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did to its folder, by path. Where there are `problems` it did nothing at all."""

    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def write(pages: Mapping[str, bytes], folder: Path, digests: Mapping[str, str] | None = None) -> Written:
    """Make the files of `folder` those of `pages`, by path with forward slashes; other people's files stay.

    `digests` (SHA-256, hexadecimal, of every page) lets a caller that knows them leave pages unmade: then only those
    pages are looked up in `pages` whose digest is not the one that was written last.
    """
    problems = check_paths(pages) + _check_folder(folder)
    if problems:
        return Written(problems=problems)
    try:
        live = Path(os.path.realpath(folder))
        house = live.parent / HOUSE
        house.mkdir(parents=True, exist_ok=True)
        with locked(house / f"{live.name}.lock"):
            wanted = digests or {path: digest(data) for path, data in pages.items()}
            return _write(pages, wanted, live, house)
    except OSError as trouble:
        return Written(problems=(from_system(trouble, str(folder)),))


def _check_folder(folder: Path) -> tuple[Problem, ...]:
    """An error where the output folder is none, or is somebody's work."""
    if folder.exists() and not folder.is_dir():
        return (error(Place(str(folder)), "the output must be a folder; this is a file", "choose another name"),)
    if (folder / "config.yaml").exists():
        return (error(Place(str(folder)), "the output must not be the folder of a config.yaml", "say public"),)
    return ()


def _write(pages: Mapping[str, bytes], wanted: Mapping[str, str], live: Path, house: Path) -> Written:
    twin, aside = house / f"{live.name}.twin", house / f"{live.name}.aside"
    recover(live, aside)
    known = read_manifest(live)
    kept = intact(live, known)
    changed = tuple(path for path in sorted(wanted) if kept.get(path) != wanted[path])
    unchanged = tuple(path for path in sorted(wanted) if kept.get(path) == wanted[path])
    removed = tuple(sorted(known.keys() - wanted.keys()))
    if not changed and not removed and live.is_dir():
        return Written(unchanged=unchanged)
    touched = len(kept) < len(known)  # by somebody else; the twin may hold the same touched bytes
    if touched:
        discard(twin)
    refresh(twin, live, pages, wanted, kept)
    others = strangers(live, known)
    problems = in_the_way(live, others, wanted)
    if problems:
        return Written(problems=problems)
    lend(live, twin, others)
    swap(twin, live, aside)
    take_back(twin, live, others)
    if touched:
        discard(twin)
    return Written(changed, unchanged, removed)
