"""Articles told before need not be told again: what came of each is kept under a digest of all that went into it.

Of each article two rows are kept: what the whole site needs of it (`head`), and what only its own page shows (`body`:
its text and its readings), which is fetched when that page is rendered and not before.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import partial
from hashlib import blake2b

from timeline.memo.codec import decode, encode
from timeline.memo.store import Store
from timeline.memo.workers import Stage, Watch, share_out
from timeline.model.article import Article
from timeline.model.reading import Resolved
from timeline.model.site import Settings
from timeline.pipeline import Manuscript, Story, Told

HEAD, BODY = "head", "body"

Tell = Callable[[Manuscript], Told]


@dataclass(slots=True)
class Stories:
    """A `map` for the pipeline that remembers. Its stories have no text and no readings; `whole` fetches those."""

    store: Store
    settings: Settings
    jobs: int
    watch: Watch
    stage: Stage
    keys: dict[str, str] = field(default_factory=dict)  # article id -> key of its rows
    told: int = 0  # how many had to be told anew
    _again: dict[str, Callable[[], tuple[bytes, bytes]]] = field(default_factory=dict)

    def __call__(self, tell: Tell, manuscripts: Iterable[Manuscript]) -> Iterator[Told]:
        with self.stage("tell"):
            listed = list(manuscripts)
            start = repr(self.settings).encode("utf-8", "surrogateescape")
            keys = [digest_of(start, manuscript) for manuscript in listed]
            known = self._known(set(keys))
            missing = [(key, one) for key, one in zip(keys, listed, strict=True) if key not in known]
            fresh = self._tell(tell, missing)
            for key, manuscript in zip(keys, listed, strict=True):
                told = known.get(key) or next(fresh)
                if told[0]:
                    self.keys[told[0].article.id] = key
                    self._again[key] = partial(pack, tell, manuscript)
                yield told
            for kind in (HEAD, BODY):
                self.store.forget_others(kind, set(keys))

    def whole(self, article: Article) -> tuple[Article, tuple[Resolved, ...]]:
        """An article with its text, and its readings."""
        key = self.keys[article.id]
        try:
            body, prose, readings = decode(self.store.row(BODY, key) or b"")
        except ValueError:  # gone or damaged since
            body, prose, readings = decode(self._again[key]()[1])
        return replace(article, body=body, prose=prose), readings

    def settle(self) -> None:
        """From here on copies of this process can fetch what was told."""
        self.store.commit()

    def _known(self, wanted: set[str]) -> dict[str, Told]:
        known: dict[str, Told] = {}
        for key, data in self.store.rows(HEAD):
            if key in wanted:
                try:
                    known[key] = unpack(data)
                except ValueError:
                    continue
        return known

    def _tell(self, tell: Tell, missing: Sequence[tuple[str, Manuscript]]) -> Iterator[Told]:
        self.told = len(missing)
        packed = share_out(partial(pack, tell), [manuscript for _, manuscript in missing], self.jobs)
        for (key, _), (head, body) in zip(missing, self.watch("tell", packed, len(missing)), strict=True):
            self.store.keep(HEAD, key, head)
            self.store.keep(BODY, key, body)
            yield unpack(head)


def digest_of(start: bytes, manuscript: Manuscript) -> str:
    """Everything that a story depends on, save the code: settings, and both files with their paths."""
    mark = blake2b(start, digest_size=16)
    for file in (manuscript.text, manuscript.sidecar):
        if file:
            mark.update(f"\0{file.path}\0{len(file.data)}\0".encode("utf-8", "surrogateescape"))
            mark.update(file.data)
    return mark.hexdigest()


def pack(tell: Tell, manuscript: Manuscript) -> tuple[bytes, bytes]:
    """Tell one article; as two rows."""
    story, problems = tell(manuscript)
    if story is None:
        return encode(((), problems)), encode(())
    article = story.article
    head = replace(story, article=replace(article, body="", prose=""), readings=())
    values = tuple(getattr(head, one.name) for one in fields(head))
    return encode((values, problems)), encode((article.body, article.prose, story.readings))


def unpack(head: bytes) -> Told:
    """Raises ValueError where it is not what `pack` made."""
    try:
        values, problems = decode(head)
        return (Story(*values) if values else None), problems
    except TypeError as wrong:
        raise ValueError(f"not a story: {wrong}") from wrong
