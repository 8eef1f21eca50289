"""The words of the interface, in the site's language where the theme has it, else in English."""

from collections.abc import Mapping

from timeline.model.theme import Theme

FALLBACK = "en"


def choose_words(theme: Theme, language: str) -> Mapping[str, str]:
    """Every key of English; `fa-IR` is looked up as itself, then as `fa`."""
    chosen: dict[str, str] = dict(theme.words.get(FALLBACK, {}))
    for name in (language.split("-")[0], language):
        chosen |= theme.words.get(name, {})
    return chosen
