"""What a person does between two builds, once for each: a number makes each edit unlike the one before."""

from collections.abc import Callable, Sequence
from pathlib import Path

from bench.build.prose import Text

TUESDAY = " on Tuesday, according to"

Edit = Callable[[Path, Sequence[Text], int], None]


def nothing(site: Path, texts: Sequence[Text], number: int) -> None:
    """Nobody touched anything."""


def change_text(site: Path, texts: Sequence[Text], number: int) -> None:
    """A word more in one article."""
    path = _article(site, texts, number)
    path.write_text(path.read_text("utf-8") + f"\nA reader from ward {number} wrote in to agree.\n", "utf-8")


def change_title(site: Path, texts: Sequence[Text], number: int) -> None:
    path = _article(site, texts, number)
    path.write_text(path.read_text("utf-8").replace('title: "', f'title: "{number}: ', 1), "utf-8")


def correct_date(site: Path, texts: Sequence[Text], number: int) -> None:
    """One date put right in the YAML beside the article."""
    path = _article(site, texts, number)
    sentence = next(
        sentence.strip() for sentence in path.read_text("utf-8").replace("\n", " ").split(". ") if TUESDAY in sentence
    )
    path.with_suffix(".dates.yaml").write_text(
        f"dates:\n  - text: on Tuesday\n    quote: {_quoted(sentence)}\n    date: 2007-01-{1 + number % 28:02d}\n",
        "utf-8",
    )


def change_theme(site: Path, texts: Sequence[Text], number: int) -> None:
    """A comment at the end of the template that every page extends."""
    templates = Path(__file__).parents[2] / "themes" / "base" / "templates"
    ours = site / "templates" / "page.html"
    ours.parent.mkdir(exist_ok=True)
    ours.write_text(
        (templates / "page.html").read_text("utf-8").replace("</body>", f"<!-- {number} --></body>"), "utf-8"
    )


EDITS: dict[str, Edit] = {
    "nothing changed": nothing,
    "one article's text changed": change_text,
    "one date corrected": correct_date,
    "one title changed": change_title,
    "template changed": change_theme,
}


def edited(texts: Sequence[Text], number: int) -> Text:
    """Of the middle of the corpus: one that tells of a Tuesday, another for each number."""
    middle = len(texts) // 2 + number * 7
    return next(text for text in texts[middle:] if any(TUESDAY in one for one in text.paragraphs))


def _article(site: Path, texts: Sequence[Text], number: int) -> Path:
    text = edited(texts, number)
    return site / "content" / str(text.day.year) / f"{text.slug}.md"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
