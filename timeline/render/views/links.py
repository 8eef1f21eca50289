"""Words that lead somewhere, and other forms of a page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinkView:
    """Words that lead somewhere."""

    text: str
    path: str
    count: int = 0  # how many things are there; 0 where nobody counted
    current: bool = False  # whether it leads to this very page


@dataclass(frozen=True, slots=True)
class CreditView:
    """A name and an absolute address; either may be empty."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class AlternateView:
    """Another form of the page: a feed, an oEmbed description, another language."""

    rel: str
    type: str
    title: str
    path: str
    language: str = ""
