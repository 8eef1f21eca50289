"""What an edit makes of the events of a site: found by merging those articles alone that it has to do with.

Events of one heap do not depend on any other. So the articles that share a heap with the edited ones, before or after,
are merged twice, with what these told and with what they tell now. What comes of other heaps, of which but a part is
there, is the same both times.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from timeline.memo.digest import Digester
from timeline.memo.edit import Edit, MoreToDoError
from timeline.memo.kin import Kin
from timeline.memo.stories import find_story
from timeline.merge import Merger
from timeline.merge.groups import connected
from timeline.merge.saying import Saying
from timeline.model.article import Article
from timeline.model.event import Event
from timeline.pipeline import Story, weave
from timeline.render.press import Cited, articles_of, cite


@dataclass(frozen=True, slots=True)
class Difference:
    """Events by id. One that is another now is both gone and come."""

    gone: dict[str, Event]
    come: dict[str, Event]
    kept: dict[str, Event]  # those that an article of `recited` tells of and that are as they were
    cited: dict[str, Cited]  # every article that was looked at
    recited: dict[str, Article]  # those that other pages show otherwise now, by id

    @property
    def told(self) -> tuple[Event, ...]:
        """Every event of which pages tell something else, as it was or as it is."""
        return *self.gone.values(), *self.come.values(), *self.kept.values()


def difference(edit: Edit, newest: str, kin: Kin, old: Sequence[Story], new: Sequence[Story]) -> Difference:
    """From what articles told to what they tell, with `kin` brought up to date. Raises MoreToDoError where there would
    be something to say."""
    before, after = sayings_of(old), sayings_of(new)
    names = kin.articles_with(event.id for story in old for event in story.events)
    names |= linked(edit, kin, new, [one for wording, one in after.items() if wording not in before])
    edited = {story.article.id for story in new}
    others = [story_of(edit, name) for name in sorted((names | {newest}) - edited)]
    merger = Merger()
    was, trouble = weave([*others, *old], (), edit.settings, merger.merge)
    now, more = weave([*others, *new], (), edit.settings, merger.merge)
    if trouble or more:
        raise MoreToDoError
    update(kin, merger, edited, before.values(), after.values())
    gone, come, kept = parted(was.events, now.events)
    shown = {story.article.id: cite(story.article) for story in old}
    cited = {article.id: cite(article) for article in now.articles}
    recited = {story.article.id: story.article for story in new if cite(story.article) != shown[story.article.id]}
    retold = {event.id: event for event in kept if not recited.keys().isdisjoint(articles_of(event))}
    return Difference(by_id(gone), by_id(come), retold, cited, recited)


def story_of(edit: Edit, article: str) -> Story:
    """Without its text. Raises ValueError where it is gone, KeyError where it never was."""
    return find_story(edit.store, edit.before.told[edit.before.files[article]])


def sayings_of(stories: Sequence[Story]) -> dict[object, Saying]:
    merger = Merger()
    merger.merge([event for story in stories for event in story.events], [story.article for story in stories])
    return {saying.wording: saying for saying in merger.sayings}


def linked(edit: Edit, kin: Kin, new: Sequence[Story], fresh: Sequence[Saying]) -> set[str]:
    """The articles that tell what hangs together with any of these."""
    found: dict[str, set[str]] = {}
    for name, event, *_ in kin.like(fresh):
        found.setdefault(name, set()).add(event)
    edited = {story.article.id for story in new}
    near = [story_of(edit, name) for name in sorted(found.keys() - edited)]
    maybe = [event for story in near for event in story.events if event.id in found[story.article.id]]
    merger = Merger()
    told = [event for story in new for event in story.events]
    merger.merge([*told, *maybe], [story.article for story in (*new, *near)])
    starts = [saying for saying in merger.sayings if edited & {order[0] for order in saying.told}]
    heaps = connected(starts, merger.links)
    orders = {order for heap in heaps for saying in heap for order in saying.told}
    return {order[0] for order in orders} | kin.articles_with(order[2] for order in orders)


def update(kin: Kin, merger: Merger, edited: set[str], before: Iterable[Saying], after: Iterable[Saying]) -> None:
    """Note which tellings hang together now, of those that the edited articles have to do with."""
    told = {order[2] for saying in chain(before, after) for order in saying.told}
    heaps = {kin.heap_of[one] for one in told if one in kin.heap_of}
    told |= {one for one, heap in kin.heap_of.items() if heap in heaps}
    starts = [saying for saying in merger.sayings if any(order[2] in told for order in saying.told)]
    now = connected(starts, merger.links)
    kin.regroup({order[2] for heap in now for saying in heap for order in saying.told} | told, now)
    for name in sorted(edited):
        kin.retell(name, before, after)


def parted(was: Sequence[Event], now: Sequence[Event]) -> tuple[list[Event], list[Event], list[Event]]:
    """The events that are gone, those that have come, and those that stayed."""
    digester = Digester()
    old, new = ({digester.mark(event): event for event in events} for events in (was, now))
    return (
        [event for mark, event in old.items() if mark not in new],
        [event for mark, event in new.items() if mark not in old],
        [event for mark, event in new.items() if mark in old],
    )


def by_id(events: Sequence[Event]) -> dict[str, Event]:
    found = {event.id: event for event in events}
    if len(found) < len(events):
        raise MoreToDoError
    return found
