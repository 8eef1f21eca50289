"""Pages, and what exports say of a day, made of nothing but what was put down for them.

What they are about is written to the spool, and read where they are made: no process that makes them needs to hold the
events of the site.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from timeline.memo.codec import decode, encode
from timeline.memo.known import SUBJECT
from timeline.memo.margin import find_margin
from timeline.memo.spool import Place, Spool
from timeline.memo.store import Store
from timeline.memo.stories import BODY, find_story, find_text, read_text
from timeline.model.event import Event
from timeline.model.problem import Problem
from timeline.model.site import Site
from timeline.model.theme import Theme
from timeline.render import BadTemplateError, Page, Renderer
from timeline.render.exports import SHEETS
from timeline.render.plan import Plan, article_page
from timeline.render.press import Cited, Press
from timeline.render.subjects import ArticleSubject
from timeline.write.manifest import digest

Put = tuple[Place, str]  # where a file lies in the spool, and its SHA-256
Order = tuple[Page, str]  # a page to make, and the key of what came of the article, where it is an article's
Kept = tuple[str, str]  # where in the store lies what a page is about: keys of story and margin, or "" and its own
Pieces = dict[str, list[Place]]  # by path of an export: what it says of each of some days

_renderers: dict[str, Renderer] = {}  # the one of this process, by the digest of what it is made from


@dataclass(frozen=True, slots=True)
class Workshop:
    """What is the same for all that is made; small enough to be sent to other processes with the work."""

    base: str  # digest of press and theme
    press: Press
    theme: Theme
    store: Store
    spool: Spool

    @property
    def renderer(self) -> Renderer:
        if self.base not in _renderers:
            _renderers.clear()
            _renderers[self.base] = Renderer(self.press, self.theme)
        return _renderers[self.base]

    def get_ready(self, renderer: Renderer) -> None:
        """Spare copies of this process what each of them would have to do for itself."""
        _renderers[self.base] = renderer
        renderer.templates.get_ready(self.theme.templates)

    def put_down(self, order: Order) -> Place:
        return self.spool.add(encode(order))

    def make_from(self, place: Place) -> Put | Problem | None:
        return self.make(decode(self.spool.read(place)))

    def make(self, order: Order) -> Put | Problem | None:
        """The page, or what is wrong with its template; None where its text is gone."""
        page, story = order
        try:
            whole = with_text(page, self.store.row(BODY, story) or b"") if story else page
        except ValueError:
            return None
        return self.render(whole)

    def make_again(self, kept: Kept) -> Put | Problem | None:
        """As `make`, of what the store has kept; None where that is gone."""
        story, key = kept
        try:
            if not story:
                return self.render(decode(self.store.row(SUBJECT, key) or b"")[0])
            article, text = find_story(self.store, story).article, find_text(self.store, story)
            return self.render(article_page(ArticleSubject(article, text, *find_margin(self.store, key))))
        except ValueError:
            return None

    def render(self, page: Page) -> Put | Problem:
        try:
            data = self.renderer.page(page)
        except BadTemplateError as trouble:
            return trouble.problem
        return self.spool.add(data), digest(data)

    def put_down_days(self, days: Sequence[Sequence[Event]], cited: Sequence[Cited]) -> Place:
        return self.spool.add(encode((tuple(map(tuple, days)), tuple(cited))))

    def make_days(self, place: Place) -> Pieces:
        """What each export says of the days that were put down there."""
        days, cited = decode(self.spool.read(place))
        site = Site(self.press.settings, (), (), {})
        plan = Plan(self.press, {one.id: one for one in cited}, (), {}, {}, {}, {})
        pieces = {path: [sheet.pieces(events, site, plan) for events in days] for path, sheet in SHEETS.items()}
        return {path: self.spool.add_each(found) for path, found in pieces.items()}


def with_text(page: Page, body: bytes) -> Page:
    """An article's page with what the memo left out of its subject put back. Raises ValueError where it is damaged."""
    subject: Any = page.subject
    return replace(page, subject=replace(subject, text=read_text(body)))
