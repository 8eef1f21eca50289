"""Pages rendered before need not be rendered again: of each is kept what it was made from, and what came of it.

A page depends on its own subject and on what is the same on every page (theme, settings, words). Digests of both make
its key; where the key is as it was, so are the bytes, and the file that was written last is left alone.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile

from timeline.memo.digest import Digester
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

Rendered = tuple[bytes, Problem | None]


class Spool(Mapping[str, bytes]):
    """Bytes by path in a nameless file, so that a large site need not lie in memory; gone with the process."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = TemporaryFile(dir=folder)  # noqa: SIM115
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0

    def add(self, path: str, data: bytes) -> None:
        self._file.write(data)
        self._places[path] = (self._end, len(data))
        self._end += len(data)

    def __getitem__(self, path: str) -> bytes:
        start, length = self._places[path]
        self._file.seek(start)
        return self._file.read(length)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


@dataclass(frozen=True, slots=True)
class Press:
    """Renders a page with what the memo left out of its subject put back."""

    renderer: Renderer
    stories: Stories

    def __call__(self, page: Page) -> Rendered:
        """A page's bytes, or what is wrong with its template."""
        subject = page.subject
        if isinstance(subject, ArticleSubject):
            article, readings = self.stories.whole(subject.article)
            page = replace(page, subject=replace(subject, article=article, readings=readings))
        try:
            return self.renderer.page(page), None
        except BadTemplateError as trouble:
            return b"", trouble.problem


class Files(Mapping[str, bytes]):
    """Every file of the site by its path. One that is as it was written last is made only if it is asked for."""

    def __init__(self, made: Mapping[str, bytes], spool: Spool, later: Mapping[str, Page], press: Press) -> None:
        self._made, self._spool, self._later, self._press = made, spool, later, press

    def __getitem__(self, path: str) -> bytes:
        if path in self._made:
            return self._made[path]
        if path in self._spool:
            return self._spool[path]
        return self._press(self._later[path])[0]

    def __iter__(self) -> Iterator[str]:
        yield from self._made
        yield from self._spool
        yield from self._later

    def __len__(self) -> int:
        return len(self._made) + len(self._spool) + len(self._later)


class Pages:
    """A `render` for the pipeline that remembers."""

    def __init__(self, store: Store, stories: Stories, folder: Path, jobs: int, watch: Watch, stage: Stage) -> None:
        self.store, self.stories, self.folder = store, stories, folder
        self.jobs, self.watch, self.stage = jobs, watch, stage
        self.digests: dict[str, str] = {}  # SHA-256 by path, for the writer
        self.rendered = 0

    def render(self, site: Site, theme: Theme) -> tuple[Files, tuple[Problem, ...]]:
        """Every file by its path, as `timeline.render.render` makes them."""
        with self.stage("plan"):
            renderer = Renderer(site, theme)
            press = Press(renderer, self.stories)
            digester = Digester({id(article): self.stories.keys[article.id] for article in site.articles})
            base = digester.digest(theme, renderer.press, renderer.site)
            plan = {page.path: page for page in pages(site, theme)}
            keys = {path: digester.digest(base, path, page) for path, page in plan.items()}
            known = self._known()
            kept = {path: known[path][1] for path, key in keys.items() if known.get(path, ("", ""))[0] == key}
        with self.stage("export"):
            made = {**renderer.bundle.files, **exports(site, make_plan(site, theme).shelf)}
            self.digests = kept | {path: sha256(data).hexdigest() for path, data in made.items()}
        with self.stage("render"):
            self.stories.settle()
            spool = Spool(self.folder)
            problems = dict.fromkeys(renderer.problems)
            problems |= self._render([page for path, page in plan.items() if path not in kept], press, spool)
        self._keep({path: (key, self.digests[path]) for path, key in keys.items() if path in self.digests})
        return Files(made, spool, {path: plan[path] for path in kept}, press), tuple(problems)

    def _render(self, stale: list[Page], press: Press, spool: Spool) -> dict[Problem, None]:
        problems: dict[Problem, None] = {}
        self.rendered = len(stale)
        rendered = self.watch("render", share_out(press, stale, self.jobs), len(stale))
        for page, (data, problem) in zip(stale, rendered, strict=True):
            if problem:
                problems[problem] = None
            else:
                spool.add(page.path, data)
                self.digests[page.path] = sha256(data).hexdigest()
        return problems

    def _known(self) -> dict[str, tuple[str, str]]:
        """Key and digest by path."""
        data = self.store.row(KIND, KIND)
        try:
            return {str(path): (str(key), str(digest)) for path, key, digest in json.loads(data)} if data else {}
        except (ValueError, TypeError):
            return {}

    def _keep(self, pages: dict[str, tuple[str, str]]) -> None:
        rows = [(path, *found) for path, found in sorted(pages.items())]
        self.store.keep(KIND, KIND, json.dumps(rows).encode())
