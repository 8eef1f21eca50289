"""An article's entries, applied to the events that its sentences tell."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from timeline.correct.aim import corrects
from timeline.correct.desk import Desk, Places, titles
from timeline.correct.pins import Understand
from timeline.correct.words import shown
from timeline.model.article import Article
from timeline.model.correction import Aim, Fix
from timeline.model.event import Event, Source, Status
from timeline.model.problem import Problem, error, warning
from timeline.model.when import When


def apply_fixes(
    desk: Desk, aims: Sequence[Aim], articles: Mapping[str, Article], understand: Understand
) -> tuple[set[str], tuple[Problem, ...]]:
    """Date, retitle, note and tag the events on the desk; the ids of those to hide, and what came to nothing."""
    aims = [aim for aim in aims if aim.fix.article in articles and corrects(aim.fix)]
    places = Places(desk.events.values(), {aim.fix.article for aim in aims})
    hidden: set[str] = set()
    problems: list[Problem] = []
    for aim in aims:
        article = articles[aim.fix.article]
        told = _told(places, aim)
        if aim.fix.date:
            problems += _dated(desk, aim, told, article, understand)
        if aim.fix.title or aim.fix.note:
            told = _main(desk, told)
        trouble = _pointless(desk, aim, told, article)
        problems += trouble
        for name in () if trouble else told:
            desk.put(_worded(desk.events[name], aim.fix))
        hidden |= set(told) if aim.fix.hide else set()
    return hidden, tuple(problems)


def _told(places: Places, aim: Aim) -> tuple[str, ...]:
    if aim.expression is None:
        return places.told_in(aim.fix.article, aim.quote)
    return places.dated_by(aim.fix.article, aim.expression)


def _main(desk: Desk, told: Sequence[str]) -> tuple[str, ...]:
    """What is told, rather than what it implies."""
    said = tuple(name for name in told if desk.events[name].status is not Status.IMPLIED)
    return said or tuple(told)


def _pointless(desk: Desk, aim: Aim, told: Sequence[str], article: Article) -> list[Problem]:
    """A title for no event, or for several."""
    fix = aim.fix
    if len(told) > 1 and fix.title:
        hint = f"name one by its id in corrections.yaml: {titles(desk, told)}"
        return [error(fix.place, f'"{fix.title}" would be the title of {len(told)} events', hint)]
    lost = [key for key in corrects(fix) if key in ("title", "note", "tags")]
    if told or not lost:
        return []
    about = shown(fix.text if aim.expression else fix.quote)
    message = f"{lost[0]}: has no event to go to: the timeline has none that {about} dates"
    return [warning(fix.place, message, "add the event under events:, with its date and title")]


def _worded(event: Event, fix: Fix) -> Event:
    return replace(
        event,
        title=fix.title or event.title,
        note=fix.note or event.note,
        tags=tuple(dict.fromkeys((*event.tags, *fix.tags))),
    )


def _dated(desk: Desk, aim: Aim, told: Sequence[str], article: Article, understand: Understand) -> list[Problem]:
    """An editor's date has the last word, whatever the other sources of an event say."""
    fix = aim.fix
    try:
        when = understand(fix.date, article.context)
    except ValueError:  # `pin` has told of it
        return []
    if aim.expression is None:
        told = [name for name in told if any(_inherits(source, aim) for source in desk.events[name].sources)] or told
        if len(told) != 1:
            hint = titles(desk, told) or "add the event under events:, with its date and title"
            return [error(fix.place, f"its sentence tells {len(told) or 'no'} events, and no text: says which", hint)]
    problems = []
    for name in told:
        event = desk.events[name]
        mine = [_repinned(source, aim, when) for source in event.sources if _is_of(source, aim)]
        if event.by == "editor" and event.when != mine[0].when:
            message = f'"{event.title}" is corrected to {mine[0].when} here, and to {event.when} in another place'
            problems.append(warning(fix.place, message, "its sources tell of one day; correct them alike"))
        sources = tuple(_repinned(source, aim, when) if _is_of(source, aim) else source for source in event.sources)
        others = sorted({f"{s.article}: {s.when}" for s in sources if not _meet(s.when, mine[0].when)})
        why = (*mine[0].why, *([f"other sources say otherwise ({'; '.join(others)})"] if others else []))
        desk.put(
            replace(event, when=mine[0].when, by="editor", certainty=1.0, why=why, sources=sources),
        )
    return problems


def _is_of(source: Source, aim: Aim) -> bool:
    if source.article != aim.fix.article:
        return False
    if aim.expression is None:
        return source.span.overlaps(aim.quote)
    return bool(source.expression) and source.expression_span == aim.expression


def _inherits(source: Source, aim: Aim) -> bool:
    return _is_of(source, aim) and not source.expression


def _repinned(source: Source, aim: Aim, when: When) -> Source:
    """A source dated by its expression has the date already, from `resolve`; one that inherits its day has it here."""
    if aim.expression is not None:
        return source
    return replace(source, when=when, certainty=1.0, why=(f'an editor\'s date: "{aim.fix.date}", {aim.fix.place}',))


def _meet(one: When, other: When) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest
