"""A site's folder on disk: where its configuration, articles and theme are, and what is missing."""

from importlib.util import find_spec
from pathlib import Path

from timeline.config import read_config
from timeline.model.problem import Place, Problem, error
from timeline.model.site import Settings
from timeline.model.theme import Theme
from timeline.pipeline import Inputs, Manuscript, gather
from timeline.read.files import File, read_content, read_tree
from timeline.read.pinpoint import pinpoint
from timeline.read.theme import Shelf, load_theme

CONFIG = "config.yaml"
CORRECTIONS = "corrections.yaml"
SIDECAR = ".dates.yaml"
THEMES = (Path(__file__).parent / "themes", Path(__file__).parent.parent / "themes")  # in a wheel; in a checkout
OWN = ("templates", "assets", "words")  # beside config.yaml: a site's own come before its theme's
GROUP = "timeline.themes"  # entry points that packages with themes announce
NO_THEME = Theme("", {}, {}, {})

Problems = tuple[Problem, ...]


def find_root(inside: Path) -> Path:
    """The nearest folder, here or above, that has a `config.yaml`; else `inside` itself."""
    whole = inside.resolve()
    return next((folder for folder in (whole, *whole.parents) if (folder / CONFIG).is_file()), inside)


def open_settings(root: Path) -> tuple[Settings | None, Problems]:
    """The settings of the site in `root`."""
    place = Place(str(root / CONFIG))
    try:
        data = (root / CONFIG).read_bytes()
    except FileNotFoundError:
        hint = "run `timeline new DIR` for a new site, or name the folder of one with --site"
        return None, (error(place, "no such file", hint),)
    except OSError as wrong:
        return None, (error(place, f"cannot be read: {wrong.strerror}"),)
    return read_config(CONFIG, data)


def open_project(root: Path) -> tuple[Inputs | None, Problems]:
    """All that a build of the site in `root` reads. Without settings, articles or a theme there are no inputs."""
    settings, problems = open_settings(root)
    if settings is None:
        return None, problems
    files, trouble = read_content(root, settings.content)
    problems += trouble
    theme, trouble = open_theme(root, settings)
    problems += located(root, trouble)
    if not files:
        return None, problems
    manuscripts, corrections = sort_files(files, settings.content)
    if theme is None:  # what is wrong in the articles is told all the same
        return None, problems + gather(Inputs(settings, manuscripts, corrections, NO_THEME))[1]
    return Inputs(settings, manuscripts, corrections, theme), problems


def located(root: Path, problems: Problems) -> Problems:
    """The same; those that name a key of YAML and no line have the line that it stands on."""
    paths = {problem.place.path for problem in problems if problem.key}
    files = {path: (root / path).read_bytes() for path in paths if (root / path).is_file()}
    return pinpoint(problems, files) if files else problems


def open_manuscript(path: Path) -> tuple[Manuscript | None, Settings, Problems]:
    """One article of a site, with its corrections and the settings it is read under."""
    root = find_root(path.parent)
    settings, problems = open_settings(root)
    if settings is None:
        return None, Settings(), problems
    shown = _shown(path, root)
    try:
        text = File(shown, path.read_bytes())
    except OSError as wrong:
        return None, settings, (*problems, error(Place(shown), f"cannot be read: {wrong.strerror}"))
    beside = path.with_suffix(SIDECAR)
    sidecar = File(_shown(beside, root), beside.read_bytes()) if beside.is_file() else None
    return Manuscript(text, sidecar), settings, problems


def _shown(path: Path, root: Path) -> str:
    """A path as a site's own files are named: from the folder of its `config.yaml`."""
    whole = path.resolve()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else str(path)


def sort_files(files: tuple[File, ...], content: str) -> tuple[tuple[Manuscript, ...], File | None]:
    """Articles with the corrections beside them, and the corrections of the whole site."""
    by_path = {file.path: file for file in files}
    manuscripts = tuple(
        Manuscript(file, by_path.get(path.removesuffix(".md") + SIDECAR))
        for path, file in by_path.items()
        if path.endswith(".md")
    )
    return manuscripts, by_path.get(f"{content}/{CORRECTIONS}")


def open_theme(root: Path, settings: Settings) -> tuple[Theme | None, Problems]:
    """The theme that the settings name: the site's own, shipped or installed; with what the site overrides."""
    folders = ((root / "themes", "themes"), *((folder, "timeline/themes") for folder in THEMES))
    shelves = [(shown, read_tree(folder)) for folder, shown in folders if folder.is_dir()]
    own = {f"{name}/{path}": data for name in OWN for path, data in read_tree(root / name).items()}
    theme, problems = load_theme(settings.theme, shelves, own)
    if theme is None:  # asking which packages are installed takes a while: only where a theme is missing
        theme, problems = load_theme(settings.theme, [*shelves, *installed_themes()], own)
    return theme, problems


def installed_themes() -> list[Shelf]:
    """The themes of packages, by their entry points of the group `timeline.themes`: `slate = "my_package.slate"`."""
    from importlib.metadata import entry_points  # and with it all that reads mail: not for every build

    shelves: list[Shelf] = []
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value)):
        for folder in _folders_of(entry.module):
            files = {f"{entry.name}/{path}": data for path, data in read_tree(Path(folder)).items()}
            shelves.append((entry.dist.name if entry.dist else entry.module, files))
    return shelves


def _folders_of(package: str) -> list[str]:
    """Where a package lies. One that is announced and not there, or no folder, has no theme to give."""
    try:
        found = find_spec(package)
    except ImportError:
        return []
    return list(found.submodule_search_locations or ()) if found else []
