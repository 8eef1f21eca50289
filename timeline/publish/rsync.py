"""A site on a host that one reaches by ssh: `kind: rsync`."""

import os
import shlex
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

from timeline.publish.programs import run, ssh, words
from timeline.publish.trouble import FULL, NETWORK, Refused, explain
from timeline.write.manifest import NAME

UNWRITTEN = Refused("the host could not write a file; most likely its disk is full", FULL.next_step)
SILENT = {10: NETWORK, 11: UNWRITTEN, 12: NETWORK, 30: NETWORK, 35: NETWORK}  # status where rsync's words were lost
SEND = ("--ignore-times", "--perms", "--chmod=D755,F644", "--mkpath", "--delay-updates")
MISSING, VANISHED = 23, 24  # rsync's status where a file that was asked for is not there; where a name here is not


@dataclass(frozen=True, slots=True)
class Host:
    """A folder of a host, written `user@host:folder`."""

    to: str
    port: int
    key: str

    def read_manifest(self) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            done = self._rsync([f"{self.place}{NAME}", folder])
            said = words(done)
            if done.returncode and not (done.returncode == MISSING and "No such file" in said):
                raise _refused(done)
            path = Path(folder) / NAME
            return path.read_bytes() if path.exists() else b""

    def strangers(self, paths: Sequence[str], pages: Mapping[str, bytes]) -> Sequence[str]:
        """What rsync would change, in a run that changes nothing: files that are new to the host begin with pluses."""
        call = ["--dry-run", "--checksum", "--mkpath", "--out-format=%i %n"]
        done = self._send(call, paths, pages)
        changes = (line.split(" ", 1) for line in done.stdout.decode("utf-8", "surrogateescape").splitlines())
        return [path for how, path in changes if how.startswith("<f") and "+" not in how and "c" in how]

    def put(self, paths: Sequence[str], pages: Mapping[str, bytes]) -> None:
        self._send(SEND, paths, pages)

    def remove(self, paths: Sequence[str]) -> None:
        """Names that are missing here are removed there, and then the folders that are empty without them."""
        self._send(["--delete-missing-args"], paths, {}, fine=VANISHED)
        folders = {path[:at] for path in paths for at in range(len(path)) if path[at] == "/"}
        for depth in sorted({folder.count("/") for folder in folders}, reverse=True):
            level = sorted(folder for folder in folders if folder.count("/") == depth)
            self._send(["--delete-missing-args"], level, {}, fine=VANISHED)

    def _send(
        self, options: Sequence[str], paths: Sequence[str], pages: Mapping[str, bytes], fine: int = 0
    ) -> "CompletedProcess[bytes]":
        with tempfile.TemporaryDirectory() as folder:
            for path in paths:
                if path in pages:
                    (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
                    (Path(folder) / path).write_bytes(pages[path])
            listed = "".join(f"{path}\0" for path in paths).encode("utf-8", "surrogateescape")
            call = ["--from0", "--files-from=-", *options, f"{folder}/", self.place]
            done = self._rsync(call, data=listed)
        if done.returncode not in (0, fine):
            raise _refused(done)
        return done

    @property
    def place(self) -> str:
        return self.to if self.to.endswith("/") else f"{self.to}/"

    def _rsync(self, options: Sequence[str], data: bytes = b"") -> "CompletedProcess[bytes]":
        shell = shlex.join(ssh(os.environ.get("RSYNC_RSH", "ssh"), self.key, self.port))
        return run(["rsync", "--secluded-args", "--timeout=120", f"--rsh={shell}", *options], data=data)


def _refused(done: "CompletedProcess[bytes]") -> Refused:
    said = words(done)
    return SILENT[done.returncode] if not said.strip() and done.returncode in SILENT else explain(said, "rsync")
