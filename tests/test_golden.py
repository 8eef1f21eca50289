"""A change of one byte anywhere in a built site is seen. To accept it: `python tests/golden.py`, and read the diff."""

from pathlib import Path

import pytest
from commandline import read_tree
from golden import SITES, build


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_a_site_is_built_as_before(site: Path, tmp_path: Path) -> None:
    built = build(site, tmp_path / "public")
    expected = read_tree(site / "expected")
    assert sorted(built) == sorted(expected)
    for path, data in built.items():
        assert data == expected[path], path
