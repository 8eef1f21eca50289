"""A program that a check needs: skipped where it is missing, but never in CI."""

import os
import shutil

import pytest


def need(*programs: str) -> None:
    """Skip the test, naming what is missing; in CI that is a failure."""
    path = f"{os.environ.get('PATH', '')}:/usr/sbin"
    missing = [program for program in programs if not shutil.which(program, path=path)]
    if missing and os.environ.get("CI") == "true":
        pytest.fail(f"missing here: {', '.join(missing)}; tests/servers/setup.sh installs them")
    if missing:
        pytest.skip(f"missing here: {', '.join(missing)}; tests/servers/setup.sh installs them")
