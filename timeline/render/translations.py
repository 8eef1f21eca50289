"""The same text in other languages: what articles say of each other, made the same from every side."""

from collections.abc import Iterator, Mapping, Sequence

from timeline.model.article import Article
from timeline.model.problem import Place, Problem, nearest, warning
from timeline.render.locale import language_name
from timeline.render.paths import article_path, is_absolute
from timeline.render.views import AlternateView

HTML = "text/html"
Versions = tuple[tuple[str, str], ...]  # languages (BCP 47), each with a path or an absolute address


def given_versions(article: Article) -> dict[str, str]:
    """`translations: {fr: le-pont, de: https://…}` of a front matter: the name of an article, or an address."""
    given = dict(article.front).get("translations")
    pairs = given if isinstance(given, tuple) else ()
    return {str(pair[0]): str(pair[1]) for pair in pairs if isinstance(pair, tuple) and len(pair) == 2}


def versions_of(articles: Sequence[Article]) -> dict[str, Versions]:
    """For each article that has any: all its versions, itself among them, by language. One side need name the other."""
    groups: dict[str, dict[str, str]] = {}
    known = {article.id: article for article in articles}
    for article in articles:
        given = given_versions(article) if article.front else {}
        if not given:
            continue
        group = groups.setdefault(article.id, {article.context.language: article_path(article.id)})
        for language, name in given.items():
            other = known.get(name)
            if other is None:
                if is_absolute(name):
                    group.setdefault(language, name)
                continue
            theirs = groups.get(other.id, {other.context.language: article_path(other.id)})
            for tag, path in theirs.items():
                group.setdefault(tag, path)
            for member in [other.id, *(key for key, value in groups.items() if value is theirs)]:
                groups[member] = group
    return {name: tuple(sorted(group.items())) for name, group in groups.items()}


def alternates_of(versions: Versions) -> tuple[AlternateView, ...]:
    return tuple(AlternateView("alternate", HTML, language_name(tag), path, tag) for tag, path in versions)


def lost_versions(articles: Sequence[Article]) -> Iterator[Problem]:
    """Names under `translations` that no article has."""
    known = {article.id for article in articles}
    for article in articles:
        for language, name in given_versions(article).items() if article.front else ():
            if name not in known and not is_absolute(name):
                hint = nearest(name, sorted(known)) or "its file's name without .md, or an address with https://"
                message = f'there is no article "{name}" to be a translation'
                yield warning(Place(article.path), message, hint, "translations", language)


def site_versions(language: str, given: Mapping[str, object]) -> Versions:
    """The site's own front page among those in other languages."""
    others = {str(tag): str(address) for tag, address in given.items() if is_absolute(str(address))}
    return tuple(sorted(({language: ""} | others).items())) if others else ()
