"""Texts edited so that no page but their own is another: most edits of most texts.

Where all that the site needs of an article is as it was (its title, its context, what it tells of), every other page is
known to be as it was as well. Then no other article is looked at, and the next build finds what a whole build would
have left it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from timeline.memo import margin, trail
from timeline.memo.edit import Edit, MoreToDoError, Remade
from timeline.memo.known import article_key, keep_pages
from timeline.memo.stories import BODY, HEAD, digest_of, pack, read_text, start_of, unpack
from timeline.pipeline import Story, tell
from timeline.project import open_manuscript
from timeline.render.plan import article_page
from timeline.render.subjects import ArticleSubject
from timeline.write.manifest import digest


@dataclass(frozen=True, slots=True)
class Retold:
    """An article that is to the rest of the site what it was."""

    path: str  # of its file, as people name it
    key: str
    story: Story  # without its text
    head: bytes
    body: bytes


def retouch(edit: Edit, names: Sequence[str]) -> Remade:
    """Make the pages of the articles of these files. Raises MoreToDoError where that is not all there is to do."""
    with edit.stage("tell"):
        told = [retell(edit, name) for name in names]
    with edit.stage("render"):
        return make_pages(edit, told)


def retell(edit: Edit, name: str) -> Retold:
    """Raises MoreToDoError where the rest of the site has to hear of it."""
    manuscript = open_manuscript(edit.root / name)[0]
    if not manuscript or manuscript.text.path != name:
        raise MoreToDoError
    head, body = pack(partial(tell, settings=edit.settings), manuscript)
    (story, _), (face, looks, _) = unpack(head)
    _, (old_face, old_looks, _) = unpack(edit.store.row(HEAD, edit.before.told[name]) or b"")
    if not story or (face, looks) != (old_face, old_looks):
        raise MoreToDoError
    return Retold(name, digest_of(start_of(edit.settings), manuscript), story, head, body)


def make_pages(edit: Edit, told: Sequence[Retold]) -> Remade:
    """Make the pages, and put what came of the articles in the place of what came of them before."""
    known, before, store, made = edit.known, edit.before, edit.store, {}
    for one in told:
        for kind, row in ((HEAD, one.head), (BODY, one.body)):
            store.forget(kind, before.told[one.path])
            store.keep(kind, one.key, row)
        if one.story.article.draft:  # which no page shows
            continue
        beside = before.margins[one.story.article.id]
        shown = margin.read_margin(store.row(margin.KIND, beside) or b"")
        page = article_page(ArticleSubject(one.story.article, read_text(one.body), *shown))
        if page.path not in known.made:
            raise MoreToDoError
        data = made[page.path] = edit.renderer.page(page)
        known.made[page.path] = article_key(page.path, one.key, beside), {page.path: digest(data)}
    keep_pages(store, known)
    now = {**before.told, **{one.path: one.key for one in told}}
    trail.leave(store, replace(before, stamps=edit.seen.stamps, told=now))
    digests = known.digests(edit.renderer.bundle.files)
    return Remade(made, digests, len(made), len(told), len(now))
