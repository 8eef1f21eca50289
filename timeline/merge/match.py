"""Do two sayings tell of one event? A score between 0 and 1, and what rules it out."""

from collections.abc import Sequence

from timeline.merge.saying import Saying
from timeline.merge.signature import Signature
from timeline.merge.vocabulary import Vocabulary
from timeline.model.event import Status

FULLER = 0.7  # the share of the telling that is better contained in the other
SAME_DAY, COMPATIBLE, COARSE, NEAR = 0.7, 0.72, 0.8, 0.78  # how alike the words must be, by how the dates agree
Terms = frozenset[str]
LEAST = min(SAME_DAY, COMPATIBLE, COARSE, NEAR)
APART = 2.0  # dates of which no words, however alike, can be
ALIKE_TITLES = 0.6  # the share of words that two titles of one article have in common
LEAST_HELD = 0.4  # a smaller share of its words cannot make two tellings alike, however they are weighed
MONTH = 31  # days; "in 2006" fits so much that the words must fit better
BOTH_ADD = 0.05  # more where each tells what the other does not
SAME_AROUND, LONGEST_SWAP = 3, 2  # terms of two titles that are the same but for one thing
NEAR_DAYS = 2  # days by which sources may differ: a time zone, a night, a slip


def alike(one: Saying, other: Saying) -> float:
    """How sure it is that two sayings are of one event; 0 where it is not. What is asked first takes least time."""
    needed = needed_likeness(one, other)
    if needed > 1:
        return 0.0
    a, b = one.signature, other.signature
    ours, theirs = a.title - b.text, b.title - a.text
    if (_far(a, ours) and _far(b, theirs)) or other_names(a, b):
        return 0.0
    if one.article and one.article == other.article and not _same_title(a, b):
        return 0.0
    likeness = words_alike(a, b, ours, theirs)
    if likeness < needed:
        return 0.0
    words = common_words(one, other)
    if _other_actions(a, b, ours, theirs, words):
        return 0.0
    if likeness < needed + BOTH_ADD and _adds(a, ours, words) and _adds(b, theirs, words):
        return 0.0
    return 0.0 if contradict(one, other) else likeness


def common_words(one: Saying, other: Saying) -> Vocabulary:
    """Of two languages, that of the saying that comes first."""
    return one.words if one.words is other.words or one.order < other.order else other.words


def _far(one: Signature, lacking: Terms) -> bool:
    """Is it plain at once that a title is not held by a sentence that lacks these of its terms?"""
    return LEAST_HELD * len(one.title) > len(one.title) - len(lacking)


def _same_title(a: Signature, b: Signature) -> bool:
    """One article names its people again and again, so there only what is told alike is one event."""
    return len(a.title & b.title) >= ALIKE_TITLES * len(a.title | b.title)


def needed_likeness(one: Saying, other: Saying) -> float:
    """How alike the words must be for the dates to be of one event; above 1 where they cannot be."""
    if one.days == other.days:
        return SAME_DAY
    (first, last), (other_first, other_last) = one.days, other.days
    if first <= other_last and other_first <= last:
        return COARSE if max(last - first, other_last - other_first) > MONTH else COMPATIBLE
    if first != last or other_first != other_last:
        return APART
    return NEAR if abs(first - other_first) <= NEAR_DAYS else APART


def contradict(one: Saying, other: Saying) -> bool:
    """ "First match" against "second match"; "resigns" against "refuses to resign"; "Apollo 11" against "Apollo 12"."""
    a, b = one.signature, other.signature
    if a.denies != b.denies:
        return True
    if a.ordinals and b.ordinals and not a.ordinals & b.ordinals:
        return True
    if a.numbered and b.numbered and _numbers_differ(a, b):
        return True
    if _opposite(a, b, common_words(one, other)) or _swapped(a, b):
        return True
    if one.wording.status is other.wording.status is Status.IMPLIED and a.title != b.title:
        return True
    return one.shares_a_sentence(other)


def _opposite(a: Signature, b: Signature, words: Vocabulary) -> bool:
    if words.opposed.isdisjoint(a.title):
        return False
    ours, theirs = a.title - b.title, b.title - a.title
    return any(words.opposite[term] & theirs for term in ours & words.opposed)


def _swapped(a: Signature, b: Signature) -> bool:
    """ "Fire damaged a church in Selby", "Fire damaged a warehouse in Selby": the same but for one thing in its midst.

    At the end of a title either may just tell more; and numbers are counted anew.
    """
    ours, theirs = a.in_order, b.in_order
    if ours[-1:] != theirs[-1:] or ours == theirs:
        return False
    before = _alike_from_start(ours, theirs)
    after = _alike_from_start(ours[before:][::-1], theirs[before:][::-1])
    one, other = set(ours[before : len(ours) - after]), set(theirs[before : len(theirs) - after])
    if before + after < SAME_AROUND or not (0 < len(one) <= LONGEST_SWAP and 0 < len(other) <= LONGEST_SWAP):
        return False
    return one.isdisjoint(b.text) and other.isdisjoint(a.text) and not any(term[0].isdigit() for term in one | other)


def _alike_from_start(ours: Sequence[str], theirs: Sequence[str]) -> int:
    for place, (one, other) in enumerate(zip(ours, theirs, strict=False)):
        if one != other:
            return place
    return min(len(ours), len(theirs))


def _numbers_differ(a: Signature, b: Signature) -> bool:
    shared = {name for name, _ in a.numbered} & {name for name, _ in b.numbered}
    return bool(shared) and not a.numbered & b.numbered


def words_alike(a: Signature, b: Signature, ours: Terms, theirs: Terms) -> float:
    """How much of each title the other's sentence holds, if it lacks `ours` of one and `theirs` of the other."""
    if not ours and not theirs:
        return 1.0
    held, others = _held(a, ours), _held(b, theirs)
    return FULLER * max(held, others) + (1 - FULLER) * min(held, others)


def other_names(a: Signature, b: Signature) -> bool:
    """Does each name someone, or some place, that the other does not, and little that both do?"""
    if a.names.isdisjoint(b.text_names) and b.names.isdisjoint(a.text_names):
        return bool(a.names or b.names)
    if a.names <= b.text_names or b.names <= a.text_names:
        return False
    return len(a.names & b.names) < 2


def _other_actions(a: Signature, b: Signature, ours: Terms, theirs: Terms, words: Vocabulary) -> bool:
    """Is something done in one that is not done in the other, and nothing, or too little, that is done in both?

    Shared names and shared actions both count; wording alone, or a name alone, is not enough.
    """
    shared = (a.actions - ours) | (b.actions - theirs)
    if not shared and len(a.names & b.names) < 2:
        return True
    ours, theirs = (ours & words.deeds) - a.names, (theirs & words.deeds) - b.names
    if ours and theirs:
        return True
    return bool(ours or theirs) and len(shared) < 2 and not shared & words.deeds


def _adds(one: Signature, lacking: Terms, words: Vocabulary) -> bool:
    return bool(lacking - one.names - words.weak)


def _held(one: Signature, lacking: Terms) -> float:
    """How much of a title a sentence holds that lacks these terms. A shared name weighs more than a missing one."""
    shared, missing = one.whole, 0
    for term in lacking:
        weight = one.weights[term]
        shared -= weight.shared
        missing += weight.missing
    return shared / (shared + missing) if shared else 0.0
