"""One event told by several articles becomes one event with several sources."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from timeline.merge.candidates import pairs
from timeline.merge.data import vocabulary
from timeline.merge.fuse import fuse
from timeline.merge.match import Telling, alike, contradict
from timeline.merge.signature import Signature, signature
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
    language = article.context.language if article else "en"
    return Telling(event, _signature(event.title, event.text, event.status is Status.PLANNED, language))


@lru_cache(maxsize=32768)
def _signature(title: str, text: str, planned: bool, language: str) -> Signature:
    """Kept, as a site that is being written is merged again at every edit."""
    return signature(title, text, planned, vocabulary(language))


def _language(tellings: Sequence[Telling], articles: Mapping[str, Article]) -> Vocabulary:
    for telling in tellings:
        article = articles.get(telling.event.sources[0].article)
        if article:
            return vocabulary(article.context.language)
    return Vocabulary()


def _groups(tellings: Sequence[Telling], words: Vocabulary) -> list[list[Telling]]:
    """Likest pairs first; two groups become one only where no telling of one contradicts one of the other."""
    scored = ((alike(tellings[a], tellings[b], words), a, b) for a, b in pairs(tellings))
    links = sorted((-likeness, a, b) for likeness, a, b in scored if likeness)
    group_of = {number: [number] for number in range(len(tellings))}
    for _, a, b in links:
        few, many = sorted((group_of[a], group_of[b]), key=len)
        if few is many or _apart(few, many, tellings, words):
            continue
        many.extend(few)
        group_of |= dict.fromkeys(few, many)
    return [[tellings[n] for n in sorted(group)] for number, group in group_of.items() if min(group) == number]


def _apart(few: list[int], many: list[int], tellings: Sequence[Telling], words: Vocabulary) -> bool:
    """Does any of these contradict any of those? What is told in the same words is asked once."""
    ours = {_told(tellings[number]): tellings[number] for number in few}
    theirs = {_told(tellings[number]): tellings[number] for number in many}
    return any(contradict(a, b, words) for a in ours.values() for b in theirs.values())


def _told(telling: Telling) -> tuple[str, str, Status]:
    return telling.event.title, telling.event.text, telling.event.status


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
