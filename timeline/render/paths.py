"""Where each page of a site lies. No name that a person wrote can lead out of the output folder."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b, sha256
from urllib.parse import quote

ALL_TAGS = "tags/index.html"  # no tag's own page
UNRESERVED = re.compile(r"[A-Za-z0-9_.~/#-]*")  # what an address spells as it is
LONGEST = 80  # characters of a name in a path; file systems take 255 bytes


def safe_name(name: str) -> str:
    """A name fit for a path: letters and digits of any script stay, everything else becomes a hyphen.

    Names that differ only in what was lost get a digest, so that no two share a page.
    """
    kept = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else "-" for c in name)
    short = "-".join(part for part in kept.split("-") if part)[:LONGEST]
    if short == name:
        return short
    simple = name.casefold().replace(" ", "-")
    return simple if simple == short.casefold() else f"{short.casefold()}-{digest_of(name)}".lstrip("-")


def digest_of(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:6]


@lru_cache(maxsize=65536)
def file_name(name: str) -> str:
    """A name as it is where that is safe (`iran-japan`, `2019-12-21-visit`), else made so."""
    return name if _is_plain(name) else safe_name(name)


def _is_plain(name: str) -> bool:
    fine = all(c.isalnum() or c in "-_." for c in name)
    return fine and 0 < len(name) <= LONGEST and not name.startswith(".")


def article_path(article: str) -> str:
    return f"articles/{file_name(article)}.html"


@lru_cache(maxsize=65536)
def event_path(event: str) -> str:
    return f"events/{file_name(event)}.html"


@lru_cache(maxsize=65536)
def tag_path(tag: str) -> str:
    return f"tags/{safe_name(tag)}.html"


def tag_paths(tags: Iterable[str]) -> dict[str, str]:
    """A page for each tag, also where two would share one (`US`, `us`): the later of them gets a digest."""
    paths: dict[str, str] = {}
    taken = {ALL_TAGS}
    for tag in sorted(set(tags)):
        path = tag_path(tag)
        if path.casefold() in taken:
            path = f"tags/{safe_name(tag)}-{digest_of(tag)}.html"
        taken.add(path.casefold())
        paths[tag] = path
    return paths


def url(path: str) -> str:
    """A path as an address: percent-encoded, its fragment kept."""
    return path if UNRESERVED.fullmatch(path) else quote(path, safe="/#-._~")


def is_absolute(address: str) -> bool:
    """Whether it is an address of its own rather than a path in the site."""
    return address.startswith(("https://", "http://"))


def root_of(path: str) -> str:
    """From a page to the root of the site: `../` for each folder it lies in."""
    return "../" * path.count("/")


def sentence_anchor(quote: str) -> str:
    """The id of a sentence in its article's page: made of its words, so that links last while the text is edited."""
    return f"said-{blake2b(' '.join(quote.split()).encode('utf-8', 'surrogatepass'), digest_size=5).hexdigest()}"
