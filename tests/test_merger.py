"""Merging again after an edit: the same answer as merging anew, no pair overlooked, no more done than it touches."""

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from test_merge import article, event

from timeline.merge import Merger, merge
from timeline.merge.match import alike
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
TURNS = 25


def tell(name: str, dice: random.Random) -> list[Event]:
    told = []
    for number in range(dice.randint(1, 6)):
        words = f"{dice.choice(WHO)} {dice.choice(DID)}{dice.choice(WHERE)}."
        told.append(event(name, dice.choice(DATES), words, dice.choice(tuple(Status)), at=100 * number))
    return told


class Desk:
    """Articles and what they tell, edited at random."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.articles: dict[str, Article] = {}
        self.told: dict[str, list[Event]] = {}
        for number in range(12):
            self.write(f"a{number}")

    def write(self, name: str) -> None:
        self.articles[name] = article(name, f"200{self.dice.randint(4, 7)}-06-0{self.dice.randint(1, 9)}")
        self.told[name] = tell(name, self.dice)

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


@pytest.mark.parametrize("seed", range(12))
def test_merging_again_gives_what_merging_anew_gives(seed: int) -> None:
    desk, merger = Desk(seed), Merger()
    for turn in range(TURNS):
        again = merger.merge(desk.events(), desk.articles.values())
        assert again == merge(desk.events(), desk.articles.values()), turn
        desk.edit()


@pytest.mark.parametrize("seed", range(12))
def test_no_two_that_are_alike_are_overlooked(seed: int) -> None:
    """Whatever words are rare, every pair that comparing all with all finds is found; after edits as well."""
    desk, merger, found = Desk(seed), Merger(), 0
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


def test_what_every_article_ends_with_is_compared_once() -> None:
    """Ten thousand copies of a notice are one event, in no more time than it takes to read them."""
    notice = "Ashwick Holdings was founded by Edith Vance in 1976."
    told = [event(f"a{n}", "1976", notice) for n in range(10_000)]
    merger = Merger()
    (merged,) = merger.merge(told, [article(f"a{n}") for n in range(10_000)])
    assert len(merged.sources) == 10_000
    assert len(merger.sayings) == 1
