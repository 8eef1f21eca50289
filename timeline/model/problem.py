"""Trouble in what people wrote, as a value: every problem of a run is told, not the first alone."""

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"  # nothing is built
    WARNING = "warning"  # built; with --strict an error
    NOTICE = "notice"  # worth a look


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file, as people count: line and column from 1; 0 where a whole file (or line) is meant."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`content/iran.md:7:12`, as editors and terminals make it a link."""
        return ":".join([self.path, *(str(number) for number in (self.line, self.column) if number)])


@dataclass(frozen=True, slots=True)
class Problem:
    """`hint` says what would be right; `str()` gives `content/iran.md:7:12: error: what (hint)`.

    Who no longer knows where in a file its trouble stands names the YAML `key`: who has the file then finds the line.
    """

    severity: Severity
    place: Place
    message: str
    hint: str = ""
    key: tuple[str, ...] = ()  # from the outermost in

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.place}: {self.severity}: {self.message}{hint}"


def error(place: Place, message: str, hint: str = "", *key: str) -> Problem:
    return Problem(Severity.ERROR, place, message, hint, key)


def warning(place: Place, message: str, hint: str = "", *key: str) -> Problem:
    return Problem(Severity.WARNING, place, message, hint, key)


def notice(place: Place, message: str, hint: str = "") -> Problem:
    return Problem(Severity.NOTICE, place, message, hint)


def nearest(word: str, known: "list[str] | tuple[str, ...]") -> str:
    """`Europe/Sarajevo?` for a near miss, else nothing: a hint."""
    close = get_close_matches(word, known, n=1, cutoff=0.7)
    return f"{close[0]}?" if close else ""
