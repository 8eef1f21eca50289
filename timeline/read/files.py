"""The files of a site, read. The one module of this room that touches the disk."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from timeline.model.problem import Place, Problem, error, warning

ARTICLE = ".md"
SIDECAR = ".dates.yaml"
CORRECTIONS = "corrections.yaml"
MISNAMED = (".dates.yml", ".date.yaml", ".date.yml")


@dataclass(frozen=True, slots=True)
class File:
    """`path` as people name it, from the folder of `config.yaml`, with slashes: `content/2019/x.md`."""

    path: str
    data: bytes


def read_content(root: Path, content: str) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """The articles in `root/content` and the folders in it, and the YAML that corrects them; by path.

    Hidden files and folders are skipped; files of other kinds are left alone.
    """
    if not (root / content).is_dir():
        return (), (error(Place(content), "no such folder", "make it, and write an article into it"),)
    files: list[File] = []
    problems: list[Problem] = []
    for path in _walk(root / content):
        shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
        if not shown.endswith((ARTICLE, SIDECAR)) and shown != f"{content}/{CORRECTIONS}":
            problems += _misnamed(shown)
            continue
        try:
            files.append(File(shown, path.read_bytes()))
        except OSError as wrong:
            problems.append(error(Place(shown), f"cannot be read: {wrong.strerror}"))
    return tuple(files), (*problems, *_strays(files, content))


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file in a folder and the folders in it, by its path from there; hidden ones are skipped. Raises OSError."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in _walk(folder)}


def _walk(folder: Path) -> Iterator[Path]:
    """By path, whatever order the disk has; a link to a folder is followed once."""
    seen: set[str] = set()
    found: list[Path] = []
    for here, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if (real := os.path.realpath(here)) in seen:
            folders.clear()
            continue
        seen.add(real)
        found += [Path(here, name) for name in names if not name.startswith(".")]
    yield from sorted(found, key=lambda path: path.as_posix())


def _misnamed(path: str) -> list[Problem]:
    ending = next((ending for ending in MISNAMED if path.endswith(ending)), "")
    if not ending:
        return []
    right = path.rsplit("/", 1)[-1].removesuffix(ending) + SIDECAR
    return [warning(Place(path), "is not read by this name", f"name it {right}")]


def _strays(files: list[File], content: str) -> list[Problem]:
    """Nothing to build, and corrections whose article is gone."""
    articles = {file.path for file in files if file.path.endswith(ARTICLE)}
    if not articles:
        return [error(Place(content), "no articles here", f"write one, {content}/2019-12-21-what-happened.md")]
    return [
        error(
            Place(file.path),
            f"corrects {article}, which is not there",
            "move it with its article, or delete both",
        )
        for file in files
        if file.path.endswith(SIDECAR) and (article := file.path.removesuffix(SIDECAR) + ARTICLE) not in articles
    ]
