"""Texts edited so that no page but their own is another: most edits of most texts.

Where all that the site needs of an article is as it was (its title, its context, what it tells of), every other page is
known to be as it was as well. Then no other article is looked at, and the next build finds what a whole build would
have left it.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from timeline.memo import trail
from timeline.memo.edit import Edit, MoreToDoError, Remade, Retold
from timeline.memo.known import article_key, keep_pages
from timeline.memo.margin import find_margin
from timeline.memo.stories import HEAD, digest_of, pack, read_text, start_of, unpack
from timeline.pipeline import tell
from timeline.project import open_manuscript
from timeline.render.plan import article_page
from timeline.render.subjects import ArticleSubject
from timeline.write.manifest import digest


def retell(edit: Edit, name: str) -> Retold:
    """Raises MoreToDoError where there is something else to say than before, or no article."""
    manuscript = open_manuscript(edit.root / name)[0]
    if not manuscript or manuscript.text.path != name:
        raise MoreToDoError
    head, body = pack(partial(tell, settings=edit.settings), manuscript)
    (story, problems), marks = unpack(head)
    (old, said), were = unpack(edit.store.row(HEAD, edit.before.told[name]) or b"")
    if not story or not old or problems != said:
        raise MoreToDoError
    key = digest_of(start_of(edit.settings), manuscript)
    return Retold(name, key, story, old, head, body, alone=marks[:2] == were[:2])


def retouch(edit: Edit, told: Sequence[Retold]) -> Remade:
    """Make the pages of these articles, which are to the rest of the site what they were."""
    known, before, store, made = edit.known, edit.before, edit.store, {}
    for one in told:
        one.keep(store, before.told[one.path])
        if one.story.article.draft:  # which no page shows
            continue
        beside = before.margins[one.story.article.id]
        shown = find_margin(store, beside)
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
