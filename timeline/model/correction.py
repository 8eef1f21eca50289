"""What a person wrote to set things right. Read from YAML, applied by `correct`; never written back."""

from dataclasses import dataclass

from timeline.model.problem import Place
from timeline.model.span import Span
from timeline.model.when import When

NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class Fix:
    """An entry under `dates:` of `x.dates.yaml`: changes to the reading of `text` within `quote`.

    An empty string is a key that was not given; a person cannot mean an empty date or title. Without `text` an entry
    is about all that its sentence tells.
    """

    article: str  # the id of the article beside it
    place: Place  # of the entry
    quote: str
    text: str
    found: str = ""  # what the builder read when the entry was written
    date: str = ""  # as written: EDTF, ISO or words in any language
    date_place: Place = NOWHERE
    title: str = ""
    hide: bool = False
    note: str = ""
    tags: tuple[str, ...] = ()
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Addition:
    """An entry under `events:` of `x.dates.yaml`: an event that the text does not tell."""

    article: str
    place: Place
    date: str
    title: str
    note: str = ""
    tags: tuple[str, ...] = ()
    date_place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class EventFix:
    """An entry of the site-wide `corrections.yaml`, on one event named by id or by quote."""

    place: Place
    event: str  # an id, or a verbatim quote
    title: str = ""
    hide: bool = False
    note: str = ""
    tags: tuple[str, ...] = ()
    join: tuple[str, ...] = ()  # other events (id or quote) that are the same one
    split: tuple[str, ...] = ()  # articles or quotes that tell of another one


@dataclass(frozen=True, slots=True)
class Pin:
    """A date that a person gave to one expression, understood: `resolve` takes it and moves what hangs on it."""

    when: When
    fix: Fix


@dataclass(frozen=True, slots=True)
class Aim:
    """A fix, and what of its article it was found to be about."""

    fix: Fix
    quote: Span  # into the article's body
    expression: Span | None = None  # of a mention; None where the fix is about its whole sentence


@dataclass(frozen=True, slots=True)
class Listing:
    """What the builder says of one date in `x.dates.yaml`: its own four keys. An empty one is left as it stands there.

    `entry` is the place of the entry that they go to; `NOWHERE` where it has yet to be made.
    """

    text: str
    quote: str
    found: str
    why: str
    entry: Place = NOWHERE


Correction = Fix | Addition | EventFix | Aim
