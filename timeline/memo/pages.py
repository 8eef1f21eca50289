"""Pages rendered before need not be rendered again: of each is kept what it was made from, and what came of it.

Where both are as they were, so are the bytes, and the file that was written last is left alone. The exports, which tell
of every event, have one key, that no template has a part in.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from timeline.memo.digest import Digester
from timeline.memo.files import Files
from timeline.memo.known import (
    EXPORTS,
    SUBJECT,
    Known,
    article_key,
    base_of,
    in_order,
    keep_pages,
    known_pages,
    page_key,
)  # fmt: skip
from timeline.memo.ledger import exports_key, fits, keep_ledger, last_told, ledger_of
from timeline.memo.margin import KIND as MARGIN
from timeline.memo.margin import margin_of, write_margin
from timeline.memo.sheets import Days, Sheets, days_of, name_of
from timeline.memo.spool import Place, Spool
from timeline.memo.store import Store
from timeline.memo.stories import Stories
from timeline.memo.workers import Crew, Stage, Watch
from timeline.memo.workshop import Order, Put, Workshop, with_text
from timeline.model.problem import Problem
from timeline.model.site import Site
from timeline.model.theme import Theme
from timeline.render import Page, Renderer, pages
from timeline.render.exports import FILES, SHEETS, families
from timeline.render.plan import Plan, find_page, make_plan
from timeline.render.subjects import ArticleSubject
from timeline.write.manifest import digest

SMALL = 3000  # events; what so many take up in memory may be there once for each process


class Pages:
    """A `render` for the pipeline that remembers. It serves one build."""

    site: Site
    plan: Plan
    renderer: Renderer
    workshop: Workshop

    def __init__(
        self, store: Store, stories: Stories, folder: Path, output: Path, crew: Crew, watch: Watch, stage: Stage
    ) -> None:
        self.store, self.stories, self.output = store, stories, output
        self.crew, self.watch, self.stage = crew, watch, stage
        self.spool = Spool(folder)
        self.rendered = 0
        self.digests: dict[str, str] = {}  # SHA-256 by path, for the writer
        self.margins: dict[str, str] = {}  # article id -> key of its page's margin
        self.ledger = ""  # its key, where there is one
        self._known = known_pages(store)
        self._kept_margins, self._kept_subjects = store.keys(MARGIN), store.keys(SUBJECT)
        self._new_margins: dict[str, bytes] = {}
        self._keys: dict[str, str] = {}  # by path, in the order of the plan
        self._stale: list[str] = []
        self._subjects: dict[str, Place] = {}  # what pages are about, by key, as it was put down

    def render(self, site: Site, theme: Theme) -> tuple[Files, tuple[Problem, ...]]:
        """Every file by its path, as `timeline.render.render` makes them."""
        self.stories.settle()
        with self.stage("plan"):
            self.site, self.renderer = site, Renderer.of(site, theme)
            self.plan, self._digester = make_plan(site, theme, self.renderer.press), Digester(self.stories.digests)
            base = base_of(self.renderer)
            self.workshop = Workshop(base, self.renderer.press, theme, self.store, self.spool)
            outcomes = self._share_out(base)
        with self.stage("render"):
            made, problems = self._take(outcomes)
            self._keep_subjects()
        now = self._known.made | {path: (self._keys[path], {path: mark}) for path, (_, mark) in made.items()}
        with self.stage("export"):
            days, last = days_of(self.site.events, self.plan, self._digester), last_told(self.site.events, self.plan)
            paths, exports = self._digester.digest(tuple(self._keys)), {}
            key = exports_key(self._digester, self.plan.press, (key for key, _ in days), last, paths)
            if self._known.key(EXPORTS) != key:
                exports = self._export(days)
                now[EXPORTS] = key, {path: mark for path, (_, mark) in exports.items()}
            if fits(self.plan) and len(site.events) > SMALL:
                names = [name_of(events) for _, events in days]
                self.ledger = keep_ledger(self.store, ledger_of(site, self.plan, theme, names, last, paths))
        self.crew.close()  # whose memory is wanted for long files
        known = Known(base, in_order(now, (*self._keys, EXPORTS)))
        keep_pages(self.store, known)
        fixed, places = self.renderer.bundle.files, {path: place for path, (place, _) in (made | exports).items()}
        self.rendered, self.digests = len(places), known.digests(fixed)
        files = Files(fixed, self.spool, places, self.digests, self._again)
        return files, tuple(dict.fromkeys((*self.renderer.problems, *problems)))

    def _share_out(self, base: str) -> Iterator[Put | Problem | None]:
        orders, shop = self._orders(base), self.workshop
        if len(self.site.events) > SMALL:
            return self.crew.share_out(shop.make_from, map(self._place_of, orders))
        return self.crew.share_out_held(shop.make, list(orders), partial(shop.get_ready, self.renderer))

    def _orders(self, base: str) -> Iterator[Order]:
        """Note the key of every page, and tell which are to be made. Of a site that is not small is kept besides what
        its pages are about."""
        kept = len(self.site.events) > SMALL
        for page in pages(self.site, self.plan):
            key, story = self._key_of(page), self._story(page)
            self._keys[page.path] = key
            if kept and not story and key not in self._kept_subjects:
                self._subjects[key] = self.workshop.put_down((page, story))
            if (self._known.base, self._known.key(page.path)) != (base, key):
                self._stale.append(page.path)
                yield page, story

    def _place_of(self, order: Order) -> Place:
        return self._subjects.get(self._keys[order[0].path]) or self.workshop.put_down(order)

    def _key_of(self, page: Page) -> str:
        subject = page.subject
        if not isinstance(subject, ArticleSubject):
            return page_key(self._digester, page)
        beside = write_margin(margin_of(subject))
        found = self.margins[subject.article.id] = digest(beside)
        if found not in self._kept_margins:
            self._new_margins[found] = beside
        return article_key(page.path, self._story(page), found)

    def _story(self, page: Page) -> str:
        """The key of what came of the article whose page it is."""
        return self.stories.keys[page.subject.article.id] if isinstance(page.subject, ArticleSubject) else ""

    def _keep_subjects(self) -> None:
        """Not before: other processes read what is kept while pages are made."""
        for key, place in self._subjects.items():
            self.store.keep(SUBJECT, key, self.spool.read(place))
        self.store.forget_others(SUBJECT, set(self._keys.values()))
        for key, beside in self._new_margins.items():
            self.store.keep(MARGIN, key, beside)
        self.store.forget_others(MARGIN, set(self.margins.values()))

    def _take(self, outcomes: Iterable[Put | Problem | None]) -> tuple[dict[str, Put], list[Problem]]:
        """A template's trouble is told once, however many pages it spoils."""
        made, problems = {}, []
        for path, found in zip(self._stale, self.watch("render", outcomes, len(self._stale)), strict=True):
            outcome = found or self.workshop.render(self._page(path))
            if isinstance(outcome, Problem):
                problems.append(outcome)
            else:
                made[path] = outcome
        return made, problems

    def _page(self, path: str) -> Page:
        """One page, whole."""
        page = find_page(path, self.site, self.plan)
        assert page
        subject = page.subject
        return with_text(page, self.stories.body(subject.article)) if isinstance(subject, ArticleSubject) else page

    def _export(self, days: Days) -> dict[str, Put]:
        sheets = Sheets(self.store, self.output, self.workshop, self.crew, self.watch)
        made = dict(sheets.make(self.site, self.plan, days))
        small = {path: make(self.site, self.plan) for path, make in FILES.items() if path not in SHEETS}
        for path, data in (small | families(self.site, self.plan, self._keys)).items():
            made[path] = self.spool.add(data), digest(data)
        return made

    def _again(self, path: str) -> bytes:
        """A file that was written before, where somebody did away with it."""
        if path in FILES:
            return FILES[path](self.site, self.plan)
        if path in self._keys:
            return self.renderer.page(self._page(path))
        return families(self.site, self.plan, self._keys)[path]
