"""Folders of themes, as read, made into one theme: its parents' templates, styles, scripts and words, nearest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from posixpath import normpath
from typing import Any

from timeline import plainyaml
from timeline.model.article import Front
from timeline.model.problem import Place, Problem, error, nearest
from timeline.model.theme import Template, Theme
from timeline.read.words import check_words

MANIFEST = "theme.yaml"
KEYS = ("extends", "styles", "early", "scripts", "settings", "description")
Shelf = tuple[str, Mapping[str, bytes]]  # how people name the folder, and its files by path within


@dataclass(slots=True)
class Layer:
    """One theme's own folder."""

    name: str
    path: str
    files: Mapping[str, bytes]
    manifest: Mapping[str, Any] = field(default_factory=dict)

    def shown(self, name: str) -> str:
        """A file of it as people name it; a site's own lie beside its `config.yaml`."""
        return f"{self.path}/{name}" if self.path else name


def load_theme(
    name: str, shelves: Sequence[Shelf], own: Mapping[str, bytes] | None = None
) -> tuple[Theme | None, tuple[Problem, ...]]:
    """The theme called `name`, from folders of themes (the nearest first), with the site's own files laid over it.

    A theme may extend one of another name, or of its own name from a farther shelf. `own` holds `templates/…` and
    `assets/…` and `words/…` of the site.
    """
    problems: list[Problem] = []
    layers = find_layers(name, shelves, problems)
    if not layers:
        return None, tuple(problems)
    if own:
        layers.append(Layer("", "", own))
    templates, assets, words = stack(layers, problems)
    theme = Theme(
        name=name,
        templates=templates,
        assets=assets,
        words=words,
        styles=names_of(layers, "styles"),
        early=names_of(layers, "early"),
        scripts=names_of(layers, "scripts"),
        settings=settings_of(layers),
    )
    place = Place(f"{layers[-1].path or layers[0].path}/{MANIFEST}")
    listed = (*theme.styles, *theme.early, *theme.scripts)
    missing = [asset for asset in listed if asset not in assets]
    problems += [error(place, f'no assets folder holds "{asset}"', nearest(asset, list(assets))) for asset in missing]
    return (None if problems else theme), tuple(problems)


def find_layers(name: str, shelves: Sequence[Shelf], problems: list[Problem]) -> list[Layer]:
    """A theme and those it extends, the most general first."""
    layers: list[Layer] = []
    wanted, place, start = name, Place("config.yaml"), 0
    key: tuple[str, ...] = ("theme", "name")
    while wanted:
        found = next((number for number in range(start, len(shelves)) if has_theme(shelves[number], wanted)), None)
        if found is None:
            known = sorted(
                {path.split("/")[0] for _, files in shelves for path in files if path.endswith(f"/{MANIFEST}")}
            )
            hint = nearest(wanted, known) or f"there are {', '.join(known) or 'none'}"
            problems.append(error(place, f'there is no theme "{wanted}"', hint, *key))
            return []
        layer = open_layer(shelves[found], wanted, problems)
        if any(layer.path == other.path for other in layers):
            problems.append(error(Place(f"{layer.path}/{MANIFEST}"), f'"{wanted}" extends itself'))
            return []
        layers.insert(0, layer)
        place, key = Place(f"{layer.path}/{MANIFEST}"), ("extends",)
        parent = str(layer.manifest.get("extends") or "")
        start = found + 1 if parent == wanted else 0
        wanted = parent
    return layers


def has_theme(shelf: Shelf, name: str) -> bool:
    return f"{name}/{MANIFEST}" in shelf[1]


def open_layer(shelf: Shelf, name: str, problems: list[Problem]) -> Layer:
    """A theme's folder, with its manifest read."""
    path, files = shelf
    start = f"{name}/"
    layer = Layer(
        name, f"{path}/{name}", {key.removeprefix(start): data for key, data in files.items() if key.startswith(start)}
    )
    layer.manifest = read_yaml(layer, MANIFEST, problems)
    place = Place(f"{layer.path}/{MANIFEST}")
    unknown = [key for key in layer.manifest if key not in KEYS]
    problems += [error(place, f'unknown key "{key}"', nearest(key, KEYS)) for key in unknown]
    return layer


def read_yaml(layer: Layer, name: str, problems: list[Problem]) -> dict[str, Any]:
    place = Place(layer.shown(name))
    try:
        text = layer.files[name].decode("utf-8")
    except UnicodeDecodeError as wrong:
        problems.append(error(place, f"is not UTF-8: {wrong.reason} at byte {wrong.start}"))
        return {}
    _, trouble = plainyaml.parse(text, place.path)
    problems += trouble
    found = ({} if trouble else plainyaml.load(text)) or {}
    if not isinstance(found, dict):
        problems.append(error(place, "holds no keys and values", "write `key: value` lines"))
        return {}
    return found


def places_in(layer: Layer, name: str) -> dict[str, Place]:
    """Where each key of a file of words stands."""
    node, trouble = plainyaml.parse(layer.files[name].decode("utf-8", "replace"), layer.shown(name))
    return dict(node.keys) if not trouble and isinstance(node, plainyaml.Map) else {}


def stack(
    layers: Sequence[Layer], problems: list[Problem]
) -> tuple[dict[str, Template], dict[str, bytes], dict[str, dict[str, str]]]:
    """Templates, assets and words of all layers; where two have one name, the later."""
    templates: dict[str, Template] = {}
    assets: dict[str, bytes] = {}
    words: dict[str, dict[str, str]] = {}
    for layer in layers:
        for path, data in sorted(layer.files.items()):
            folder, _, name = normpath(path).partition("/")
            shown = layer.shown(path)
            if folder == "templates" and name:
                try:
                    template = Template(shown, data.decode("utf-8"))
                except UnicodeDecodeError as wrong:
                    problems.append(error(Place(shown), f"is not UTF-8: {wrong.reason} at byte {wrong.start}"))
                    continue
                templates[name] = template
                if layer.name:
                    templates[f"{layer.name}/{name}"] = template
            elif folder == "assets" and name:
                assets[name] = data
            elif folder == "words" and name.endswith(".yaml"):
                language = name.removesuffix(".yaml")
                found = {str(key): str(text) for key, text in read_yaml(layer, path, problems).items()}
                spoken = words.setdefault(language, {})
                english = words.get("en", {}) | (found if language == "en" else {})
                problems += check_words(found, english, places_in(layer, path), Place(shown))
                spoken |= found
    return templates, assets, words


def names_of(layers: Sequence[Layer], key: str) -> tuple[str, ...]:
    """Assets listed by the layers, the most general layer's first, each once."""
    return tuple(dict.fromkeys(str(name) for layer in layers for name in layer.manifest.get(key) or ()))


def settings_of(layers: Sequence[Layer]) -> tuple[tuple[str, Front], ...]:
    merged: dict[str, Front] = {}
    for layer in layers:
        merged |= {str(key): freeze(value) for key, value in (layer.manifest.get("settings") or {}).items()}
    return tuple(merged.items())


def freeze(value: Any) -> Front:
    """Plain YAML values as tuples, so that they can be compared and kept."""
    if isinstance(value, dict):
        return tuple((str(key), freeze(item)) for key, item in value.items())
    if isinstance(value, list):
        return tuple(freeze(item) for item in value)
    return value if isinstance(value, (str, int, float, bool)) or value is None else str(value)
