"""A site on a branch: `kind: git`. One commit holds the site whole, so the host shows the old one or the new one.

The commit is made in a repository of its own, thrown away afterwards: nobody's working tree is touched.
"""

import base64
import os
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

from timeline.publish.plan import Plan
from timeline.publish.programs import run, ssh, words
from timeline.publish.trouble import Refused, explain
from timeline.write.manifest import NAME, digest, format_manifest, parse_manifest

NOBODY = {"NAME": "timeline", "EMAIL": "timeline@localhost"}  # where git knows no name, as in CI
TIP = "refs/timeline/tip"
NEW = "refs/timeline/new"


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of a repository. `root` is the site's folder, whose git settings hold; `work` is an empty one."""

    remote: str
    branch: str
    squash: bool
    message: str
    key: str
    root: Path
    work: Path

    @property
    def ref(self) -> str:
        return f"refs/heads/{self.branch}"

    def fetch(self) -> str:
        """Get the branch's last commit; returns its id, empty where there is no branch. Raises Refused."""
        self._git("init", "--bare", "--quiet", ".")
        listed = self._git("ls-remote", self.address(), self.ref)
        if not listed.stdout:
            return ""
        self._git("fetch", "--quiet", "--depth=1", "--no-tags", self.address(), f"+{self.ref}:{TIP}")
        return self._git("rev-parse", TIP).stdout.decode().strip()

    def address(self) -> str:
        """The remote itself, or what the site's own repository calls by that name."""
        if re.search("[:/\\\\]", self.remote):
            path = self.root / Path(self.remote).expanduser()
            return str(path) if ":" not in self.remote and path.exists() else self.remote
        named = run(["git", "remote", "get-url", "--push", self.remote], folder=self.root)
        if named.returncode:
            raise Refused(
                f'there is no remote "{self.remote}"',
                f"make it with `git remote add {self.remote} ADDRESS`, or write an address under remote:",
            )
        return named.stdout.decode().strip()

    def read_digests(self, tip: str) -> dict[str, str]:
        """Digest by path of what earlier publishes put on the branch."""
        found = self._git("cat-file", "blob", f"{tip}:{NAME}", may_fail=True) if tip else None
        return parse_manifest(found.stdout) if found and not found.returncode else {}

    def names(self, tip: str) -> dict[str, str]:
        """Every file on the branch, with git's id of its bytes."""
        listed = self._git("ls-tree", "-r", "-z", tip).stdout.decode("utf-8", "surrogateescape") if tip else ""
        rows = (row.split("\t", 1) for row in listed.split("\0") if row)
        return {path: about.split()[2] for about, path in rows}

    def commit(self, tip: str, plan: Plan, pages: Mapping[str, bytes]) -> bool:
        """Make the commit that is to be the branch; False where it would hold just what the last one holds."""
        self._git("fast-import", "--quiet", data=b"".join(self._stream(tip, plan, pages)))
        if not tip:
            return True
        trees = self._git("rev-parse", f"{tip}^{{tree}}", f"{NEW}^{{tree}}").stdout.split()
        return trees[0] != trees[1]

    def _stream(self, tip: str, plan: Plan, pages: Mapping[str, bytes]) -> Iterator[bytes]:
        """The language of `git fast-import`: the last commit's files, less what is gone, and ours."""
        who = self._committer()
        yield f"commit {NEW}\ncommitter {who}\n".encode() + _block(self.message.encode())
        if tip and not self.squash:
            yield f"from {tip}\n".encode()
        if tip:
            tree = self._git("rev-parse", f"{tip}^{{tree}}").stdout.decode().strip()
            yield f'M 040000 {tree} ""\n'.encode()
        for path in plan.remove:
            yield b"D " + _quoted(path) + b"\n"
        digests = {}
        for path in sorted(plan.put + plan.same):
            digests[path] = digest(pages[path])
            yield b"M 100644 inline " + _quoted(path) + b"\n" + _block(pages[path])
        yield f"M 100644 inline {NAME}\n".encode() + _block(format_manifest(digests))

    def _committer(self) -> str:
        """`Name <mail> seconds zone`, as git knows the user, or nobody in particular."""
        defaults = {f"GIT_COMMITTER_{part}": value for part, value in NOBODY.items()}
        known = run(["git", "-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT"], folder=self.root)
        if known.returncode:
            known = run(["git", "var", "GIT_COMMITTER_IDENT"], folder=self.work, more=defaults)
        return known.stdout.decode().strip()

    def push(self, tip: str) -> None:
        """Move the branch, if nobody moved it since `fetch`. Raises Refused."""
        lease = f"--force-with-lease={self.ref}:{tip}"
        force = [lease] if self.squash and tip else []
        self._git("push", "--quiet", *force, self.address(), f"{NEW}:{self.ref}")

    def _git(self, *words_: str, data: bytes = b"", may_fail: bool = False) -> "CompletedProcess[bytes]":
        more = {"GIT_SSH_COMMAND": shlex.join(ssh(os.environ.get("GIT_SSH_COMMAND", "ssh"), self.key))}
        done = run(["git", *words_], data=data, folder=self.work, more=more | _token(os.environ))
        if done.returncode and not may_fail:
            raise explain(words(done), f"git {words_[0]}")
        return done


def _token(environment: Mapping[str, str]) -> dict[str, str]:
    """Settings that hand git the user's token for https, by way of the environment: arguments can be seen by others."""
    token = environment.get("TIMELINE_GIT_TOKEN", "")
    if not token:
        return {}
    login = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "http.extraHeader",
        "GIT_CONFIG_VALUE_0": f"Authorization: Basic {login}",
    }


def _block(data: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(data), data)


def _quoted(path: str) -> bytes:
    """A path as fast-import takes it whatever is in it."""
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'.encode("utf-8", "surrogateescape")
