"""One file, all of it or none of it."""

import os
from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """Write `data` in the place of `path`; a reader (or a kill) sees the old file or the new one. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
