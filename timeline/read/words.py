"""The words of the interface as a theme or a site writes them: a file a language, and what is wrong in one."""

from collections.abc import Mapping
from string import Formatter

from timeline.model.problem import Place, Problem, error, nearest

ALSO = {"century": {"number", "ordinal", "roman"}}  # values that are given, though English has no use for them


def fields_of(text: str) -> set[str]:
    """`{"shown", "count"}` of `{shown} of {count} events`. Raises ValueError for braces that do not match."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def check_words(
    spoken: Mapping[str, str], english: Mapping[str, str], places: Mapping[str, Place], whole: Place
) -> list[Problem]:
    """A `{value}` that nobody fills would fail on the first page that says it."""
    problems = []
    for key, text in spoken.items():
        place = places.get(key, whole)
        try:
            found = fields_of(text)
        except ValueError:
            problems.append(error(place, f'"{key}" has a brace that does not match', "write {{ for a brace"))
            continue
        given = sorted(fields_of(english.get(key, text)) | ALSO.get(key, set()))
        hint = f"there is {', '.join(given)}" if given else "it is given none"
        problems += [
            error(place, f'"{key}" has {{{name}}}, which nothing fills', nearest(name, given) or hint)
            for name in sorted(found - set(given))
        ]
    return problems
