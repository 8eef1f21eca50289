"""Edits that other pages show are built without looking at most articles, and give the very bytes of a clean build."""

import random
from pathlib import Path

import pytest
from test_incremental import (
    EDITS,
    add_text,
    article,
    articles,
    change_text,
    change_title,
    clean,
    correct,
    drop_corrections,
    insert_text,
    make_site,
    reword,
    run,
    swap,
    tree,
)  # fmt: skip

CONFIG = """
title: Courier
language: en-GB
url: https://news.example
theme:
  event_pages: false
  page_size: 8
"""
EDITS_A_SEED = 15


def change_word(site: Path, dice: random.Random) -> None:
    """A date in a text, so that an event goes elsewhere."""
    swap(dice.choice(articles(site)), "May 2018", f"{dice.choice(['March', 'May', 'June'])} 20{dice.randint(12, 19)}")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in chapters, small as it is."""
    small = {"memo.pages.SMALL": 0, "memo.ledger.RESERVE": 60, "memo.splice.RESERVE": 60}
    small |= {f"{module}.LATEST": 7 for module in ("render.plan", "memo.chapters")}
    small |= {f"{module}.A_PAGE": 6 for module in ("render.lists", "render.plan", "memo.ledger")}
    for name, number in small.items():
        monkeypatch.setattr(f"timeline.{name}", number)
    site, dice = make_site(tmp_path / "site", 1), random.Random(2)
    for number in range(12):
        (site / "content" / f"more-{number}.md").write_text(article(dice, number + 100), "utf-8")
    (site / "config.yaml").write_text(CONFIG)
    return site


@pytest.mark.parametrize("seed", range(3))
def test_an_edit_is_built_of_what_it_touches(site: Path, seed: int, capsys: pytest.CaptureFixture[str]) -> None:
    dice = random.Random(seed)
    assert run(site) == 0
    amended = 0
    edits = [change_word, change_title, correct, add_text, insert_text, change_text, reword, drop_corrections]
    for turn in range(EDITS_A_SEED):
        edit = dice.choice(edits)
        edit(site, dice)
        if dice.random() < 0.1:
            dice.choice(EDITS[:8])(site, dice)
        if clean(site) is None:
            drop_corrections(site, dice)
        capsys.readouterr()
        assert run(site, "--timings") == 0
        told = capsys.readouterr().err
        amended += "revise" in told and "plan" not in told
        wanted = clean(site)
        now = tree(site)
        assert sorted(now) == sorted(wanted or {}), f"edit {turn}: {edit.__name__}"
        assert [path for path in now if now[path] != (wanted or {})[path]] == [], f"edit {turn}: {edit.__name__}"
    assert amended > EDITS_A_SEED // 4


def test_the_next_build_has_nothing_to_make_again(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is left behind is what a whole build would have left: it renders no page anew."""
    dice = random.Random(5)
    assert run(site) == 0
    for edit in (change_title, change_word, change_title):
        edit(site, dice)
        assert run(site, "--timings") == 0
    (site / "content" / "draft.md").write_text(article(dice, 7).replace("---\n", "---\ndraft: true\n", 1))
    capsys.readouterr()
    assert run(site, "--timings") == 0
    told = capsys.readouterr().err
    assert "plan" in told
    assert "0 of " in told.split("render", 1)[1].split("\n")[0]
    assert tree(site) == clean(site)


def test_pages_of_an_edit_are_shared_out(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where they are many, or heavy."""
    monkeypatch.setattr("timeline.memo.amend.FEW", 0)
    monkeypatch.setattr("timeline.memo.amend.HEAVY", 0)
    dice = random.Random(8)
    for edit in (change_title, change_title, change_word):
        assert run(site, "--jobs", "2") == 0
        edit(site, dice)
    assert run(site, "--jobs", "2") == 0
    assert tree(site) == clean(site)
