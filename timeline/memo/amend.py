"""Edits that other pages show: another title, a date put right, a sentence more that tells of something.

What the edit makes of the events is found among those articles that it has to do with; what it makes of pages, from
what these were about. All that is not touched stays where it is. The next build finds what a whole one would have left.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from timeline.memo import trail
from timeline.memo.chapters import revise_timeline
from timeline.memo.codec import encode
from timeline.memo.difference import difference
from timeline.memo.digest import Digester
from timeline.memo.edit import Edit, MoreToDoError, Remade, Retold
from timeline.memo.kin import find_kin
from timeline.memo.known import EXPORTS, SUBJECT, article_key, keep_pages
from timeline.memo.ledger import exports_key, find_ledger, keep_ledger, months_of
from timeline.memo.lists import revise_about, revise_sources, revise_tags
from timeline.memo.margin import KIND as MARGIN
from timeline.memo.margin import Margin, read_margin, write_margin
from timeline.memo.revision import Revision
from timeline.memo.splice import feeds, splice
from timeline.memo.stories import BODY, HEAD, read_text, unpack
from timeline.model.article import Article
from timeline.project import CORRECTIONS
from timeline.render.paths import article_path
from timeline.render.plan import article_page
from timeline.render.press import articles_of
from timeline.render.subjects import ArticleSubject
from timeline.write.manifest import digest


def amend(edit: Edit, told: Sequence[Retold], output: Path) -> Remade:
    """Make every page anew that shows what came of these articles. `output` holds what the last build wrote."""
    before, store, known = edit.before, edit.store, edit.known
    site_wide = edit.root / edit.settings.content / CORRECTIONS
    if site_wide.exists() or any(
        as_others_see_it(one.old.article) != as_others_see_it(one.story.article) for one in told
    ):
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
    with edit.stage("export"):
        sheets, days, keys = splice(revision, output)
        small, latest = feeds(revision)
    with edit.stage("render"):
        made = {path: edit.renderer.page(page) for path, page in revision.pages.items()}
        margins, articles = _articles(revision, {one.story.article.id: one for one in told})
    for one in told:
        one.keep(store, before.told[one.path])
    for path, page in revision.pages.items():
        store.forget(SUBJECT, known.key(path))
        key = revision.key(page)
        store.keep(SUBJECT, key, encode((page, "")))
        known.made[path] = key, {path: digest(made[path])}
    for path, (key, data) in articles.items():
        known.made[path] = key, {path: digest(data)}
        made[path] = data
    exports = sheets | small
    marks = known.made[EXPORTS][1] | {path: digest(data) for path, data in exports.items()}
    known.made[EXPORTS] = exports_key(Digester(), revision.press, keys, latest, ledger.pages), marks
    keep_pages(store, known)
    chapters = [(year, sizes.get(path, size), path, whole) for year, size, path, whole in ledger.chapters]
    now = replace(
        ledger, months=months_of(months), chapters=chapters, days=days, latest=latest, tags=tags, tallies=tallies
    )
    left = replace(before, stamps=edit.seen.stamps, ledger=keep_ledger(store, now), kin=kin.keep())
    stories = {**before.told, **{one.path: one.key for one in told}}
    trail.leave(store, replace(left, told=stories, margins={**before.margins, **margins}))
    digests = known.digests(edit.renderer.bundle.files)
    return Remade(made | exports, digests, len(made), len(told), len(stories))


def as_others_see_it(article: Article) -> tuple[Any, ...]:
    """All of an article that decides where it stands among the others, and what is said of it."""
    facts = article.context.published, article.context.language, article.tags, article.source, article.license
    return article.id, article.path, *facts, article.draft, article.front


def _articles(revision: Revision, told: dict[str, Retold]) -> tuple[dict[str, str], dict[str, tuple[str, bytes]]]:
    """The margins of articles that are others now, by id; of pages made anew, by path, their keys and their bytes."""
    edit, found = revision.edit, revision.found
    before, store = edit.before, edit.store
    events = (*found.gone.values(), *revision.listed_anew.values())
    names = {name for event in events for name in articles_of(event)} | told.keys()
    kept = {name: _margin(edit, name) for name in names}
    near = {one.id for name in found.recited for one in kept[name][1] if one}
    kept |= {name: _margin(edit, name) for name in near - names}
    margins: dict[str, str] = {}
    pages: dict[str, tuple[str, bytes]] = {}
    for name, (listed, (earlier, later), versions) in kept.items():
        entries = revision.relisted(listed, revision.about_article(revision.listed_anew, name))
        beside = tuple(found.cited.get(one.id, one) if one else None for one in (earlier, later))
        margin: Margin = entries, (beside[0], beside[1]), versions
        data = write_margin(margin)
        key, path = digest(data), article_path(name)
        story = told[name].key if name in told else before.told[before.files[name]]
        page_key = article_key(path, story, key)
        if page_key == edit.known.key(path):
            continue
        if key != before.margins[name]:
            margins[name] = key
            store.keep(MARGIN, key, data)
        head = told[name].head if name in told else store.row(HEAD, story) or b""
        body = told[name].body if name in told else store.row(BODY, story) or b""
        (whole, _), _ = unpack(head)
        if not whole:
            raise MoreToDoError
        page = article_page(ArticleSubject(whole.article, read_text(body), *margin))
        pages[path] = page_key, edit.renderer.page(page)
    left = {**before.margins, **margins}
    for name in margins:
        if before.margins[name] not in left.values():
            store.forget(MARGIN, before.margins[name])
    return margins, pages


def _margin(edit: Edit, name: str) -> Margin:
    return read_margin(edit.store.row(MARGIN, edit.before.margins[name]) or b"")
