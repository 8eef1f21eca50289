"""Builds that look at no more than what was edited: texts, or how pages look.

They rest on what the build before left; the next build finds what a whole build would have left it. Whatever they
cannot do, and whatever is wrong, is for a whole build to do and to say.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from timeline.memo import trail
from timeline.memo.edit import Edit, MoreToDoError, Remade
from timeline.memo.known import base_of, known_pages
from timeline.memo.record import Look, Record
from timeline.memo.retouch import retell, retouch
from timeline.memo.store import Store
from timeline.memo.workers import Stage
from timeline.project import CONFIG, SIDECAR, open_settings, open_theme
from timeline.read.files import ARTICLE
from timeline.render import BadTemplateError, Renderer
from timeline.render.plan import press_of

FEW = 20  # texts; more are told sooner by several processes


def build_quickly(
    store: Store, root: Path, record: Record, seen: Look, jobs: int, stage: Stage, open: ExitStack
) -> Remade:
    """Make the pages that are others now. Raises MoreToDoError where that takes a whole build.

    `open`: what has to stay open until the pages are written.
    """
    try:
        before = trail.find(store, record)
        settings = open_settings(root)[0]
        theme = open_theme(root, settings)[0] if settings else None
        if not settings or not theme:
            raise MoreToDoError
        renderer = Renderer(press_of(settings, theme, before.event_pages, before.odd_tags), theme)
        edit = Edit(store, root, settings, renderer, known_pages(store), before, seen, stage)
        changed = {Path(path).relative_to(root) for path in trail.changed_since(before, record, seen)}
        texts = {path for path in changed if path.is_relative_to(settings.content)}
        if not edit.known.base or Path(CONFIG) in changed or (texts and changed != texts) or len(texts) > FEW:
            raise MoreToDoError
        if not texts:
            from timeline.memo.redress import redress  # by several processes, which most edits do without

            return redress(edit, jobs, open)
        if edit.known.base != base_of(renderer):
            raise MoreToDoError
        with stage("tell"):
            told = [retell(edit, name) for name in articles_of(texts)]
        if not all(one.alone for one in told):
            from timeline.memo.amend import amend

            return amend(edit, told, Path(record.output), jobs, open)
        with stage("render"):
            return retouch(edit, told)
    except (ValueError, KeyError, BadTemplateError) as wrong:
        raise MoreToDoError from wrong


def articles_of(paths: Iterable[Path]) -> list[str]:
    """The files of the articles whose text or corrections these hold."""
    shown = {path.as_posix() for path in paths}
    return sorted({path.removesuffix(SIDECAR) + ARTICLE if path.endswith(SIDECAR) else path for path in shown})
