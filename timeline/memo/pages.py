"""Pages rendered before need not be rendered again: of each is kept what it was made from, and what came of it.

A page depends on its own subject and on what is the same on every page (theme, settings, words). Digests of both make
its key; where the key is as it was, so are the bytes, and the file that was written last is left alone. The exports,
which tell of every event, are one more thing with a key.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from timeline.memo.digest import Digester
from timeline.memo.spool import Spool
from timeline.memo.store import Store
from timeline.memo.stories import Stories
from timeline.memo.workers import Stage, Watch, share_out
from timeline.model.problem import Problem
from timeline.model.site import Site
from timeline.model.theme import Theme
from timeline.render import BadTemplateError, Page, Renderer, pages
from timeline.render.exports import exports
from timeline.render.plan import make_plan
from timeline.render.subjects import ArticleSubject

KIND = "pages"
EXPORTS = "exports"

Made = dict[str, bytes]
Job = Callable[[], Made]
Outcome = tuple[Made, Problem | None]
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
            article, readings = self.stories.whole(subject.article)
            page = replace(page, subject=replace(subject, article=article, readings=readings))
        return {page.path: self.renderer.page(page)}


def attempt(job: Job) -> Outcome:
    """What a job makes, or what is wrong with its template."""
    try:
        return job(), None
    except BadTemplateError as trouble:
        return {}, trouble.problem


class Files(Mapping[str, bytes]):
    """Every file of the site by its path. One that is as it was written last is made only if it is asked for."""

    def __init__(self, made: Made, spool: Spool, later: Mapping[str, Job]) -> None:
        self._made, self._spool, self._later = made, spool, later

    def __getitem__(self, path: str) -> bytes:
        if path in self._made:
            return self._made[path]
        if path not in self._spool:
            for name, data in self._later[path]().items():
                self._spool.add(name, data)
        return self._spool[path]

    def __iter__(self) -> Iterator[str]:
        return iter({**self._made, **dict.fromkeys(self._spool), **self._later})

    def __len__(self) -> int:
        return len(list(iter(self)))


class Pages:
    """A `render` for the pipeline that remembers."""

    def __init__(self, store: Store, stories: Stories, folder: Path, jobs: int, watch: Watch, stage: Stage) -> None:
        self.store, self.stories = store, stories
        self.jobs, self.watch, self.stage = jobs, watch, stage
        self.digests: dict[str, str] = {}  # SHA-256 by path, for the writer
        self.rendered = 0
        self.spool = Spool(folder)

    def render(self, site: Site, theme: Theme) -> tuple[Files, tuple[Problem, ...]]:
        """Every file by its path, as `timeline.render.render` makes them."""
        with self.stage("plan"):
            renderer = Renderer(site, theme)
            jobs, keys = self._plan(site, theme, renderer)
            known = self._known()
            kept = {name: known[name] for name, key in keys.items() if name in known and known[name][0] == key}
        with self.stage("render"):
            self.stories.settle()
            problems = dict.fromkeys(renderer.problems)
            stale = [name for name in jobs if name not in kept]
            self.rendered = len(stale)
            made = self._run([(name, keys[name], jobs[name]) for name in stale], problems)
        self._keep(kept | made)
        later = {path: jobs[name] for name, (_, digests) in kept.items() for path in digests}
        fixed = dict(renderer.bundle.files)
        self.digests = {path: digest(data) for path, data in fixed.items()}
        for _, digests in (*kept.values(), *made.values()):
            self.digests |= digests
        return Files(fixed, self.spool, later), tuple(problems)

    def _plan(self, site: Site, theme: Theme, renderer: Renderer) -> tuple[dict[str, Job], dict[str, str]]:
        """What there is to make, and the key of each."""
        articles = {id(article): self.stories.keys[article.id] for article in site.articles}
        digester = Digester(self.stories.digests | articles)
        base = digester.digest(theme, renderer.press, renderer.site)
        planned = tuple(pages(site, theme))
        plan = make_plan(site, theme)
        paths = [page.path for page in planned]
        jobs: dict[str, Job] = {EXPORTS: lambda: exports(site, plan, paths)}
        jobs |= {page.path: PageJob(page, renderer, self.stories) for page in planned}
        keys = {EXPORTS: digester.digest(base, site.events, tuple(plan.shelf.values()), plan.homes, paths)}
        keys |= {page.path: digester.digest(base, page) for page in planned}
        return jobs, keys

    def _run(self, stale: list[tuple[str, str, Job]], problems: dict[Problem, None]) -> Known:
        """Do what has to be done; every problem is told, however many pages it spoils."""
        found: Known = {}
        outcomes: Iterable[Outcome] = share_out(attempt, [job for _, _, job in stale], self.jobs)
        for (name, key, _), (made, problem) in zip(stale, self.watch("render", outcomes, len(stale)), strict=True):
            if problem:
                problems[problem] = None
                continue
            for path, data in made.items():
                self.spool.add(path, data)
            found[name] = key, {path: digest(data) for path, data in made.items()}
        return found

    def _known(self) -> Known:
        data = self.store.row(KIND, KIND)
        try:
            return {name: (key, dict(digests)) for name, (key, digests) in json.loads(data).items()} if data else {}
        except (ValueError, TypeError, AttributeError):
            return {}

    def _keep(self, known: Known) -> None:
        self.store.keep(KIND, KIND, json.dumps(known, sort_keys=True).encode())


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()
