"""What the renderer makes of a site: paths, marks, dates in words, safety, overrides, and errors with their line."""

import gzip
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from showcase import CASES, THEMES, WHY, many_events, open_site, open_theme, shipped

from timeline.model.site import Settings, Site
from timeline.model.span import Span
from timeline.model.when import When
from timeline.read.theme import load_theme
from timeline.render import Renderer, make_plan, pages, render
from timeline.render.chapters import chapters_of
from timeline.render.dates import date_view
from timeline.render.locale import Tongue, locale_id, say_when
from timeline.render.marks import Mark, unweave, weave
from timeline.render.markup import long_way, to_html
from timeline.render.paths import article_path, event_path, file_name, tag_path, tag_paths
from timeline.render.plain import plain
from timeline.render.words import choose_words

DATES = yaml.safe_load((CASES / "dates.yaml").read_text("utf-8"))
SAFE = yaml.safe_load((CASES / "safe.yaml").read_text("utf-8"))


def pages_of(site: Site, theme: str = "chronicle", own: dict[str, bytes] | None = None) -> dict[str, str]:
    files, problems = render(site, open_theme(theme, own))
    assert not problems
    return {path: data.decode("utf-8") for path, data in files.items() if path.endswith(".html")}


class Links(HTMLParser):
    """The addresses and the ids of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found[name] or "" for name in ("href", "src") if name in found]


# dates in words


NARROW = {0x2009: " ", 0x202F: " "}


@pytest.mark.parametrize(("language", "edtf", "said"), [(c["in"], e, s) for c in DATES for e, s in c["is"].items()])
def test_dates_are_said_at_their_precision(language: str, edtf: str, said: str) -> None:
    name, _, order = language.partition(" ")
    words = choose_words(open_theme(), name)
    assert say_when(edtf, Tongue(locale_id(name, order), tuple(words.items()))).translate(NARROW) == said


@given(st.dates(), st.sampled_from(["en", "en-GB", "de", "fr", "fa", "ar", "ja", "ru"]))
@settings(max_examples=60)
def test_every_day_can_be_said_in_every_language(day: object, language: str) -> None:
    words = choose_words(open_theme(), language)
    view = date_view(When(str(day)), Tongue(locale_id(language), tuple(words.items())))
    assert view.text
    assert view.datetime == str(day)


# Markdown


PIECES = ["word", "Two words.", "*", "_", "**b**", "[x](y)", "`c`", "# h", "- l", "1. n", "2019. A", "> q", "|", "\n"]
PIECES += [
    "\n\n",
    "  \n",
    "    ",
    "\t",
    "&",
    "<b>",
    "\\",
    "http://a.b",
    "“quoted”",
    "it's",
    "---",
    "===",
    "+ p",
    ":",
    "!",
]
PIECES += [
    "A & B",
    "a_b_c",
    "x\u00a0y",
    "~~~",
    "```",
    "[r]: /u",
    "[r]",
    "é",
    "پل",
    "\u2028",
    "{: .x}",
    "#",
    " # ",
    "5) x",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.lists(st.sampled_from(PIECES)).map("".join))
@settings(max_examples=400)
def test_the_fast_way_gives_the_bytes_of_the_long_way(text: str) -> None:
    assert to_html(text) == long_way(text)


@given(st.text(max_size=60), st.data())
@settings(max_examples=150)
def test_marks_change_nothing_but_themselves(text: str, data: st.DataObject) -> None:
    """Without the tags of the marks, the text is as it was."""
    ends = st.integers(0, len(text))
    spans = [Span(*sorted(data.draw(st.tuples(ends, ends)))) for _ in range(4)]
    marks = [Mark(span, f"m{n}", f"date-{n}" if n % 2 else "", "2019" * (n % 2)) for n, span in enumerate(spans)]
    html = f"<p>{text.replace('&', '').replace('<', '').replace('>', '')}</p>"
    woven, ordered = weave(html, [replace(mark, span=Span(mark.span.start + 3, mark.span.end + 3)) for mark in marks])
    bare = re.sub(r"</?(?:span|a|time)\b[^>]*>", "", unweave(woven, ordered))
    assert bare == re.sub("[\U000f0000-\U0010ffff]", "\ufffd", html)


def test_marks_close_before_an_element_ends_and_open_again() -> None:
    body = "He **met on Friday** him. [On Monday](https://x.example) it rained."
    marks = [
        Mark(Span(0, 25), "at-0"),
        Mark(Span(9, 18), "text-1", "date-1", "2019-12-20"),
        Mark(Span(27, 36), "text-2", "date-2", "2019-12-23"),
    ]
    woven, ordered = weave(body, marks)
    assert unweave(to_html(woven), ordered) == (
        '<p><span class="said" id="at-0">He </span><strong><span class="said">met <a class="date" href="#date-1" '
        'id="text-1"><time datetime="2019-12-20">on Friday</time></a></span></strong><span class="said"> him.</span> '
        '<a href="https://x.example" rel="noopener noreferrer"><time id="text-2" datetime="2019-12-23">On Monday</time>'
        "</a> it rained.</p>"
    )


@pytest.mark.parametrize("case", SAFE["html"], ids=lambda case: case["text"][:40])
def test_article_text_is_not_trusted(case: dict[str, list[str]]) -> None:
    html = to_html(str(case["text"]))
    for word in case["never"]:
        assert word not in html
    for word in case.get("keeps", []):
        assert word in html


@pytest.mark.parametrize(("text", "shown"), SAFE["plain"].items())
def test_quotes_are_shown_without_their_markdown(text: str, shown: str) -> None:
    assert plain(text) == shown


# paths


@given(st.text(min_size=1))
@settings(max_examples=200)
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    for path in (article_path(name), event_path(name), tag_path(name)):
        folder, _, rest = path.partition("/")
        assert folder in ("articles", "events", "tags")
        assert "/" not in rest
        assert "\\" not in rest
        assert not rest.startswith(".")
        assert len(rest.encode()) <= 400


def test_names_that_differ_have_pages_that_differ() -> None:
    names = ["U.S.", "US", "us", "u s", "u-s", "C++", "C", "c", "../etc", "etc", "a/b", "a-b", "A b", "تهران"]
    paths = tag_paths(names)
    assert len({path.casefold() for path in paths.values()}) == len(names)
    assert paths["etc"] == "tags/etc.html"
    assert tag_paths(["index"]) == {"index": "tags/index-1bc04b.html"}
    assert file_name("2019-12-21-visit") == "2019-12-21-visit"


# pages


@pytest.mark.parametrize("theme", THEMES)
def test_every_link_leads_to_something_and_no_id_stands_twice(theme: str) -> None:
    files, _ = render(open_site(), open_theme(theme))
    pages = {path: Links(data.decode()) for path, data in files.items() if path.endswith(".html")}
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path
        for link in page.links:
            if link.startswith("https://"):
                continue
            target, _, fragment = unquote(urljoin(f"http://h/{path}", link)).removeprefix("http://h/").partition("#")
            assert target in files, f"{path} -> {link}"
            if fragment:
                assert fragment in pages[target].ids, f"{path} -> {link}"


def test_a_site_of_nothing_has_its_pages() -> None:
    pages = pages_of(Site(Settings(), (), (), {}))
    assert {"index.html", "about.html", "404.html", "embed.html", "sources.html", "tags/index.html"} == set(pages)


def test_the_same_site_gives_the_same_bytes() -> None:
    assert render(open_site(), open_theme()) == render(open_site(), open_theme())


def test_each_page_shows_what_it_is_about() -> None:
    pages = pages_of(open_site(url="https://x.example/bridge"))
    article = pages["articles/1998-proposal.html"]
    assert '<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>' in article
    assert '<a href="https://echo.example/">Larkhaven Echo</a>' in article
    assert '<time datetime="1998-03-10">on Tuesday</time>' in article
    assert '<link rel="canonical" href="https://x.example/bridge/articles/1998-proposal.html">' in article
    assert "Bridge opens a year late &amp; over cost" in pages["articles/2004-opening.html"]
    assert 'href="/bridge/index.html"' in pages["404.html"]
    assert all(WHY[0] in pages[path] for path in pages if path.startswith("events/"))


FRONTS: dict[str, dict[str, object]] = {
    "1998-proposal": {"image": "plan.png", "image_alt": "A drawing of the bridge"},
    "2004-opening": {"translations": (("fr", "2005-echo"), ("de", "https://x.example/de/eroeffnung.html"))},
}


def with_fronts(fronts: dict[str, dict[str, object]], languages: dict[str, str], **settings: object) -> Site:
    """The bridge, with keys added to front matters, and some of its articles in other languages."""
    site = open_site(**settings)
    articles = tuple(
        replace(
            one,
            front=tuple(fronts.get(one.id, {}).items()),  # type: ignore[arg-type]
            context=replace(one.context, language=languages.get(one.id, one.context.language)),
        )
        for one in site.articles
    )
    return replace(site, articles=articles)


def test_a_page_is_shared_with_its_picture() -> None:
    own = {"assets/plan.png": b"PNG", "assets/site.png": b"PNG"}
    site = with_fronts(FRONTS, {}, url="https://x.example/b", theme_settings=(("image", "site.png"),))
    pages = pages_of(site, own=own)
    plan = '<meta property="og:image" content="https://x.example/b/assets/plan.png">'
    assert plan in pages["articles/1998-proposal.html"]
    assert '<meta property="og:image:alt" content="A drawing of the bridge">' in pages["articles/1998-proposal.html"]
    told = [event for event in site.events if "1998-proposal" in {source.article for source in event.sources}]
    assert all(plan in pages[event_path(event.id)] for event in told)
    assert "assets/site.png" in pages["index.html"]
    assert "summary_large_image" in pages["index.html"]
    assert "og:image" not in pages_of(open_site())["index.html"]


def test_a_picture_that_is_not_there_is_told() -> None:
    _, problems = render(with_fronts(FRONTS, {}), open_theme(own={"assets/plan.jpg": b""}))
    assert [str(one) for one in problems] == [
        'content/1998-proposal.md: warning: there is no image "plan.png" in assets/ (plan.jpg?)'
    ]


def test_translations_link_each_other_from_every_side() -> None:
    abroad = (("nl", "https://x.example/nl"),)
    site = with_fronts(FRONTS, {"2005-echo": "fr"}, url="https://x.example/b", translations=abroad)
    pages = pages_of(site, own={"assets/plan.png": b""})
    wanted = {
        "en-GB": "https://x.example/b/articles/2004-opening.html",
        "fr": "https://x.example/b/articles/2005-echo.html",
        "de": "https://x.example/de/eroeffnung.html",
    }
    for path in ("articles/2004-opening.html", "articles/2005-echo.html"):
        found = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', pages[path]))
        assert found == wanted, path
    assert (
        '<a hreflang="fr" lang="fr" href="../articles/2005-echo.html">français</a>'
        in pages["articles/2004-opening.html"]
    )
    front = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', pages["index.html"]))
    assert front == {"en-GB": "https://x.example/b/", "nl": "https://x.example/nl"}
    assert 'href="https://x.example/nl">Nederlands</a>' in pages["about.html"]


def test_a_translation_that_no_article_is_is_told() -> None:
    site = with_fronts({"2004-opening": {"translations": (("fr", "2005-ecko"),)}}, {})
    _, problems = render(site, open_theme())
    assert [str(one) for one in problems] == [
        'content/2004-opening.md: warning: there is no article "2005-ecko" to be a translation (2005-echo?)'
    ]


def test_a_hundred_events_are_light() -> None:
    """The page with its style sheet and scripts, as a server would send them: at most 60 kB."""
    for theme in THEMES:
        files, _ = render(many_events(100), open_theme(theme))
        sent = ["index.html", *(path for path in files if re.fullmatch(r"assets/(theme|early)\.\w+\.(css|js)", path))]
        assert len(sent) == 4
        assert sum(len(gzip.compress(files[path])) for path in sent) <= 60_000


def test_a_long_timeline_is_cut_into_years_and_decades() -> None:
    site = many_events(900)
    chapters = chapters_of(site.events, 260, Tongue("en", tuple(choose_words(open_theme(), "en").items())))
    assert [chapter.path for chapter in chapters] == [f"years/{year}s.html" for year in (1980, 1990, 2000, 2010)]
    assert [event for chapter in chapters for event in chapter.events] == list(site.events)
    short = chapters_of(site.events, 100, Tongue("en", tuple(choose_words(open_theme(), "en").items())))
    assert short[0].path == "years/1980.html"
    assert max(len(chapter.events) for chapter in short) <= 100
    assert sum(len(chapter.events) for chapter in short) == 900
    months = chapters_of(site.events, 5, Tongue("en", tuple(choose_words(open_theme(), "en").items())))
    assert [event for chapter in months for event in chapter.events] == list(site.events)
    assert [(chapter.path, chapter.name) for chapter in months[:2]] == [
        ("years/1980-01.html", "January 1980"),
        ("years/1980-02.html", "February 1980"),
    ]
    assert len({chapter.path for chapter in months}) == len(months)


def test_an_event_more_changes_the_chapters_of_its_month_alone() -> None:
    site = many_events(900)
    tongue = Tongue("en", tuple(choose_words(open_theme(), "en").items()))
    before = {chapter.path: chapter.events for chapter in chapters_of(site.events, 5, tongue)}
    more = replace(site.events[450], id="one-more")
    after = {
        chapter.path: chapter.events
        for chapter in chapters_of([*site.events[:450], more, *site.events[450:]], 5, tongue)
    }
    month = str(more.when.earliest)[:7]
    assert before != after
    assert {path for path in before | after if before.get(path) != after.get(path)} <= {
        f"years/{month}.html",
        *(f"years/{month}-part-{part}.html" for part in range(2, 99)),
    }


def test_a_tag_of_many_events_has_pages_that_stay_light() -> None:
    pages = pages_of(many_events(900, theme_settings=(("event_pages", "false"),)))
    under = [f"tags/line-1{page}.html" for page in ("", "/2", "/3")]
    assert [path for path in pages if path.startswith("tags/line-1")] == sorted(under)
    assert [pages[path].count('<span class="event-date">') for path in under] == [200, 200, 50]
    assert all("450 events" in pages[path] for path in under)
    assert '<a href="../../tags/line-1.html">1</a>' in pages[under[1]]
    assert '<a href="../../tags/line-1/2.html" aria-current="page">2</a>' in pages[under[1]]
    assert max(len(gzip.compress(pages[path].encode())) for path in under) < 30_000


def test_a_site_in_chapters_links_its_events_to_them() -> None:
    pages = pages_of(many_events(90, theme_settings=(("page_size", 40), ("event_pages", "false"))))
    assert "years/1980s.html" in pages
    assert not [path for path in pages if path.startswith("events/")]
    assert 'href="../years/1980s.html#e' in pages["articles/report-00000.html"]


# themes


def test_a_site_overrides_one_template_and_keeps_the_rest() -> None:
    mine = b'{% extends "base/404.html" %}{% block main %}<h1>Lost at sea</h1>{{ super() }}{% endblock %}'
    pages = pages_of(open_site(), own={"templates/404.html": mine})
    assert "<h1>Lost at sea</h1>" in pages["404.html"]
    assert "There is no such page" in pages["404.html"]


def test_colours_words_and_logo_are_settings() -> None:
    chosen = (("accent", "#123456"), ("footer", "Made of <paper>"), ("logo", "mark.svg"))
    files, problems = render(open_site(theme_settings=chosen), open_theme(own={"assets/mark.svg": b"<svg/>"}))
    assert not problems
    style = next(data.decode() for path, data in files.items() if path.endswith(".css"))
    assert "--accent: #123456;" in style
    assert files["assets/mark.svg"] == b"<svg/>"
    assert b"Made of &lt;paper&gt;" in files["index.html"]
    assert b'src="assets/mark.svg"' in files["index.html"]


def test_a_setting_cannot_break_out_of_the_style_sheet() -> None:
    chosen = (("accent", "red; } body { display: none"),)
    files, _ = render(open_site(theme_settings=chosen), open_theme())
    assert not [path for path in files if path.endswith(".css") and b"red; }" in files[path]]


def test_a_setting_that_the_theme_lacks_is_named() -> None:
    _, problems = render(open_site(theme_settings=(("acent", "red"),)), open_theme())
    assert [str(one) for one in problems] == [
        'config.yaml: warning: the theme "chronicle" has no setting "acent" (accent?)'
    ]


BROKEN = yaml.safe_load((CASES / "broken.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("template", "said"), BROKEN.items())
def test_an_error_in_a_template_has_its_file_and_line(template: str, said: str) -> None:
    _, problems = render(open_site(), open_theme(own={"templates/404.html": template.encode()}))
    assert [str(one) for one in problems] == [said]


THEME_TROUBLE = {
    "cronicle": ({}, 'config.yaml: error: there is no theme "cronicle" (chronicle?)'),
    "a": ({"a/theme.yaml": b"extends: a"}, 'themes/a/theme.yaml: error: there is no theme "a"'),
    "b": (
        {"b/theme.yaml": b"extends: c", "c/theme.yaml": b"extends: b"},
        'themes/b/theme.yaml: error: "b" extends itself',
    ),
    "d": ({"d/theme.yaml": b"extands: base"}, 'themes/d/theme.yaml: error: unknown key "extands" (extends?)'),
    "e": ({"e/theme.yaml": b"styles: [x.css]"}, 'themes/e/theme.yaml: error: no assets folder holds "x.css"'),
    "f": ({"f/theme.yaml": b"\xff"}, "themes/f/theme.yaml: error: is not UTF-8"),
    "g": ({"g/theme.yaml": b"", "g/templates/x.html": b"\xff"}, "themes/g/templates/x.html: error: is not UTF-8"),
    "h": ({"h/theme.yaml": b"a: [1"}, "themes/h/theme.yaml:"),
    "i": ({"i/theme.yaml": b"- a"}, "themes/i/theme.yaml: error: holds no keys and values"),
}


@pytest.mark.parametrize("name", THEME_TROUBLE)
def test_a_broken_theme_is_named_with_its_file(name: str) -> None:
    files, said = THEME_TROUBLE[name]
    theme, problems = load_theme(name, [("themes", files), ("timeline/themes", shipped())])
    assert theme is None
    assert str(problems[0]).startswith(said)


def test_a_theme_extends_the_shipped_one_of_its_name() -> None:
    own = {"chronicle/theme.yaml": b"extends: chronicle\nsettings: {motto: Slow news}"}
    theme, problems = load_theme("chronicle", [("themes", own), ("timeline/themes", shipped())])
    assert theme is not None, problems
    assert dict(theme.settings)["motto"] == "Slow news"
    assert "chronicle.css" in theme.styles


def test_every_language_has_every_word_and_no_other() -> None:
    english = yaml.safe_load(shipped()["base/words/en.yaml"])
    languages = [name for name in shipped() if name.startswith("base/words/")]
    assert {Path(name).stem for name in languages} == {"ar", "de", "en", "es", "fa", "fr"}
    for name in languages:
        assert set(yaml.safe_load(shipped()[name])) == set(english), name


def test_a_site_says_it_in_its_own_words() -> None:
    own = {"words/nl.yaml": b"timeline: Tijdlijn\nshown: '{shown} van {count}'\n", "words/en.yaml": b"motto: Slow news"}
    pages = pages_of(open_site(language="nl"), own=own)
    assert "Tijdlijn</a>" in pages["index.html"]
    assert 'data-shown="{shown} van {count}"' in pages["index.html"]
    assert "Sources</a>" in pages["index.html"]


WORDS_TROUBLE = {
    "filter: x\nshown: '{shwon}'": 'words/de.yaml:2:1: error: "shown" has {shwon}, which nothing fills (shown?)',
    "shown: '{shown'": 'words/de.yaml:1:1: error: "shown" has a brace that does not match (write {{ for a brace)',
    "filter: '{x}'": 'words/de.yaml:1:1: error: "filter" has {x}, which nothing fills (it is given none)',
    "- a": "words/de.yaml: error: holds no keys and values (write `key: value` lines)",
}


@pytest.mark.parametrize(("text", "said"), WORDS_TROUBLE.items())
def test_words_that_cannot_be_said_are_named(text: str, said: str) -> None:
    theme, problems = load_theme("base", [("timeline/themes", shipped())], {"words/de.yaml": text.encode()})
    assert theme is None
    assert [str(one) for one in problems] == [said]


ASKED_FOR = {
    "{{ 'yes' if view.titel is defined else 'no' }}": "no",
    "{{ site.extra.colour | default('<none>') }}": "&lt;none&gt;",
    "{{ words.nowhere | default(words.tags) }}": "Tags",
    "{{ '<b>' ~ 3 }}{{ '<i>' | trusted }}{{ 3 }}{{ none }}{{ '<u>' | trim }}": "&lt;b&gt;3<i>3None&lt;u&gt;",
    "{% macro m(a) %}{{ a }}<{% endmacro %}{{ m('<') }}{% set x %}{{ '&' }}{% endset %}{{ x }}": "&lt;<&amp;",
}


@pytest.mark.parametrize(("template", "gives"), ASKED_FOR.items())
def test_a_template_gives_what_jinja_gives(template: str, gives: str) -> None:
    files, problems = render(open_site(), open_theme(own={"templates/404.html": template.encode()}))
    assert (files["404.html"].decode(), problems) == (gives, ())


@pytest.mark.parametrize("name", THEMES)
def test_both_forms_of_every_template_give_the_same_bytes(name: str) -> None:
    site, theme = open_site(), open_theme(name)
    quick, careful = Renderer.of(site, theme), Renderer.of(site, theme)
    for page in pages(site, make_plan(site, theme)):
        careful.templates.stumbled.add(page.template)
        assert quick.page(page) == careful.page(page)
    assert not quick.templates.stumbled
