"""What is known of the files that the last build wrote: what each was made from, and what is in it.

A page depends on its own subject and on what is the same on every page (theme, settings, words), its base. Where both
are as they were, so are its bytes. What a page is about is kept under its key, so that it can be made with another base
by nobody who has the whole site at hand; of an article's page that is what came of the article, and its margin.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from timeline.memo.digest import Digester
from timeline.memo.store import Store
from timeline.model.theme import Theme
from timeline.render import Page, Renderer
from timeline.render.press import Press
from timeline.write.manifest import digest

KIND = "pages"
SUBJECT = "subject"  # kind of the rows that hold what pages are about, articles' pages aside
EXPORTS = "exports"  # all of them, in what is known of pages

Made = dict[str, tuple[str, dict[str, str]]]  # name of what was made -> its key, and the SHA-256 of its files by path


@dataclass(slots=True)
class Known:
    """`made` is in the order of the plan."""

    base: str = ""
    made: Made = field(default_factory=dict)

    def key(self, name: str) -> str:
        return self.made[name][0] if name in self.made else ""

    def digests(self, fixed: Mapping[str, bytes]) -> dict[str, str]:
        """SHA-256 of every file of the site, by path; `fixed` are those that no page makes."""
        digests = {path: digest(data) for path, data in fixed.items()}
        for _, found in self.made.values():
            digests |= found
        return digests


def known_pages(store: Store) -> Known:
    data = store.row(KIND, KIND)
    try:
        base, made = json.loads(data) if data else ("", {})
        return Known(base, {name: (key, dict(digests)) for name, (key, digests) in made.items()})
    except (ValueError, TypeError, AttributeError):
        return Known()


def keep_pages(store: Store, known: Known) -> None:
    store.keep(KIND, KIND, json.dumps((known.base, known.made)).encode())


def base_of(renderer: Renderer) -> str:
    """Of what is the same on every page."""
    return Digester().digest(renderer.theme, renderer.press, renderer.site)


def frame_of(press: Press, theme: Theme) -> str:
    """Of what the plan of a site, the exports and what is said of pictures have from press and theme: all but the
    templates, and what is in the assets."""
    return Digester().digest(press, theme.name, theme.settings, tuple(sorted(theme.assets)))


def page_key(digester: Digester, page: Page) -> str:
    return digester.digest(page)


def article_key(path: str, story: str, margin: str) -> str:
    """Of an article's page: what came of the article, and what stands beside it."""
    return Digester().digest(path, story, margin)


def in_order(made: Made, paths: Iterable[str]) -> Made:
    return {path: made[path] for path in paths if path in made}
