"""The pages of a revised timeline: its chapters, its front and the page for an iframe."""

from collections import Counter
from dataclasses import replace

from timeline.memo.edit import MoreToDoError
from timeline.memo.revision import Revision, in_time, put_between
from timeline.model.day import EVER, Day
from timeline.model.event import Event
from timeline.render.chapters import FRONT, Month, Stretch, month_of, stretches_of
from timeline.render.overview import chapters_overview
from timeline.render.plan import EMBED, LATEST
from timeline.render.press import cited_by
from timeline.render.subjects import EmbedSubject


def revise_timeline(revision: Revision) -> tuple[Counter[Month], dict[str, int]]:
    """How many events start in each month now, and how many each chapter has that was looked at."""
    found, most = revision.found, revision.ledger.page_size
    before = Counter({(year, month): number for year, month, number in revision.ledger.months})
    after = before.copy()
    after.subtract(map(month_of, found.gone.values()))
    after.update(map(month_of, found.come.values()))
    after = +after
    stretches, now = stretches_of(before, most), stretches_of(after, most)
    if set(stretches.values()) != set(now.values()) or after.total() <= most:
        raise MoreToDoError
    where = {**stretches, **now}
    met: dict[Stretch, list[Event]] = {}
    for event in found.told:
        met.setdefault(where[month_of(event)], [])
    for event in found.come.values():
        met[where[month_of(event)]].append(event)
    counts: dict[str, int] = {}
    for stretch, come in met.items():
        counts |= _revise_chapter(revision, stretch, come)
    if revision.left != found.gone.keys():
        raise MoreToDoError
    _revise_front(revision, counts)
    return after, counts


def _revise_chapter(revision: Revision, stretch: Stretch, come: list[Event]) -> dict[str, int]:
    """Its pages, where it has several, are cut anew; the events that each has now."""
    found, most = revision.found, revision.ledger.page_size
    parts = f"{stretch.stem}-part-"
    paths = [path for _, _, path, _ in revision.ledger.chapters if path == stretch.path() or path.startswith(parts)]
    pages = [revision.subject(path) for path in paths]
    were = {event.id: path for path, page in zip(paths, pages, strict=True) for event in page.events}
    stay = [event for page in pages for event in page.events if event.id not in found.gone]
    events = put_between([found.kept.get(event.id, event) for event in stay], come)
    if -(-len(events) // most) != len(paths) or len({event.id for event in events}) < len(events):
        raise MoreToDoError
    revision.left |= found.gone.keys() & were.keys()
    revision.cited = {one.id: one for page in pages for one in page.cited} | revision.cited | found.cited
    for number, (path, page) in enumerate(zip(paths, pages, strict=True)):
        part = events[number * most : (number + 1) * most]
        revision.homes |= dict.fromkeys((event.id for event in part), path)
        revision.moved |= {event.id: event for event in part if were.get(event.id, path) != path}
        revision.revise(path, replace(page, events=part, cited=cited_by(part, revision.cited)))
    _note_days(revision, events)
    sizes = [len(events[start : start + most]) for start in range(0, len(events), most)]
    return dict(zip(paths, sizes, strict=True))


def _note_days(revision: Revision, events: tuple[Event, ...]) -> None:
    """What begins on those days of a chapter on which an event is told otherwise. Those without a first day, which
    begin on none, are in several chapters."""
    found = revision.found
    days = {event.when.earliest for event in found.told}
    if EVER in days:
        raise MoreToDoError
    told: dict[Day, list[Event]] = {}
    for event in events:
        if event.when.earliest in days:
            told.setdefault(event.when.earliest, []).append(event)
    revision.days |= {day: () for day in days if day not in revision.days}
    revision.days |= {day: tuple(group) for day, group in told.items()}


def _revise_front(revision: Revision, counts: dict[str, int]) -> None:
    chapters = [(year, counts.get(path, size), path, whole) for year, size, path, whole in revision.ledger.chapters]
    front, embed = revision.subject(FRONT), revision.subject(EMBED)
    events = _latest(revision, front.events)
    shelf = {one.id: one for one in (*front.cited, *embed.cited)} | revision.cited
    cited = cited_by(events, shelf)
    links = tuple(replace(link, count=counts.get(link.path, link.count)) for link in front.chapters)
    counted = [(year, size, path) for year, size, path, _ in chapters]
    bars = chapters_overview(counted, any(whole for *_, whole in chapters), revision.press)
    total = sum(size for _, size, *_ in chapters)
    new = replace(front, events=events, cited=cited, chapters=links, overview=bars, total=total)
    revision.revise(FRONT, new)
    revision.revise(EMBED, EmbedSubject(events, cited))


def _latest(revision: Revision, before: tuple[Event, ...]) -> tuple[Event, ...]:
    """The last events of the timeline, looked for where any of those may be another."""
    found = revision.found
    if len(before) == LATEST and all(in_time(event) < in_time(before[0]) for event in found.told):
        return before
    events: list[Event] = []
    for _, _, path, _ in reversed(revision.ledger.chapters):
        if len(events) < LATEST:
            page = revision.subject(path)
            events += [event for event in page.events if event.when.earliest != EVER]  # these are the first of all
            revision.cited = {one.id: one for one in page.cited} | revision.cited
    if len(events) < LATEST:
        raise MoreToDoError
    return tuple(sorted(events, key=in_time)[-LATEST:])
