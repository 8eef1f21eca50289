"""Sites and what they are built into, byte for byte. Run this file to write what is built now, and read the diff."""

import shutil
import tempfile
from pathlib import Path

from commandline import ROOT, read_tree, timeline

EXPECTED = Path(__file__).parent / "sites"
# A site, where what it is built into stands, and which of its files are compared.
GOLDEN = {
    "flood": (EXPECTED / "flood", EXPECTED / "flood/expected", "*"),
    "moon": (ROOT / "examples/moon", EXPECTED / "moon", "events.json"),
}


def build(name: str, folder: Path) -> dict[str, bytes]:
    """The files that a build makes of a golden site, by path."""
    site, _, which = GOLDEN[name]
    ran = timeline("build", "--fresh", "--site", str(site), "--output", str(folder / "public"), folder=folder)
    assert ran.status == 0, ran
    tree = read_tree(folder / "public")
    return {path: data for path, data in tree.items() if Path(path).match(which) and not path.startswith(".")}


def main() -> None:
    for name, (_, expected, _) in GOLDEN.items():
        with tempfile.TemporaryDirectory() as folder:
            tree = build(name, Path(folder))
        shutil.rmtree(expected, ignore_errors=True)
        for path, data in tree.items():
            target = expected / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        print(f"{name}: {len(tree)} files")


if __name__ == "__main__":
    main()
