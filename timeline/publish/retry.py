"""Passing trouble is tried again, a few times, each after a longer wait."""

import time
from collections.abc import Callable
from typing import TypeVar

from timeline.publish.trouble import Refused

WAITS = (1.0, 3.0, 9.0)  # seconds

Result = TypeVar("Result")


def again(
    action: Callable[[], Result], say: Callable[[str], object], sleep: Callable[[float], None] = time.sleep
) -> Result:
    """Do it, and once more after each wait while the trouble is passing. Raises the last Refused."""
    for wait in WAITS:
        try:
            return action()
        except Refused as refused:
            if not refused.passing:
                raise
            say(f"{refused.cause}; trying again in {wait:.0f} s")
            sleep(wait)
    return action()
