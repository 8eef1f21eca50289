"""Which of the sayings that are linked are of one event: the likest first, and never two that contradict each other."""

from collections.abc import Iterable, Mapping, Sequence

from timeline.merge.match import apart
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


def partition(sayings: Sequence[Saying], links: Mapping[Saying, Mapping[Saying, float]]) -> list[list[Saying]]:
    """Sayings that are connected, as groups. Likest pairs first; two groups become one only where no saying of one is
    far in time from one of the other, or contradicts it."""
    if len(sayings) == 1:
        return [list(sayings)]
    place = {saying: number for number, saying in enumerate(sayings)}
    pairs = sorted(
        (-likeness, place[one], place[other])
        for one in sayings
        for other, likeness in links[one].items()
        if place[one] < place[other]
    )
    group_of = {number: [number] for number in range(len(sayings))}
    for _, a, b in pairs:
        few, many = sorted((group_of[a], group_of[b]), key=len)
        if few is many or any(apart(sayings[one], sayings[other]) for one in few for other in many):
            continue
        many.extend(few)
        group_of |= dict.fromkeys(few, many)
    return [[sayings[n] for n in sorted(group)] for number, group in group_of.items() if min(group) == number]
