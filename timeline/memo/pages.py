"""Pages rendered before need not be rendered again: of each is kept what it was made from, and what came of it.

A page depends on its own subject and on what is the same on every page (theme, settings, words). Digests of both make
its key; where the key is as it was, so are the bytes, and the file that was written last is left alone. The exports,
which tell of every event, are a few more things with a key, that no template has a part in.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from hashlib import sha256
from pathlib import Path

from timeline.memo.digest import Digester
from timeline.memo.margin import KIND as MARGIN
from timeline.memo.margin import margin_of, write_margin
from timeline.memo.sheets import Sheets, days_of
from timeline.memo.spool import Place, Spool
from timeline.memo.store import Store
from timeline.memo.stories import Stories
from timeline.memo.workers import WORTH_IT, Stage, Watch, share_out
from timeline.model.problem import Problem
from timeline.model.site import Site
from timeline.model.theme import Theme
from timeline.render import BadTemplateError, Page, Renderer, pages
from timeline.render.exports import FILES, SHEETS, families
from timeline.render.plan import Plan, make_plan
from timeline.render.subjects import ArticleSubject

KIND = "pages"
MANY = 2000  # events; an export of more is worth a process of its own
FAMILIES = "families"  # the name of a job

Made = dict[str, bytes]
Job = Callable[[], Made]
Put = dict[str, tuple[Place, str]]  # by path: where it lies in the spool, and its SHA-256
Known = dict[str, tuple[str, dict[str, str]]]  # name of a job -> its key, and the SHA-256 of what it makes by path


@dataclass(frozen=True, slots=True)
class PageJob:
    """Renders one page, with what the memo left out of its subject put back."""

    page: Page
    renderer: Renderer
    stories: Stories

    def __call__(self) -> Made:
        page, subject = self.page, self.page.subject
        if isinstance(subject, ArticleSubject):
            article, readings, said = self.stories.whole(subject.article)
            page = replace(page, subject=replace(subject, article=article, readings=readings, said=said))
        return {page.path: self.renderer.page(page)}


def export(path: str, site: Site, plan: Plan) -> Made:
    return {path: FILES[path](site, plan)}


def compile_templates(jobs: Iterable[Job]) -> None:
    """Those that jobs render pages with; all pages have one renderer."""
    rendered = [job for job in jobs if isinstance(job, PageJob)]
    for job in rendered[:1]:
        job.renderer.templates.get_ready(sorted({each.page.template for each in rendered}))


def put(spool: Spool, job: Job) -> tuple[Put, Problem | None]:
    """What a job makes, in the spool; or what is wrong with its template."""
    try:
        return {path: (spool.add(data), digest(data)) for path, data in job().items()}, None
    except BadTemplateError as trouble:
        return {}, trouble.problem


class Files(Mapping[str, bytes]):
    """Every file of the site by its path. One that is as it was written last is made only if it is asked for."""

    def __init__(self, fixed: Made, spool: Spool, places: dict[str, Place], later: Mapping[str, Job]) -> None:
        self._fixed, self._spool, self._places, self._later = fixed, spool, places, later

    def __getitem__(self, path: str) -> bytes:
        if path in self._fixed:
            return self._fixed[path]
        if path not in self._places:
            self._places |= {name: place for name, (place, _) in put(self._spool, self._later[path])[0].items()}
        return self._spool.read(self._places[path])

    def __iter__(self) -> Iterator[str]:
        return iter({**self._fixed, **self._places, **self._later})

    def __len__(self) -> int:
        return len(list(iter(self)))


class Pages:
    """A `render` for the pipeline that remembers."""

    def __init__(
        self, store: Store, stories: Stories, folder: Path, output: Path, jobs: int, watch: Watch, stage: Stage
    ) -> None:
        self.store, self.stories, self.output = store, stories, output
        self.jobs, self.watch, self.stage = jobs, watch, stage
        self.digests: dict[str, str] = {}  # SHA-256 by path, for the writer
        self.margins: dict[str, str] = {}  # article id -> key of its page's margin
        self._kept_margins = store.keys(MARGIN)
        self.rendered = 0
        self.spool = Spool(folder)

    def render(self, site: Site, theme: Theme) -> tuple[Files, tuple[Problem, ...]]:
        """Every file by its path, as `timeline.render.render` makes them."""
        with self.stage("plan"):
            self.renderer = renderer = Renderer.of(site, theme)
            jobs, keys = self._plan(site, renderer)
            known = known_pages(self.store)
            kept = {name: known[name] for name, key in keys.items() if name in known and known[name][0] == key}
        with self.stage("render"):
            self.stories.settle()
            stale = {name: job for name, job in jobs.items() if name not in kept}
            self.rendered = len(stale)
            made, problems = self._run(stale, len(site.events))
        fixed = dict(renderer.bundle.files)
        fresh = {name: (keys[name], {path: mark for path, (_, mark) in one.items()}) for name, one in made.items()}
        keep_pages(self.store, kept | fresh)
        self.digests = digests_of(fixed, kept | fresh)
        places = {path: place for one in made.values() for path, (place, _) in one.items()}
        later = {path: jobs[name] for name, (_, digests) in kept.items() for path in digests}
        return Files(fixed, self.spool, places, later), tuple(dict.fromkeys((*renderer.problems, *problems)))

    def _plan(self, site: Site, renderer: Renderer) -> tuple[dict[str, Job], dict[str, str]]:
        """What there is to make, and the key of each."""
        digester, base = Digester(self.stories.digests), base_of(renderer)
        plan = make_plan(site, renderer.theme, renderer.press)
        planned = tuple(pages(site, plan))
        paths = [page.path for page in planned]
        data = digester.digest(plan.press, site.events, tuple(plan.shelf.values()), tuple(plan.homes.values()), paths)
        sheets = Sheets(self.store, self.output, site, plan, cache(partial(days_of, site.events, plan, digester)))
        jobs: dict[str, Job] = {path: partial(export, path, site, plan) for path in FILES}
        jobs |= {path: partial(sheets.make, path) for path in SHEETS}
        jobs[FAMILIES] = partial(families, site, plan, paths)
        keys = dict.fromkeys(jobs, data)
        jobs |= {page.path: PageJob(page, renderer, self.stories) for page in planned}
        keys |= {page.path: self._key_of(page, base, digester) for page in planned}
        self.store.forget_others(MARGIN, set(self.margins.values()))
        return jobs, keys

    def _key_of(self, page: Page, base: str, digester: Digester) -> str:
        subject = page.subject
        if not isinstance(subject, ArticleSubject):
            return digester.digest(base, page)
        beside = write_margin(margin_of(subject))
        found = self.margins[subject.article.id] = digest(beside)
        if found not in self._kept_margins:
            self.store.keep(MARGIN, found, beside)
        return article_key(base, page.path, self.stories.keys[subject.article.id], found)

    def _run(self, stale: Mapping[str, Job], events: int) -> tuple[dict[str, Put], list[Problem]]:
        """Do what has to be done; a template's trouble is told once, however many pages it spoils."""
        long = FILES.keys() & stale.keys() and events > MANY
        get_ready = partial(compile_templates, tuple(stale.values()))
        outcomes = share_out(
            partial(put, self.spool), list(stale.values()), self.jobs, 2 if long else WORTH_IT, get_ready
        )
        made, problems = {}, []
        for name, (one, problem) in zip(stale, self.watch("render", outcomes, len(stale)), strict=True):
            if problem:
                problems.append(problem)
            else:
                made[name] = one
        return made, problems


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


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()
