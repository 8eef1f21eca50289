"""What an edit has to know of the whole site besides what its pages are about: counts of things, and what lies where.

Only of a site that has its timeline in chapters and no page for each event: a smaller one is sooner built whole.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from timeline.memo.codec import decode, encode
from timeline.memo.digest import Digester
from timeline.memo.store import Store
from timeline.model.event import Event
from timeline.model.site import Site
from timeline.model.theme import Theme
from timeline.model.when import When
from timeline.render.chapters import Month, month_of
from timeline.render.exports.feeds import MOST, known_of
from timeline.render.exports.feeds import latest as latest_of
from timeline.render.lists import A_PAGE, by_source, site_tallies, sources_path
from timeline.render.plan import Plan, page_size, tag_counts
from timeline.render.press import Press
from timeline.write.manifest import digest

KIND = "ledger"
RESERVE = 4 * MOST  # events that may be in a feed when others leave it

Last = tuple[When, Event, str]  # when an event was last told of; the event; the page of the timeline that it is on


@dataclass(frozen=True, slots=True)
class Latest:
    """What was told of last, the latest first: of these are the feeds. Is it all that there is?"""

    last: tuple[Last, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Ledger:
    """Of the whole site, as the pages of the last build have it."""

    newest: str  # the article that was published last
    page_size: int
    months: Sequence[tuple[int, int, int]]  # year, month, and how many events start in it
    chapters: Sequence[tuple[int, int, str, bool]]  # of each its first year, its events, its path; is it a decade?
    days: Sequence[str]  # on which events begin, or the parts of them, in order: see `sheets.name_of`
    latest: Latest
    tags: Mapping[str, int]  # in order, with the number of their events
    tallies: Mapping[str, int]
    sources: Mapping[str, str]  # article id -> the page of sources that lists it
    pages: str  # digest of the paths of all pages


def ledger_of(site: Site, plan: Plan, theme: Theme, days: Sequence[str], latest: Latest, pages: str) -> Ledger:
    return Ledger(
        newest=max(site.articles, key=lambda article: article.context.today).id,
        page_size=page_size(theme, site.settings),
        months=months_of(Counter(map(month_of, site.events))),
        chapters=tuple((one.year, len(one.events), one.path, one.whole) for one in plan.chapters),
        days=days,
        latest=latest,
        tags=tag_counts(site, plan),
        tallies=site_tallies(site),
        sources={one.id: sources_path(n // A_PAGE) for n, one in enumerate(by_source(site.articles))},
        pages=pages,
    )


def months_of(counts: Mapping[Month, int]) -> list[tuple[int, int, int]]:
    return [(year, month, number) for (year, month), number in counts.items()]


def fits(plan: Plan) -> bool:
    """Is it a site that is worth a ledger?"""
    return len(plan.chapters) > 1 and not plan.press.event_pages


def last_told(events: Iterable[Event], plan: Plan) -> Latest:
    known = latest_of(known_of(events, plan.shelf), RESERVE + 1)
    last = tuple((when, event, plan.homes[event.id]) for when, event in known[:RESERVE])
    return Latest(last, len(known) <= RESERVE)


def exports_key(digester: Digester, press: Press, days: Iterable[str], last: Latest, pages: str) -> str:
    """Of all exports: what is told of each day (keys), what is in the feeds, and which pages there are."""
    return digester.digest(press, tuple(days), last.last[:MOST], pages)


def keep_ledger(store: Store, ledger: Ledger) -> str:
    """Returns the key that it is kept under."""
    values = {one.name: getattr(ledger, one.name) for one in fields(ledger)}
    latest = values.pop("latest")
    data = encode((json.dumps(values), latest.last, latest.whole))
    key = digest(data)
    store.keep(KIND, key, data)
    store.forget_others(KIND, {key})
    return key


def find_ledger(store: Store, key: str) -> Ledger:
    """Raises ValueError where it is gone."""
    try:
        values, last, whole = decode(store.row(KIND, key) or b"")
        return Ledger(latest=Latest(last, whole), **json.loads(values))
    except TypeError as wrong:
        raise ValueError(f"not a ledger: {wrong}") from wrong
