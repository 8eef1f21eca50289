"""One publish from start to end: what is there, what is to be done, and doing it; again where the network failed."""

import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

from timeline.model.article import Front
from timeline.model.problem import Place, Problem, error
from timeline.model.target import PUBLISH_KINDS
from timeline.publish.folder import Folder
from timeline.publish.git import Branch
from timeline.publish.plan import Plan, make_plan
from timeline.publish.retry import again
from timeline.publish.rsync import Host
from timeline.publish.secrets import redact
from timeline.publish.store import Store, carry, read_digests, refuse_strangers, shorten
from timeline.publish.trouble import Refused
from timeline.write.manifest import NAME, digest

Say = Callable[[str], object]


NOTHING = Plan()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a publish did, or would do. Where there are `problems` it may have stopped half way; the next ends it."""

    plan: Plan = NOTHING
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """A site and where it goes. `keys` are a target's, as config.yaml has them."""

    pages: Mapping[str, bytes]
    keys: Mapping[str, Front]
    root: Path  # the folder of config.yaml
    dry_run: bool = False
    force: bool = False

    def text(self, name: str) -> str:
        """A key's value, or its default."""
        return str(self.keys.get(name, PUBLISH_KINDS[str(self.keys["kind"])][name].default))

    @property
    def port(self) -> int:
        return int(self.text("port"))


def publish(job: Job, name: str, say: Say) -> Outcome:
    """Bring the pages to the target `name`; `say` hears of every new try. Never raises: trouble is a Problem."""
    kind = str(job.keys["kind"])
    try:
        return Outcome(again(lambda: KINDS[kind](job), say))
    except Refused as refused:
        cause, next_step = (redact(part, os.environ) for part in (refused.cause, refused.next_step))
        return Outcome(problems=(error(Place(f"publish {name}"), cause, next_step),))


def _to_store(job: Job, store: Store) -> Plan:
    there = read_digests(store)
    wanted = {path: digest(data) for path, data in job.pages.items()}
    plan = make_plan(wanted, there)
    if not job.force:
        refuse_strangers(store, plan, job.pages)
    if not job.dry_run and not plan.idle:
        carry(store, plan, job.pages, there)
    return plan


def _to_folder(job: Job) -> Plan:
    path = Path(os.path.realpath(job.root / Path(job.text("path")).expanduser()))
    if job.root.resolve().is_relative_to(path):
        raise Refused(f"{path} holds the site's own sources", "write a folder of its own under path:")
    return _to_store(job, Folder(path))


def _to_host(job: Job) -> Plan:
    return _to_store(job, Host(job.text("to"), job.port, job.text("key")))


def _to_bucket(job: Job) -> Plan:
    from timeline.publish.s3 import open_bucket

    return _to_store(job, open_bucket({name: job.text(name) for name in PUBLISH_KINDS["s3"]}))


def _to_branch(job: Job) -> Plan:
    with tempfile.TemporaryDirectory() as work:
        branch = Branch(
            job.text("remote"),
            job.text("branch"),
            job.text("history") == "squash",
            job.text("message"),
            job.text("key"),
            job.root,
            Path(work),
        )
        tip = branch.fetch()
        there, names = branch.read_digests(tip), branch.names(tip)
        if tip and NAME not in names and not job.force:
            raise Refused(
                f'the branch "{branch.branch}" has commits that timeline did not make',
                "name another branch:, or add to this one with --force",
            )
        pages = {**_host_files(job, names.keys() - there.keys()), **job.pages}
        plan = make_plan({path: digest(data) for path, data in pages.items()}, there)
        strangers = [path for path in plan.add if names.get(path, _blob(pages[path])) != _blob(pages[path])]
        if strangers and not job.force:
            raise shorten(strangers)
        if branch.commit(tip, plan, pages) and not job.dry_run:
            branch.push(tip)
        return plan


def _host_files(job: Job, strangers: "set[str]") -> dict[str, bytes]:
    """Files that speak to the host: the domain, and that pages are to be shown as they are."""
    files = {".nojekyll": b""} if job.text("nojekyll") == "True" and ".nojekyll" not in strangers else {}
    return files | ({"CNAME": f"{job.text('cname')}\n".encode()} if job.text("cname") else {})


def _blob(data: bytes) -> str:
    """The id that git gives to a file's bytes."""
    return sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


KINDS: dict[str, Callable[[Job], Plan]] = {
    "folder": _to_folder,
    "git": _to_branch,
    "rsync": _to_host,
    "s3": _to_bucket,
}
