"""axe-core finds nothing wrong, on every kind of page of every theme, light and dark; and Tab reaches everything."""

from pathlib import Path

import pytest
from conftest import NODE, need
from playwright.sync_api import Browser, Page
from showcase import THEMES
from test_anywhere import kinds

AXE = NODE / "axe-core" / "axe.min.js"
RUN = """() => axe.run(document, {resultTypes: ['violations']})
    .then(found => found.violations.map(one => `${one.id}: ${one.nodes[0].html}`))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing(browser: Browser, sites: Path, host: str, theme: str, scheme: str) -> None:
    need("axe-core", AXE.exists())
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    for kind, path in kinds(sites / theme).items():
        page.goto(f"{host}/{theme}/{path}")
        for details in page.locator("details").all():
            details.evaluate("element => { element.open = true }")
        page.add_script_tag(path=AXE)
        assert page.evaluate(RUN) == [], f"{kind}: {path}"
    context.close()


@pytest.mark.parametrize("theme", THEMES)
def test_tab_reaches_every_link_and_field(page: Page, host: str, sites: Path, theme: str) -> None:
    for path in kinds(sites / theme).values():
        page.goto(f"{host}/{theme}/{path}")
        wanted = page.evaluate(
            "() => [...document.querySelectorAll('a[href], button, input, select, summary')]"
            ".filter(one => one.checkVisibility() && one.tabIndex >= 0).length"
        )
        reached = page.evaluate("() => { window.reached = new Set(); return 0 }")
        for _ in range(wanted + 3):
            page.keyboard.press("Tab")
            page.evaluate("() => window.reached.add(document.activeElement)")
        reached = page.evaluate(
            "() => [...window.reached].filter(one => one.matches('a[href], button, input, select, summary')).length"
        )
        assert reached >= wanted, path
