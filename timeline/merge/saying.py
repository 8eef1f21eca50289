"""What is told in the same words of the same time, by however many articles: the unit that is compared.

A notice that ten thousand articles end with is compared once, not ten thousand times ten thousand times.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from timeline.merge.data import vocabulary
from timeline.merge.signature import Gist, Signature, gist, signature
from timeline.merge.vocabulary import Vocabulary
from timeline.model.event import Event, Status
from timeline.model.span import Span
from timeline.model.when import When

Order = tuple[str, int, str, int]  # article, place in it, id, and a number where all of these are the same


class Wording(NamedTuple):
    """Sayings are told apart by this. `again` counts what one article tells twice over at one place."""

    title: str
    text: str
    edtf: str
    status: Status
    language: str
    again: int


MOST_OPEN = 5_000  # signatures: as sets, words take ten times the room that a gist does


@dataclass(eq=False)
class Saying:
    """One wording, and the events that tell it by their order."""

    wording: Wording
    told: dict[Order, Event] = field(default_factory=dict)

    @cached_property
    def words(self) -> Vocabulary:
        return vocabulary(self.wording.language)

    @cached_property
    def gist(self) -> Gist:
        said = self.wording
        return gist(said.title, said.text, said.edtf, said.status is Status.PLANNED, self.words)

    @cached_property
    def signature(self) -> Signature:
        return signature(self.gist, self.words)

    def close(self) -> None:
        """Put the signature away: it is made of the gist again when it is asked for."""
        self.__dict__.pop("signature", None)

    @cached_property
    def when(self) -> When:
        return When(self.wording.edtf)

    @cached_property
    def days(self) -> tuple[int, int]:
        """The first and the last that it may be, as ordinals."""
        return self.when.earliest.ordinal, self.when.latest.ordinal

    @cached_property
    def order(self) -> Order:
        return min(self.told)

    @cached_property
    def article(self) -> str:
        """The one that tells it; empty where several do."""
        names = {order[0] for order in self.told}
        return names.pop() if len(names) == 1 else ""

    @cached_property
    def places(self) -> dict[str, list[Span]]:
        """The spans that tell it, by article."""
        found: dict[str, list[Span]] = {}
        for order, event in self.told.items():
            found.setdefault(order[0], []).append(event.sources[0].span)
        return found

    @property
    def plain(self) -> bool:
        """Are its words enough to know it by?"""
        return self.gist.telling

    def shares_a_sentence(self, other: "Saying") -> bool:
        ours, theirs = self.places, other.places
        if ours.keys().isdisjoint(theirs):
            return False
        return any(a.overlaps(b) for name in ours.keys() & theirs for a in ours[name] for b in theirs[name])

    def changed(self) -> None:
        """Forget what follows from who tells it."""
        for name in ("order", "article", "places"):
            self.__dict__.pop(name, None)


@dataclass(slots=True)
class Opened:
    """The sayings whose signatures are spread out, or soon to be. With too many, all are put away; what is asked for
    again is made again."""

    sayings: dict[Saying, None] = field(default_factory=dict)

    def note(self, saying: Saying) -> None:
        if len(self.sayings) >= MOST_OPEN:
            for one in self.sayings:
                one.close()
            self.sayings.clear()
        self.sayings[saying] = None
