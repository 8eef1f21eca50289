"""What stands in the way of a publish, on real servers: each named with the next step, and nothing lost by it."""

import os
import random
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from servers.disks import small_disk
from servers.https_git import PASSWORD
from servers.places import GitPlace, Place, place
from test_publish_targets import NEW, OLD, go, site

from timeline.publish.retry import WAITS


@pytest.fixture
def target(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    monkeypatch.setattr(os, "environ", dict(os.environ))
    monkeypatch.setattr("timeline.publish.retry.WAITS", (0.0, 0.0))
    with place(request.param, tmp_path) as found:
        yield found


@pytest.mark.parametrize("target", ["git-https"], indirect=True)
class TestHttps:
    def test_a_credential_helper_opens_the_door(self, target: GitPlace) -> None:
        for pages in (OLD, NEW):
            assert not go(target, pages).problems
            assert site(target) == pages

    def test_so_does_a_token(self, target: GitPlace) -> None:
        os.environ |= {"GIT_CONFIG_GLOBAL": "/dev/null", "TIMELINE_GIT_TOKEN": PASSWORD}
        assert not go(target, OLD).problems
        assert site(target) == OLD

    @pytest.mark.parametrize("token", ["", "a-token-that-is-wrong"])
    def test_without_either_the_next_step_is_named_and_no_secret(self, target: GitPlace, token: str) -> None:
        os.environ |= {"GIT_CONFIG_GLOBAL": "/dev/null", "TIMELINE_GIT_TOKEN": token}
        (problem,) = go(target, OLD).problems
        assert "wants a name and password, or refused them" in str(problem)
        assert "TIMELINE_GIT_TOKEN" in problem.hint
        assert not token or token not in str(problem)

    def test_a_helper_that_knows_the_wrong_password(self, target: GitPlace) -> None:
        assert target.server
        os.environ["GIT_CONFIG_GLOBAL"] = str(target.server.helper("wrong-password"))
        (problem,) = go(target, OLD).problems
        assert "wants a name and password, or refused them" in str(problem)
        assert "wrong-password" not in str(problem)

    def test_a_certificate_that_nobody_vouches_for(self, target: GitPlace) -> None:
        del os.environ["GIT_SSL_CAINFO"]
        (problem,) = go(target, OLD).problems
        assert "certificate cannot be verified" in str(problem)
        assert problem.hint

    def test_a_repository_that_is_not_there(self, target: GitPlace) -> None:
        target.keys["remote"] += "-gone"
        (problem,) = go(target, OLD).problems
        assert "there is no such repository" in str(problem)

    def test_a_login_that_may_not_write(self, target: GitPlace) -> None:
        assert target.server
        target.server.answer_all = 403
        (problem,) = go(target, OLD).problems
        assert "will not let you do this" in str(problem)
        assert "right" in problem.hint

    def test_a_host_in_trouble_is_tried_again(self, target: GitPlace, capsys: pytest.CaptureFixture[str]) -> None:
        assert target.server
        target.server.answer_all = 503
        (problem,) = go(target, OLD).problems
        assert "trouble of its own" in str(problem)
        assert capsys.readouterr().out.count("trying again") == 2

    def test_a_protected_branch(self, target: GitPlace) -> None:
        hook = target.folder / "hooks/pre-receive"
        hook.write_text("#!/bin/sh\necho this branch is protected\nexit 1\n")
        hook.chmod(0o755)
        (problem,) = go(target, OLD).problems
        assert "the branch is protected" in str(problem)


def noise(size: int) -> bytes:
    return random.Random(1).randbytes(size)


@pytest.mark.parametrize("kind", ["folder", "git", "git-ssh", "git-https", "rsync"])
def test_a_full_disk_leaves_the_old_site_and_room_ends_it(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "environ", dict(os.environ))
    with ExitStack() as stack:
        resize = stack.enter_context(small_disk(tmp_path / "target", "600k"))
        target = stack.enter_context(place(kind, tmp_path))
        assert not go(target, OLD).problems
        large = NEW | {"assets/large.png": noise(900_000)}
        (problem,) = go(target, large).problems
        assert "disk at the target is full" in str(problem) or "disk is full" in str(problem)
        assert "room" in problem.hint
        assert {path: target.read()[path] for path in OLD} == OLD
        resize("8m")
        assert not go(target, large).problems
        assert site(target) == large


def test_waits_between_tries_come_to_an_end() -> None:
    assert list(WAITS) == sorted(WAITS)
    assert sum(WAITS) < 60
