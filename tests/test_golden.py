"""A change of one byte anywhere in a built site is seen. To accept it: `python tests/golden.py`, and read the diff."""

from pathlib import Path

import pytest
from commandline import read_tree
from golden import GOLDEN, build


@pytest.mark.parametrize("name", GOLDEN)
def test_a_site_is_built_as_before(name: str, tmp_path: Path) -> None:
    built = build(name, tmp_path)
    expected = read_tree(GOLDEN[name][1])
    assert sorted(built) == sorted(expected)
    for path, data in built.items():
        assert data == expected[path], path
