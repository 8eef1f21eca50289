"""Sites and what they are built into, byte for byte. Run this file to write what is built now, and read the diff."""

import shutil
import tempfile
from pathlib import Path

from commandline import read_tree, timeline

SITES = sorted(path.parent for path in (Path(__file__).parent / "sites").glob("*/config.yaml"))


def build(site: Path, output: Path) -> dict[str, bytes]:
    """The files that a build of `site` makes, by path."""
    ran = timeline("build", "--site", str(site), "--output", str(output), folder=output.parent)
    assert ran.status == 0, ran
    return {path: data for path, data in read_tree(output).items() if not path.startswith(".")}


def main() -> None:
    for site in SITES:
        with tempfile.TemporaryDirectory() as folder:
            tree = build(site, Path(folder) / "public")
        shutil.rmtree(site / "expected", ignore_errors=True)
        for path, data in tree.items():
            target = site / "expected" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        print(f"{site.name}: {len(tree)} files")


if __name__ == "__main__":
    main()
