"""Articles told before need not be told again: what came of each is kept under a digest of all that went into it.

Of each article two rows are kept: what the whole site needs of it (`head`), and what only its own page shows (`body`:
its text and its readings), which is fetched when that page is rendered and not before.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import partial
from hashlib import blake2b

from timeline.memo.codec import decode, encode
from timeline.memo.digest import Digester
from timeline.memo.store import Store
from timeline.memo.workers import Stage, Watch, share_out
from timeline.model.article import Article
from timeline.model.reading import Resolved
from timeline.model.site import Settings
from timeline.pipeline import Manuscript, Story, Told

HEAD, BODY = "head", "body"

Marks = tuple[str, tuple[str, ...]]  # a story's face, and the digest of each of its events
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
    faces: dict[str, str] = field(default_factory=dict)  # article id -> digest of all that merging looks at
    digests: dict[int, str] = field(default_factory=dict)  # of events, by identity
    told: int = 0  # how many had to be told anew
    _alive: list[Story] = field(default_factory=list)  # identities are theirs alone while they live
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
                told, marks = known.get(key) or next(fresh)
                if told[0]:
                    self._note(key, told[0], marks, partial(pack, tell, manuscript))
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

    def _note(self, key: str, story: Story, marks: Marks, again: Callable[[], tuple[bytes, bytes]]) -> None:
        self.keys[story.article.id] = key
        self.faces[story.article.id], digests = marks
        self.digests |= zip(map(id, story.events), digests, strict=True)
        self._alive.append(story)
        self._again[key] = again

    def _known(self, wanted: set[str]) -> dict[str, tuple[Told, Marks]]:
        known: dict[str, tuple[Told, Marks]] = {}
        for key, data in self.store.rows(HEAD):
            if key in wanted:
                try:
                    known[key] = unpack(data)
                except ValueError:
                    continue
        return known

    def _tell(self, tell: Tell, missing: Sequence[tuple[str, Manuscript]]) -> Iterator[tuple[Told, Marks]]:
        self.told = len(missing)
        manuscripts = [manuscript for _, manuscript in missing]
        first = partial(tell, *manuscripts[:1])  # makes most of the grammar ready
        packed = share_out(partial(pack, tell), manuscripts, self.jobs, get_ready=first)
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
        return encode(((), problems, ("", ()))), encode(())
    article = story.article
    head = replace(story, article=replace(article, body="", prose=""), readings=())
    values = tuple(getattr(head, one.name) for one in fields(head))
    return encode((values, problems, marks_of(story))), encode((article.body, article.prose, story.readings))


def marks_of(story: Story) -> Marks:
    """Merging and correcting look at events, corrections and context; not at an article's text or title."""
    article = story.article
    digests = tuple(Digester().digest(event) for event in story.events)
    return Digester().digest(
        article.id, article.path, article.context, article.tags, story.corrections, digests
    ), digests


def unpack(head: bytes) -> tuple[Told, Marks]:
    """Raises ValueError where it is not what `pack` made."""
    try:
        values, problems, (face, digests) = decode(head)
        story = Story(*values) if values else None
        if story and len(story.events) != len(digests):
            raise ValueError("not a story")
        return (story, problems), (face, digests)
    except TypeError as wrong:
        raise ValueError(f"not a story: {wrong}") from wrong
