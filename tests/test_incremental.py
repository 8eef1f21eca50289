"""An edit costs what it touches, and gives the very bytes that a clean build gives: after hundreds of random edits."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.cli import main
from timeline.memo.aside import LARGE
from timeline.memo.pages import SMALL
from timeline.memo.workers import WORTH_IT
from timeline.pipeline import build, has_errors
from timeline.project import open_project

EDITS_A_SEED = 35
STRANGER = "CNAME"

Edit = Callable[[Path, random.Random], None]

OPENINGS = (
    "The council met on Friday",
    "The bridge was closed in May 2018",
    "Work will begin next month",
    "Nobody came",
)
CLOSINGS = ("and said so.", "two days after the storm.", "for the first time in 19 years.", "while it rained.")
DATELESS = ("Nobody came while it rained.", "The mayor, *Ada Bell*, said so.", "It is said that nobody knows.")
BROKEN = "---\ntitle: No date at all\n"


def sentence(dice: random.Random) -> str:
    return f"{dice.choice(OPENINGS)} {dice.choice(CLOSINGS)}"


def article(dice: random.Random, number: int) -> str:
    text = "\n\n".join(" ".join(sentence(dice) for _ in range(3)) for _ in range(2))
    day = f"20{dice.randint(10, 29)}-0{dice.randint(1, 9)}-1{dice.randint(0, 9)}"
    return f"---\ntitle: Story {number}\ndate: {day}\ntags: [{dice.choice(['rail', 'water', 'law'])}]\n---\n\n{text}\n"


def articles(site: Path) -> list[Path]:
    return sorted((site / "content").rglob("*.md"))


def swap(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def add_text(site: Path, dice: random.Random) -> None:
    path = dice.choice(articles(site))
    path.write_text(f"{path.read_text('utf-8')}\n{sentence(dice)}\n", "utf-8")


def change_text(site: Path, dice: random.Random) -> None:
    swap(dice.choice(articles(site)), dice.choice(OPENINGS), dice.choice(OPENINGS))


def insert_text(site: Path, dice: random.Random) -> None:
    """In front of all else, so that every sentence after it moves; now and then one that has a date."""
    path = dice.choice(articles(site))
    head, _, text = path.read_text("utf-8").partition("---\n\n")
    words = sentence(dice) if dice.random() < 0.2 else dice.choice(DATELESS)
    path.write_text(f"{head}---\n\n{words}\n\n{text}", "utf-8")


def reword(site: Path, dice: random.Random) -> None:
    """A sentence that has no date, if there is one, gets longer or shorter."""
    swap(dice.choice(articles(site)), dice.choice(DATELESS), dice.choice(DATELESS))


def change_date(site: Path, dice: random.Random) -> None:
    swap(dice.choice(articles(site)), "date: 20", f"date: 20{dice.randint(10, 29)}-03-04 # 20")


def change_title(site: Path, dice: random.Random) -> None:
    swap(dice.choice(articles(site)), "title: ", f"title: The {dice.choice(['new', 'old'])} ")


def change_tags(site: Path, dice: random.Random) -> None:
    swap(dice.choice(articles(site)), "tags: [", f"tags: [{dice.choice(['sport', 'law'])}, ")


def correct(site: Path, dice: random.Random) -> None:
    """A date of one sentence, by hand; gone again where its sentence is."""
    path = dice.choice(articles(site))
    if "on Friday" in path.read_text("utf-8"):
        date = f"200{dice.randint(0, 9)}-0{dice.randint(1, 9)}"
        entry = f"- text: on Friday\n    quote: The council met on Friday\n    date: {date}\n"
        path.with_suffix(".dates.yaml").write_text(f"dates:\n  {entry}", "utf-8")


def add_event(site: Path, dice: random.Random) -> None:
    entry = f"- date: 19{dice.randint(10, 99)}\n    title: A thing that nobody wrote of\n"
    dice.choice(articles(site)).with_suffix(".dates.yaml").write_text(f"events:\n  {entry}", "utf-8")


def drop_corrections(site: Path, dice: random.Random) -> None:
    for path in (site / "content").rglob("*.dates.yaml"):
        path.unlink()


def configure(site: Path, dice: random.Random) -> None:
    title, language = dice.choice(["Courier", "Post"]), dice.choice(["en", "en-GB", "fa"])
    (site / "config.yaml").write_text(f"title: {title}\nlanguage: {language}\nurl: https://news.example\n", "utf-8")


def change_template(site: Path, dice: random.Random) -> None:
    template = site / "templates" / "404.html"
    if template.exists() and dice.random() < 0.5:
        shutil.rmtree(template.parent)
        return
    template.parent.mkdir(exist_ok=True)
    words = f'{{% extends "base/404.html" %}}{{# {dice.random()} #}}{{% block title %}}{dice.random()}{{% endblock %}}'
    template.write_text(words, "utf-8")


def move(site: Path, dice: random.Random) -> None:
    path = dice.choice(articles(site))
    folder = site / "content" / dice.choice(["", "2019", "older/still"])
    folder.mkdir(parents=True, exist_ok=True)
    for old in (path, path.with_suffix(".dates.yaml")):
        if old.exists():
            old.rename(folder / old.name)


def rename(site: Path, dice: random.Random) -> None:
    path = dice.choice(articles(site))
    name = f"renamed-{dice.randrange(10**6)}"
    for ending in (".md", ".dates.yaml"):
        if path.with_suffix(ending).exists():
            path.with_suffix(ending).rename(path.with_name(name + ending))


def delete(site: Path, dice: random.Random) -> None:
    if len(articles(site)) > 3:
        path = dice.choice(articles(site))
        path.unlink()
        path.with_suffix(".dates.yaml").unlink(missing_ok=True)


def create(site: Path, dice: random.Random) -> None:
    number = dice.randrange(10**6)
    (site / "content" / f"new-{number}.md").write_text(article(dice, number), "utf-8")


def touch(site: Path, dice: random.Random) -> None:
    dice.choice(articles(site)).touch()


def set_clock_back(site: Path, dice: random.Random) -> None:
    """An edit that is older than the build before it."""
    path = dice.choice(articles(site))
    swap(path, dice.choice(CLOSINGS), dice.choice(CLOSINGS))
    os.utime(path, (10**9, 10**9))


def break_and_leave(site: Path, dice: random.Random) -> None:
    (site / "content" / "broken.md").write_text(BROKEN, "utf-8")


def tamper(site: Path, dice: random.Random) -> None:
    """Somebody deletes a page or an export, or writes over one or within it."""
    kind = dice.choice(["*.html", "*.json", "*.csv", "*.ics"])
    path = dice.choice(sorted((site / "public").rglob(kind)))
    what = dice.choice(["delete", "write over", "write within"])
    if what == "delete":
        path.unlink()
    else:
        path.write_text("scribbled" if what == "write over" else path.read_text("utf-8").replace("e", "a"), "utf-8")


def forget(site: Path, dice: random.Random) -> None:
    shutil.rmtree(site / ".timeline")


def nothing(site: Path, dice: random.Random) -> None:
    pass


EDITS: tuple[Edit, ...] = (
    add_text, change_text, insert_text, reword, change_date, change_title, change_tags, correct, add_event,
    drop_corrections, configure, change_template, move, rename, delete, create, touch, set_clock_back,
    break_and_leave, tamper, forget, nothing,
)  # fmt: skip


def make_site(site: Path, seed: int = 0, count: int = 5) -> Path:
    dice = random.Random(seed)
    (site / "content").mkdir(parents=True)
    for number in range(count):
        (site / "content" / f"story-{number}.md").write_text(article(dice, number), "utf-8")
    (site / "config.yaml").write_text("title: Courier\nlanguage: en-GB\nurl: https://news.example\n", "utf-8")
    return site


def run(site: Path, *options: str) -> int:
    return main(["build", "--site", str(site), "--jobs", "1", *options])


def tree(site: Path) -> dict[str, bytes]:
    public = site / "public"
    return {
        path.relative_to(public).as_posix(): path.read_bytes()
        for path in public.rglob("*")
        if path.is_file() and path.name not in (".timeline-files", STRANGER)
    }


def clean(site: Path) -> dict[str, bytes] | None:
    """What a build that remembers nothing makes; None where something is wrong."""
    inputs, problems = open_project(site)
    built = build(inputs) if inputs else None
    if built is None or has_errors((*problems, *built.problems)):
        return None
    return dict(built.pages)


def retouched(told: str) -> bool:
    """Whether a build with `--timings` looked at no more than the edited texts: it had no pages to plan."""
    return "plan" not in told and "nothing changed" not in told


@pytest.mark.parametrize("seed", range(6))
def test_texts_alone_are_built_alone(tmp_path: Path, seed: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Sentences that move within their article change no page but its own, and leave a cache as good as any."""
    site, dice = make_site(tmp_path / "site", seed), random.Random(seed)
    assert run(site) == 0
    correct(site, dice)
    alone = 0
    for turn in range(EDITS_A_SEED):
        edit = dice.choice([insert_text, insert_text, reword, reword, add_text, touch, tamper, change_title, nothing])
        edit(site, dice)
        if dice.random() < 0.2:
            dice.choice([insert_text, reword])(site, dice)
        if clean(site) is None:  # a correction that fits two sentences now
            drop_corrections(site, dice)
        capsys.readouterr()
        assert run(site, "--timings") == 0
        out, told = capsys.readouterr()
        alone += retouched(out + told)
        assert tree(site) == clean(site), f"edit {turn}: {edit.__name__}"
    assert alone > EDITS_A_SEED // 4


def test_an_edited_draft_is_no_reason_to_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = make_site(tmp_path / "site")
    draft = articles(site)[0]
    swap(draft, "title:", "draft: true\ntitle:")
    assert run(site) == 0
    before = tree(site)
    draft.write_text(f"{draft.read_text('utf-8')}\n{DATELESS[0]}\n", "utf-8")
    assert run(site, "--timings") == 0
    out, told = capsys.readouterr()
    assert retouched(out + told)
    assert tree(site) == before == clean(site)
    swap(draft, "draft: true\n", "")
    assert run(site) == 0
    assert tree(site) == clean(site)


def test_a_new_template_looks_at_no_article(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every page is made anew, of what it was about before; where there is another picture, there is more to do."""
    monkeypatch.setattr("timeline.memo.pages.SMALL", 0)
    site, dice = make_site(tmp_path / "site"), random.Random(9)
    assert run(site) == 0
    for edit in (change_template, change_title, change_template, correct, change_template):
        edit(site, dice)
        capsys.readouterr()
        assert run(site, "--timings") == 0
        out, told = capsys.readouterr()
        assert retouched(out + told) or edit is not change_template
        assert tree(site) == clean(site)
    (site / "assets").mkdir()
    (site / "assets" / "extra.png").write_text("a picture")
    assert run(site, "--timings") == 0
    assert not retouched(capsys.readouterr().err)
    assert tree(site) == clean(site)


@pytest.mark.parametrize("kind", ["head", "body", "margin", "subject", "trail", "pages", "weave", "sheets"])
def test_a_row_that_is_gone_is_made_again(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.memo.pages.SMALL", 0)
    site, dice = make_site(tmp_path / "site"), random.Random(kind)
    assert run(site) == 0
    for edit in (reword, insert_text, change_title, reword, change_template, insert_text, reword, touch):
        with sqlite3.connect(next((site / ".timeline").glob("memo-*.sqlite"))) as base:
            base.execute("DELETE FROM rows WHERE kind = ?", (kind,))
        base.close()
        edit(site, dice)
        assert run(site) == 0
        assert tree(site) == clean(site)


@pytest.mark.parametrize("seed", range(6))
def test_an_edit_gives_what_a_clean_build_gives(tmp_path: Path, seed: int) -> None:
    site, dice = make_site(tmp_path / "site", seed), random.Random(seed)
    assert run(site) == 0
    (site / "public" / STRANGER).write_text("news.example")
    for turn in range(EDITS_A_SEED):
        before = tree(site)
        edit = dice.choice(EDITS)
        edit(site, dice)
        wanted = clean(site)
        told = f"edit {turn}: {edit.__name__}"
        if wanted is None:
            before = tree(site)
            assert run(site) == 1, told
            assert tree(site) == before, told
            (site / "content" / "broken.md").unlink(missing_ok=True)
            drop_corrections(site, dice)
            wanted = clean(site)
        assert run(site) == 0, told
        assert tree(site) == wanted, told
        assert (site / "public" / STRANGER).read_text() == "news.example", told


def test_an_edit_touches_what_it_must_and_no_more(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = make_site(tmp_path / "site")
    assert run(site) == 0
    assert run(site) == 0
    assert "nothing changed" in capsys.readouterr().out
    path = articles(site)[0]
    path.write_text(path.read_text() + "\nNobody came.\n")
    assert run(site, "--timings") == 0
    told = capsys.readouterr().err
    assert "1 of 5 articles" in told
    assert "1 of " in told.split("render", 1)[1]
    configure(site, random.Random(3))
    (site / "templates").mkdir()
    (site / "templates" / "404.html").write_text('{% extends "base/404.html" %}')
    (site / "config.yaml").write_text("title: Courier\nlanguage: en-GB\nurl: https://news.example\n")
    assert run(site, "--timings") == 0
    assert "0 of 5 articles" in capsys.readouterr().err


def test_warnings_are_told_again_where_nothing_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = make_site(tmp_path / "site")
    swap(articles(site)[0], "tags:", "langage: en\ntags:")
    assert run(site) == 0
    first = capsys.readouterr().err
    assert run(site) == 0
    assert capsys.readouterr().err == first
    assert "langage" in first
    assert run(site, "--strict") == 1


@pytest.mark.parametrize("name", ["build.json", "memo-*.sqlite"])
@pytest.mark.parametrize("harm", ["empty", "half", "noise", "another"])
def test_a_harmed_cache_is_dropped(tmp_path: Path, name: str, harm: str) -> None:
    site, dice = make_site(tmp_path / "site"), random.Random(harm)
    assert run(site) == 0
    file = next((site / ".timeline").glob(name))
    data = file.read_bytes()
    harmed = {
        "empty": b"",
        "half": data[: len(data) // 2],
        "noise": bytes(byte if dice.random() < 0.99 else dice.randrange(256) for byte in data),
        "another": b'{"a": 1}\n',
    }
    file.write_bytes(harmed[harm])
    add_text(site, dice)
    assert run(site) == 0
    assert tree(site) == clean(site)
    assert run(site) == 0
    assert tree(site) == clean(site)


def start(site: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "timeline", "build", "--site", str(site)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize(("small", "large"), [(SMALL, LARGE), (0, LARGE), (0, 0)])
def test_several_processes_make_what_one_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: int, large: int
) -> None:
    """Made as a small site is, as one of many events, and as one of many articles."""
    monkeypatch.setattr("timeline.memo.pages.SMALL", small)
    monkeypatch.setattr("timeline.memo.aside.LARGE", large)
    site = make_site(tmp_path / "site", count=WORTH_IT)
    assert main(["build", "--site", str(site), "--jobs", "2"]) == 0
    assert tree(site) == clean(site)
    change_title(site, random.Random(0))
    assert main(["build", "--site", str(site), "--jobs", "2"]) == 0
    assert tree(site) == clean(site)


def test_two_builds_at_once(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    for _ in range(2):
        running = [start(site) for _ in range(3)]
        for process in running:
            trouble = process.communicate()[1]
            assert process.returncode == 0, trouble.decode()
        assert tree(site) == clean(site)
        change_title(site, random.Random(1))


def test_a_killed_build_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    site, dice = make_site(tmp_path / "site"), random.Random(4)
    assert run(site) == 0
    begun = time.monotonic()
    process = start(site)
    process.communicate()
    usual = time.monotonic() - begun
    for turn in range(8):
        old = tree(site)
        configure(site, dice)
        change_title(site, dice)
        new = clean(site)
        process = start(site)
        time.sleep(usual * 2 * turn / 7)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert tree(site) in (old, new), turn
        assert run(site) == 0
        assert tree(site) == new, turn
