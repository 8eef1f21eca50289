"""Which files of a folder are ours, and what is in each: `sha256sum` lines in a hidden file beside them.

It lies inside the folder, so that it changes hands in the same instant as the files that it speaks of, and `sha256sum
--check .timeline-files` can be asked whether anybody touched them. It is never published.
"""

import re
from collections.abc import Mapping
from hashlib import sha256

NAME = ".timeline-files"
LINE = re.compile("([0-9a-f]{64})  (.+)")


def digest(data: bytes) -> str:
    """SHA-256, hexadecimal."""
    return sha256(data).hexdigest()


def format_manifest(digests: Mapping[str, str]) -> bytes:
    """One line a file, by path; the same digests give the same bytes."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode()


def parse_manifest(data: bytes) -> dict[str, str]:
    """Digest by path; empty where a line is of another shape: a manifest that is torn or foreign claims nothing."""
    digests = {}
    for line in data.decode("utf-8", "replace").splitlines():
        found = LINE.fullmatch(line)
        if not found:
            return {}
        digests[found[2]] = found[1]
    return digests
