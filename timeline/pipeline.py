"""The order of the stages, and nothing else: from files as read to pages as bytes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from timeline.correct import aim, correct, look_again, pin, with_checked, with_missed
from timeline.extract import extract, sentences
from timeline.find import find
from timeline.merge import merge
from timeline.merge.fuse import fuse
from timeline.model.article import Article
from timeline.model.correction import Addition, Correction, Fix
from timeline.model.event import Event
from timeline.model.problem import Problem, Severity
from timeline.model.reading import Reading, Resolved
from timeline.model.site import Counts, Settings, Site
from timeline.model.span import Span
from timeline.model.theme import Theme
from timeline.read import clashes, read_article, read_corrections, read_sidecar
from timeline.read.files import File
from timeline.render import render
from timeline.resolve import resolve
from timeline.understand import understand

Told = tuple["Story | None", tuple[Problem, ...]]
Mapper = Callable[[Callable[["Manuscript"], Told], Iterable["Manuscript"]], Iterable[Told]]
Merge = Callable[[Iterable[Event], Iterable[Article]], tuple[Event, ...]]
Weaver = Callable[[Iterable["Story"], tuple[Correction, ...], Settings], tuple[Site, tuple[Problem, ...]]]
Press = Callable[[Site, Theme], tuple[Mapping[str, bytes], tuple[Problem, ...]]]


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The files of one article: its text, and what a person corrected in it, if anything."""

    text: File
    sidecar: File | None


@dataclass(frozen=True, slots=True)
class Story:
    """One article, worked through on its own."""

    article: Article
    readings: tuple[Resolved, ...]
    events: tuple[Event, ...]
    corrections: tuple[Correction, ...]
    counts: Counts
    said: tuple[Span, ...] = ()  # the sentences that its events came from, in text order


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a build reads, as read."""

    settings: Settings
    manuscripts: tuple[Manuscript, ...]
    corrections: File | None
    theme: Theme


@dataclass(frozen=True, slots=True)
class Built:
    """What a build makes: pages by path in the site, and all that it had to say."""

    site: Site
    pages: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def tell(manuscript: Manuscript, settings: Settings) -> Told:
    """Read one article, date what it tells, and make events of it."""
    article, problems = read_article(manuscript.text.path, manuscript.text.data, settings)
    written: tuple[Fix | Addition, ...] = ()
    if manuscript.sidecar:
        name = article.id if article else manuscript.text.path
        written, trouble = read_sidecar(manuscript.sidecar.path, manuscript.sidecar.data, name)
        problems += trouble
    if article is None:
        return None, problems
    fixes = tuple(entry for entry in written if isinstance(entry, Fix))
    mentions = find(article)
    aims, lost = aim(article, mentions, fixes, sentences)
    pins, trouble = pin(article, aims, understand)
    readings = with_checked(resolve(article, with_missed(article, mentions, aims), pins), aims)
    problems += lost + trouble + look_again(readings, aims)
    additions = tuple(entry for entry in written if isinstance(entry, Addition))
    counts = Counts(len(readings), sum(isinstance(reading, Reading) for reading in readings))
    events = extract(article, readings)
    said = tuple(sorted({source.span for event in events for source in event.sources}))
    return Story(article, readings, events, (*aims, *additions), counts, said), problems


def weave(
    stories: Iterable[Story], site_wide: tuple[Correction, ...], settings: Settings, merge: Merge = merge
) -> tuple[Site, tuple[Problem, ...]]:
    """One site of many stories: what several tell of is merged, and what a person wrote has the last word.

    `merge` lets a caller hand in a `Merger`'s, which remembers.
    """
    stories = sorted(stories, key=lambda story: (story.article.context.published.earliest, story.article.id))
    articles = tuple(story.article for story in stories)
    told = [event for story in stories for event in story.events]
    corrections = (*(entry for story in stories for entry in story.corrections), *site_wide)
    fuse_told = partial(fuse, articles={article.id: article for article in articles})
    events, problems = correct(merge(told, articles), told, corrections, articles, understand, fuse_told)
    readings = {story.article.id: story.readings for story in stories}
    counts = Counts(sum(story.counts.expressions for story in stories), sum(story.counts.dated for story in stories))
    said = {story.article.id: story.said for story in stories}
    return Site(settings, articles, events, readings, counts, said), problems


def gather(
    inputs: Inputs, mapper: Mapper = map, weaver: Weaver = weave, *, drafts: bool = False
) -> tuple[Site, tuple[Problem, ...]]:
    """From files to a site, with everything that is wrong in any of them. Articles marked `draft` are left out."""
    told = list(mapper(partial(tell, settings=inputs.settings), inputs.manuscripts))
    stories = [story for story, _ in told if story]
    problems = [problem for _, found in told for problem in found]
    problems += clashes([story.article for story in stories])
    site_wide: tuple[Correction, ...] = ()
    if inputs.corrections:
        site_wide, trouble = read_corrections(inputs.corrections.path, inputs.corrections.data)
        problems += trouble
    shown = [story for story in stories if drafts or not story.article.draft]
    site, trouble = weaver(shown, site_wide, inputs.settings)
    return site, (*problems, *trouble)


def build(
    inputs: Inputs, mapper: Mapper = map, weaver: Weaver = weave, press: Press = render, *, drafts: bool = False
) -> Built:
    """From files to pages. Where there is an error there are no pages.

    `mapper`, `weaver` and `press` let a caller share the work out, or leave out what it remembers.
    """
    site, problems = gather(inputs, mapper, weaver, drafts=drafts)
    if has_errors(problems):
        return Built(site, {}, problems)
    pages, trouble = press(site, inputs.theme)
    problems += trouble
    return Built(site, {} if has_errors(problems) else pages, problems)


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)
