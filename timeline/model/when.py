"""A date as far as it is known."""

from dataclasses import dataclass

from timeline.model.day import Day
from timeline.model.edtf import Edtf, parse


@dataclass(frozen=True, slots=True)
class When:
    """A date, as EDTF text (ISO 8601-2); everything else about it is derived from that text.

    Raises ValueError where the text is not EDTF.
    """

    edtf: str

    def __post_init__(self) -> None:
        parse(self.edtf)

    def __str__(self) -> str:
        return self.edtf

    @property
    def parsed(self) -> Edtf:
        return parse(self.edtf)

    @property
    def earliest(self) -> Day:
        """First day it may be, inclusive; `EVER` where the start is open."""
        return parse(self.edtf).earliest

    @property
    def latest(self) -> Day:
        """Last day it may be, inclusive; `NEVER` where the end is open."""
        return parse(self.edtf).latest

    @property
    def precision(self) -> str:
        """`minute`, `day`, `month`, `season`, `quarter`, `half`, `year`, `decade`, `century` or `interval`."""
        return parse(self.edtf).precision

    @property
    def approximate(self) -> bool:
        return parse(self.edtf).approximate

    @property
    def uncertain(self) -> bool:
        return parse(self.edtf).uncertain


def when_day(day: Day) -> When:
    return When(str(day))


def when_range(first: Day, last: Day) -> When:
    return When(f"{first}/{last}") if first != last else When(str(first))
