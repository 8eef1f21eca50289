"""A theme as the stages see it: templates, words and assets; no folder, no file."""

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.model.article import Front


@dataclass(frozen=True, slots=True)
class Template:
    """A Jinja template. `path` is how people name its file, for errors: `themes/chronicle/templates/event.html`."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """All that renders a site.

    `templates` holds each under its plain name (`event.html`: the nearest one wins) and under every theme's own
    (`base/event.html`), so that an override can extend what it overrides.
    """

    name: str
    templates: Mapping[str, Template]
    assets: Mapping[str, bytes]  # by path under `assets/`
    words: Mapping[str, Mapping[str, str]]  # language -> key -> the words of the interface
    styles: tuple[str, ...] = ()  # assets that are joined into the one style sheet, in this order
    early: tuple[str, ...] = ()  # likewise, into the script that runs before the first paint
    scripts: tuple[str, ...] = ()  # likewise, into the script that runs when the page is there
    settings: tuple[tuple[str, Front], ...] = ()  # what a site may set under `theme:`, with its default
