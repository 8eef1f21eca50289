"""`timeline serve` in a real browser: saved, built, reloaded; what is wrong is shown over the last good page."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from commandline import write_files
from playwright.sync_api import Page, expect
from servers.serve import Serving, serving

ARTICLE = "---\ntitle: A visit to Oslo\ndate: 2019-12-21\n---\nThe minister left Tehran on Friday.\n"
CONFIG = "title: Visits\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_files(tmp_path, {"config.yaml": CONFIG, "content/visit.md": ARTICLE})
    return tmp_path


@pytest.fixture
def server(root: Path) -> Iterator[Serving]:
    with serving(root) as found:
        yield found


def test_a_save_reloads_the_page(server: Serving, root: Path, page: Page) -> None:
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto(server.address)
    expect(page.locator("main")).to_contain_text("left Tehran")
    (root / "content/visit.md").write_text(ARTICLE.replace("Tehran", "Shiraz"))
    expect(page.locator("main")).to_contain_text("left Shiraz")
    (root / "config.yaml").write_text("title: Journeys\n")
    expect(page).to_have_title(re.compile("Journeys"))
    (root / "content/second.md").write_text(ARTICLE.replace("on Friday", "on Monday").replace("visit", "return"))
    expect(page.locator("main")).to_contain_text("A return to Oslo")
    (root / "templates").mkdir()
    page.goto(f"{server.address}nowhere.html")
    (root / "templates/404.html").write_text('{% extends "page.html" %}{% block main %}my own words{% endblock %}')
    expect(page.locator("main")).to_contain_text("my own words")
    (root / "templates/404.html").write_text('{% extends "page.html" %}{% block main %}other words{% endblock %}')
    expect(page.locator("main")).to_contain_text("other words")
    assert [message for message in wrong if "404" not in message] == []


def test_an_error_is_shown_with_its_line_and_goes_when_it_is_mended(server: Serving, root: Path, page: Page) -> None:
    page.goto(server.address)
    (root / "content/visit.md").write_text(ARTICLE.replace("2019-12-21", "2019-12-41"))
    overlay = page.get_by_role("alert")
    expect(overlay).to_contain_text("content/visit.md:3")
    expect(overlay).to_contain_text("date: 2019-12-41")
    expect(page.locator("main")).to_contain_text("left Tehran")
    page.reload()
    expect(overlay).to_contain_text("content/visit.md:3")
    (root / "content/visit.md").write_text(ARTICLE.replace("Tehran", "Shiraz"))
    expect(overlay).to_have_count(0)
    expect(page.locator("main")).to_contain_text("left Shiraz")


def test_an_error_in_a_template_is_shown_on_its_page(server: Serving, root: Path, page: Page) -> None:
    (root / "templates").mkdir()
    (root / "templates/about.html").write_text('{% extends "page.html" %}\n{% block main %}{{ viw.x }}{% endblock %}')
    page.goto(server.address)
    server.wait_for("built in")
    page.goto(f"{server.address}about.html")
    expect(page.get_by_role("alert")).to_contain_text("about.html:2")
    (root / "templates/about.html").unlink()
    expect(page.locator("main")).to_contain_text("Visits")


def test_drafts_and_articles_from_the_future_show_marked(server: Serving, root: Path, page: Page) -> None:
    write_files(
        root,
        {
            "content/draft.md": ARTICLE.replace("title:", "draft: true\ntitle:"),
            "content/future.md": ARTICLE.replace("2019", "2999").replace("A visit", "A dream"),
        },
    )
    server.wait_for("3 articles")
    page.goto(f"{server.address}articles/draft.html")
    expect(page.get_by_role("status").first).to_contain_text("Draft")
    page.goto(f"{server.address}articles/future.html")
    expect(page.get_by_role("status").first).to_contain_text("Dated in the future")
    page.goto(f"{server.address}articles/visit.html")
    expect(page.locator(".timeline-mark")).to_have_count(0)


def test_a_broken_start_is_shown_and_mended(root: Path, page: Page) -> None:
    (root / "content/visit.md").write_text(ARTICLE.replace("2019-12-21", "2019-12-41"))
    with serving(root) as server:
        page.goto(server.address)
        expect(page.get_by_role("alert").first).to_contain_text("content/visit.md:3")
        (root / "content/visit.md").write_text(ARTICLE)
        expect(page.locator("main")).to_contain_text("left Tehran")


def test_the_next_free_port_is_taken_and_ctrl_c_stops_at_once(server: Serving, root: Path) -> None:
    port = int(server.address.rstrip("/").rpartition(":")[2])
    with serving(root, port=port) as other:
        assert other.address != server.address
        assert other.stop() == 0
    assert server.stop() == 0


def test_a_published_page_knows_nothing_of_the_server(root: Path, server: Serving, page: Page) -> None:
    from commandline import read_tree, timeline

    page.goto(server.address)
    assert timeline("build", folder=root).status == 0
    assert not [path for path, data in read_tree(root / "public").items() if b"/.timeline/" in data]
    assert not [path for path in read_tree(root / "public") if "review" in path]
