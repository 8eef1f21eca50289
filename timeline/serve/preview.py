"""One good build, file by file: each is made when somebody looks at it, not before."""

from datetime import date
from functools import cached_property
from threading import Lock

from timeline.model.article import Article
from timeline.model.day import Day
from timeline.model.site import Site
from timeline.model.theme import Theme
from timeline.pipeline import Manuscript, Story
from timeline.render import Renderer, pages
from timeline.render.exports import FILES, families
from timeline.render.paths import article_path
from timeline.render.plan import Plan, find_page, make_plan

PAGE = ".html"
FAMILIES = ("robots.txt", "sitemap", "oembed.json", ".oembed.json")  # how their names begin or end


class Preview:
    """The files of a site. `get` makes one, and keeps what it made."""

    def __init__(self, site: Site, theme: Theme, today: date, stories: dict[str, tuple[Manuscript, Story]]) -> None:
        self.site, self.theme, self.stories = site, theme, stories
        self.renderer = Renderer.of(site, theme)
        self.marks = {article_path(article.id): mark for article in site.articles if (mark := mark_of(article, today))}
        self._made: dict[str, bytes | None] = dict(self.renderer.bundle.files)
        self._lock = Lock()

    def get(self, path: str) -> bytes | None:
        """A file of the site, by its path; None where there is none. Raises BadTemplateError."""
        with self._lock:
            if path not in self._made:
                self._made[path] = self._make(path)
            return self._made[path]

    def _make(self, path: str) -> bytes | None:
        if path.endswith(PAGE):
            page = find_page(path, self.site, self._plan)
            return self.renderer.page(page) if page else None
        if path in FILES:
            return FILES[path](self.site, self._plan)
        return self._families.get(path) if path.startswith(FAMILIES) or path.endswith(FAMILIES) else None

    @cached_property
    def _plan(self) -> Plan:
        return make_plan(self.site, self.theme, self.renderer.press)

    @cached_property
    def _families(self) -> dict[str, bytes]:
        return families(self.site, self._plan, (page.path for page in pages(self.site, self._plan)))


def mark_of(article: Article, today: date) -> str:
    """`draft`, `future` or nothing."""
    if article.draft:
        return "draft"
    return "future" if article.context.today > Day(today.year, today.month, today.day) else ""
