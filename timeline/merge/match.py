"""Do two tellings tell of one event? A score between 0 and 1, and what rules it out."""

from dataclasses import dataclass

from timeline.merge.signature import Signature
from timeline.merge.vocabulary import Vocabulary
from timeline.model.event import Event, Status
from timeline.model.when import When

NAME_WEIGHT = 1.5
WEAK = 0.3
FULLER = 0.7  # the share of the telling that is better contained in the other
SAME_DAY, COMPATIBLE, COARSE, NEAR = 0.7, 0.72, 0.8, 0.78  # how alike the words must be, by how the dates agree
ALIKE_TITLES = 0.6  # the share of words that two titles of one article have in common
LEAST_HELD = 0.4  # a smaller share of its words cannot make two tellings alike, however they are weighed
MONTH = 31  # days; "in 2006" fits so much that the words must fit better
BOTH_ADD = 0.05  # more where each tells what the other does not
NEAR_DAYS = 2  # days by which sources may differ: a time zone, a night, a slip


@dataclass(frozen=True, slots=True)
class Telling:
    """An event with what is compared of it."""

    event: Event
    signature: Signature

    @property
    def order(self) -> tuple[str, int, str]:
        source = self.event.sources[0]
        return source.article, source.span.start, self.event.id


def alike(one: Telling, other: Telling, words: Vocabulary) -> float:
    """How sure it is that two tellings are of one event; 0 where it is not."""
    if _far(one.signature, other.signature):
        return 0.0
    if _same_article(one, other) and not _same_title(one, other):
        return 0.0
    needed = needed_likeness(one.event.when, other.event.when)
    if needed > 1 or contradict(one, other, words):
        return 0.0
    if _each_adds(one.signature, other.signature, words):
        needed += BOTH_ADD
    likeness = words_alike(one.signature, other.signature, words)
    return likeness if likeness >= needed else 0.0


def _far(a: Signature, b: Signature) -> bool:
    """Is it plain at once that neither title is held by the other's sentence?"""
    return LEAST_HELD * len(a.title) > len(a.title & b.text) and LEAST_HELD * len(b.title) > len(b.title & a.text)


def _same_article(one: Telling, other: Telling) -> bool:
    return one.event.sources[0].article == other.event.sources[0].article


def _same_title(one: Telling, other: Telling) -> bool:
    """One article names its people again and again, so there only what is told alike is one event."""
    shared, all_terms = one.signature.title & other.signature.title, one.signature.title | other.signature.title
    return len(shared) >= ALIKE_TITLES * len(all_terms)


def _same_sentence(one: Telling, other: Telling) -> bool:
    return one.event.sources[0].span.overlaps(other.event.sources[0].span)


def needed_likeness(one: When, other: When) -> float:
    """How alike the words must be for the dates to be of one event; above 1 where they cannot be."""
    if one.edtf == other.edtf:
        return SAME_DAY
    first, second = one.parsed, other.parsed
    if first.earliest <= second.latest and second.earliest <= first.latest:
        same = first.earliest == second.earliest and first.latest == second.latest
        if same:
            return SAME_DAY
        width = max(each.latest.ordinal - each.earliest.ordinal for each in (first, second))
        return COARSE if width > MONTH else COMPATIBLE
    if first.earliest != first.latest or second.earliest != second.latest:
        return 2.0
    return NEAR if abs(first.earliest.ordinal - second.earliest.ordinal) <= NEAR_DAYS else 2.0


def contradict(one: Telling, other: Telling, words: Vocabulary) -> bool:
    """ "First match" against "second match"; "resigns" against "refuses to resign"; "Apollo 11" against "Apollo 12"."""
    if _same_article(one, other) and _same_sentence(one, other):
        return True
    a, b = one.signature, other.signature
    if bool(a.denies) != bool(b.denies):
        return True
    if a.ordinals and b.ordinals and not a.ordinals & b.ordinals:
        return True
    if _numbers_differ(a, b):
        return True
    if any(words.opposite.get(term, frozenset()) & (b.title - a.title) for term in a.title - b.title):
        return True
    return one.event.status is Status.IMPLIED and other.event.status is Status.IMPLIED and a.title != b.title


def _numbers_differ(a: Signature, b: Signature) -> bool:
    ours, theirs = dict(a.numbered), dict(b.numbered)
    shared = ours.keys() & theirs.keys()
    return bool(shared) and not a.numbered & b.numbered


def words_alike(a: Signature, b: Signature, words: Vocabulary) -> float:
    """Shared names and shared actions both count; wording alone, or a name alone, is not enough."""
    if _other_names(a, b) or _other_actions(a, b, words):
        return 0.0
    ours, theirs = _held(a, b, words), _held(b, a, words)
    return FULLER * max(ours, theirs) + (1 - FULLER) * min(ours, theirs)


def _other_names(a: Signature, b: Signature) -> bool:
    """Does each name someone, or some place, that the other does not, and little that both do?"""
    if (a.names or b.names) and not (a.names & b.text_names or b.names & a.text_names):
        return True
    return bool(a.names - b.text_names and b.names - a.text_names) and len(a.names & b.names) < 2


def _other_actions(a: Signature, b: Signature, words: Vocabulary) -> bool:
    """Is something done in one that is not done in the other, and nothing, or too little, that is done in both?"""
    ours, theirs = a.actions - b.text, b.actions - a.text
    shared = (a.actions & b.text) | (b.actions & a.text)
    if not shared and len(a.names & b.names) < 2:
        return True
    if _known(ours, words) and _known(theirs, words):
        return True
    return bool(_known(ours, words) or _known(theirs, words)) and len(shared) < 2 and not _known(shared, words)


def _each_adds(a: Signature, b: Signature, words: Vocabulary) -> bool:
    return bool(a.actions - b.text - words.weak) and bool(b.actions - a.text - words.weak)


def _known(terms: frozenset[str], words: Vocabulary) -> frozenset[str]:
    """Those terms that are well-known actions: "sued" against "settled"."""
    return terms & words.known - words.weak - words.things


def _held(a: Signature, b: Signature, words: Vocabulary) -> float:
    """How much of one title the other's sentence holds. A shared name weighs more than a missing one."""
    shared = sum(_weight(term, words) * (NAME_WEIGHT if term in a.names else 1) for term in a.title & b.text)
    missing = sum(_weight(term, words) for term in a.title - b.text)
    return shared / (shared + missing) if shared else 0.0


def _weight(term: str, words: Vocabulary) -> float:
    return WEAK if term in words.weak else 1.0
