"""Other people's programs, run so that what they say can be read: no prompt, the C locale, an end in any case."""

import os
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from timeline.publish.trouble import Refused

LONGEST = 1800.0  # seconds
QUIET = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "true", "SSH_ASKPASS_REQUIRE": "never"}


def ssh(base: str, key: str = "", port: int = 0) -> list[str]:
    """How to call ssh: never asking, never waiting for ever. `base` is the user's own call of it."""
    call = [*shlex.split(base), "-o", "BatchMode=yes", "-o", "ConnectTimeout=15", "-o", "ServerAliveInterval=15"]
    if key:
        call += ["-i", str(Path(key).expanduser()), "-o", "IdentitiesOnly=yes"]
    return call + (["-p", str(port)] if port else [])


def run(
    call: Sequence[str], *, data: bytes = b"", folder: Path | None = None, more: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """Run a program to its end, `data` on its standard input. Raises Refused where it is missing or never ends."""
    environment = {**os.environ, **QUIET, **(more or {})}
    try:
        return subprocess.run(
            call, input=data, capture_output=True, cwd=folder, env=environment, timeout=LONGEST, check=False
        )
    except FileNotFoundError:
        raise Refused(f"{call[0]} is not installed here", f"install {call[0]}") from None
    except subprocess.TimeoutExpired:
        raise Refused(f"{call[0]} did not come to an end in {LONGEST / 60:.0f} minutes", "publish again") from None


def words(done: "subprocess.CompletedProcess[bytes]") -> str:
    """All that a program printed."""
    return (done.stderr + b"\n" + done.stdout).decode("utf-8", "replace")
