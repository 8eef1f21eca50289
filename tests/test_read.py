"""From bytes to articles, contexts, prose and corrections; and everything that can be wrong with them."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from timeline.config import read_config
from timeline.model.article import Credit
from timeline.model.correction import Addition, Fix
from timeline.model.day import Day
from timeline.model.site import Settings
from timeline.read import clashes, read_article, read_corrections, read_sidecar
from timeline.read.credit import url_of_license
from timeline.read.files import read_content, read_tree
from timeline.read.prose import make_prose
from timeline.textdate import read_date

CASES = Path(__file__).parent / "cases/read"


def cases(name: str) -> Any:
    return yaml.load((CASES / name).read_text("utf-8"), yaml.BaseLoader)


FILES = cases("files.yaml")
DATES = cases("dates.yaml")
TODAY = Day(2019, 12, 21)


@pytest.mark.parametrize("case", cases("articles.yaml"), ids=lambda case: case["says"][-1].split(": ", 2)[-1][:40])
def test_what_is_wrong_with_an_article(case: dict[str, Any]) -> None:
    article, problems = read_article(case["file"], case["text"].encode(), Settings())
    assert [str(problem) for problem in problems] == case["says"]
    assert (article is None) == any(": error: " in line for line in case["says"])


@pytest.mark.parametrize("case", cases("contexts.yaml"), ids=str)
def test_context(case: dict[str, Any]) -> None:
    front = "".join(f"{key}: {value}\n" for key, value in {"title": "The flood", **case["front"]}.items())
    config = "".join(f"{key}: {value}\n" for key, value in case.get("settings", {}).items())
    settings, _ = read_config("config.yaml", config.encode())
    path = case.get("file", "content/flood.md")
    article, problems = read_article(path, f"---\n{front}---\nText.\n".encode(), settings)
    assert article, problems
    for field, expected in case["context"].items():
        assert str(getattr(article.context, field)) in (expected, expected.capitalize()), field
    for field, source in case.get("why", {}).items():
        assert article.context.came_from(field) == source


@pytest.mark.parametrize(("markdown", "prose"), cases("prose.yaml"))
def test_prose(markdown: str, prose: str) -> None:
    assert make_prose(markdown) == prose.replace("·", " ")


@given(st.text(st.sampled_from("ab 1.\n\t`*_[]()<>!-#~&;:/\\\"'|^=+") | st.characters(), max_size=200))
def test_prose_is_as_long_as_its_markdown_and_breaks_where_it_does(markdown: str) -> None:
    prose = make_prose(markdown)
    assert len(prose) == len(markdown)
    assert [i for i, c in enumerate(prose) if c == "\n"] == [i for i, c in enumerate(markdown) if c == "\n"]


@given(st.binary(max_size=300))
def test_any_bytes_are_an_article_or_a_problem(data: bytes) -> None:
    article, problems = read_article("content/2024-05-18-x.md", data, Settings())
    assert article or problems


@given(st.text(st.sampled_from("ab: -\n\t[]{}'\"&*!|>#?,%@") | st.characters(exclude_categories=["Cs"]), max_size=120))
def test_any_text_is_front_matter_or_a_problem(front: str) -> None:
    text = f"---\ntitle: x\n{front}\n---\nText"
    article, problems = read_article("content/2024-05-18-x.md", text.encode(), Settings())
    assert article or problems


def test_an_article_whole() -> None:
    data = (CASES / "flood.md").read_bytes()
    article, problems = read_article("content/flood.md", data, Settings())
    assert problems == ()
    assert article
    assert (article.id, article.title, article.tags) == ("flood", "The flood: what we know", ("river", "Ashwick"))
    assert article.source == Credit("Ashwick Post", "https://example.org/flood")
    assert article.license == Credit("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/")
    assert article.authors == ("Ida Novak",)
    assert dict(article.front) == {"hero": "river.jpg", "weight": 3, "wide": True, "answer": "no", "at": "12:30"}
    assert article.body.startswith("The river rose")
    assert str(article.place(article.body.index("Friday"))) == "content/flood.md:19:20"
    assert len(article.digest) == 64


def test_a_heading_gives_the_title_and_is_then_no_text() -> None:
    article, _ = read_article("content/2024-05-18-x.md", b"\n# The *flood*\n\nIt rose.\n", Settings())
    assert article
    assert (article.title, article.body, article.first_line) == ("The flood", "It rose.\n", 4)


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("# One ##\n\nTwo", "One", "Two"),
        ("One *and*\n=======\n\nTwo", "One and", "Two"),
        ("Two\n\n# One\n\nThree", "One", "Two\n\n# One\n\nThree"),
        ("```\n# comment\n```\n\n# One\n", "One", "```\n# comment\n```\n\n# One\n"),
        ("# " + "#" * 100_000 + "a\n\nTwo", "#" * 100_000 + "a", "Two"),
    ],
)
def test_headings(text: str, title: str, body: str) -> None:
    article, _ = read_article("content/2024-05-18-x.md", text.encode(), Settings())
    assert article
    assert (article.title, article.body) == (title, body)


@pytest.mark.parametrize("part", ["`a", "[a](", "<!--", "<a", "*a", "[^a", "> ", "- ", "```\n", "&#", "](((", "\\"])
def test_prose_of_hostile_text_keeps_its_length(part: str) -> None:
    text = "a\n\n" + part * 50_000
    assert len(make_prose(text)) == len(text)


def test_line_ends_and_byte_order_marks_do_not_matter() -> None:
    data = b"---\ntitle: The flood\ndate: 2024-05-18\n---\nIt rose.\n\nIt fell.\n"
    plain, _ = read_article("x.md", data, Settings())
    other, _ = read_article("x.md", b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"), Settings())
    assert plain
    assert other
    assert (plain.title, plain.body, plain.first_line) == (other.title, other.body, other.first_line)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"# The river\nrose in caf\xe9s", "x.md:2:12: error: not UTF-8: byte 0xE9 (save it as UTF-8)"),
        ("# The river".encode("utf-16"), "x.md:1:1: error: not UTF-8 but UTF-16 (save it as UTF-8)"),
    ],
)
def test_not_utf8(data: bytes, says: str) -> None:
    article, problems = read_article("x.md", data, Settings())
    assert article is None
    assert [str(problem) for problem in problems] == [says]


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("cc-by-nc-sa-3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("All rights reserved", ""),
    ],
)
def test_known_licences_have_their_address(name: str, url: str) -> None:
    assert url_of_license(name) == url


def test_articles_that_would_be_one_page() -> None:
    paths = ["content/a/flood.md", "content/b/Flood.md", "content/c/drought.md"]
    text = b"---\ntitle: x\ndate: 2024-05-18\n---\nText"
    articles = [article for path in paths if (article := read_article(path, text, Settings())[0])]
    says = 'content/b/Flood.md: error: its page would be that of content/a/flood.md, "flood" (rename one of them)'
    assert [str(problem) for problem in clashes(articles)] == [says]


@pytest.mark.parametrize("case", FILES["sidecar"], ids=lambda case: case["says"][0][22:])
def test_what_is_wrong_with_a_sidecar(case: dict[str, Any]) -> None:
    _, problems = read_sidecar("content/x.dates.yaml", case["text"].encode(), "x")
    said = [str(problem) for problem in problems if "unknown key" not in str(problem) or "dat" in str(problem)]
    assert said[: len(case["says"])] == case["says"]


@pytest.mark.parametrize("case", FILES["corrections"], ids=lambda case: case["says"][0][26:])
def test_what_is_wrong_with_corrections(case: dict[str, Any]) -> None:
    _, problems = read_corrections("content/corrections.yaml", case["text"].encode())
    assert [str(problem) for problem in problems] == case["says"]


@pytest.mark.parametrize("case", FILES["config"], ids=lambda case: case["says"][0][12:])
def test_what_is_wrong_with_a_configuration(case: dict[str, Any]) -> None:
    settings, problems = read_config("config.yaml", case["text"].encode())
    assert [str(problem) for problem in problems] == case["says"]
    assert isinstance(settings, Settings)


def test_a_sidecar_whole() -> None:
    text = """\
dates:
  - text: on Friday
    quote: The river rose
      on Friday.
    found: 2024-05-17
    date: 2024-05-16        # the gauge says Thursday
    tags: flood
    note: |
      One line.
      Another.
  - {quote: It fell., hide: yes}
  - {text: x, quote: y, checked: true}
events:
  - {date: 2000, title: 1984}
"""
    entries, problems = read_sidecar("content/x.dates.yaml", text.encode(), "x")
    assert problems == ()
    first, second, third, added = entries
    assert isinstance(first, Fix)
    assert (first.quote, first.date, first.tags) == ("The river rose on Friday.", "2024-05-16", ("flood",))
    assert first.note == "One line.\nAnother."
    assert str(first.place) == "content/x.dates.yaml:2:5"
    assert str(first.date_place) == "content/x.dates.yaml:6:11"
    assert isinstance(second, Fix)
    assert (second.text, second.hide) == ("", True)
    assert isinstance(third, Fix)
    assert third.checked
    assert isinstance(added, Addition)
    assert (added.date, added.title, str(added.date_place)) == ("2000", "1984", "content/x.dates.yaml:14:12")


def test_a_sidecar_of_megabytes_is_read() -> None:
    text = "dates:\n" + "".join(f"  - {{quote: {'words ' * 200}{number}, date: 2019}}\n" for number in range(2000))
    entries, problems = read_sidecar("content/x.dates.yaml", text.encode(), "x")
    assert (len(entries), problems) == (2000, ())


@pytest.mark.parametrize("depth", [100, 100_000])
def test_depth_without_end_is_refused(depth: int) -> None:
    _, problems = read_sidecar("content/x.dates.yaml", b"[" * depth, "x")
    says = "content/x.dates.yaml:1:51: error: more than 50 lists and maps inside each other"
    assert [str(problem) for problem in problems] == [says]


@pytest.mark.parametrize(
    ("edtf", "language", "words"), [(edtf, *words) for edtf, several in DATES["reads"].items() for words in several]
)
def test_dates_in_words(edtf: str, language: str, words: str) -> None:
    order = "MDY" if language == "en" else "DMY"
    assert read_date(words, language, order, TODAY).edtf == edtf


@pytest.mark.parametrize(("language", "words", "says"), DATES["refuses"])
def test_what_is_no_date(language: str, words: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        read_date(words, language, "MDY", TODAY)


@pytest.mark.parametrize("words", ["hier", "20 décembre"])
def test_without_a_day_to_count_from_a_date_needs_its_year(words: str) -> None:
    with pytest.raises(ValueError, match="is not understood as a date"):
        read_date(words, "fr", "DMY", None)


def test_content_is_read_by_path(tmp_path: Path) -> None:
    for name in (
        "b.md",
        "a.dates.yaml",
        "2019/a.md",
        ".hidden/x.md",
        ".x.md",
        "x.png",
        "corrections.yaml",
        "b.dates.yml",
    ):
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text(name)
    files, problems = read_content(tmp_path, "content")
    assert [file.path for file in files] == [
        "content/2019/a.md",
        "content/a.dates.yaml",
        "content/b.md",
        "content/corrections.yaml",
    ]
    assert [str(problem) for problem in problems] == [
        "content/b.dates.yml: warning: is not read by this name (name it b.dates.yaml)",
        "content/a.dates.yaml: error: corrects content/a.md, which is not there "
        "(move it with its article, or delete both)",
    ]


def test_content_that_is_not_there(tmp_path: Path) -> None:
    says = "content: error: no such folder (make it, and write an article into it)"
    assert [str(problem) for problem in read_content(tmp_path, "content")[1]] == [says]
    (tmp_path / "content").mkdir()
    says = "content: error: no articles here (write one, content/2019-12-21-what-happened.md)"
    assert [str(problem) for problem in read_content(tmp_path, "content")[1]] == [says]


def test_a_folder_that_links_to_itself_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert read_tree(tmp_path) == {"a.txt": b"a"}
