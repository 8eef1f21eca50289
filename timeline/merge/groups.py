"""Which of the sayings that are linked are of one event: the likest first, and never two that contradict each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from timeline.merge.match import NEAR_DAYS, contradict
from timeline.merge.saying import Saying

Links = dict[Saying, dict[Saying, float]]  # both ways, with how alike the two are


def connected(starts: Iterable[Saying], links: Links) -> list[list[Saying]]:
    """Each of these with all that it is linked to, directly or by way of others; by order."""
    found: list[list[Saying]] = []
    seen: set[Saying] = set()
    for start in starts:
        if start in seen:
            continue
        seen.add(start)
        reached = [start]
        for saying in reached:
            new = [other for other in links.get(saying, ()) if other not in seen]
            seen.update(new)
            reached += new
        found.append(sorted(reached, key=lambda saying: saying.order))
    return found


@dataclass(eq=False, slots=True)
class Part:
    """Sayings that may be of one event, when they are, and the parts that this one can never be one with."""

    places: list[int]
    first: int  # the latest of their first days, as an ordinal
    last: int  # the earliest of their last days
    never: set["Part"] = field(default_factory=set)

    def takes(self, other: "Part", sayings: Sequence[Saying], links) -> bool:
        """Is no saying of one far in time from one of the other, and does none contradict another?"""
        if max(self.first, other.first) - min(self.last, other.last) > NEAR_DAYS:
            return False
        for one in other.places:
            a = sayings[one]
            linked = links[a]
            for two in self.places:
                b = sayings[two]
                if b not in linked and contradict(a, b):
                    return False
        return True

    def take(self, other: "Part") -> None:
        self.places += other.places
        self.first, self.last = max(self.first, other.first), min(self.last, other.last)
        for third in other.never:
            third.never.remove(other)
            third.never.add(self)
        self.never |= other.never


def partition(sayings: Sequence[Saying], links: Mapping[Saying, Mapping[Saying, float]]) -> list[list[Saying]]:
    """Sayings that are connected, as groups. Likest pairs first; two groups become one only where no saying of one is
    far in time from one of the other, or contradicts it. Two that cannot be one never can, whatever is added to them,
    so no two sayings are compared twice."""
    if len(sayings) == 1:
        return [list(sayings)]
    place = {saying: number for number, saying in enumerate(sayings)}
    pairs = sorted(
        (-likeness, place[one], place[other])
        for one in sayings
        for other, likeness in links[one].items()
        if place[one] < place[other]
    )
    part_of = [Part([number], *saying.days) for number, saying in enumerate(sayings)]
    for _, a, b in pairs:
        few, many = sorted((part_of[a], part_of[b]), key=lambda part: len(part.places))
        if few is many or few in many.never:
            continue
        if not many.takes(few, sayings, links):
            few.never.add(many)
            many.never.add(few)
            continue
        many.take(few)
        for number in few.places:
            part_of[number] = many
    parts = dict.fromkeys(part_of)
    return [[sayings[n] for n in sorted(part.places)] for part in parts]
