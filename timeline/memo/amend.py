"""Edits that other pages show: another title, a date put right, a sentence more that tells of something.

What the edit makes of the events is found among those articles that it has to do with; what it makes of pages, from
what these were about. All that is not touched stays where it is. The next build finds what a whole one would have left.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from timeline.memo import trail
from timeline.memo.chapters import revise_timeline
from timeline.memo.codec import encode
from timeline.memo.difference import difference
from timeline.memo.digest import Digester
from timeline.memo.edit import Edit, MoreToDoError, Remade, Retold
from timeline.memo.files import Files
from timeline.memo.kin import Kin, find_kin
from timeline.memo.known import EXPORTS, SUBJECT, keep_pages
from timeline.memo.ledger import Ledger, exports_key, find_ledger, keep_ledger, months_of
from timeline.memo.lists import revise_about, revise_sources, revise_tags
from timeline.memo.margins import Margins, revise_articles
from timeline.memo.revision import Revision
from timeline.memo.splice import feeds, splice
from timeline.memo.spool import Spool
from timeline.memo.workers import Crew, default_jobs
from timeline.memo.workshop import Put, Workshop
from timeline.model.article import Article
from timeline.model.problem import Problem
from timeline.project import CORRECTIONS
from timeline.render import Page
from timeline.render.subjects import TimelineSubject
from timeline.write.manifest import digest

HEAVY, FEW = 300, 6  # events of a page, and pages with so many: more are rendered sooner by several processes


def amend(edit: Edit, told: Sequence[Retold], output: Path, jobs: int, open: ExitStack) -> Remade:
    """Make every page anew that shows what came of these articles. `output` holds what the last build wrote; `open`
    what has to stay open until the pages are written."""
    before, store, known = edit.before, edit.store, edit.known
    site_wide = edit.root / edit.settings.content / CORRECTIONS
    others = any(as_others_see_it(one.old.article) != as_others_see_it(one.story.article) for one in told)
    if others or site_wide.exists():
        raise MoreToDoError
    ledger, kin = find_ledger(store, before.ledger), find_kin(store, before.kin)
    with edit.stage("merge"):
        found = difference(edit, ledger.newest, kin, [one.old for one in told], [one.story for one in told])
    revision = Revision(edit, ledger, found, cited=dict(found.cited))
    with edit.stage("revise"):
        months, sizes = revise_timeline(revision)
        tags = revise_tags(revision)
        revise_sources(revision)
        tallies = revise_about(revision, [(one.old.counts, one.story.counts) for one in told])
        pages = {path: (revision.keys[path], page) for path, page in revision.pages.items()}
        articles, margins = revise_articles(revision, {one.story.article.id: one for one in told})
        pages |= articles
    spool = open.enter_context(closing(Spool(store.path.parent)))
    outcomes = render(edit, [page for _, page in pages.values()], spool, jobs, open)
    with edit.stage("export"):
        sheets, days, keys = splice(revision, output)
        small, latest = feeds(revision)
    exports = sheets | small
    with edit.stage("render"):
        made = {path: found for path, found in zip(pages, outcomes, strict=True) if not isinstance(found, Problem)}
    if len(made) < len(pages):
        raise MoreToDoError
    chapters = [(year, sizes.get(path, size), path, whole) for year, size, path, whole in ledger.chapters]
    counted = replace(ledger, months=months_of(months), chapters=chapters, tags=tags, tallies=tallies)
    for path, (key, _) in pages.items():
        known.made[path] = key, {path: made[path][1]}
    marks = known.made[EXPORTS][1] | {path: digest(data) for path, data in exports.items()}
    known.made[EXPORTS] = exports_key(Digester(), revision.press, keys, latest, ledger.pages), marks
    subjects = {revision.keys[path]: page for path, page in revision.pages.items()}
    keep(edit, told, subjects, margins, replace(counted, days=days, latest=latest), kin)
    digests = known.digests(edit.renderer.bundle.files)
    files = Files(exports, spool, {path: place for path, (place, _) in made.items()}, digests)
    return Remade(files, digests, len(made), len(told), len(before.told))


def keep(
    edit: Edit, told: Sequence[Retold], subjects: Mapping[str, Page], margins: Margins, ledger: Ledger, kin: Kin
) -> None:
    """For the next build, in the place of what the last one left. `subjects`: by key."""
    before, store = edit.before, edit.store
    for one in told:
        one.keep(store, before.told[one.path])
    for key, page in subjects.items():
        store.keep(SUBJECT, key, encode((page, "")))
    store.forget_others(SUBJECT, {key for key, _ in edit.known.made.values()})
    margins.keep(store)
    keep_pages(store, edit.known)
    left = replace(before, stamps=edit.seen.stamps, ledger=keep_ledger(store, ledger), kin=kin.keep())
    stories = {**before.told, **{one.path: one.key for one in told}}
    trail.leave(store, replace(left, told=stories, margins=margins.now))


def render(edit: Edit, pages: Sequence[Page], spool: Spool, jobs: int, open: ExitStack) -> Iterator[Put | Problem]:
    """Each page, in their order. Work on them begins at once where it is shared out."""
    press, theme = edit.renderer.press, edit.renderer.theme
    shop = Workshop(edit.known.base, press, theme, edit.store, spool)
    shop.get_ready(edit.renderer)
    heavy = [page for page in pages if isinstance(page.subject, TimelineSubject) and len(page.subject.events) > HEAVY]
    crew = Crew(jobs or default_jobs())
    if crew.jobs < 2 or len(heavy) <= FEW:
        return map(shop.render, pages)
    open.callback(crew.close)
    return crew.begin_with(shop.render, pages)


def as_others_see_it(article: Article) -> tuple[Any, ...]:
    """All of an article that decides where it stands among the others, and what is said of it."""
    facts = article.context.published, article.context.language, article.tags, article.source, article.license
    return article.id, article.path, *facts, article.draft, article.front
