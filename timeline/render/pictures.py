"""The picture that stands for a page where it is shared: the article's own, or the site's."""

from collections.abc import Iterator, Mapping, Sequence

from timeline.model.article import Article, Front
from timeline.model.problem import Place, Problem, nearest, warning
from timeline.model.theme import Theme
from timeline.render.paths import is_absolute, url

Picture = tuple[str, str]  # a file in `assets/` or an absolute address, and what it shows in words; empty for none
NONE: Picture = ("", "")


def picture_of(given: Mapping[str, object]) -> Picture:
    """`image` and `image_alt` of a front matter, or of the settings of a theme."""
    name, words = given.get("image"), given.get("image_alt")
    return (name, str(words or "")) if isinstance(name, str) and name else NONE


def address_of(name: str, base: str) -> str:
    """Absolute, as those who share a page ask for; nothing where the site's address is unknown."""
    if not name or is_absolute(name):
        return name
    return f"{base}/assets/{url(name)}" if base else ""


def missing_pictures(articles: Sequence[Article], theme: Theme, settings: Mapping[str, Front]) -> Iterator[Problem]:
    """A file that nobody put into `assets/` would be a broken card, which nobody sees who looks at the site alone."""
    named: list[tuple[str, str, tuple[str, ...]]] = [("config.yaml", picture_of(settings)[0], ("theme", "image"))]
    named += [(one.path, picture_of(dict(one.front))[0], ("image",)) for one in articles if one.front]
    for path, name, key in named:
        if name and not is_absolute(name) and name not in theme.assets:
            hint = nearest(name, list(theme.assets)) or "put it into assets/ beside config.yaml"
            yield warning(Place(path), f'there is no image "{name}" in assets/', hint, *key)
