"""What a reader does on a timeline: search, filter, go back to what was known, walk by keyboard, follow a link."""

import pytest
from playwright.sync_api import Page, expect
from showcase import THEMES

SHOWN = "#timeline [data-known]:not([hidden])"
ALL = 10


def titles(page: Page) -> list[str]:
    """Of the events that are not filtered away."""
    found = page.locator(f"{SHOWN} :is(h3, .event-title) > a").all_text_contents()
    return [" ".join(title.split()) for title in found]


def to_day(page: Page, step: int) -> None:
    """Move "known as of" to one of its days."""
    page.locator("#known").fill(str(step))


@pytest.mark.parametrize("theme", THEMES)
def test_search_looks_at_titles_quotes_and_sources(page: Page, host: str, theme: str) -> None:
    page.goto(f"{host}/{theme}/index.html")
    assert len(titles(page)) == ALL
    page.get_by_role("searchbox").fill("brass band")
    expect(page.locator(SHOWN)).to_have_count(1)
    assert titles(page) == ["The Lark bridge opened with a brass band and rain"]
    assert "q=brass+band" in page.url
    page.get_by_role("searchbox").fill("no such word")
    expect(page.locator(".tools output")).to_have_text("Nothing matches.")
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(SHOWN)).to_have_count(ALL)
    assert "?" not in page.url


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("tag=ferry", 1),
        ("status=planned", 2),
        ("source=Ansel+Herald", 3),
        ("place=Port+Ansel", 3),
        ("from=2001&to=2005", 5),
        ("tag=bridge&status=planned", 2),
    ],
)
def test_filters_are_in_the_address(page: Page, host: str, theme: str, query: str, count: int) -> None:
    page.goto(f"{host}/{theme}/index.html?{query}")
    expect(page.locator(SHOWN)).to_have_count(count)


def test_a_choice_filters_and_empty_periods_go(page: Page, host: str) -> None:
    page.goto(f"{host}/chronicle/index.html")
    page.locator(".filters summary").click()
    page.get_by_label("Tag").select_option("ferry")
    expect(page.locator(SHOWN)).to_have_count(1)
    expect(page.locator(".period:not([hidden])")).to_have_count(1)
    assert page.url.endswith("?tag=ferry")


@pytest.mark.parametrize("theme", ["chronicle", "ledger"])
def test_filtering_a_long_page_leaves_everything_in_its_place(page: Page, host: str, theme: str) -> None:
    """What is filtered away keeps its layout, and nobody sees it, hears of it, or finds the page longer for it."""
    page.goto(f"{host}/{theme}-200/index.html")
    page.wait_for_selector("html.swift", state="attached")
    tops = "[...document.querySelectorAll('#timeline [data-known]')].map(one => one.getBoundingClientRect().top)"
    before = page.evaluate(tops)
    page.get_by_role("searchbox").fill("Ship 150")
    expect(page.locator(SHOWN)).to_have_count(1)
    assert page.locator("#timeline [data-known]:visible").count() == 1
    assert "Ship 149" not in page.locator("main").aria_snapshot()
    assert page.evaluate("document.documentElement.scrollHeight") < 1500
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(SHOWN)).to_have_count(200)
    assert page.evaluate(tops) == pytest.approx(before, abs=1)
    page.keyboard.press("Escape")
    page.keyboard.press("End")
    expect(page.locator("#timeline [data-known]").last).to_be_in_viewport()


@pytest.mark.parametrize("theme", THEMES)
def test_known_as_of_shows_what_was_known_then(page: Page, host: str, theme: str) -> None:
    page.goto(f"{host}/{theme}/index.html")
    to_day(page, 1)  # 4 September 2001, of 1998, 2001, and two days of 2005
    expect(page.locator(SHOWN)).to_have_count(7)
    opening = page.locator("#timeline [data-known]", has_text="The Lark bridge opened")
    expect(opening.locator(".event-date")).to_have_text("5 June 2004", use_inner_text=False)
    expect(opening.locator(".badge.then")).to_have_text("planned", use_inner_text=False)
    assert "known=2001-09-04" in page.url
    to_day(page, 3)
    expect(page.locator(SHOWN)).to_have_count(ALL)
    expect(opening.locator(".badge.then")).to_have_count(0)
    expect(opening.locator(".event-date")).to_contain_text("18 June", use_inner_text=False)


def test_as_of_is_in_the_address(page: Page, host: str) -> None:
    page.goto(f"{host}/chronicle/index.html?known=1998-03-12")
    expect(page.locator(SHOWN)).to_have_count(6)
    expect(page.locator(".as-of b")).to_have_text("12 March 1998")


@pytest.mark.parametrize("theme", THEMES)
def test_the_keyboard_walks_from_event_to_event(page: Page, host: str, theme: str) -> None:
    page.goto(f"{host}/{theme}/index.html")
    names = titles(page)
    for key, place in (("Home", 0), ("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("End", -1), ("ArrowDown", -1)):
        page.keyboard.press(key)
        assert " ".join(page.evaluate("document.activeElement.textContent").split()) == names[place], key
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("ferry End")
    expect(page.get_by_role("searchbox")).to_have_value("ferry End")


@pytest.mark.parametrize("theme", THEMES)
def test_a_deep_link_shows_its_event(page: Page, host: str, theme: str) -> None:
    page.goto(f"{host}/{theme}/index.html")
    last = page.locator("#timeline [data-known]").last.get_attribute("id")
    page.goto(f"{host}/{theme}/embed.html#{last}")
    expect(page.locator(f"[id='{last}']")).to_be_in_viewport()


def test_a_deep_link_opens_a_crowded_day(page: Page, host: str, crowded: str) -> None:
    page.goto(f"{host}/{crowded}/index.html")
    hidden = page.locator(".crowded [data-known]").last
    expect(hidden).to_be_hidden()
    page.goto(f"{host}/{crowded}/index.html#{hidden.get_attribute('id')}")
    expect(hidden).to_be_in_viewport()


@pytest.mark.parametrize("theme", THEMES)
def test_provenance_is_one_step_away(page: Page, host: str, theme: str) -> None:
    page.goto(f"{host}/{theme}/index.html")
    page.keyboard.press("End")
    event = page.locator("#timeline [data-known]").last
    event.locator("summary").click()
    expect(event.locator("blockquote mark")).to_have_text("for 2031")
    expect(event.locator(".why").first).to_be_visible()
    event.locator(".cite a").click()
    expect(page.locator(".said:target")).to_have_text("A second bridge is planned for 2031.")
    expect(page.locator(".said:target")).to_be_in_viewport()


def test_a_date_in_an_article_gives_its_reasons(page: Page, host: str) -> None:
    page.goto(f"{host}/chronicle/articles/2005-echo.html")
    page.locator("a.date").first.click()
    expect(page.locator(".tip")).to_contain_text("the verb is past")
    page.keyboard.press("Escape")
    expect(page.locator(".tip")).to_have_count(0)


def test_the_band_zooms_and_chooses(page: Page, host: str) -> None:
    page.goto(f"{host}/band/index.html")
    field = page.locator(".band-field")
    before = field.evaluate("element => element.offsetWidth")
    page.get_by_role("button", name="Zoom in").click()
    assert field.evaluate("element => element.offsetWidth") > before
    page.locator(".mark-of", has_text="A second bridge is planned").evaluate("element => element.click()")
    expect(page.locator("#timeline .current")).to_contain_text("A second bridge is planned")
    page.keyboard.press("0")
    assert field.evaluate("element => element.offsetWidth") == before


def test_what_the_band_has_no_words_for_is_a_tick_to_choose(page: Page, host: str) -> None:
    page.goto(f"{host}/band-200/index.html")
    assert page.locator(".mark-of:visible").count() < 60
    ticks = page.locator(".band-lanes .ticks").get_attribute("d") or ""
    bars = page.locator(".band-lanes .thin").get_attribute("d") or ""
    assert ticks.count("M") + bars.count("M") + page.locator(".mark-of:visible").count() >= 200
    box = page.locator(".band-lanes .ticks").bounding_box()
    assert box
    first = page.locator("#timeline .current").get_attribute("id")
    page.mouse.click(box["x"] + box["width"] - 7, box["y"] + box["height"] / 2)
    expect(page.locator("#timeline .current")).not_to_have_id(first or "")
    expect(page.locator(".mark-of[aria-current]")).to_be_visible()


def test_light_and_dark_are_the_readers_choice(page: Page, host: str) -> None:
    page.goto(f"{host}/chronicle/index.html")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_role("button", name="Light or dark").click()
    assert page.evaluate(paper) != light
    page.reload()
    assert page.evaluate(paper) != light
