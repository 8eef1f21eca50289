"""The pages of a revised site that list: tags, sources, and what there is to say about the data."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain, count, takewhile

from timeline.memo.edit import MoreToDoError
from timeline.memo.revision import Revision
from timeline.model.event import Event
from timeline.model.site import Counts
from timeline.render.lists import Tallies, about_tallies, count_by_article, item_view, tallies_of
from timeline.render.paths import article_path
from timeline.render.plan import ABOUT, all_tags_page, tag_page_path, tag_subjects
from timeline.render.views import PublisherView


def revise_tags(revision: Revision) -> dict[str, int]:
    """Every tag with the number of its events."""
    found = revision.found
    told = chain(found.gone.values(), revision.listed_anew.values())
    names = [tag for event in told for tag in event.tags]
    names += [tag for article in found.recited.values() for tag in article.tags]
    for tag in dict.fromkeys(names):
        _revise_tag(revision, tag)
    counts = dict(revision.ledger.tags)
    for event in found.gone.values():
        counts |= {tag: counts[tag] - 1 for tag in event.tags}
    for event in found.come.values():
        counts |= {tag: counts[tag] + 1 for tag in event.tags}
    revision.put(all_tags_page(counts, revision.press))
    return counts


def _revise_tag(revision: Revision, tag: str) -> None:
    """All its pages: an event more or less moves those that follow it from page to page."""
    made, press = revision.edit.known.made, revision.press
    paths = list(takewhile(made.__contains__, (tag_page_path(tag, number, press) for number in count())))
    pages = [revision.subject(path) for path in paths]
    if not pages:
        raise MoreToDoError
    told = Counter({one.id: number for page in pages for one, number in zip(page.articles, page.counts, strict=True)})
    told.subtract(count_by_article(_tagged(revision.found.gone, tag).values()))
    told.update(count_by_article(_tagged(revision.found.come, tag).values()))
    articles = tuple(revision.found.cited.get(one.id, one) for page in pages for one in page.articles)
    entries = (entry for page in pages for entry in page.listed)
    listed = revision.relisted(entries, _tagged(revision.listed_anew, tag))
    subjects = dict(tag_subjects(tag, listed, articles, told, press))
    if list(subjects) != paths or not (listed or articles):
        raise MoreToDoError
    for path, subject in subjects.items():
        revision.revise(path, subject)


def _tagged(events: Mapping[str, Event], tag: str) -> dict[str, Event]:
    return {name: event for name, event in events.items() if tag in event.tags}


def revise_sources(revision: Revision) -> None:
    """Each article's title, and how many events it tells of."""
    more = count_by_article(revision.found.come.values())
    more.subtract(count_by_article(revision.found.gone.values()))
    pages = revision.ledger.sources
    for name in sorted(revision.found.recited.keys() | {name for name, number in more.items() if number}):
        subject = revision.subject(pages[name])
        publishers = tuple(_revised(revision, one, name, more[name]) for one in subject.view.publishers)
        revision.revise(pages[name], replace(subject, view=replace(subject.view, publishers=publishers)))


def _revised(revision: Revision, publisher: PublisherView, name: str, more: int) -> PublisherView:
    path = article_path(name)
    if all(item.path != path for item in publisher.articles):
        return publisher
    cited = revision.found.cited[name]
    items = (
        item_view(cited, item.events + more, revision.press) if item.path == path else item
        for item in publisher.articles
    )
    return replace(publisher, articles=tuple(items))


def revise_about(revision: Revision, read: Iterable[tuple[Counts, Counts]]) -> Tallies:
    """The tallies of the site. `read`: of each edited article, how much was read in it before, and now."""
    tallies = Counter(revision.ledger.tallies)
    tallies.subtract(tallies_of(revision.found.gone.values()))
    tallies.update(tallies_of(revision.found.come.values()))
    for before, now in read:
        tallies["count_expressions"] += now.expressions - before.expressions
        tallies["count_dated"] += now.dated - before.dated
    subject = revision.subject(ABOUT)
    view = about_tallies(tallies, subject.view.licenses, revision.press)
    revision.revise(ABOUT, replace(subject, view=view))
    return tallies
