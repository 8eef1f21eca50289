"""Events that a person added beside an article's own."""

from collections.abc import Sequence

from timeline.correct.pins import Understand, not_understood
from timeline.model.article import Article
from timeline.model.correction import Addition
from timeline.model.event import Event, Source, Status
from timeline.model.ids import event_id
from timeline.model.problem import Problem, error
from timeline.model.span import Span
from timeline.model.when import When

NOTHING = Span(0, 0)


def added(
    additions: Sequence[Addition], articles: Sequence[Article], understand: Understand
) -> tuple[tuple[Event, ...], tuple[Problem, ...]]:
    """An event for each addition to an article that is there; a date that is not understood is an error."""
    by_id = {article.id: article for article in articles}
    events: dict[str, Event] = {}
    seen: set[tuple[str, str, str]] = set()
    problems: list[Problem] = []
    for addition in additions:
        article = by_id.get(addition.article)
        if article is None:
            continue
        try:
            when = understand(addition.date, article.context)
        except ValueError as wrong:
            problems.append(not_understood(addition.date, addition.date_place, wrong))
            continue
        if (addition.article, addition.title, addition.date) in seen:
            problems.append(error(addition.place, f'"{addition.title}" is added twice', "keep one of them"))
            continue
        seen.add((addition.article, addition.title, addition.date))
        event = _event(addition, article, when)
        if event.id in events:  # one title twice, as of a yearly fair: the date has to tell them apart
            event = _event(addition, article, when, addition.date)
        events[event.id] = event
    return tuple(events.values()), tuple(problems)


def _event(addition: Addition, article: Article, when: When, *marks: str) -> Event:
    status = Status.PLANNED if when.earliest > article.context.today else Status.REPORTED
    why = (f'added by an editor: "{addition.date}", {addition.place}',)
    source = Source(article.id, NOTHING, "", "", NOTHING, when, status, 1.0, why)
    return Event(
        event_id(article.id, addition.title, "added", *marks),
        when,
        addition.title,
        "",
        status,
        (source,),
        1.0,
        why,
        tuple(dict.fromkeys((*article.tags, *addition.tags))),
        addition.note,
        "editor",
    )
