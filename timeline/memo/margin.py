"""What an article's page shows besides the article: what it tells of, as lists show it, and what is next to it.

Kept by itself, so that one such page can be made without any other article.
"""

import json
from typing import Any

from timeline.memo.flat import read_entry, when, write_entry
from timeline.memo.store import Store
from timeline.render.press import Cited
from timeline.render.subjects import ArticleSubject, Entry, Neighbours
from timeline.render.translations import Versions

KIND = "margin"

Margin = tuple[tuple[Entry, ...], Neighbours, Versions]


def margin_of(subject: ArticleSubject) -> Margin:
    return subject.listed, subject.neighbours, subject.versions


def write_margin(margin: Margin) -> bytes:
    listed, neighbours, versions = margin
    return json.dumps([list(map(write_entry, listed)), [_write_cited(one) for one in neighbours], versions]).encode()


def find_margin(store: Store, key: str) -> Margin:
    """Raises ValueError where it is gone."""
    return read_margin(store.row(KIND, key) or b"")


def read_margin(data: bytes) -> Margin:
    """Raises ValueError where it is not what `write_margin` wrote."""
    try:
        entries, (before, after), versions = json.loads(data)
        listed = tuple(map(read_entry, entries))
        return listed, (_read_cited(before), _read_cited(after)), tuple((tag, path) for tag, path in versions)
    except (TypeError, KeyError) as wrong:
        raise ValueError(f"not a margin: {wrong}") from wrong


def _write_cited(one: Cited | None) -> Any:
    if one is None:
        return None
    picture = one.image, one.image_alt
    return one.id, one.title, one.path, one.published.edtf, one.publisher, one.place, *picture


def _read_cited(plain: Any) -> Cited | None:
    if plain is None:
        return None
    id_, title, path, published, *rest = plain
    return Cited(id_, title, path, when(published), *rest)
