"""Merging that remembers, so that an edit costs what it touches. What comes out never depends on what is remembered."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter

from timeline.merge.candidates import Cabinet, Filed
from timeline.merge.fuse import fuse
from timeline.merge.groups import Links, connected, partition
from timeline.merge.match import alike
from timeline.merge.saying import Order, Saying, Wording
from timeline.model.article import Article, Context
from timeline.model.day import Day
from timeline.model.event import Event, Status
from timeline.model.span import Span

Tale = tuple[Context | None, list[Event]]  # what an article tells, and in what context
Key = tuple[int, int, str, Order]
_key = attrgetter("key")


@dataclass(eq=False, slots=True)
class Group:
    """One event of all that tell it. `shown` says what became of a plan by `newest`, the day of the last article."""

    key: Key
    event: Event
    shown: Event
    newest: Day | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Part:
    """Sayings that are of one event, by order. Where their words are not enough to say so, each telling is a group."""

    sayings: tuple[Saying, ...]
    groups: list[Group]


class Merger:
    """Holds what came of the last merge. Hand in all events and articles each time: what changed is found here.

    What is not touched comes out as the object that it was.
    """

    def __init__(self) -> None:
        self._articles: dict[str, Article] = {}
        self._tales: dict[str, Tale] = {}
        self._told: dict[str, dict[Order, Saying]] = {}  # by article
        self._sayings: dict[Wording, Saying] = {}
        self._cabinet = Cabinet()
        self.links: Links = {}  # which sayings are alike
        self._part_of: dict[Saying, Part] = {}
        self._groups: list[Group] = []  # sorted

    def merge(self, events: Iterable[Event], articles: Iterable[Article]) -> tuple[Event, ...]:
        """Events of every article, each once, by (earliest, latest, id), whatever order they come in."""
        self._articles = {article.id: article for article in articles}
        touched = self._take(self._by_article(events))
        self._regroup(touched, self._link(touched))
        newest = max((article.context.today for article in self._articles.values()), default=None)
        return tuple([self._shown(group, newest) for group in self._groups])

    @property
    def sayings(self) -> tuple[Saying, ...]:
        return tuple(self._sayings.values())

    def _by_article(self, events: Iterable[Event]) -> dict[str, Tale]:
        tales: dict[str, Tale] = {}
        for event in events:
            name = event.sources[0].article
            if name not in tales:
                tales[name] = (self._articles[name].context if name in self._articles else None, [])
            tales[name][1].append(event)
        return tales

    def _take(self, tales: dict[str, Tale]) -> Filed:
        """Note what articles tell now; the sayings that are told otherwise than before."""
        touched: Filed = {}
        for name in dict.fromkeys(chain(self._tales, tales)):
            tale, last = tales.get(name), self._tales.get(name)
            if tale != last:
                touched |= self._retell(name, tale, as_before=bool(tale and last and tale[0] == last[0]))
        self._tales = tales
        return touched

    def _retell(self, name: str, tale: Tale | None, *, as_before: bool) -> Filed:
        """Note what one article tells now. In the context of before, what it tells as it did touches nothing."""
        told = {order: (wording, event) for order, wording, event in _worded(name, *tale)} if tale else {}
        kept: dict[Order, Saying] = {}
        touched: Filed = {}
        for order, saying in self._told.pop(name, {}).items():
            if as_before and told.get(order) == (saying.wording, saying.told[order]):
                kept[order] = saying
            else:
                del saying.told[order]
                touched[saying] = None
        for order, (wording, event) in told.items():
            if order not in kept:
                saying = self._sayings.get(wording) or self._sayings.setdefault(wording, Saying(wording))
                saying.told[order] = event
                kept[order] = saying
                touched[saying] = None
        if tale:
            self._told[name] = kept
        return touched

    def _link(self, touched: Filed) -> Filed:
        """Compare what was touched with all that may be like it; returns what it was linked to before."""
        loose: Filed = {}
        for saying in touched:
            saying.changed()
            for other in self.links.pop(saying, ()):
                del self.links[other][saying]
                loose[other] = None
            if saying.told:
                self._cabinet.file(saying)
            else:
                self._cabinet.drop(saying)
                del self._sayings[saying.wording]
        for one, other in self._cabinet.pairs({saying: None for saying in touched if saying.told}, self.links):
            likeness = alike(one, other)
            if likeness:
                self.links.setdefault(one, {})[other] = likeness
                self.links.setdefault(other, {})[one] = likeness
        return loose

    def _regroup(self, touched: Filed, loose: Filed) -> None:
        """Part again what was touched, and all that hangs together with it or did; a part that is as it was is kept."""
        heaps = connected([saying for saying in touched | loose if saying.told], self.links)
        parts: list[tuple[Saying, ...]] = []
        for heap in heaps:
            parts += map(tuple, partition(heap, self.links))
            for saying in heap:
                self._cabinet.opened.note(saying)
        before = {self._part_of.pop(saying) for saying in chain(touched, *heaps) if saying in self._part_of}
        kept = {part.sayings: part for part in before if touched.keys().isdisjoint(part.sayings)}
        after = [kept.get(sayings) or Part(sayings, self._grouped(sayings)) for sayings in parts]
        for part in after:
            self._part_of |= dict.fromkeys(part.sayings, part)
        self._swap(before.difference(after), [part for part in after if part not in before])

    def _swap(self, gone: Iterable[Part], fresh: Iterable[Part]) -> None:
        left_out = {group for part in gone for group in part.groups}
        groups = [group for group in self._groups if group not in left_out] if left_out else self._groups
        self._groups = sorted([*groups, *(group for part in fresh for group in part.groups)], key=_key)

    def _grouped(self, sayings: Sequence[Saying]) -> list[Group]:
        told = [item for saying in sayings for item in saying.told.items()]
        if len(told) > 1 and sayings[0].plain:
            return [_group(min(told)[0], fuse([event for _, event in told], self._articles))]
        return [_group(order, event) for order, event in told]

    def _shown(self, group: Group, newest: Day | None) -> Event:
        if group.event.status is Status.PLANNED and group.newest != newest:
            group.newest, group.shown = newest, self._as_of(group.event, newest)
        return group.shown

    def _as_of(self, event: Event, newest: Day | None) -> Event:
        """A plan says as of when it is one; where its day passed and nobody told of it, it says that too."""
        names = {source.article for source in event.sources}
        told = [self._articles[name].context.today for name in names if name in self._articles]
        if not told:
            return event
        why = (*event.why, f"planned, as of {max(told)}")
        if newest and event.when.latest < newest:
            why += ("no later article reports it",)
        return replace(event, why=why)


def _group(order: Order, event: Event) -> Group:
    return Group((event.when.earliest.ordinal, event.when.latest.ordinal, event.id, order), event, event)


def _worded(article: str, context: Context | None, events: Sequence[Event]) -> Iterator[tuple[Order, Wording, Event]]:
    """What one article tells, each with its wording, the same whatever order it is told in."""
    language = context.language.split("-")[0].lower() if context else "en"
    same: dict[Order, int] = {}
    spans: dict[Wording, list[Span]] = {}
    for event in sorted(events, key=_place):
        span = event.sources[0].span
        first = Wording(_own_title(event), event.text, event.when.edtf, event.status, language, 0)
        before = spans.setdefault(first, [])
        again = sum(span.overlaps(one) for one in before)
        before.append(span)
        order = (article, span.start, event.id, 0)
        same[order] = same.get(order, 0) + 1
        yield (*order[:3], same[order]), first._replace(again=again) if again else first, event


def _own_title(event: Event) -> str:
    """A title that quotes the sentence before as well tells of this event in its own sentence alone."""
    quotes_more = event.title.startswith("“") and len(event.title) > len(event.text) + len("“”")
    return event.text if quotes_more else event.title


def _place(event: Event) -> tuple[int, str, str, str, str]:
    return event.sources[0].span.start, event.id, event.title, event.text, event.when.edtf
