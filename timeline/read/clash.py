"""Articles that would become one page."""

from collections.abc import Iterable

from timeline.model.article import Article
from timeline.model.problem import Place, Problem, error


def clashes(articles: Iterable[Article]) -> tuple[Problem, ...]:
    """Two articles with one id, or with ids that differ by case alone, which some disks and servers take for one."""
    first: dict[str, Article] = {}
    problems = []
    for article in sorted(articles, key=lambda each: each.path):
        other = first.setdefault(article.id.casefold(), article)
        if other is not article:
            problems.append(
                error(
                    Place(article.path), f'its page would be that of {other.path}, "{other.id}"', "rename one of them"
                )
            )
    return tuple(problems)
