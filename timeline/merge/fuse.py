"""Several tellings of one event made one: all its sources, the finest date they agree on, the best title."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from timeline.model.article import Article
from timeline.model.event import Event, Source, Status
from timeline.model.when import When

LONGEST_TITLE = 90


def fuse(events: Sequence[Event], articles: Mapping[str, Article]) -> Event:
    """One event of several. Its id is that of its first source by publication, article and place in it."""
    told = sorted(events, key=lambda event: (*_order(event.sources[0], articles), event.id))
    sources = tuple(sorted((s for event in told for s in event.sources), key=lambda s: _order(s, articles)))
    reported = [event for event in told if event.status is Status.REPORTED]
    status = Status.REPORTED if reported else told[0].status
    best = min(reported or told, key=lambda event: (len(event.title) > LONGEST_TITLE, event.minor))
    dated, why = agreed(told, articles)
    tags = tuple(dict.fromkeys(tag for event in told for tag in event.tags))
    certainty = max(event.certainty for event in told if event.when == dated)
    if status is Status.REPORTED and any(event.status is Status.PLANNED for event in told):
        why += (*_slips(told, dated), "planned, and later reported")
    return replace(
        told[0],
        when=dated,
        title=best.title,
        text=best.text,
        status=status,
        sources=sources,
        certainty=certainty,
        why=why,
        tags=tags,
        minor=all(event.minor for event in told),
    )


def agreed(told: Sequence[Event], articles: Mapping[str, Article]) -> tuple[When, tuple[str, ...]]:
    """The date that the sources agree on, or the one that most give, and why."""
    reported = [event for event in told if event.status is Status.REPORTED] or list(told)
    own = [event for event in reported if event.sources[0].expression] or reported
    finest = min(_width(event.when) for event in own)
    fine = [event for event in own if _width(event.when) == finest]
    votes = Counter(event.when.edtf for event in fine)
    chosen = min(fine, key=lambda event: -votes[event.when.edtf])
    dating = [event for event in told if event.status is not Status.PLANNED] or told  # a plan may slip
    if all(_compatible(chosen.when, event.when) for event in dating):
        count = len({source.article for event in told for source in event.sources})
        by = f"{count} articles tell of it" if count > 1 else "told more than once"
        return chosen.when, (*chosen.why, by)
    differing = "; ".join(f"{event.sources[0].article}: {event.when}" for event in dating)
    return chosen.when, (*chosen.why, f"sources disagree on the date ({differing})")


def _slips(told: Sequence[Event], dated: When) -> tuple[str, ...]:
    """For which other days it was planned: "planned for 2021-09-21"."""
    plans = (event.when for event in told if event.status is Status.PLANNED)
    return tuple(dict.fromkeys(f"planned for {when}" for when in plans if not _compatible(when, dated)))


def _compatible(one: When, other: When) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest


def _width(when: When) -> int:
    return (
        when.latest.ordinal - when.earliest.ordinal
        if when.earliest.year > -10_000 and when.latest.year < 10_000
        else 10**9
    )


def _order(source: Source, articles: Mapping[str, Article]) -> tuple[str, str, int, int]:
    article = articles.get(source.article)
    published = article.context.published.edtf if article else ""
    return published, source.article, source.span.start, source.expression_span.start
