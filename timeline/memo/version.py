"""Which code made a thing: what another version remembers is not to be trusted.

Told from the stamps of the package's own files and the names of the packages installed beside it, which carry their
versions; nothing is imported for it.
"""

import os
import sys
from hashlib import blake2b
from pathlib import Path

from timeline.memo.stamps import stamps

PACKAGE = Path(__file__).parent.parent
FORMAT = "1"  # of what is remembered


def code_version() -> str:
    """Changes with every edit of the package, and with every package installed, upgraded or removed."""
    ours = {path: noted for path, noted in stamps([PACKAGE]).items() if "__pycache__" not in path}
    facts = (FORMAT, sys.version, repr(sorted(ours.items())), repr(_installed()))
    return blake2b("\0".join(facts).encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()


def _installed() -> list[tuple[str, str]]:
    found = []
    for folder in sys.path:
        try:
            found += [(folder, entry.name) for entry in os.scandir(folder) if entry.name.endswith(".dist-info")]
        except OSError:
            continue
    return sorted(found)
