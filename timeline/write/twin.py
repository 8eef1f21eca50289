"""The twin of the output folder: the next site, made of what is there already and what changed."""

import os
import shutil
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from timeline.write.manifest import NAME, format_manifest, parse_manifest


def read_manifest(folder: Path) -> dict[str, str]:
    """Digest by path of what a build wrote here; empty where none did, or where it was killed while it wrote."""
    try:
        return parse_manifest((folder / NAME).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return {}


def intact(folder: Path, known: Mapping[str, str]) -> dict[str, str]:
    """Those of our files that nobody removed, replaced or edited since: none is younger than the manifest."""
    if not known:
        return {}
    base, last = f"{folder}/", os.lstat(folder / NAME).st_mtime_ns
    kept = {}
    for path, digest in known.items():
        with suppress(FileNotFoundError, NotADirectoryError):
            found = os.lstat(base + path)
            if found.st_mtime_ns <= last and stat.S_ISREG(found.st_mode):
                kept[path] = digest
    return kept


def refresh(
    twin: Path, live: Path, pages: Mapping[str, bytes], wanted: Mapping[str, str], kept: Mapping[str, str]
) -> None:
    """Bring the twin up to date. It has no manifest meanwhile: after a kill nobody takes it for a whole one."""
    has = read_manifest(twin)
    if not has:
        discard(twin)
    twin.mkdir(parents=True, exist_ok=True)
    (twin / NAME).unlink(missing_ok=True)
    if live.is_dir():
        twin.chmod(stat.S_IMODE(live.stat().st_mode))
    _drop(twin, [path for path, digest in has.items() if wanted.get(path) != digest])
    missing = [path for path, digest in wanted.items() if has.get(path) != digest]
    for folder in sorted({path.rpartition("/")[0] for path in missing}):
        (twin / folder).mkdir(parents=True, exist_ok=True)
    for path in missing:
        if kept.get(path) == wanted[path]:
            link(f"{live}/{path}", f"{twin}/{path}")
        else:
            _create(twin / path, pages[path])
    _create(twin / NAME, format_manifest(wanted))


def link(source: str, target: str) -> None:
    """One more name for the same bytes, or a copy where the filesystem has no hard links."""
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def discard(twin: Path) -> None:
    """Forget a twin that cannot be trusted; its manifest first, so that what a kill leaves does not look whole."""
    (twin / NAME).unlink(missing_ok=True)
    with suppress(FileNotFoundError):
        shutil.rmtree(twin)


def _create(path: Path, data: bytes) -> None:
    """A new file, never through a name that another tree shares: writing in place would change both."""
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        file.write(data)


def _drop(twin: Path, paths: Iterable[str]) -> None:
    """Remove files, and the folders that are empty without them."""
    folders = set()
    for path in paths:
        (twin / path).unlink(missing_ok=True)
        folders.add((twin / path).parent)
    for folder in sorted(folders, reverse=True):
        remove_empty(folder, twin)


def remove_empty(folder: Path, root: Path) -> None:
    """Remove an empty folder, and those above it below `root` that are empty then."""
    while folder != root:
        try:
            folder.rmdir()
        except FileNotFoundError:
            pass
        except OSError:
            return
        folder = folder.parent
