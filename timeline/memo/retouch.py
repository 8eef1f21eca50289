"""Texts edited so that no page but their own is another: most edits of most texts.

Where all that the site needs of an article is as it was (its title, its context, what it tells of), every other page is
known to be as it was as well. Then no other article is looked at, and the next build finds what a whole build would
have left it.
"""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from timeline.memo import margin, trail
from timeline.memo.pages import article_key, base_of, digests_of, keep_pages, known_pages
from timeline.memo.record import Look, Record
from timeline.memo.store import Store
from timeline.memo.stories import BODY, HEAD, digest_of, pack, read_text, start_of, unpack
from timeline.memo.trail import Trail
from timeline.memo.workers import Stage
from timeline.model.article import Article
from timeline.model.site import Settings
from timeline.pipeline import tell
from timeline.project import SIDECAR, open_manuscript, open_settings, open_theme
from timeline.read.files import ARTICLE
from timeline.render import BadTemplateError, Renderer
from timeline.render.plan import article_page, press_of
from timeline.render.subjects import ArticleSubject
from timeline.write.manifest import digest

FEW = 20  # texts; more are told sooner by several processes


class MoreToDoError(Exception):
    """It takes a whole build; or something is wrong, and a whole build will say what."""


@dataclass(frozen=True, slots=True)
class Retold:
    """An article that is to the rest of the site what it was."""

    path: str  # of its file, as people name it
    key: str
    article: Article  # without its text
    head: bytes
    body: bytes


@dataclass(frozen=True, slots=True)
class Retouched:
    """The pages made anew, by path; and the digests of all files of the site."""

    pages: dict[str, bytes]
    digests: dict[str, str]
    told: int
    articles: int


def retouch(store: Store, root: Path, record: Record, seen: Look, stage: Stage) -> Retouched:
    """Make the pages of edited texts. Raises MoreToDoError where that is not all there is to do."""
    try:
        before = trail.find(store, record)
        names = {article_of(path, root) for path in trail.rewritten_since(before, record, seen)}
        settings = open_settings(root)[0]
        if not settings or len(names) > FEW:
            raise MoreToDoError
        with stage("tell"):
            told = [retell(store, root, name, before.told[name], settings) for name in sorted(names)]
        with stage("render"):
            return make_pages(store, root, settings, replace(before, stamps=seen.stamps), told)
    except (ValueError, KeyError, BadTemplateError) as wrong:
        raise MoreToDoError from wrong


def article_of(path: str, root: Path) -> str:
    """The article whose text or corrections a file holds. Raises ValueError where it lies outside of the site."""
    shown = Path(path).relative_to(root).as_posix()
    return shown.removesuffix(SIDECAR) + ARTICLE if shown.endswith(SIDECAR) else shown


def retell(store: Store, root: Path, name: str, was: str, settings: Settings) -> Retold:
    """Raises MoreToDoError where the rest of the site has to hear of it."""
    manuscript = open_manuscript(root / name)[0]
    if not manuscript or manuscript.text.path != name:
        raise MoreToDoError
    head, body = pack(partial(tell, settings=settings), manuscript)
    (story, _), (face, looks, _) = unpack(head)
    _, (old_face, old_looks, _) = unpack(store.row(HEAD, was) or b"")
    if not story or (face, looks) != (old_face, old_looks):
        raise MoreToDoError
    return Retold(name, digest_of(start_of(settings), manuscript), story.article, head, body)


def make_pages(store: Store, root: Path, settings: Settings, now: Trail, told: list[Retold]) -> Retouched:
    """Make the pages, and put what came of the articles in the place of what came of them before."""
    theme = open_theme(root, settings)[0]
    if not theme:
        raise MoreToDoError
    renderer = Renderer(press_of(settings, theme, now.event_pages, now.odd_tags), theme)
    base, known, made = base_of(renderer), known_pages(store), {}
    for one in told:
        for kind, row in ((HEAD, one.head), (BODY, one.body)):
            store.forget(kind, now.told[one.path])
            store.keep(kind, one.key, row)
        if one.article.draft:  # which no page shows
            continue
        beside = now.margins[one.article.id]
        shown = margin.read_margin(store.row(margin.KIND, beside) or b"")
        page = article_page(ArticleSubject(one.article, read_text(one.body), *shown))
        if page.path not in known:
            raise MoreToDoError
        data = made[page.path] = renderer.page(page)
        known[page.path] = article_key(base, page.path, one.key, beside), {page.path: digest(data)}
    keep_pages(store, known)
    trail.leave(store, replace(now, told={**now.told, **{one.path: one.key for one in told}}))
    return Retouched(made, digests_of(renderer.bundle.files, known), len(told), len(now.told))
