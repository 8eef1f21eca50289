"""An article and the publication context that its dates are read in."""

from dataclasses import dataclass

from timeline.model.day import Day
from timeline.model.problem import Place
from timeline.model.when import When

Front = str | int | float | bool | None | tuple["Front", ...] | tuple[tuple[str, "Front"], ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader of the paper knew without being told. Words such as "Friday" are resolved against this."""

    published: When  # a local day (`2019-12-21`) or minute (`2019-12-21T17:04`)
    timezone: str  # IANA: `Asia/Tehran`
    language: str  # BCP 47: `en`, `en-GB`
    place: str  # free words: `Tehran, Iran`; empty when unknown
    calendar: str  # `gregorian`, `persian`, `hijri`, `hebrew`: the calendar bare numbers are in
    number_order: str  # `DMY`, `MDY` or `YMD`: how 3/4/2019 is read
    narrative: bool  # a history or biography: under-specified dates count from the mention before, not from today
    why: tuple[tuple[str, str], ...]  # field name -> where it came from: `front matter, content/iran.md:3`

    @property
    def today(self) -> Day:
        """The publication's local day."""
        return self.published.earliest

    def came_from(self, field: str) -> str:
        return dict(self.why)[field]


@dataclass(frozen=True, slots=True)
class Credit:
    """A name and the address it links to; either may be empty."""

    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One dated text. `body` is its Markdown; `prose` the same with code blanked out, character for character."""

    id: str  # the file's stem, unique in a site, safe in a URL path once percent-encoded
    path: str  # as people name it: `content/2019/iran.md`
    title: str
    body: str
    prose: str
    first_line: int  # the line of the file on which `body` starts, from 1
    context: Context
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    source: Credit = Credit()
    license: Credit = Credit()
    draft: bool = False
    front: tuple[tuple[str, Front], ...] = ()  # the keys that only a theme may know
    digest: str = ""  # SHA-256 of the file, hexadecimal

    def place(self, offset: int) -> Place:
        """Line and column, from 1, of a character of `body` in the file."""
        line = self.body.count("\n", 0, offset)
        column = offset - self.body.rfind("\n", 0, offset)
        return Place(self.path, self.first_line + line, column)
