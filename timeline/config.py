"""`config.yaml`: the settings of a site."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from timeline.model.article import Front
from timeline.model.problem import Place, Problem, error
from timeline.model.site import Settings
from timeline.model.target import check_target
from timeline.plainyaml import Map, Node
from timeline.read.keys import FREE, SCALAR, TEXT, Key, Keys, Kind, as_front, checked
from timeline.read.sidecar import read_file
from timeline.read.tables import CONTEXT_KEYS, URL

FIELDS = {field.name for field in fields(Settings)}


def check_folder(value: str) -> str:
    """A folder inside the site's own."""
    if value.startswith(("/", "~")) or ".." in value.split("/") or "\\" in value or ":" in value:
        raise ValueError(f'"{value}" is not in the folder of config.yaml', "name a folder in it, as in public")
    return value.strip("/").removeprefix("./") or "."


def _read_theme(name: str, node: Node, problems: list[Problem]) -> tuple[str, tuple[tuple[str, Front], ...]]:
    """A theme's name, or a map of its name and its settings."""
    if not isinstance(node, Map):
        return TEXT.read(name, node, problems), ()
    named = node.items.get("name")
    settings = tuple((key, as_front(value)) for key, value in node.items.items() if key != "name")
    return (TEXT.read(name, named, problems) if named else ""), settings


def _read_targets(name: str, node: Node, problems: list[Problem]) -> tuple[tuple[str, Front], ...]:
    targets: tuple[tuple[str, Front], ...] = FREE.read(name, node, problems)
    assert isinstance(node, Map)  # FREE reads nothing else
    for target, value in node.items.items():
        if not isinstance(value, Map):
            problems.append(
                error(value.place, f'"{target}" is no map of keys', "write kind: folder, and what it needs")
            )
            continue
        keys = {key: as_front(item) for key, item in value.items.items()}
        problems += [
            error(value.keys.get(complaint.key, node.keys[target]), complaint.message, complaint.hint)
            for complaint in check_target(keys)
        ]
    return targets


FOLDER = checked(check_folder, SCALAR)
THEME = Kind(
    _read_theme, {"anyOf": [SCALAR, {"type": "object", "properties": {"name": {"description": "Its name.", **SCALAR}}}]}
)
TARGETS = Kind(_read_targets, {"type": ["object", "null"], "additionalProperties": {"type": "object"}})

CONFIG_KEYS: Keys = (
    Key("title", TEXT, "The name of the site."),
    Key("description", TEXT, "What it is about, in a sentence."),
    Key("url", URL, "Where it will be published, as in https://example.org/my-timeline."),
    *CONTEXT_KEYS,
    Key("content", FOLDER, "The folder of the articles."),
    Key("output", FOLDER, "The folder that the build makes."),
    Key("theme", THEME, "How it looks: the name of a theme, or a map of its name and its settings."),
    Key("site", FREE, "Anything else that the theme's templates use."),
    Key("translations", FREE, "The same site in other languages: the address of each by its language."),
    Key("publish", TARGETS, "Where `timeline publish` puts it, by name."),
)


def read_config(path: str, data: bytes) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings, with the default for what the file leaves out or has wrong; and everything that is wrong in it."""
    given, problems = read_file(path, data, CONFIG_KEYS)
    if given is None:
        return Settings(), problems
    values: dict[str, Any] = {key: value for key, value in given.values.items() if key in FIELDS}
    if "url" in values:
        values["url"] = values["url"].rstrip("/")
    if "theme" in values:
        name, values["theme_settings"] = values["theme"]
        values["theme"] = name or Settings().theme
    if "site" in given.values:
        values["extra"] = given.values["site"]
    settings = Settings(**values, given=tuple(given.values))
    return settings, problems + _same_folder(settings, path, given.places)


def _same_folder(settings: Settings, path: str, places: Mapping[str, Place]) -> tuple[Problem, ...]:
    """A build empties no folder of what a person wrote."""
    content, output = f"{settings.content}/", f"{settings.output}/"
    if not (content.startswith(output) or output.startswith(content) or settings.output == "."):
        return ()
    place = places.get("output", places.get("content", Place(path)))
    return (error(place, f'output "{settings.output}" and content "{settings.content}" overlap', "keep them apart"),)
