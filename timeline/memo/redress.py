"""Another template, another style: every page is made anew, and nothing that any of them is about is looked at here.

What pages are about is kept. It goes from the store to the processes that render, and no article is taken up.
"""

from contextlib import ExitStack, closing
from dataclasses import replace
from functools import partial

from timeline.memo import trail
from timeline.memo.edit import Edit, MoreToDoError, Remade
from timeline.memo.files import Files
from timeline.memo.known import EXPORTS, Known, base_of, frame_of, keep_pages
from timeline.memo.spool import Spool
from timeline.memo.workers import Crew, default_jobs
from timeline.memo.workshop import Kept, Put, Workshop
from timeline.render.paths import article_path


def redress(edit: Edit, jobs: int, open: ExitStack) -> Remade:
    """Make every page anew, of what it was made of before. Raises MoreToDoError where more than that has changed."""
    renderer, before, known = edit.renderer, edit.before, edit.known
    if frame_of(renderer.press, renderer.theme) != before.frame:
        raise MoreToDoError
    base = base_of(renderer)
    spool = open.enter_context(closing(Spool(edit.store.path.parent)))
    crew = Crew(jobs or default_jobs())
    open.callback(crew.close)
    with edit.stage("render"):
        workshop = Workshop(base, renderer.press, renderer.theme, edit.store, spool)
        orders = orders_of(edit) if base != known.base else {}
        ready = partial(workshop.get_ready, renderer)
        outcomes = dict(zip(orders, crew.share_out(workshop.make_again, orders.values(), get_ready=ready), strict=True))
    made: dict[str, Put] = {path: found for path, found in outcomes.items() if isinstance(found, tuple)}
    if len(made) < len(orders):
        raise MoreToDoError
    crew.close()
    marks = {path: (known.key(path), {path: mark}) for path, (_, mark) in made.items()}
    now = Known(base, known.made | marks)
    keep_pages(edit.store, now)
    trail.leave(edit.store, replace(before, stamps=edit.seen.stamps))
    fixed = renderer.bundle.files
    digests = now.digests(fixed)
    files = Files(fixed, spool, {path: place for path, (place, _) in made.items()}, digests)
    return Remade(files, digests, len(made), 0, len(before.told))


def orders_of(edit: Edit) -> dict[str, Kept]:
    """By path of a page, where in the store that lies which it is about."""
    before = edit.before
    articles = {article_path(name): (before.told[before.files[name]], key) for name, key in before.margins.items()}
    return {path: articles.get(path) or ("", key) for path, (key, _) in edit.known.made.items() if path != EXPORTS}
