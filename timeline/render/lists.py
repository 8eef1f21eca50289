"""Pages that list: tags, sources, and what there is to say about the data."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from timeline.model.article import Article
from timeline.model.event import Event
from timeline.model.site import Site
from timeline.render.dates import date_view
from timeline.render.locale import say_number
from timeline.render.press import Cited, Press, articles_of
from timeline.render.views import (
    AboutView,
    CountView,
    CreditView,
    ItemView,
    LinkView,
    PublisherView,
    SourcesView,
    TagsView,
)

Tallies = Counter[str]  # by the names of words of the interface

A_PAGE = 200  # articles, or events
CERTAINTIES = ((0.9, "certainty_high"), (0.6, "certainty_middle"), (0.0, "certainty_low"))
COUNTS = ("count_articles", "count_events", "count_expressions", "count_dated", "count_several")


def tags_view(counts: Mapping[str, int], press: Press) -> TagsView:
    return TagsView(tuple(press.tag_link(tag, count) for tag, count in counts.items()))


def item_view(cited: Cited, events: int, press: Press) -> ItemView:
    published = date_view(cited.published, press.tongue)
    return ItemView(cited.title, cited.path, published, cited.publisher, events)


def sources_pages(
    site: Site, shelf: Mapping[str, Cited], by_article: Mapping[str, Sequence[Event]], press: Press
) -> Iterator[tuple[str, SourcesView]]:
    """Articles by publisher, then by date; a page holds so many, whoever published them."""
    urls = {article.source.name: article.source.url for article in reversed(site.articles)}
    counts = Counter(article.source.name for article in site.articles)
    ordered = by_source(site.articles)
    starts = range(0, max(len(ordered), 1), A_PAGE)
    for number, start in enumerate(starts):
        publishers: dict[str, list[ItemView]] = {}
        for article in ordered[start : start + A_PAGE]:
            item = item_view(shelf[article.id], len(by_article.get(article.id, ())), press)
            publishers.setdefault(article.source.name, []).append(item)
        views = tuple(PublisherView(name, urls[name], counts[name], tuple(items)) for name, items in publishers.items())
        links = paging([sources_path(other) for other in range(len(starts))], number, press)
        yield sources_path(number), SourcesView(views, len(ordered), links)


def by_source(articles: Iterable[Article]) -> list[Article]:
    return sorted(articles, key=lambda article: article.source.name.casefold())


def paging(paths: Sequence[str], current: int, press: Press) -> tuple[LinkView, ...]:
    """Links to all pages of a list; none where there is but one."""
    links = enumerate(paths)
    found = tuple(LinkView(say_number(n + 1, press.tongue), path, current=n == current) for n, path in links)
    return found if len(found) > 1 else ()


def count_by_article(events: Iterable[Event]) -> Counter[str]:
    """How many of these events each article tells."""
    return Counter(chain.from_iterable(map(articles_of, events)))


def sources_path(number: int) -> str:
    return "sources.html" if number == 0 else f"sources-{number + 1}.html"


def tallies_of(events: Iterable[Event]) -> Tallies:
    """How many events are of each kind, by what pages about the data call it."""
    tallies: Tallies = Counter()
    for event in events:
        tallies[f"status_{event.status.value}"] += 1
        tallies[f"precision_{event.when.precision}"] += 1
        tallies[next(name for least, name in CERTAINTIES if event.certainty >= least)] += 1
        tallies["edited"] += event.by == "editor"
        tallies["count_several"] += len(event.sources) > 1 and len(set(articles_of(event))) > 1
        tallies["count_events"] += 1
    return tallies


def site_tallies(site: Site) -> Tallies:
    counted = {"count_articles": len(site.articles), "count_expressions": site.counts.expressions}
    return tallies_of(site.events) + Counter(counted | {"count_dated": site.counts.dated})


def about_view(site: Site, press: Press) -> AboutView:
    """Counts of everything, and how sure the dates are."""
    licenses = dict.fromkeys((a.license.name, a.license.url) for a in site.articles if a.license.name)
    return about_tallies(site_tallies(site), tuple(CreditView(name, url) for name, url in licenses), press)


def about_tallies(tallies: Tallies, licenses: tuple[CreditView, ...], press: Press) -> AboutView:
    return AboutView(
        counts=tuple(CountView(press.words[name], tallies[name]) for name in COUNTS),
        statuses=tally(tallies, "status_", press),
        precisions=tally(tallies, "precision_", press),
        certainties=tuple(CountView(press.words[name], tallies[name]) for _, name in CERTAINTIES if tallies[name]),
        edited=tallies["edited"],
        licenses=licenses,
    )


def tally(tallies: Tallies, kind: str, press: Press) -> tuple[CountView, ...]:
    """The most frequent first."""
    counts = {key: number for key, number in tallies.items() if number and key.startswith(kind)}
    ordered = sorted(counts, key=lambda key: (-counts[key], key))
    return tuple(CountView(press.words[key], counts[key]) for key in ordered)
