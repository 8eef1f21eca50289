"""Which of the sayings that are linked are of one event: the likest first, and never two that contradict each other."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
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
class Party:
    """Sayings found to be of one event, and the parties that this one can never be one with."""

    sayings: list[Saying]
    first: int  # the latest of their first days, as an ordinal
    last: int  # the earliest of their last days
    never: set["Party"] = field(default_factory=set)

    def may_take(self, other: "Party", links: Mapping[Saying, Container[Saying]]) -> bool:
        """Is none of one far in time from one of the other, and does none contradict another? Those linked do not."""
        if max(self.first, other.first) - min(self.last, other.last) > NEAR_DAYS:
            return False
        return not any(two not in links[one] and contradict(one, two) for one in other.sayings for two in self.sayings)

    def take(self, other: "Party") -> None:
        self.sayings += other.sayings
        self.first, self.last = max(self.first, other.first), min(self.last, other.last)
        for third in other.never:
            third.never.remove(other)
            third.never.add(self)
        self.never |= other.never


def partition(sayings: Sequence[Saying], links: Mapping[Saying, Mapping[Saying, float]]) -> list[list[Saying]]:
    """Sayings that are connected, as groups. Likest pairs first; two groups become one only where no saying of one is
    far in time from one of the other, or contradicts it. Two that cannot be one never can, whatever else they take in,
    so that no two sayings are compared twice."""
    if len(sayings) == 1:
        return [list(sayings)]
    place = {saying: number for number, saying in enumerate(sayings)}
    party_of = [Party([saying], *saying.days) for saying in sayings]
    for a, b in _likest_first(place, links):
        few, many = party_of[a], party_of[b]
        if few is many or few in many.never:
            continue
        if len(few.sayings) > len(many.sayings):
            few, many = many, few
        if many.may_take(few, links):
            many.take(few)
            for saying in few.sayings:
                party_of[place[saying]] = many
        else:
            few.never.add(many)
            many.never.add(few)
    return [sorted(party.sayings, key=place.__getitem__) for party in dict.fromkeys(party_of)]


def _likest_first(
    place: Mapping[Saying, int], links: Mapping[Saying, Mapping[Saying, float]]
) -> Iterator[tuple[int, int]]:
    """The places of each pair that is linked, by how alike the two are and by place. There may be millions, so each is
    one number while they are sorted."""
    count = len(place)
    pairs: dict[float, list[int]] = {}
    for one, a in place.items():
        for other, likeness in links[one].items():
            b = place[other]
            if a < b:
                pairs.setdefault(likeness, []).append(a * count + b)
    for likeness in sorted(pairs, reverse=True):
        for pair in sorted(pairs.pop(likeness)):
            yield divmod(pair, count)
