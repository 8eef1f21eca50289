"""The same articles as three sites, each made as its own generator likes them."""

from collections.abc import Callable, Iterable
from pathlib import Path

from bench.build.prose import Text

TEMPLATES = Path(__file__).parent / "templates"


def _front(text: Text) -> str:
    tags = ", ".join(text.tags)
    return (
        f'---\ntitle: "{text.title}"\ndate: {text.day}\nplace: {text.place}\ntags: [{tags}]\n'
        f"categories: [{text.section}]\n---\n\n"
    )


def article(text: Text) -> str:
    """As `timeline` and Hugo read it."""
    return _front(text) + _body(text)


def _body(text: Text) -> str:
    return "\n\n".join(text.paragraphs) + "\n"


def make_timeline(folder: Path, texts: Iterable[Text]) -> None:
    for text in texts:
        _write(folder / "content" / str(text.day.year) / f"{text.slug}.md", article(text))
    _write(
        folder / "config.yaml",
        "title: The Bench Courier\nurl: https://bench.example\nlanguage: en-GB\ntimezone: UTC\n",
    )


def make_hugo(folder: Path, texts: Iterable[Text]) -> None:
    for text in texts:
        _write(folder / "content/articles" / str(text.day.year) / f"{text.slug}.md", article(text))
    _copy_templates("hugo", folder)


def make_pelican(folder: Path, texts: Iterable[Text]) -> None:
    for text in texts:
        head = (
            f"Title: {text.title}\nDate: {text.day}\nCategory: {text.section}\n"
            f"Tags: {', '.join(text.tags)}\nSlug: {text.slug}\n\n"
        )
        _write(folder / "content" / str(text.day.year) / f"{text.slug}.md", head + _body(text))
    _copy_templates("pelican", folder)


SITES: dict[str, Callable[[Path, Iterable[Text]], None]] = {
    "timeline": make_timeline,
    "hugo": make_hugo,
    "pelican": make_pelican,
}


def _copy_templates(name: str, folder: Path) -> None:
    for path in sorted((TEMPLATES / name).rglob("*")):
        if path.is_file():
            _write(folder / path.relative_to(TEMPLATES / name), path.read_text("utf-8"))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
