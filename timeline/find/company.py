"""Rules that hold only in company: one of their words stands in the sentence too ("the first half", beside "goal")."""

import re
from collections.abc import Callable

Matching = Callable[[str, int], re.Match[str] | None]  # kinds and a place in them -> what matches there
LONG = 60  # words of a sentence that are looked at on either side


def in_company(match: Matching, words: re.Pattern[str], stops: re.Pattern[str]) -> Matching:
    """What `match` finds, where one of `words` stands between the `stops` around it."""

    def matching(kinds: str, start: int) -> re.Match[str] | None:
        found = match(kinds, start)
        if not found:
            return None
        low = max(start - LONG, 0)
        low = max((stop.end() for stop in stops.finditer(kinds, low, start)), default=low)
        stop = stops.search(kinds, found.end(), found.end() + LONG)
        return found if words.search(kinds, low, stop.start() if stop else found.end() + LONG) else None

    return matching
