"""Pages rendered before need not be rendered again: of each is kept what it was made from, and what came of it.

A page depends on its own subject and on what is the same on every page (theme, settings, words). Digests of both make
its key; where the key is as it was, so are the bytes, and the file that was written last is left alone. The exports,
which tell of every event, have one key, that no template has a part in.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from timeline.memo.digest import Digester
from timeline.memo.margin import KIND as MARGIN
from timeline.memo.margin import margin_of, write_margin
from timeline.memo.sheets import Sheets, days_of
from timeline.memo.spool import Place, Spool
from timeline.memo.store import Store
from timeline.memo.stories import Stories
from timeline.memo.workers import Crew, Stage, Watch
from timeline.memo.workshop import Put, Workshop, with_text
from timeline.model.problem import Problem
from timeline.model.site import Site
from timeline.model.theme import Theme
from timeline.render import Page, Renderer, pages
from timeline.render.exports import FILES, SHEETS, families
from timeline.render.plan import Plan, find_page, make_plan
from timeline.render.subjects import ArticleSubject
from timeline.write.manifest import digest

KIND = "pages"
EXPORTS = "exports"  # all of them, in what is known of pages

Known = dict[str, tuple[str, dict[str, str]]]  # name of what was made -> its key, and the SHA-256 of its files by path


class Files(Mapping[str, bytes]):
    """Every file of the site by its path. One that is as it was written last is made only if it is asked for."""

    def __init__(
        self, fixed: Mapping[str, bytes], spool: Spool, places: Mapping[str, Place], again: Callable[[str], bytes],
        paths: Iterable[str],
    ) -> None:  # fmt: skip
        self._fixed, self._spool, self._places, self._again, self._paths = fixed, spool, places, again, tuple(paths)

    def __getitem__(self, path: str) -> bytes:
        if path in self._fixed:
            return self._fixed[path]
        return self._spool.read(self._places[path]) if path in self._places else self._again(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


class Pages:
    """A `render` for the pipeline that remembers."""

    def __init__(
        self, store: Store, stories: Stories, folder: Path, output: Path, crew: Crew, watch: Watch, stage: Stage
    ) -> None:
        self.store, self.stories, self.output = store, stories, output
        self.crew, self.watch, self.stage = crew, watch, stage
        self.digests: dict[str, str] = {}  # SHA-256 by path, for the writer
        self.margins: dict[str, str] = {}  # article id -> key of its page's margin
        self._kept_margins = store.keys(MARGIN)
        self.rendered = 0
        self.spool = Spool(folder)

    def render(self, site: Site, theme: Theme) -> tuple[Files, tuple[Problem, ...]]:
        """Every file by its path, as `timeline.render.render` makes them."""
        with self.stage("plan"):
            self.renderer = renderer = Renderer.of(site, theme)
            workshop = Workshop(base_of(renderer), renderer.press, theme, self.store, self.spool)
            known = known_pages(self.store)
            plan, digester = make_plan(site, theme, renderer.press), Digester(self.stories.digests)
            keys, stale = self._plan(site, plan, digester, workshop, known)
        with self.stage("render"):
            self.stories.settle()
            made, problems = self._make(stale, site, plan, workshop)
            now = {name: known[name] for name, key in keys.items() if name not in stale}
            now |= {path: (keys[path], {path: mark}) for path, (_, mark) in made.items()}
        paths = list(keys)
        with self.stage("export"):
            key = digester.digest(
                plan.press, site.events, tuple(plan.shelf.values()), tuple(plan.homes.values()), paths
            )
            if known.get(EXPORTS, ("",))[0] == key:
                now[EXPORTS] = known[EXPORTS]
            else:
                exports = self._export(site, plan, digester, workshop, paths)
                now[EXPORTS] = key, {path: mark for path, (_, mark) in exports.items()}
                made |= exports
        fixed = renderer.bundle.files
        keep_pages(self.store, now)
        self.rendered, self.digests = len(made), digests_of(fixed, now)
        again = self._again(site, plan, paths)
        files = Files(fixed, self.spool, {path: place for path, (place, _) in made.items()}, again, self.digests)
        return files, tuple(dict.fromkeys((*renderer.problems, *problems)))

    def _plan(
        self, site: Site, plan: Plan, digester: Digester, workshop: Workshop, known: Known
    ) -> tuple[dict[str, str], dict[str, Place]]:
        """The key of every page; and those that are to be made, put down."""
        keys, stale = {}, {}
        for page in pages(site, plan):
            key = keys[page.path] = self._key_of(page, workshop.base, digester)
            if page.path not in known or known[page.path][0] != key:
                stale[page.path] = workshop.put_down(page, self._story(page))
        self.store.forget_others(MARGIN, set(self.margins.values()))
        return keys, stale

    def _story(self, page: Page) -> str:
        """The key of what came of the article whose page it is."""
        return self.stories.keys[page.subject.article.id] if isinstance(page.subject, ArticleSubject) else ""

    def _key_of(self, page: Page, base: str, digester: Digester) -> str:
        subject = page.subject
        if not isinstance(subject, ArticleSubject):
            return digester.digest(base, page)
        beside = write_margin(margin_of(subject))
        found = self.margins[subject.article.id] = digest(beside)
        if found not in self._kept_margins:
            self.store.keep(MARGIN, found, beside)
        return article_key(base, page.path, self._story(page), found)

    def _make(
        self, stale: Mapping[str, Place], site: Site, plan: Plan, workshop: Workshop
    ) -> tuple[dict[str, Put], list[Problem]]:
        """A template's trouble is told once, however many pages it spoils."""
        outcomes = self.crew.share_out(workshop.make, list(stale.values()))
        made, problems = {}, []
        for path, found in zip(stale, self.watch("render", outcomes, len(stale)), strict=True):
            outcome = found or workshop.render(self._page(path, site, plan))
            if isinstance(outcome, Problem):
                problems.append(outcome)
            else:
                made[path] = outcome
        return made, problems

    def _page(self, path: str, site: Site, plan: Plan) -> Page:
        """One page, whole."""
        page = find_page(path, site, plan)
        assert page
        subject = page.subject
        return with_text(page, self.stories.body(subject.article)) if isinstance(subject, ArticleSubject) else page

    def _export(
        self, site: Site, plan: Plan, digester: Digester, workshop: Workshop, paths: list[str]
    ) -> dict[str, Put]:
        sheets = Sheets(self.store, self.output, workshop, self.crew, self.watch)
        made = dict(sheets.make(site, plan, days_of(site.events, plan, digester)))
        small = {path: make(site, plan) for path, make in FILES.items() if path not in SHEETS}
        for path, data in (small | families(site, plan, paths)).items():
            made[path] = self.spool.add(data), digest(data)
        return made

    def _again(self, site: Site, plan: Plan, paths: list[str]) -> Callable[[str], bytes]:
        """Makes a file that was written before, where somebody did away with it."""

        def make(path: str) -> bytes:
            if path in FILES:
                return FILES[path](site, plan)
            if path in paths:
                return self.renderer.page(self._page(path, site, plan))
            return families(site, plan, paths)[path]

        return make


def known_pages(store: Store) -> Known:
    data = store.row(KIND, KIND)
    try:
        return {name: (key, dict(digests)) for name, (key, digests) in json.loads(data).items()} if data else {}
    except (ValueError, TypeError, AttributeError):
        return {}


def keep_pages(store: Store, known: Known) -> None:
    store.keep(KIND, KIND, json.dumps(known).encode())


def base_of(renderer: Renderer) -> str:
    """Of what is the same on every page."""
    return Digester().digest(renderer.theme, renderer.press, renderer.site)


def article_key(base: str, path: str, story: str, margin: str) -> str:
    """Of an article's page: what came of the article, and what stands beside it."""
    return Digester().digest(base, path, story, margin)


def digests_of(fixed: Mapping[str, bytes], known: Known) -> dict[str, str]:
    """SHA-256 of every file of the site, by path."""
    digests = {path: digest(data) for path, data in fixed.items()}
    for _, found in known.values():
        digests |= found
    return digests
