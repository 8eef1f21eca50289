"""What a phrase says before an anchor is known."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """The root of a small set of typed values; `find` makes them, `resolve` reads them."""
