"""What a person wrote about events, applied to them: it has the last word."""

from bisect import insort
from collections.abc import Mapping, Sequence

from timeline.correct.additions import added
from timeline.correct.desk import Desk
from timeline.correct.entries import Fuse, apply_entry, regroup
from timeline.correct.fixes import apply_fixes
from timeline.correct.pins import Understand
from timeline.model.article import Article
from timeline.model.correction import Addition, Aim, Correction, EventFix
from timeline.model.day import Day
from timeline.model.event import Event
from timeline.model.problem import Problem


def correct(
    events: Sequence[Event],
    told: Sequence[Event],
    corrections: Sequence[Correction],
    articles: Sequence[Article],
    understand: Understand,
    fuse: Fuse,
) -> tuple[tuple[Event, ...], tuple[Problem, ...]]:
    """The events by (earliest, latest, id), as they come, but corrected; and the corrections that came to nothing.

    `told` are the events before `merge`, so that what it joined can be split; `fuse` makes one event of several, as
    `merge` does. Events are added, split and joined first; then come each article's own entries, then the whole site's.
    """
    if not corrections:
        return tuple(events), ()
    additions = [entry for entry in corrections if isinstance(entry, Addition)]
    entries = [entry for entry in corrections if isinstance(entry, EventFix)]
    aims = [entry for entry in corrections if isinstance(entry, Aim)]
    new, problems = added(additions, articles, understand)
    desk = Desk([*events, *new], [*told, *new])
    names = []
    for entry in entries:
        name, trouble = regroup(desk, entry, fuse)
        names.append(name)
        problems += trouble
    hidden, trouble = apply_fixes(desk, aims, {article.id: article for article in articles}, understand)
    for entry, name in zip(entries, names, strict=True):
        hidden |= apply_entry(desk, entry, name)
    desk.remove(hidden)
    return _sorted(events, desk.events), (*problems, *trouble)


def _sorted(before: Sequence[Event], now: Mapping[str, Event]) -> tuple[Event, ...]:
    """The events that are there now. Most are as they were, and in order already; the others are put between them."""
    found = [event for event in before if now.get(event.id) is event]
    kept = {event.id for event in found}
    for event in now.values():
        if event.id not in kept:
            insort(found, event, key=_place)
    return tuple(found)


def _place(event: Event) -> tuple[Day, Day, str]:
    return event.when.earliest, event.when.latest, event.id
