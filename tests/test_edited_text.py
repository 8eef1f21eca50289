"""An article is edited at random under its corrections: each still holds, or is told as lost; none is dropped."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.cli import main
from timeline.correct.aim import OFFERED
from timeline.correct.words import bag, likeness
from timeline.extract import sentences
from timeline.model.correction import Fix
from timeline.model.problem import Severity
from timeline.model.reading import Reading
from timeline.pipeline import Manuscript, Story, tell
from timeline.plainyaml import load
from timeline.project import open_project
from timeline.read import read_sidecar

TURNS = 30
WHO = ("The council", "Mayor Vance", "The harbour master", "A court in Selby", "The rail operator")
DID = ("met", "approved the flood barrier", "closed the old bridge", "rejected the tram line", "heard nine witnesses")
WHEN = (
    "on Friday",
    "two days later",
    "in May 2018",
    "last month",
    "on 3 March",
    "the day before",
    "in the spring of 2017",
)
FRONT = "---\ntitle: Ashwick\ndate: 2019-12-21\n---\n\n"

Edit = Callable[[list[str], random.Random], None]


def sentence(dice: random.Random) -> str:
    number = dice.randrange(1000)
    return f"{dice.choice(WHO)} {dice.choice(DID)} {dice.choice(WHEN)}, after {number} letters from readers."


def change_a_word(told: list[str], dice: random.Random) -> None:
    at = dice.randrange(len(told))
    words = told[at].split()
    words[dice.randrange(len(words))] = dice.choice(("again", "Monday", "1999", "“so”", "–", "café"))
    told[at] = " ".join(words)


def rewrite(told: list[str], dice: random.Random) -> None:
    told[dice.randrange(len(told))] = sentence(dice)


def take_out(told: list[str], dice: random.Random) -> None:
    if len(told) > 2:
        told.pop(dice.randrange(len(told)))


def put_in(told: list[str], dice: random.Random) -> None:
    told.insert(dice.randrange(len(told) + 1), sentence(dice))


def say_twice(told: list[str], dice: random.Random) -> None:
    told.append(dice.choice(told))


def move(told: list[str], dice: random.Random) -> None:
    told.append(told.pop(dice.randrange(len(told))))


def join(told: list[str], dice: random.Random) -> None:
    if len(told) > 2:
        at = dice.randrange(len(told) - 1)
        told[at : at + 2] = [f"{told[at].rstrip('.')}, and {told[at + 1]}"]


def wrap(told: list[str], dice: random.Random) -> None:
    """Another line break, which says nothing."""
    at = dice.randrange(len(told))
    told[at] = re.sub(r"\s+", lambda space: dice.choice((" ", "\n", "  ", "\n  ")), told[at])


EDITS: tuple[Edit, ...] = (change_a_word, change_a_word, rewrite, take_out, put_in, say_twice, move, join, wrap)


def write_site(site: Path, told: list[str], dice: random.Random) -> dict[str, str]:
    """An article with a date corrected in every sentence, each to a year of its own; the years, by note."""
    (site / "content").mkdir()
    (site / "config.yaml").write_text("title: Courier\nlanguage: en-GB\n", "utf-8")
    write_text(site, told)
    assert main(["dates", str(site / "content/a.md"), "--write"]) == 0
    path = site / "content/a.dates.yaml"
    years: dict[str, str] = {}

    def correct(found: "re.Match[str]") -> str:
        year = str(1800 + len(years))
        years[f"note {year}"] = year
        return f"{found[0]}    date: {year} # sure\n    note: 'note {year}'\n"

    path.write_text(re.sub(r"    why: .*\n", correct, path.read_text("utf-8")), "utf-8")
    return years


def write_text(site: Path, told: list[str]) -> None:
    (site / "content/a.md").write_text(FRONT + " ".join(told) + "\n", "utf-8")


def check(site: Path) -> int:
    """How many corrections are lost; each is told at its place, and with the nearest sentence if one is near."""
    inputs, _ = open_project(site)
    assert inputs
    [manuscript] = inputs.manuscripts
    story, problems = tell(manuscript, inputs.settings)
    assert story
    held = {one.when.edtf for one in story.readings if isinstance(one, Reading) and one.by == "editor"}
    lost = [fix for fix in fixes(manuscript) if fix.date and fix.date not in held]
    errors = {problem.place: problem for problem in problems if problem.severity is Severity.ERROR}
    for fix in lost:
        problem = errors.pop(fix.place)
        if problem.message.startswith("no sentence"):
            assert ("nearest, on line" in problem.hint) == is_near(story, fix), problem
    assert not errors
    return len(lost)


def fixes(manuscript: Manuscript) -> list[Fix]:
    assert manuscript.sidecar
    entries, problems = read_sidecar(manuscript.sidecar.path, manuscript.sidecar.data, "a")
    assert not problems
    return [entry for entry in entries if isinstance(entry, Fix)]


def is_near(story: Story, fix: Fix) -> bool:
    told = [span.of(story.article.body) for span in sentences(story.article)]
    return any(likeness(bag(fix.quote), bag(one)) >= OFFERED for one in told)


@pytest.mark.parametrize("seed", range(8))
def test_no_correction_is_dropped(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    told = [sentence(dice) for _ in range(6)]
    years = write_site(tmp_path, told, dice)
    assert len(years) >= 6
    assert check(tmp_path) == 0
    lost = 0
    for _ in range(TURNS):
        dice.choice(EDITS)(told, dice)
        write_text(tmp_path, told)
        lost += check(tmp_path)
        if dice.random() < 0.4:
            main(["dates", str(tmp_path / "content/a.md"), "--write"])
            check(tmp_path)
        kept = load((tmp_path / "content/a.dates.yaml").read_bytes())["dates"]
        assert {one["note"]: str(one["date"]) for one in kept if "note" in one} == years
        assert (tmp_path / "content/a.dates.yaml").read_text("utf-8").count(" # sure\n") == len(years)
    assert lost
