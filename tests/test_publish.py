"""What a publish plans, what it says when it is refused, and what it never prints."""

import os
import subprocess
from pathlib import Path

import pytest
from commandline import timeline, write_files
from servers.need import need

from timeline.model.target import PUBLISH_KINDS, check_target
from timeline.publish.git import _token
from timeline.publish.plan import UNKNOWN, make_plan, pending
from timeline.publish.programs import run
from timeline.publish.retry import WAITS, again
from timeline.publish.secrets import redact
from timeline.publish.trouble import NETWORK, NO_RIGHT, Refused, explain

ARTICLE = "---\ntitle: A visit\ndate: 2019-12-21\n---\nThe minister left Tehran on Friday.\n"
CONFIG = "title: Visits\npublish:\n  here: {kind: folder, path: ../published}\n"


def test_a_page_comes_after_what_it_is_made_of() -> None:
    plan = make_plan({"index.html": "1", "a.css": "1", "z.html": "1", "b/c.js": "2"}, {"b/c.js": "1", "old.html": "1"})
    assert plan.lines() == ("+ a.css", "~ b/c.js", "+ index.html", "+ z.html", "- old.html")
    assert str(plan) == "3 new, 1 changed, 1 removed, 0 as they were"


def test_while_a_publish_is_under_way_everything_it_may_touch_is_ours_and_unsure() -> None:
    there, wanted = {"same": "1", "changed": "1", "gone": "1"}, {"same": "1", "changed": "2", "new": "1"}
    assert pending(wanted, there) == {"same": "1", "changed": UNKNOWN, "gone": UNKNOWN, "new": UNKNOWN}


SAID = {
    "Host key verification failed.\r\nfatal: Could not read from remote repository.": "host's key is not known",
    "root@127.0.0.1: Permission denied (publickey).": "refused to let you in",
    "ssh: connect to host x port 22: Connection refused": "cannot be reached",
    "ssh: Could not resolve hostname nowhere.invalid: Name or service not known": "cannot be reached",
    "remote: error: GH006: Protected branch update failed for refs/heads/main.": "branch is protected",
    "! [remote rejected] x -> x (pre-receive hook declined)": "branch is protected",
    "! [rejected] x -> gh-pages (fetch first)": "in the meantime",
    "fatal: could not read Username for 'https://example.org': terminal prompts disabled": "wants a name and password",
    "remote: HTTP Basic: Access denied": "wants a name and password",
    "fatal: '/nowhere' does not appear to be a git repository": "no such repository",
    "remote: Repository not found.": "no such repository",
    'rsync: [receiver] mkstemp "/srv/.x.Ab" failed: No space left on device (28)': "disk at the target is full",
    'rsync: [generator] recv_generator: mkdir "/srv/a" failed: Permission denied (13)': "no right to write",
    "bash: line 1: rsync: command not found": "has no rsync",
}


@pytest.mark.parametrize("said", SAID)
def test_what_programs_say_is_said_in_plain_words_with_the_next_step(said: str) -> None:
    refused = explain(said, "git push")
    assert SAID[said] in refused.cause
    assert refused.next_step


def test_what_nobody_knows_is_said_as_it_was() -> None:
    assert (
        str(explain("hint: x\nfatal: the moon is full\n\n", "git push")) == "git push failed: fatal: the moon is full"
    )


def test_passing_trouble_is_tried_again_with_longer_waits_and_an_end() -> None:
    slept: list[float] = []

    def fail() -> None:
        raise NETWORK

    with pytest.raises(Refused):
        again(fail, print, slept.append)
    assert slept == list(WAITS)


def test_lasting_trouble_is_not_tried_again() -> None:
    def fail() -> None:
        raise NO_RIGHT

    with pytest.raises(Refused):
        again(fail, print, lambda wait: pytest.fail("there was a second try"))


def test_secrets_are_never_printed() -> None:
    environment = {
        "TIMELINE_GIT_TOKEN": "abc123def",
        "AWS_SECRET_ACCESS_KEY": "s3cr3t/x",
        "HOME": "/home/me",
        "MY_KEY": "1",
    }
    text = "abc123def at https://me:word@host/x in /home/me with s3cr3t/x, 1"
    assert redact(text, environment) == "… at https://…@host/x in /home/me with …, 1"


def test_a_token_reaches_git_through_the_environment_alone() -> None:
    need("git")
    more = _token({"TIMELINE_GIT_TOKEN": "abc123def"})
    done = run(["git", "config", "http.extraHeader"], more=more)
    assert done.stdout == b"Authorization: Basic eC1hY2Nlc3MtdG9rZW46YWJjMTIzZGVm\n"
    assert not _token({})


def test_a_missing_program_is_named() -> None:
    with pytest.raises(Refused, match="nosuchprogram is not installed here"):
        run(["nosuchprogram"])


BAD_TARGETS = [
    ({}, "", "kind is one of folder, git, rsync, s3"),
    ({"kind": "gitt"}, "kind", "git?"),
    ({"kind": "git"}, "", "git needs remote:"),
    ({"kind": "git", "remote": "x", "brnch": "y"}, "brnch", "branch?"),
    ({"kind": "git", "remote": "https://me:word@host/x"}, "remote", "has a password in it"),
    ({"kind": "git", "remote": "x", "branch": "a..b"}, "branch", "no name for a branch"),
    ({"kind": "git", "remote": "x", "branch": "--force"}, "branch", "no name for a branch"),
    ({"kind": "git", "remote": "x", "history": "all"}, "history", "keep"),
    ({"kind": "git", "remote": "x", "nojekyll": "yes"}, "nojekyll", "true or false"),
    ({"kind": "git", "remote": "x", "token": "y"}, "token", "secrets come from the environment"),
    ({"kind": "s3", "bucket": "b-1", "secret_access_key": "y"}, "secret_access_key", "secrets come from"),
    ({"kind": "s3", "bucket": "s3://b"}, "bucket", "bare name"),
    ({"kind": "s3", "bucket": "b-1", "prefix": "/x/"}, "prefix", "without a slash"),
    ({"kind": "s3", "bucket": "b-1", "endpoint": "localhost:9000"}, "endpoint", "https://host"),
    ({"kind": "rsync", "to": "/srv/site"}, "to", "user@example.org"),
    ({"kind": "rsync", "to": "-oProxyCommand=x:/y"}, "to", "user@example.org"),
    ({"kind": "rsync", "to": "me@host:/x", "port": "22"}, "port", "a number"),
    ({"kind": "rsync", "to": "me@host:/x", "port": 70000}, "port", "65535"),
]


@pytest.mark.parametrize(("keys", "key", "said"), BAD_TARGETS)
def test_a_target_that_will_not_do_is_refused_at_its_key(keys: dict[str, object], key: str, said: str) -> None:
    (complaint,) = check_target(keys)  # type: ignore[arg-type]
    assert complaint.key == key
    assert said in f"{complaint.message} {complaint.hint}"
    assert "word" not in complaint.message.replace("password", "")


@pytest.mark.parametrize(
    "keys",
    [
        {"kind": "folder", "path": "/srv/site"},
        {"kind": "git", "remote": "git@host:me/site.git", "branch": "pages/main", "history": "squash"},
        {"kind": "git", "remote": "origin", "nojekyll": False, "cname": "example.org"},
        {"kind": "rsync", "to": "example.org:site", "port": 2222, "key": "~/.ssh/x"},
        {"kind": "s3", "bucket": "my.site", "prefix": "a/b", "endpoint": "http://127.0.0.1:9000"},
    ],
)
def test_a_good_target_is_taken(keys: dict[str, object]) -> None:
    assert not check_target(keys)  # type: ignore[arg-type]


def test_the_documentation_names_every_kind_and_key_with_its_default() -> None:
    text = (Path(__file__).parent.parent / "docs/publishing.md").read_text("utf-8")
    for kind, table in PUBLISH_KINDS.items():
        section = text.split(f"\n## {kind}")[1].split("\n## ")[0]
        for name, key in table.items():
            default = "none" if key.default == "" else f"`{str(key.default).replace('True', 'true')}`"
            default = "needed" if key.must else default
            assert f"| `{name}` | {key.what} | {default} |" in section


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_files(tmp_path / "site", {"config.yaml": CONFIG, "content/visit.md": ARTICLE})
    return tmp_path / "site"


def test_the_command_publishes_its_only_target(project: Path) -> None:
    told = timeline("publish", "--dry-run", folder=project)
    assert told.status == 0, told
    assert "+ index.html" in told.out
    assert not (project / "../published").exists()
    done = timeline("publish", folder=project)
    assert done.status == 0, done
    assert "A visit" in (project / "../published/index.html").read_text("utf-8")
    assert "0 new, 0 changed, 0 removed" in timeline("publish", "here", folder=project).out


def test_a_site_is_never_published_from_a_build_that_failed(project: Path) -> None:
    timeline("publish", folder=project)
    before = (project / "../published/index.html").read_bytes()
    (project / "content/visit.md").write_text(ARTICLE.replace("2019-12-21", "2019-12-41"))
    done = timeline("publish", folder=project)
    assert done.status == 1
    assert "content/visit.md:3" in done.err
    assert "nothing was published" in done.err
    assert (project / "../published/index.html").read_bytes() == before


def test_a_site_is_never_published_stale_nor_with_drafts(project: Path) -> None:
    timeline("build", folder=project)
    (project / "content/visit.md").write_text(ARTICLE.replace("A visit", "A longer visit"))
    (project / "content/secret.md").write_text(ARTICLE.replace("A visit", "A secret\ndraft: true"))
    assert timeline("publish", folder=project).status == 0
    published = b"".join(path.read_bytes() for path in (project / "../published").rglob("*") if path.is_file())
    assert b"A longer visit" in published
    assert b"A secret" not in published


@pytest.mark.parametrize(
    ("config", "arguments", "said"),
    [
        ("title: x\n", [], "config.yaml names no target"),
        (CONFIG, ["ther"], 'there is no target "ther"; config.yaml has here'),
        (f"{CONFIG}  there: {{kind: folder, path: ../t}}\n", [], "say which: timeline publish here | there"),
    ],
)
def test_a_target_that_is_not_named_is_asked_for(project: Path, config: str, arguments: list[str], said: str) -> None:
    (project / "config.yaml").write_text(config)
    done = timeline("publish", *arguments, folder=project)
    assert (done.status, said in done.err) == (2, True), done


def test_a_failure_names_target_cause_and_next_step(project: Path) -> None:
    (project / "config.yaml").write_text("title: x\npublish:\n  pages: {kind: git, remote: nowhere}\n")
    done = timeline("publish", folder=project)
    assert done.status == 1
    assert 'publish pages: error: there is no remote "nowhere" (make it with `git remote add nowhere' in done.err
    assert "goes on where it stopped" in done.err


CI = Path(__file__).parent.parent / "timeline/publish/ci"


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_what_the_workflow_files_run_builds_the_site(host: str, project: Path) -> None:
    text = (CI / f"{host}.yml").read_text("utf-8")
    commands = [line.strip().removeprefix("- ").removeprefix("run: ") for line in text.splitlines()]
    own = [command for command in commands if command.startswith("timeline ")]
    assert own
    for command in own:
        ran = timeline(*command.split()[1:], folder=project)
        assert ran.status == 0, ran
    assert (project / "public/index.html").is_file()
    assert "public" in text


def test_setup_is_done_once_and_harmless_after() -> None:
    script = Path(__file__).parent / "servers/setup.sh"
    if os.environ.get("CI") == "true":
        assert subprocess.run([script], check=True, capture_output=True).stderr == b""
    assert os.access(script, os.X_OK)
