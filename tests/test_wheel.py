"""A wheel, installed where the checkout is not, makes and builds a site; another wheel gives it a theme."""

import subprocess
import sys
import venv
from pathlib import Path

from commandline import ROOT, write_files

SLATE = {
    "pyproject.toml": """[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "timeline-theme-slate"
version = "1.0"

[project.entry-points."timeline.themes"]
slate = "timeline_theme_slate"
""",
    "timeline_theme_slate/__init__.py": "raise ImportError('a theme is read, never run')\n",
    "timeline_theme_slate/theme.yaml": "extends: chronicle\nstyles: [slate.css]\n",
    "timeline_theme_slate/assets/slate.css": "body { --slate: 1; }\n",
    "timeline_theme_slate/templates/404.html": '{% extends "page.html" %}{% block main %}Off the slate.{% endblock %}',
    "timeline_theme_slate/words/en.yaml": "timeline: What happened\n",
}


def run(*command: str | Path, folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_a_wheel_in_a_clean_environment(tmp_path: Path) -> None:
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", tmp_path, ROOT, folder=tmp_path)
    [wheel] = tmp_path.glob("*.whl")
    venv.create(tmp_path / "venv", with_pip=True)
    bin = tmp_path / "venv" / "bin"
    run(bin / "python", "-m", "pip", "install", "--quiet", wheel, folder=tmp_path)
    assert "timeline 0." in run(bin / "timeline", "--version", folder=tmp_path)
    run(bin / "timeline", "new", "x", folder=tmp_path)
    run(bin / "timeline", "build", folder=tmp_path / "x")
    run(bin / "timeline", "dates", "content/old-mill-bridge.md", "--write", folder=tmp_path / "x")
    assert "Old Mill Bridge" in (tmp_path / "x/public/index.html").read_text("utf-8")
    wear_slate(bin, tmp_path)


def wear_slate(bin: Path, folder: Path) -> None:
    """A theme from a package, named in `config.yaml` like any other."""
    write_files(folder / "slate", SLATE)
    run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "-w",
        folder / "wheels",
        folder / "slate",
        folder=folder,
    )
    [wheel] = (folder / "wheels").glob("timeline_theme_slate-1.0-*.whl")
    run(bin / "python", "-m", "pip", "install", "--quiet", "--no-deps", wheel, folder=folder)
    config = folder / "x/config.yaml"
    config.write_text(config.read_text("utf-8").replace("theme: chronicle", "theme: slate"), "utf-8")
    run(bin / "timeline", "build", folder=folder / "x")
    assert "Off the slate." in (folder / "x/public/404.html").read_text("utf-8")
    assert "What happened</a>" in (folder / "x/public/index.html").read_text("utf-8")
    [style] = (folder / "x/public/assets").glob("theme.*.css")
    assert style.read_text("utf-8").index(".event::before") < style.read_text("utf-8").index("--slate: 1")
