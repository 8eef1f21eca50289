"""The entries of the site-wide `corrections.yaml`: events joined, split, hidden, retitled, noted and tagged."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from timeline.correct.desk import Desk, titles
from timeline.correct.words import holds, listed, shown
from timeline.model.correction import EventFix
from timeline.model.event import Event
from timeline.model.problem import Problem, error, warning

Fuse = Callable[[Sequence[Event]], Event]


def regroup(desk: Desk, entry: EventFix, fuse: Fuse) -> tuple[str, tuple[Problem, ...]]:
    """Split and join as an entry says. Returns the id of its event, empty where there is none."""
    name, problems = _find(desk, entry, entry.event)
    if not name:
        return "", problems
    if entry.split:
        name, trouble = _split(desk, entry, name, fuse)
        problems += trouble
    others = []
    for words in entry.join:
        other, trouble = _find(desk, entry, words)
        problems += trouble
        others += [other] * bool(other)
    if set(others) - {name}:
        _join(desk, entry, name, [other for other in dict.fromkeys(others) if other != name], fuse)
    return name, problems


def apply_entry(desk: Desk, entry: EventFix, name: str) -> set[str]:
    """Retitle, note and tag an event; its id, if it is to be hidden."""
    [name] = desk.named(name) or ("",) if name else ("",)
    if not name:
        return set()
    event = desk.events[name]
    tags = tuple(dict.fromkeys((*event.tags, *entry.tags)))
    desk.put(replace(event, title=entry.title or event.title, note=entry.note or event.note, tags=tags))
    return {name} if entry.hide else set()


def _find(desk: Desk, entry: EventFix, words: str) -> tuple[str, tuple[Problem, ...]]:
    found = desk.named(words)
    if len(found) == 1:
        return found[0], ()
    if found:
        message = f"{len(found)} events have the quotation {shown(words)}"
        return "", (error(entry.place, message, f"name one by its id: {titles(desk, found)}"),)
    kind = "the quotation" if " " in words else "the id"
    return "", (warning(entry.place, f"no event has {kind} {shown(words)}", desk.hint(words)),)


def _split(desk: Desk, entry: EventFix, name: str, fuse: Fuse) -> tuple[str, tuple[Problem, ...]]:
    """Take out the tellings that an entry names: what they tell becomes an event of its own."""
    told = desk.tellings(desk.events[name])
    problems = []
    apart: list[Event] = []
    for words in entry.split:
        chosen = [event for event in told if event.sources[0].article == words]
        chosen = chosen or [event for event in told if holds(event.sources[0].quote, words)]
        if not chosen:
            sources = listed(list(dict.fromkeys(f'"{event.sources[0].article}"' for event in told)))
            message = f"split: no source of this event is {shown(words)}"
            problems.append(warning(entry.place, message, f"it is told by {sources}; name one of them, or quote it"))
        apart += [event for event in chosen if event not in apart]
    rest = [event for event in told if event not in apart]
    if not apart:
        return name, tuple(problems)
    if not rest:
        hint = "name the sources that tell of the other event, and leave this one the rest"
        return name, (*problems, warning(entry.place, "split: this would leave the event no source", hint))
    kept, other = (_fused(group, fuse, f"split by {entry.place}") for group in (rest, apart))
    desk.remove([name])
    desk.put(other)
    desk.put(kept)
    return kept.id, tuple(problems)


def _join(desk: Desk, entry: EventFix, name: str, others: Sequence[str], fuse: Fuse) -> None:
    """One event of several, under the first one's id and title."""
    first = desk.events[name]
    told = [telling for each in (name, *others) for telling in desk.tellings(desk.events[each])]
    joined = _fused(told, fuse, f"joined by {entry.place}")
    desk.remove([name, *others])
    desk.put(replace(joined, id=name, title=first.title, text=first.text))


def _fused(told: Sequence[Event], fuse: Fuse, reason: str) -> Event:
    event = fuse(told) if len(told) > 1 else told[0]
    return replace(event, why=(*event.why, reason))
