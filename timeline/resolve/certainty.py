"""How sure a reading is: of those at 0.9, about nine in ten are right."""

SURE = {"weekday": 0.92}


def certainty_of(sort: str) -> float:
    """The share of readings of this sort that are right."""
    return SURE.get(sort, 0.9)
