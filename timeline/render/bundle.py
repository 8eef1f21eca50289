"""A theme's assets as files of the site: one style sheet and two scripts, named by what is in them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from timeline.model.article import Front
from timeline.model.problem import Place, Problem, nearest, warning
from timeline.model.theme import Theme

FOLDER = "assets"
UNSAFE = re.compile(r"[;{}<>\\]|/\*|url\(|@", re.IGNORECASE)
PROPERTY = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Bundle:
    """Paths of the style sheet and the two scripts, and every file by its path in the site."""

    style: str
    early: str
    script: str
    files: Mapping[str, bytes]


def bundle(theme: Theme, settings: Mapping[str, Front]) -> Bundle:
    """Joined in the theme's order, with the settings as custom properties at the end: `accent: …` is `--accent`."""
    style = joined(theme, theme.styles) + b"\n" + properties(theme, settings).encode()
    early, script = joined(theme, theme.early), joined(theme, theme.scripts)
    style_path, early_path = stamped("theme.css", style), stamped("early.js", early)
    script_path = stamped("theme.js", script)
    within = {*theme.styles, *theme.early, *theme.scripts}
    files = {f"{FOLDER}/{name}": data for name, data in theme.assets.items() if name not in within}
    files |= {style_path: style, early_path: early, script_path: script}
    return Bundle(style_path, early_path, script_path, files)


def joined(theme: Theme, names: tuple[str, ...]) -> bytes:
    return b"\n".join(theme.assets[name] for name in names)


def stamped(name: str, data: bytes) -> str:
    """`assets/theme.1a2b3c4d5e.css`: a name that changes with the content may be cached for ever."""
    stem, _, ending = name.rpartition(".")
    return f"{FOLDER}/{stem}.{sha256(data).hexdigest()[:10]}.{ending}"


def properties(theme: Theme, settings: Mapping[str, Front]) -> str:
    """Only what a site sets: a theme's own style sheet has the defaults, for light and dark."""
    defaults = dict(theme.settings)
    lines = [
        f"  --{name.replace('_', '-')}: {value};"
        for name, value in settings.items()
        if name in defaults and value != defaults[name] and is_property(name, value)
    ]
    return "\n".join([":root:root {", *lines, "}", ""]) if lines else ""


def is_property(name: str, value: Front) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool) and not UNSAFE.search(str(value))


def settings_of(theme: Theme, chosen: tuple[tuple[str, Front], ...]) -> tuple[dict[str, Front], tuple[Problem, ...]]:
    """The theme's settings with what the site set under `theme:`. A key that the theme lacks is a near miss."""
    settings = dict(theme.settings)
    problems = []
    for name, value in chosen:
        if name not in settings:
            hint = nearest(name, list(settings)) or f"it knows {', '.join(sorted(settings)) or 'none'}"
            message = f'the theme "{theme.name}" has no setting "{name}"'
            problems.append(warning(Place("config.yaml"), message, hint, "theme", name))
        settings[name] = value
    return settings, tuple(problems)


def is_on(value: Front) -> bool:
    """Whether a setting is switched on, however it was spelt."""
    return str(value).lower() in ("true", "yes", "on", "1")
