"""One good build, page by page: a page is rendered when somebody looks at it, not before."""

from datetime import date
from functools import cached_property
from threading import Lock

from timeline.model.article import Article
from timeline.model.day import Day
from timeline.model.site import Site
from timeline.model.theme import Theme
from timeline.pipeline import Manuscript, Story
from timeline.render import Renderer, pages
from timeline.render.exports import exports
from timeline.render.paths import article_path
from timeline.render.plan import make_plan


class Preview:
    """The pages of a site. `get` renders, and keeps what it rendered."""

    def __init__(self, site: Site, theme: Theme, today: date, stories: dict[str, tuple[Manuscript, Story]]) -> None:
        self.site, self.theme, self.stories = site, theme, stories
        self.renderer = Renderer(site, theme)
        self.plan = {page.path: page for page in pages(site, theme)}
        self.marks = {article_path(article.id): mark for article in site.articles if (mark := mark_of(article, today))}
        self._made: dict[str, bytes] = dict(self.renderer.bundle.files)
        self._lock = Lock()

    def get(self, path: str) -> bytes | None:
        """A file of the site, by its path; None where there is none. Raises BadTemplateError."""
        with self._lock:
            if path not in self._made and path in self.plan:
                self._made[path] = self.renderer.page(self.plan[path])
            return self._made.get(path) or (None if path in self._made else self._exports.get(path))

    @cached_property
    def _exports(self) -> dict[str, bytes]:
        return exports(self.site, make_plan(self.site, self.theme), list(self.plan))


def mark_of(article: Article, today: date) -> str:
    """`draft`, `future` or nothing."""
    if article.draft:
        return "draft"
    return "future" if article.context.today > Day(today.year, today.month, today.day) else ""
