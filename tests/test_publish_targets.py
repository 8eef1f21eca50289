"""The same promises at every kind of target, each on a real server: what is ours changes, what is not stays."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from servers.places import KINDS, GitPlace, Place, S3Place, place

from timeline.publish import Job, Outcome, publish
from timeline.write.manifest import NAME

OLD = {
    "index.html": b"<p>old front",
    "a b/é.html": b"<p>one",
    "gone/deep/x.html": b"<p>x",
    "assets/style.0123abcd.css": b"p{}",
    "same.html": b"<p>same",
}
NEW = {
    "index.html": b"<p>new front",
    "a b/é.html": b"<p>two",
    "assets/style.4567cdef.css": b"p{color:red}",
    "same.html": b"<p>same",
    "fresh.html": b"<p>fresh",
}


@pytest.fixture(params=KINDS)
def target(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    monkeypatch.setattr(os, "environ", dict(os.environ))
    with place(request.param, tmp_path) as found:
        yield found


def go(target: Place, pages: dict[str, bytes], **options: bool) -> Outcome:
    job = Job(pages, target.keys, target.folder.parent)
    return publish(replace(job, **options), "here", print)


def site(target: Place) -> dict[str, bytes]:
    """What a reader finds there."""
    return {path: data for path, data in target.read().items() if path != NAME}


def test_what_changed_is_sent_and_what_is_gone_is_removed(target: Place) -> None:
    first = go(target, OLD)
    assert not first.problems
    assert site(target) == OLD
    second = go(target, NEW)
    assert not second.problems
    assert site(target) == NEW
    assert second.plan.same == ("same.html",)
    assert second.plan.change == ("a b/é.html", "index.html")
    assert second.plan.remove == ("assets/style.0123abcd.css", "gone/deep/x.html")
    assert go(target, NEW).plan.idle


def test_a_dry_run_tells_all_and_does_nothing(target: Place) -> None:
    assert go(target, OLD, dry_run=True).plan.add == tuple(sorted(OLD))
    assert not target.read()
    go(target, OLD)
    before = target.read()
    told = go(target, NEW, dry_run=True).plan.lines()
    assert target.read() == before
    assert told == (
        "+ assets/style.4567cdef.css",
        "~ a b/é.html",
        "+ fresh.html",
        "~ index.html",
        "- assets/style.0123abcd.css",
        "- gone/deep/x.html",
    )


def test_other_peoples_files_stay(target: Place) -> None:
    go(target, OLD)
    target.plant("CNAME", b"example.org")
    target.plant("gone/deep/mine.txt", b"mine")
    assert not go(target, NEW).problems
    assert site(target) == NEW | {"CNAME": b"example.org", "gone/deep/mine.txt": b"mine"}


def test_nothing_of_other_peoples_is_overwritten_unless_told_so(target: Place) -> None:
    go(target, OLD)
    target.plant("fresh.html", b"mine")
    before = target.read()
    (problem,) = go(target, NEW).problems
    assert "timeline did not put there: fresh.html" in str(problem)
    assert "--force" in problem.hint
    assert target.read() == before
    assert not go(target, NEW, force=True).problems
    assert site(target) == NEW


PUBLISH = """
import json, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from test_publish_targets import NEW, OLD
from timeline.publish import Job, publish
publish(Job(globals()[{site!r}], json.loads({keys!r}), Path({root!r})), "here", print)
"""


@pytest.mark.parametrize("target", [*KINDS, "git-ssh", "git-https"], indirect=True)
def test_a_publish_killed_at_any_time_leaves_a_site_that_works_and_the_next_ends_it(target: Place) -> None:
    code = {"tests": str(Path(__file__).parent), "keys": json.dumps(target.keys), "root": str(target.folder.parent)}
    assert not go(target, OLD).problems
    target.plant("mine.txt", b"mine")
    chance, longest = random.Random(), 0.5
    for turn in range(4):
        before, after, name = (OLD, NEW, "NEW") if turn % 2 == 0 else (NEW, OLD, "OLD")
        call = [sys.executable, "-c", PUBLISH.format(site=name, **code)]
        started = time.monotonic()
        with subprocess.Popen(call, start_new_session=True, env=os.environ) as running:
            try:
                running.wait(0.15 + chance.random() * longest)
                longest = time.monotonic() - started
            except subprocess.TimeoutExpired:
                os.killpg(running.pid, signal.SIGKILL)
        found = site(target)
        for path in before.keys() & after:
            assert found[path] in (before[path], after[path]), path
        if any(path.endswith(".html") and found[path] != before.get(path) for path in found.keys() & after):
            assert found.keys() >= {path for path in after if path.endswith(".css")}
        assert found["mine.txt"] == b"mine"
        assert not go(target, after).problems
        assert site(target) == after | {"mine.txt": b"mine"}


@pytest.mark.parametrize("target", ["git-ssh"], indirect=True)
def test_a_branch_is_reached_by_ssh(target: Place) -> None:
    for pages in (OLD, NEW):
        assert not go(target, pages).problems
        assert site(target) == pages
    target.keys["remote"] += "-gone"
    (problem,) = go(target, OLD).problems
    assert "there is no such repository" in str(problem)


@pytest.mark.parametrize("target", ["git"], indirect=True)
class TestGit:
    def test_history_is_kept_and_commits_with_nothing_in_them_are_not_made(self, target: GitPlace) -> None:
        for pages in (OLD, NEW, NEW, OLD):
            assert not go(target, pages).problems
        assert target.bare("rev-list", "--count", "gh-pages").strip() == b"3"

    def test_history_is_squashed_by_choice(self, target: GitPlace) -> None:
        target.keys["history"] = "squash"
        for pages in (OLD, NEW):
            assert not go(target, pages).problems
        target.plant("CNAME", b"example.org")
        assert not go(target, OLD).problems
        assert target.bare("rev-list", "--count", "gh-pages").strip() == b"1"
        assert site(target) == OLD | {"CNAME": b"example.org"}

    def test_a_branch_of_somebody_elses_is_left_alone(self, target: GitPlace) -> None:
        target.plant("main.c", b"int main;")
        before = target.bare("rev-parse", "gh-pages")
        (problem,) = go(target, OLD).problems
        assert "commits that timeline did not make" in str(problem)
        assert target.bare("rev-parse", "gh-pages") == before
        assert not go(target, OLD, force=True).problems
        assert site(target) == OLD | {"main.c": b"int main;"}

    def test_a_page_that_somebody_edited_on_the_branch_is_ours_again(self, target: GitPlace) -> None:
        go(target, OLD)
        target.plant("same.html", b"edited")
        go(target, OLD)
        assert site(target) == OLD

    def test_a_protected_branch_is_named(self, target: GitPlace) -> None:
        hook = target.folder / "hooks/pre-receive"
        hook.write_text("#!/bin/sh\necho this branch is protected\nexit 1\n")
        hook.chmod(0o755)
        (problem,) = go(target, OLD).problems
        assert "the branch is protected" in str(problem)
        assert not site(target)

    def test_a_missing_repository_is_named(self, target: GitPlace) -> None:
        target.keys["remote"] = f"{target.keys['remote']}-gone"
        (problem,) = go(target, OLD).problems
        assert "there is no such repository" in str(problem)

    def test_the_domain_and_nojekyll_are_written(self, target: GitPlace) -> None:
        target.keys |= {"cname": "example.org", "nojekyll": True}
        go(target, OLD)
        assert site(target) == OLD | {"CNAME": b"example.org\n", ".nojekyll": b""}
        target.keys |= {"cname": ""}
        go(target, OLD)
        assert site(target) == OLD | {".nojekyll": b""}

    def test_a_nojekyll_of_somebody_elses_is_enough(self, target: GitPlace) -> None:
        go(target, OLD)
        target.plant(".nojekyll", b"# mine\n")
        target.keys |= {"nojekyll": True}
        assert not go(target, NEW).problems
        assert site(target) == NEW | {".nojekyll": b"# mine\n"}

    def test_a_remote_can_be_named_as_the_sites_own_repository_does(self, target: GitPlace, tmp_path: Path) -> None:
        target.git("init", "-q", str(tmp_path))
        target.git("-C", str(tmp_path), "remote", "add", "pages", str(target.folder))
        target.keys["remote"] = "pages"
        assert not go(target, OLD).problems
        target.keys["remote"] = "elsewhere"
        (problem,) = go(target, OLD).problems
        assert "git remote add elsewhere" in problem.hint

    def test_a_push_between_ours_is_not_run_over(self, target: GitPlace, monkeypatch: pytest.MonkeyPatch) -> None:
        from timeline.publish.git import Branch

        go(target, OLD)
        push, others = Branch.push, iter(["one.txt", "two.txt"])

        def slow_push(self: Branch, tip: str) -> None:
            for name in others:
                target.plant(name, b"meanwhile")
                break
            push(self, tip)

        monkeypatch.setattr(Branch, "push", slow_push)
        monkeypatch.setattr("timeline.publish.retry.WAITS", (0.0, 0.0, 0.0))
        for history in ("keep", "squash"):
            target.keys["history"] = history
            assert not go(target, NEW | {"turn.html": history.encode()}).problems
        assert site(target).keys() >= {"one.txt", "two.txt"}


@pytest.mark.parametrize("target", ["git-ssh", "rsync"], indirect=True)
class TestSsh:
    @pytest.fixture(autouse=True)
    def no_waiting(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("timeline.publish.retry.WAITS", (0.0, 0.0))

    def test_an_unknown_host_key_is_named(self, target: Place, tmp_path: Path) -> None:
        for name in ("GIT_SSH_COMMAND", "RSYNC_RSH"):
            os.environ[name] = os.environ.get(name, "").replace("sshd/known", "sshd/nobody")
        (problem,) = go(target, OLD).problems
        assert "the host's key is not known" in str(problem)
        assert "fingerprint" in problem.hint
        assert not target.read()

    def test_a_key_that_the_host_does_not_know_is_named(self, target: Place, tmp_path: Path) -> None:
        target.keys["key"] = str(tmp_path / "sshd/stranger")
        (problem,) = go(target, OLD).problems
        assert "refused to let you in" in str(problem)

    def test_a_host_that_is_not_there_is_tried_again_and_named(
        self, target: Place, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for name, value in target.keys.items():
            if isinstance(value, str):
                target.keys[name] = value.replace("127.0.0.1", "127.0.0.9")
        (problem,) = go(target, OLD).problems
        assert "cannot be reached" in str(problem)
        assert capsys.readouterr().out.count("trying again") == 2


@pytest.mark.parametrize("target", ["s3"], indirect=True)
class TestS3:
    def test_browsers_are_told_what_each_file_is_and_how_long_to_keep_it(self, target: S3Place) -> None:
        go(target, OLD)
        page, style = target.get("index.html"), target.get("assets/style.0123abcd.css")
        assert page["ContentType"] == "text/html; charset=utf-8"
        assert page["CacheControl"] == "public, max-age=60"
        assert style["ContentType"] == "text/css; charset=utf-8"
        assert "immutable" in style["CacheControl"]

    def test_a_prefix_keeps_to_its_folder(self, target: S3Place) -> None:
        target.plant("index.html", b"mine")
        target.keys["prefix"] = "sites/one"
        assert not go(target, OLD).problems
        assert not go(target, NEW).problems
        assert site(target).keys() - {f"sites/one/{NAME}"} == {"index.html", *(f"sites/one/{path}" for path in NEW)}

    def test_a_missing_bucket_is_named(self, target: S3Place) -> None:
        target.keys["bucket"] = "nowhere"
        (problem,) = go(target, OLD).problems
        assert "there is no such bucket" in str(problem)

    def test_missing_keys_are_named(self, target: S3Place) -> None:
        del os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]
        (problem,) = go(target, OLD).problems
        assert "AWS_ACCESS_KEY_ID" in problem.hint

    def test_a_service_that_is_not_there_is_named(self, target: S3Place, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("timeline.publish.retry.WAITS", (0.0,))
        os.environ["AWS_MAX_ATTEMPTS"] = "1"
        target.keys["endpoint"] = "http://127.0.0.9:1"
        (problem,) = go(target, OLD).problems
        assert "cannot be reached" in str(problem)


@pytest.mark.parametrize("target", ["folder"], indirect=True)
def test_a_folder_that_holds_the_sources_is_refused(target: Place) -> None:
    for path in (".", "..", "/"):
        target.keys["path"] = path
        (problem,) = go(target, OLD).problems
        assert "holds the site's own sources" in str(problem)


@pytest.mark.parametrize("target", ["folder"], indirect=True)
def test_a_folder_that_cannot_be_written_is_named(target: Place) -> None:
    target.keys["path"] = "/proc/nobody/writes/here"
    (problem,) = go(target, OLD).problems
    assert "cannot write" in str(problem)
