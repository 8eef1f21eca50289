"""One event told by several articles becomes one event with several sources."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from timeline.merge.candidates import pairs
from timeline.merge.data import vocabulary
from timeline.merge.fuse import fuse
from timeline.merge.match import Telling, alike, contradict
from timeline.merge.signature import signature
from timeline.merge.vocabulary import Vocabulary
from timeline.model.article import Article
from timeline.model.day import Day
from timeline.model.event import Event, Status


def merge(events: Iterable[Event], articles: Iterable[Article]) -> tuple[Event, ...]:
    """Events of every article, each once, by (earliest, latest, id), whatever order they come in."""
    by_id = {article.id: article for article in articles}
    tellings = sorted((_telling(event, by_id) for event in events), key=lambda telling: telling.order)
    groups = _groups(tellings, _language(tellings, by_id))
    merged = [fuse([t.event for t in group], by_id) if len(group) > 1 else group[0].event for group in groups]
    newest = max((article.context.today for article in by_id.values()), default=None)
    dated = [_as_of(event, by_id, newest) for event in merged]
    return tuple(sorted(dated, key=lambda event: (event.when.earliest, event.when.latest, event.id)))


def _telling(event: Event, articles: Mapping[str, Article]) -> Telling:
    article = articles.get(event.sources[0].article)
    return Telling(event, signature(event, vocabulary(article.context.language if article else "en")))


def _language(tellings: Sequence[Telling], articles: Mapping[str, Article]) -> Vocabulary:
    for telling in tellings:
        article = articles.get(telling.event.sources[0].article)
        if article:
            return vocabulary(article.context.language)
    return Vocabulary()


def _groups(tellings: Sequence[Telling], words: Vocabulary) -> list[list[Telling]]:
    """Likest pairs first; two groups become one only where no telling of one contradicts one of the other."""
    scored = ((alike(tellings[a], tellings[b], words), a, b) for a, b in pairs(tellings))
    links = sorted(((likeness, a, b) for likeness, a, b in scored if likeness), key=lambda link: (-link[0], *link[1:]))
    group_of = {number: [number] for number in range(len(tellings))}
    for _, a, b in links:
        ours, theirs = group_of[a], group_of[b]
        if ours is theirs or _apart(ours, theirs, tellings, words):
            continue
        joined = sorted(ours + theirs)
        group_of |= dict.fromkeys(joined, joined)
    return [[tellings[number] for number in group] for first, group in group_of.items() if group[0] == first]


def _apart(ours: list[int], theirs: list[int], tellings: Sequence[Telling], words: Vocabulary) -> bool:
    return any(contradict(tellings[a], tellings[b], words) for a in ours for b in theirs)


def _as_of(event: Event, articles: Mapping[str, Article], newest: Day | None) -> Event:
    """A plan says as of when it is one; where its day passed and nobody told of it, it says that too."""
    if event.status is not Status.PLANNED:
        return event
    told = [articles[source.article].context.today for source in event.sources if source.article in articles]
    if not told:
        return event
    why = (*event.why, f"planned, as of {max(told)}")
    if newest and event.when.latest < newest:
        why += ("no later article reports it",)
    return replace(event, why=why)
