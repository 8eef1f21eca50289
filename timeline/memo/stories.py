"""Articles told before need not be told again: what came of each is kept under a digest of all that went into it.

Of each article two rows are kept: what the whole site needs of it (`head`), and what only its own page shows (`body`:
its text as HTML, and how its dates were read), which is fetched when that page is rendered and not before.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import partial
from hashlib import blake2b

from timeline.memo.codec import decode, encode
from timeline.memo.digest import Digester
from timeline.memo.store import Store
from timeline.memo.workers import Crew, Stage, Watch
from timeline.model.article import Article
from timeline.model.problem import Problem
from timeline.model.site import Settings
from timeline.pipeline import Manuscript, Story, Told
from timeline.render.text import Raw, Text, text_of

HEAD, BODY = "head", "body"

Marks = tuple[str, str, tuple[str, ...]]  # a story's face, its looks, and the digest of each of its events
Tell = Callable[[Manuscript], Told]


@dataclass(slots=True)
class Stories:
    """A `map` for the pipeline that remembers. Its stories have no text and no readings; `body` fetches those."""

    store: Store
    settings: Settings
    crew: Crew
    watch: Watch
    stage: Stage
    keys: dict[str, str] = field(default_factory=dict)  # article id -> key of its rows
    paths: dict[str, str] = field(default_factory=dict)  # path of an article's file -> the same
    files: dict[str, str] = field(default_factory=dict)  # article id -> path of its file
    faces: dict[str, str] = field(default_factory=dict)  # article id -> digest of all that merging looks at
    digests: dict[int, str] = field(default_factory=dict)  # of events, by identity
    told: int = 0  # how many had to be told anew
    _alive: list[Story] = field(default_factory=list)  # identities are theirs alone while they live
    _again: dict[str, Callable[[], tuple[bytes, bytes]]] = field(default_factory=dict)

    def __call__(self, tell: Tell, manuscripts: Iterable[Manuscript]) -> Iterator[Told]:
        with self.stage("tell"):
            listed = list(manuscripts)
            start = start_of(self.settings)
            keys = [digest_of(start, manuscript) for manuscript in listed]
            self.paths = {one.text.path: key for key, one in zip(keys, listed, strict=True)}
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

    def body(self, article: Article) -> bytes:
        """What only an article's own page shows."""
        key = self.keys[article.id]
        return self.store.row(BODY, key) or self._again[key]()[1]

    def settle(self) -> None:
        """From here on copies of this process can fetch what was told."""
        self.store.commit()

    def _note(self, key: str, story: Story, marks: Marks, again: Callable[[], tuple[bytes, bytes]]) -> None:
        self.keys[story.article.id], self.files[story.article.id] = key, story.article.path
        self.faces[story.article.id], _, digests = marks
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
        packed = self.crew.share_out(partial(pack, tell), manuscripts, get_ready=first)
        for (key, _), (head, body) in zip(missing, self.watch("tell", packed, len(missing)), strict=True):
            self.store.keep(HEAD, key, head)
            self.store.keep(BODY, key, body)
            yield unpack(head)


def start_of(settings: Settings) -> bytes:
    return repr(settings).encode("utf-8", "surrogateescape")


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
        return encode(((), problems, ("", "", ()))), encode(())
    article = story.article
    head = replace(story, article=replace(article, body="", prose="", digest=""), readings=(), said=())
    values = tuple(getattr(head, one.name) for one in fields(head))
    text = text_of(article, Raw(story.readings, story.said))
    return encode((values, problems, marks_of(head, problems))), encode(text)


def find_story(store: Store, key: str) -> Story:
    """What came of an article, without its text. Raises ValueError where that is gone, or was nothing."""
    (story, _), _ = unpack(store.row(HEAD, key) or b"")
    if story is None:
        raise ValueError("no story")
    return story


def find_text(store: Store, key: str) -> Text:
    """Raises ValueError where it is gone."""
    return read_text(store.row(BODY, key) or b"")


def read_text(body: bytes) -> Text:
    """Raises ValueError where that is not what `pack` made."""
    text = decode(body)
    if not isinstance(text, Text):
        raise ValueError("not the text of a story")
    return text


def marks_of(head: Story, problems: tuple[Problem, ...]) -> Marks:
    """Of a story its face, which merging and correcting look at, and its looks, which pages show and messages tell."""
    article, digester = head.article, Digester()
    digests = tuple(digester.mark(event) for event in head.events)
    seen = article.id, article.path, article.context, article.tags, head.corrections, digests
    return digester.digest(seen, shape(head)), digester.digest(article, seen, head.counts, problems), digests


def shape(story: Story) -> tuple[int, ...]:
    """How the sentences and expressions of events lie to each other: which comes first, which are within others.

    What is corrected is found by its very place.
    """
    spans = [span for event in story.events for each in event.sources for span in (each.span, each.expression_span)]
    places = [place for span in spans for place in (span.start, span.end)]
    ranks = {place: place if story.corrections else rank for rank, place in enumerate(sorted(set(places)))}
    return tuple(ranks[place] for place in places)


def unpack(head: bytes) -> tuple[Told, Marks]:
    """Raises ValueError where it is not what `pack` made."""
    try:
        values, problems, (face, looks, digests) = decode(head)
        story = Story(*values) if values else None
        if story and len(story.events) != len(digests):
            raise ValueError("not a story")
        return (story, problems), (face, looks, digests)
    except TypeError as wrong:
        raise ValueError(f"not a story: {wrong}") from wrong
