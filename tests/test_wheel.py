"""A wheel, installed where the checkout is not, makes and builds a site."""

import subprocess
import sys
import venv
from pathlib import Path

from commandline import ROOT


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
