"""Merging again after an edit: the same answer as merging anew, no pair overlooked, no more done than it touches."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from test_merge import article, event

from timeline.merge import Merger, merge
from timeline.merge.groups import Links, connected, partition
from timeline.merge.match import NEAR_DAYS, alike, contradict
from timeline.merge.saying import Saying
from timeline.model.article import Article
from timeline.model.event import Event, Status
from timeline.model.when import When

WHO = ("Armstrong", "Mayor Vance", "The city council", "Nobody", "Hartwell Rovers", "The Eagle")
DID = (
    "landed on the Moon",
    "won the first match against Selby",
    "won the second match",
    "resigned",
    "refused to resign",
)
WHERE = ("", " in Ashwick", " at the old harbour", " with two others in the Eagle")
DATES = (
    "2005-05-30",
    "2005-05-31",
    "2005-06-01",
    "2005-06",
    "2005",
    "2005/2007",
    "1961/2020",
    "../2005",
    "2005-05-30T19:30",
)
CROWD = (
    "Road work began",
    "No road work began",
    "The first road work began",
    "The second road work began",
    "Road work began and stopped",
)
TURNS = 25


Tell = Callable[[str, random.Random], list[Event]]


def tell(name: str, dice: random.Random) -> list[Event]:
    told = []
    for number in range(dice.randint(1, 6)):
        words = f"{dice.choice(WHO)} {dice.choice(DID)}{dice.choice(WHERE)}."
        told.append(event(name, dice.choice(DATES), words, dice.choice(tuple(Status)), at=100 * number))
    return told


def tell_alike(name: str, dice: random.Random) -> list[Event]:
    """Nearly all that is told like this hangs together, and much of it contradicts the rest."""
    told = []
    for number in range(dice.randint(2, 8)):
        title = dice.choice(CROWD)
        words = f"{dice.choice(WHO)} {dice.choice(DID)}{dice.choice(WHERE)}, and {title[0].lower()}{title[1:]}."
        told.append(event(name, dice.choice(DATES[:6]), words, dice.choice(tuple(Status)), 100 * number, title))
    return told


class Desk:
    """Articles and what they tell, edited at random."""

    def __init__(self, seed: int, tell: Tell = tell) -> None:
        self.dice, self.tell = random.Random(seed), tell
        self.articles: dict[str, Article] = {}
        self.told: dict[str, list[Event]] = {}
        for number in range(12):
            self.write(f"a{number}")

    def write(self, name: str) -> None:
        self.articles[name] = article(name, f"200{self.dice.randint(4, 7)}-06-0{self.dice.randint(1, 9)}")
        self.told[name] = self.tell(name, self.dice)

    def edit(self) -> None:
        name = self.dice.choice(sorted(self.articles))
        match self.dice.randrange(7):
            case 0:
                self.articles.pop(name)
                self.told.pop(name)
            case 1 | 2:
                self.write(f"a{self.dice.randrange(20)}")
            case 3:
                self.told[name] = self.told[name][1:]
            case 4:
                self.told[name] = [replace(one, when=When(self.dice.choice(DATES))) for one in self.told[name]]
            case 5:
                self.told[name] = [*self.told[name], *self.told[name][:1]]
            case 6:
                language = self.dice.choice(("en", "en-GB", "fa"))
                context = replace(self.articles[name].context, language=language)
                self.articles[name] = replace(self.articles[name], context=context)

    def events(self) -> Iterator[Event]:
        names = sorted(self.told)
        self.dice.shuffle(names)
        return (one for name in names for one in self.told[name])


@pytest.mark.parametrize("tell", [tell, tell_alike])
@pytest.mark.parametrize("seed", range(12))
def test_merging_again_gives_what_merging_anew_gives(seed: int, tell: Tell) -> None:
    desk, merger = Desk(seed, tell), Merger()
    for turn in range(TURNS):
        again = merger.merge(desk.events(), desk.articles.values())
        assert again == merge(desk.events(), desk.articles.values()), turn
        desk.edit()


def test_putting_signatures_away_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(0, tell_alike)
    expected = merge(desk.events(), desk.articles.values())
    monkeypatch.setattr("timeline.merge.saying.MOST_OPEN", 3)
    assert merge(desk.events(), desk.articles.values()) == expected


@pytest.mark.parametrize("seed", range(12))
def test_a_heap_is_parted_as_if_every_two_were_asked_of(seed: int) -> None:
    desk, merger = Desk(seed, tell_alike), Merger()
    merger.merge(desk.events(), desk.articles.values())
    heaps = connected(merger.sayings, merger.links)
    for heap in heaps:
        assert partition(heap, merger.links) == parted_slowly(heap, merger.links)
    assert max(map(len, heaps)) > 20


def parted_slowly(heap: list[Saying], links: Links) -> list[list[Saying]]:
    """Likest first, each party against each, with nothing known beforehand."""
    place = {saying: number for number, saying in enumerate(heap)}
    parties = [{saying} for saying in heap]
    pairs = [(-likeness, place[one], place[other]) for one in heap for other, likeness in links.get(one, {}).items()]
    for _, a, b in sorted(pairs):
        one, other = (next(party for party in parties if heap[place] in party) for place in (a, b))
        if one is not other and not any(apart(x, y) for x in one for y in other):
            parties.remove(other)
            one |= other
    return sorted((sorted(party, key=place.__getitem__) for party in parties), key=lambda party: place[party[0]])


def apart(one: Saying, other: Saying) -> bool:
    gap = max(one.days[0], other.days[0]) - min(one.days[1], other.days[1])
    return gap > NEAR_DAYS or contradict(one, other)


@pytest.mark.parametrize("tell", [tell, tell_alike])
@pytest.mark.parametrize("seed", range(6))
def test_no_two_that_are_alike_are_overlooked(seed: int, tell: Tell) -> None:
    """Whatever words are rare, every pair that comparing all with all finds is found; after edits as well."""
    desk, merger, found = Desk(seed, tell), Merger(), 0
    for _ in range(TURNS):
        merger.merge(desk.events(), desk.articles.values())
        sayings = [saying for saying in merger.sayings if saying.plain]
        wanted = {frozenset(pair) for pair in combinations(sayings, 2) if alike(*pair)}
        assert {frozenset((one, other)) for one, others in merger.links.items() for other in others} == wanted
        found += len(wanted)
        desk.edit()
    assert found


def test_what_an_edit_does_not_touch_stays_the_object_that_it_was() -> None:
    told = {
        f"a{n}": [event(f"a{n}", f"20{n:02d}-05-30", f"Mayor V{n}x opened the harbour of Ash{n}wick.")]
        for n in range(50)
    }
    told |= {f"b{n}": [event(f"b{n}", f"20{n:02d}-05-30", f"Mayor V{n}x opened the harbour.")] for n in range(50)}
    articles = [article(name) for name in told]
    merger = Merger()
    before = merger.merge([one for events in told.values() for one in events], articles)
    assert len(before) == 50
    told["b7"] = [event("b7", "2007-05-30", "Nothing at all was opened in Selby.")]
    after = merger.merge([one for events in told.values() for one in events], articles)
    old = {id(one) for one in before}
    assert {one.sources[0].article for one in after if id(one) not in old} == {"a7", "b7"}


def test_what_an_article_tells_as_before_stays_the_object_that_it_was() -> None:
    kept = event("a", "2005-05-30", "Mayor Vance opened the harbour of Ashwick.")
    old = event("a", "2005-06-02", "Hartwell Rovers won the second match.", at=100)
    merger = Merger()
    first, _ = merger.merge([kept, old], [article("a")])
    again, moved = merger.merge([replace(kept), replace(old, when=When("2005-06-03"))], [article("a")])
    assert again is first
    assert moved.when == When("2005-06-03")


def test_what_every_article_ends_with_is_compared_once() -> None:
    """Ten thousand copies of a notice are one event, in no more time than it takes to read them."""
    notice = "Ashwick Holdings was founded by Edith Vance in 1976."
    told = [event(f"a{n}", "1976", notice) for n in range(10_000)]
    merger = Merger()
    (merged,) = merger.merge(told, [article(f"a{n}") for n in range(10_000)])
    assert len(merged.sources) == 10_000
    assert len(merger.sayings) == 1
