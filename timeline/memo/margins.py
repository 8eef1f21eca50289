"""The pages of articles in a revised site: what they tell of, and what is next to them."""

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.memo.edit import Edit, Retold
from timeline.memo.known import article_key
from timeline.memo.margin import KIND, Margin, find_margin, write_margin
from timeline.memo.revision import Revision
from timeline.memo.store import Store
from timeline.memo.stories import find_story, find_text, read_text
from timeline.render import Page
from timeline.render.paths import article_path
from timeline.render.plan import article_page
from timeline.render.press import articles_of
from timeline.render.subjects import ArticleSubject
from timeline.write.manifest import digest


@dataclass(frozen=True, slots=True)
class Margins:
    """The keys of all margins, by article id, and the rows of those that are new."""

    before: Mapping[str, str]
    now: Mapping[str, str]
    rows: Mapping[str, bytes]  # by article id

    def keep(self, store: Store) -> None:
        used = set(self.now.values())
        for name, row in self.rows.items():
            store.keep(KIND, self.now[name], row)
            if self.before[name] not in used:
                store.forget(KIND, self.before[name])


def revise_articles(revision: Revision, told: Mapping[str, Retold]) -> tuple[dict[str, tuple[str, Page]], Margins]:
    """The pages that are others now, by path, each with its key; and all margins. `told`: by article id."""
    edit, found = revision.edit, revision.found
    events = (*found.gone.values(), *revision.listed_anew.values())
    names = {name for event in events for name in articles_of(event)} | told.keys()
    near = {one.id for name in found.recited for one in _margin(edit, name)[1] if one}
    pages: dict[str, tuple[str, Page]] = {}
    rows: dict[str, bytes] = {}
    now = dict(edit.before.margins)
    for name in sorted(names | near):
        margin = _revised(revision, name, _margin(edit, name))
        row = write_margin(margin)
        key, path = digest(row), article_path(name)
        if key != now[name]:
            now[name], rows[name] = key, row
        story = told[name].key if name in told else edit.before.told[edit.before.files[name]]
        of_page = article_key(path, story, key)
        if of_page != edit.known.key(path):
            pages[path] = of_page, _page(edit, story, told.get(name), margin)
    return pages, Margins(edit.before.margins, now, rows)


def _margin(edit: Edit, name: str) -> Margin:
    return find_margin(edit.store, edit.before.margins[name])


def _revised(revision: Revision, name: str, margin: Margin) -> Margin:
    listed, (earlier, later), versions = margin
    told = {key: event for key, event in revision.listed_anew.items() if name in articles_of(event)}
    cited = revision.found.cited
    beside = (cited.get(one.id, one) if one else None for one in (earlier, later))
    return revision.relisted(listed, told), (next(beside), next(beside)), versions


def _page(edit: Edit, story: str, told: Retold | None, margin: Margin) -> Page:
    whole = told.story if told else find_story(edit.store, story)
    text = read_text(told.body) if told else find_text(edit.store, story)
    return article_page(ArticleSubject(whole.article, text, *margin))
