"""Do two tellings tell of one event? A score between 0 and 1, and what rules it out."""

from dataclasses import dataclass

from timeline.merge.signature import Signature
from timeline.merge.vocabulary import Vocabulary
from timeline.model.event import Event, Status
from timeline.model.when import When

NAME_WEIGHT = 1.5
SAME_DAY, COMPATIBLE, NEAR = 0.42, 0.5, 0.62  # how alike the words must be, by how the dates agree
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
    if one.event.sources[0].article == other.event.sources[0].article and _same_sentence(one, other):
        return 0.0
    needed = needed_likeness(one.event.when, other.event.when)
    if needed > 1 or contradict(one, other, words):
        return 0.0
    likeness = words_alike(one.signature, other.signature)
    return likeness if likeness >= needed else 0.0


def _same_sentence(one: Telling, other: Telling) -> bool:
    return one.event.sources[0].span.overlaps(other.event.sources[0].span)


def needed_likeness(one: When, other: When) -> float:
    """How alike the words must be for the dates to be of one event; above 1 where they cannot be."""
    if one.edtf == other.edtf:
        return SAME_DAY
    first, second = one.parsed, other.parsed
    if first.earliest <= second.latest and second.earliest <= first.latest:
        same = first.earliest == second.earliest and first.latest == second.latest
        return SAME_DAY if same else COMPATIBLE
    if first.earliest != first.latest or second.earliest != second.latest:
        return 2.0
    return NEAR if abs(first.earliest.ordinal - second.earliest.ordinal) <= NEAR_DAYS else 2.0


def contradict(one: Telling, other: Telling, words: Vocabulary) -> bool:
    """ "First match" against "second match"; "resigns" against "refuses to resign"; "Apollo 11" against "Apollo 12"."""
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


def words_alike(a: Signature, b: Signature) -> float:
    """Shared names and shared actions both count; wording alone, or a name alone, is not enough."""
    names = a.names & b.names
    actions = a.actions & b.actions
    if not actions and not (a.actions & b.text and b.actions & a.text):
        return 0.0
    if not names and (a.names or b.names) and not (a.names & b.text_names or b.names & a.text_names):
        return 0.0
    if a.names - b.text_names and b.names - a.text_names and len(names) < 2:
        return 0.0
    core = _share(a.title, b.title, a, b)
    around = (_held(a, b) + _held(b, a)) / 2
    return 0.5 * core + 0.5 * around


def _weight(terms: frozenset[str], names: frozenset[str]) -> float:
    return len(terms) + (NAME_WEIGHT - 1) * len(terms & names)


def _share(one: frozenset[str], other: frozenset[str], a: Signature, b: Signature) -> float:
    """What two titles share, of the shorter."""
    names = a.names | b.names
    least = min(_weight(one, names), _weight(other, names))
    return _weight(one & other, names) / least if least else 0.0


def _held(a: Signature, b: Signature) -> float:
    """How much of one title the other's sentence holds."""
    whole = _weight(a.title, a.names)
    return _weight(a.title & b.text, a.names) / whole if whole else 0.0
