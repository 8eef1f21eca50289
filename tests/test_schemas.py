"""The JSON Schemas that ship are those of the tables that the readers use, and agree with the readers."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

import timeline.schemas
from timeline.config import read_config
from timeline.model.problem import Problem, Severity
from timeline.model.site import Settings
from timeline.read import read_article, read_corrections, read_sidecar
from timeline.schemas import SCHEMAS, as_text, make_schema

FOLDER = Path(timeline.schemas.__file__).parent
CASES = Path(__file__).parent / "cases/read"
STARTER = Path(timeline.__file__).parent / "commands/starter"


def problems_of(name: str, text: str) -> tuple[Problem, ...]:
    """What the reader of a kind of file says of one."""
    data = text.encode()
    match name:
        case "article.schema.json":
            return read_article("x.md", b"---\n" + data + b"---\nText\n", Settings())[1]
        case "config.schema.json":
            return read_config("config.yaml", data)[1]
        case "corrections.schema.json":
            return read_corrections("corrections.yaml", data)[1]
    return read_sidecar("x.dates.yaml", data, "x")[1]


def valid(name: str, text: str) -> bool:
    """What an editor says of it; editors read dates and flags as YAML 1.2 does."""
    return Draft202012Validator(make_schema(name)).is_valid(yaml.load(text, Loader=EditorLoader))


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2's core schema: a date is a string."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_files_are_those_of_the_tables(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == as_text(name), "run python -m timeline.schemas"


def test_no_file_is_left_over() -> None:
    assert {path.name for path in FOLDER.glob("*.json")} == set(SCHEMAS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(make_schema(name))


AGREE: list[tuple[str, bool, str]] = [
    ("article.schema.json", True, "title: x\ndate: 2024-05-18\ntags: [a, b]\nsource: {name: x, url: https://a.org}\n"),
    ("article.schema.json", True, "title: 1984\ndate: 2024-05-18\nhero: [1, {a: b}]\ntags: a\nplace:\n"),
    ("article.schema.json", True, "title: x\ndate: 2024-05-18\nimage: a.jpg\ntranslations: {fr: le-pont}\n"),
    ("article.schema.json", False, "title: x\ndate: 2024-05-18\nimage: [a.jpg]\n"),
    ("article.schema.json", False, "title: x\ndate: 2024-05-18\ntranslations: le-pont\n"),
    ("article.schema.json", False, "title: [x]\ndate: 2024-05-18\n"),
    ("article.schema.json", False, "title: x\ndate: 2024-05-18\nlanguage: en_GB\n"),
    ("article.schema.json", False, "title: x\ndate: 2024-05-18\ncalendar: lunar\n"),
    ("article.schema.json", False, "title: x\ndate: 2024-05-18\nsource: {nam: x}\n"),
    ("config.schema.json", True, "title: x\ntheme: band\nsite: {a: 1}\n"),
    ("config.schema.json", True, "theme: {name: band, accent: red}\npublish: {pages: {kind: folder, path: out}}\n"),
    ("config.schema.json", False, "titel: x\n"),
    ("config.schema.json", False, "publish: {pages: out}\n"),
    ("dates.schema.json", True, "dates:\n  - {text: on Friday, quote: a, date: 2019, hide: true, why: [a, b]}\n"),
    ("dates.schema.json", True, "dates:\nevents:\n  - {date: 2000-10-31, title: x}\n"),
    ("dates.schema.json", False, "dates:\n  - {text: on Friday}\n"),
    ("dates.schema.json", False, "dates:\n  - {quote: a, dat: 2019}\n"),
    ("dates.schema.json", False, "dates:\n  - {quote: a, hide: maybe}\n"),
    ("dates.schema.json", False, "events:\n  - {title: x}\n"),
    ("corrections.schema.json", True, "events:\n  - {event: a, join: [b, c], split: d}\n"),
    ("corrections.schema.json", False, "events:\n  - {event: a, joins: [b, c]}\n"),
]


@pytest.mark.parametrize(("name", "right", "text"), AGREE)
def test_editors_and_readers_agree(name: str, right: bool, text: str) -> None:
    problems = [problem for problem in problems_of(name, text) if problem.severity is Severity.ERROR]
    assert (not problems, valid(name, text)) == (right, right), problems


def test_the_starter_is_right() -> None:
    assert valid("config.schema.json", (STARTER / "config.yaml").read_text("utf-8"))
    assert problems_of("config.schema.json", (STARTER / "config.yaml").read_text("utf-8")) == ()


def test_the_examples_of_the_page_about_articles_are_right() -> None:
    page = (Path(__file__).parent.parent / "docs/articles.md").read_text("utf-8")
    markdown = page.split("```markdown\n")[1].split("```")[0]
    article, problems = read_article("content/bridge.md", markdown.encode(), Settings())
    assert article
    assert problems == ()
    config = page.split("```yaml\n")[1].split("```")[0]
    assert read_config("config.yaml", config.encode())[1] == ()


def keys(schema: Any) -> set[str]:
    """Every key that a schema knows, in however deep a map."""
    if isinstance(schema, list):
        return {key for item in schema for key in keys(item)}
    if not isinstance(schema, dict):
        return set()
    return set(schema.get("properties", ())) | {key for value in schema.values() for key in keys(value)}


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("article.schema.json", "articles.md"),
        ("config.schema.json", "articles.md"),
        ("dates.schema.json", "correcting.md"),
        ("corrections.schema.json", "correcting.md"),
    ],
)
def test_every_key_is_documented(name: str, page: str) -> None:
    text = (Path(__file__).parent.parent / "docs" / page).read_text("utf-8")
    assert [key for key in sorted(keys(make_schema(name))) if f"`{key}" not in text and f"{key}:" not in text] == []
