"""Targets of every kind to publish to, each on a real server of its own, and what a reader would find there."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from servers.https_git import HttpsGit, https_git
from servers.need import need
from servers.s3 import s3
from servers.sshd import sshd

Keys = dict[str, Any]
KINDS = ("folder", "git", "rsync", "s3")  # and `git-ssh`, `git-https`
AWS = {
    "AWS_ACCESS_KEY_ID": "AKIATHROWAWAY",
    "AWS_SECRET_ACCESS_KEY": "throw-away-secret",
    "AWS_CONFIG_FILE": "/dev/null",
    "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
    "AWS_EC2_METADATA_DISABLED": "true",
}
GIT = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}


class Place:
    """A folder that is a target, seen from the server's side."""

    def __init__(self, keys: Keys, folder: Path) -> None:
        self.keys, self.folder = keys, folder

    def read(self) -> dict[str, bytes]:
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}

    def plant(self, path: str, data: bytes) -> None:
        """Put a file there as somebody else would."""
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_bytes(data)


class GitPlace(Place):
    """A branch of a bare repository."""

    server: HttpsGit | None = None  # where it is reached by https

    def git(self, *words: str, **options: Any) -> bytes:
        call = ["git", "-c", "user.name=Editor", "-c", "user.email=editor@example.org", *words]
        return subprocess.run(call, check=True, capture_output=True, env=os.environ, **options).stdout

    def bare(self, *words: str) -> bytes:
        return self.git("-C", str(self.folder), *words)

    def read(self) -> dict[str, bytes]:
        if not self.bare("for-each-ref", "refs/heads/gh-pages"):
            return {}
        names = self.bare("ls-tree", "-rz", "--name-only", "gh-pages").decode().split("\0")
        return {name: self.bare("cat-file", "blob", f"gh-pages:{name}") for name in names if name}

    def plant(self, path: str, data: bytes) -> None:
        work = self.folder.with_name(f"clone-{len(list(self.folder.parent.iterdir()))}")
        branch = ["-b", "gh-pages"] if self.read() else []
        self.git("clone", "-q", *branch, str(self.folder), str(work))
        (work / path).parent.mkdir(parents=True, exist_ok=True)
        (work / path).write_bytes(data)
        self.git("-C", str(work), "add", "-A")
        self.git("-C", str(work), "commit", "-q", "-m", "Add by hand")
        self.git("-C", str(work), "push", "-q", "origin", "HEAD:gh-pages")


class S3Place(Place):
    """A bucket."""

    def __init__(self, keys: Keys) -> None:
        import boto3

        super().__init__(keys, Path())
        self.client = boto3.client("s3", endpoint_url=keys["endpoint"], region_name="us-east-1")
        self.client.create_bucket(Bucket=keys["bucket"])

    def read(self) -> dict[str, bytes]:
        listed = self.client.list_objects_v2(Bucket=self.keys["bucket"]).get("Contents", [])
        return {found["Key"]: self.get(found["Key"])["Body"].read() for found in listed}

    def get(self, path: str) -> Any:
        return self.client.get_object(Bucket=self.keys["bucket"], Key=path)

    def plant(self, path: str, data: bytes) -> None:
        self.client.put_object(Bucket=self.keys["bucket"], Key=path, Body=data)


@contextmanager
def place(kind: str, folder: Path) -> Iterator[Place]:
    """A target with nothing in it; its servers run while the block does. Sets what a user's environment would hold."""
    os.environ.update(AWS | GIT)
    target = folder / "target"
    if kind == "folder":
        yield Place({"kind": "folder", "path": str(target)}, target)
    elif kind == "git":
        yield _bare(target, str(target))
    elif kind == "git-ssh":
        with sshd(folder / "sshd") as server:
            os.environ["GIT_SSH_COMMAND"] = server.call()
            address = f"ssh://{server.user}@127.0.0.1:{server.port}{target}"
            yield _bare(target, address, key=str(server.key))
    elif kind == "git-https":
        with https_git(folder / "https", folder) as server:
            os.environ["GIT_SSL_CAINFO"] = str(server.certificate)
            os.environ["GIT_CONFIG_GLOBAL"] = str(server.helper())
            yield _bare(target, f"{server.address}/target", server)
    elif kind == "rsync":
        need("rsync")
        with sshd(folder / "sshd") as server:
            os.environ["RSYNC_RSH"] = server.call()
            to = f"{server.user}@127.0.0.1:{target}"
            yield Place({"kind": "rsync", "to": to, "port": server.port, "key": str(server.key)}, target)
    else:
        with s3() as endpoint:
            yield S3Place({"kind": "s3", "bucket": "timeline", "endpoint": endpoint})


def _bare(target: Path, address: str, server: HttpsGit | None = None, **more: str) -> GitPlace:
    need("git")
    found = GitPlace({"kind": "git", "remote": address, "nojekyll": False, **more}, target)
    found.server = server
    found.git("init", "-q", "--bare", str(target))
    return found
