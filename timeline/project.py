"""A site's folder on disk: where its configuration, articles and theme are, and what is missing."""

from pathlib import Path

from timeline.config import read_config
from timeline.model.problem import Place, Problem, error, nearest
from timeline.model.site import Settings
from timeline.model.theme import Theme
from timeline.pipeline import Draft, Inputs
from timeline.read import pair_sidecars
from timeline.read.files import File, read_content, read_tree
from timeline.read.theme import load_theme

CONFIG = "config.yaml"
CORRECTIONS = "corrections.yaml"
SIDECAR = ".dates.yaml"
SHIPPED = (Path(__file__).parent / "themes", Path(__file__).parent.parent / "themes")  # in a wheel; in a checkout

Problems = tuple[Problem, ...]


def find_root(inside: Path) -> Path:
    """The nearest folder, here or above, that has a `config.yaml`; else `inside` itself."""
    whole = inside.resolve()
    return next((folder for folder in (whole, *whole.parents) if (folder / CONFIG).is_file()), inside)


def open_settings(root: Path) -> tuple[Settings | None, Problems]:
    """The settings of the site in `root`."""
    try:
        data = (root / CONFIG).read_bytes()
    except FileNotFoundError:
        hint = "run `timeline new DIR` for a new site, or name the folder of one with --site"
        return None, (error(Place(str(root / CONFIG)), "no such file", hint),)
    except OSError as wrong:
        return None, (error(Place(str(root / CONFIG)), f"cannot be read: {wrong.strerror}"),)
    return read_config(CONFIG, data)


def open_project(root: Path) -> tuple[Inputs | None, Problems]:
    """Everything that a build of the site in `root` reads. Without settings, articles or a theme there are no inputs."""
    settings, problems = open_settings(root)
    if settings is None:
        return None, problems
    files, trouble = read_content(root, settings.content)
    problems += trouble
    drafts, corrections, trouble = sort_files(files)
    problems += trouble
    theme, trouble = open_theme(root, settings)
    problems += trouble
    if theme is None or not drafts:
        return None, problems
    return Inputs(settings, drafts, corrections, theme), problems
