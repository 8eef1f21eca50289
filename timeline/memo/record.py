"""What the last build read, wrote and said: where all of that is as it was, the next build has nothing to do."""

import json
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from timeline.memo.stamps import Stamp, seal, stamps, young


@dataclass(frozen=True, slots=True)
class Look:
    """Every file that a build may read, as it stood before anything was read."""

    stamps: dict[str, Stamp]
    young: dict[str, str]  # path -> digest, where the stamp says too little


@dataclass(frozen=True, slots=True)
class Record:
    """Of one build that went well."""

    version: str
    options: str  # of the command that built
    folders: tuple[str, ...]  # below which it read
    files: tuple[str, ...]  # that it read besides
    read: str  # the seal of the stamps of all those
    young: dict[str, str]  # as in Look
    output: str
    wrote: str  # the seal of the stamps of what lies there
    said: str  # to standard error
    result: str  # to standard output


def look(folders: Iterable[str], files: Iterable[str]) -> Look:
    """Taken before a build reads anything: what changes while it goes on has another stamp, or another digest."""
    at = time.time_ns()
    found = stamps(map(Path, folders), map(Path, files))
    return Look(found, {path: _digest(path) for path, noted in found.items() if young(noted, at)})


def what_lies_in(output: str) -> str:
    return seal(stamps([Path(output)]))


def stands(record: Record, version: str, options: str) -> bool:
    """Is what that build wrote still there, and what a build like it would write, had it read the same?"""
    return record.version == version and record.options == options and record.wrote == what_lies_in(record.output)


def holds(record: Record, seen: Look) -> bool:
    """Is everything that it read as it was?"""
    return record.read == seal(seen.stamps) and not rewritten(record)


def rewritten(record: Record) -> set[str]:
    """Files that changed so soon after that build that their stamps do not tell."""
    return {path for path, digest in record.young.items() if _digest(path) != digest}


def save(record: Record, path: Path) -> None:
    from timeline.write.atomic import replace_file  # with much that a build with nothing to do can do without

    body = json.dumps(asdict(record), sort_keys=True)
    replace_file(path, f"{_seal(body)}\n{body}\n".encode())


def load(path: Path) -> Record | None:
    """None where there is none, or none that is whole."""
    try:
        mark, body = path.read_text("utf-8").split("\n", 1)
        body = body.removesuffix("\n")
        return _record(json.loads(body)) if mark == _seal(body) else None
    except (OSError, ValueError, TypeError):
        return None


def _record(plain: dict[str, Any]) -> Record:
    values: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in plain.items()}
    return Record(**values)


def _seal(body: str) -> str:
    return blake2b(body.encode(), digest_size=16).hexdigest()


def _digest(path: str) -> str:
    try:
        return blake2b(Path(path).read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""
