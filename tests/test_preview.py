"""A site that is rendered page by page, as somebody asks, is the site that a build makes."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from commandline import ROOT

from timeline.pipeline import gather
from timeline.project import open_project
from timeline.render import render
from timeline.serve.preview import Preview

SITE = ROOT / "tests/sites/flood"


@pytest.mark.parametrize("url", ["", "https://example.org/flood"])
def test_each_file_made_when_it_is_asked_for_is_the_one_that_a_build_makes(url: str) -> None:
    inputs, _ = open_project(SITE)
    assert inputs
    site, _ = gather(replace(inputs, settings=replace(inputs.settings, url=url)))
    built, _ = render(site, inputs.theme)
    preview = Preview(site, inputs.theme, date(2030, 1, 1), {})
    assert {path: preview.get(path) for path in reversed(built)} == built
    for missing in ("favicon.ico", "articles/none.html", "none.html", "sitemap-9.xml", "", str(Path("/etc/passwd"))):
        assert preview.get(missing) is None
