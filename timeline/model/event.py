"""What happened, and who says so."""

from dataclasses import dataclass
from enum import StrEnum

from timeline.model.span import Span
from timeline.model.when import When


class Status(StrEnum):
    REPORTED = "reported"
    PLANNED = "planned"  # in the future when it was published
    IMPLIED = "implied"  # nobody told of it; "the first in 19 years" says that it was


@dataclass(frozen=True, slots=True)
class Source:
    """The very words that an event came from, and the date that they give it.

    Where `quote` is empty an editor added the event to the article's YAML, and `span` is empty too.
    """

    article: str
    span: Span  # of `quote`, into the article's body
    quote: str  # verbatim
    expression: str  # the words that date it, verbatim; empty where the date is inherited
    expression_span: Span
    when: When
    status: Status
    certainty: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `id` depends on its first source's article and quote alone, so that links last."""

    id: str
    when: When
    title: str
    text: str
    status: Status
    sources: tuple[Source, ...]  # by publication, then article id
    certainty: float
    why: tuple[str, ...]
    tags: tuple[str, ...] = ()
    note: str = ""  # an editor's
    by: str = "rule"  # or "editor": who has the last word on its date
    minor: bool = False  # no date of its own, it shares the day of its article's story: a page may fold these
