"""Debian's sshd on a free port of 127.0.0.1, with keys that are thrown away."""

import os
import pwd
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from servers.need import need
from servers.ports import free_port, wait_for

CONFIG = """
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/authorized
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
MaxStartups 100
"""


@dataclass(frozen=True)
class Sshd:
    """A running server, and how a client reaches it."""

    user: str
    port: int
    folder: Path

    @property
    def key(self) -> Path:
        return self.folder / "key"

    def call(self, known_hosts: str = "known") -> str:
        """How to call ssh so that it looks at nothing of the user's own."""
        return shlex.join(["ssh", "-F", "/dev/null", "-o", f"UserKnownHostsFile={self.folder / known_hosts}"])


@contextmanager
def sshd(folder: Path) -> Iterator[Sshd]:
    """Serve while the block runs."""
    need("sshd", "ssh", "ssh-keygen")
    folder.mkdir()
    for name in ("host", "key", "stranger"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    port = free_port()
    (folder / "authorized").write_bytes((folder / "key.pub").read_bytes())
    (folder / "known").write_text(f"[127.0.0.1]:{port} {(folder / 'host.pub').read_text()}")
    (folder / "config").write_text(CONFIG.format(port=port, folder=folder))
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    call = ["/usr/sbin/sshd", "-D", "-E", folder / "log", "-f", folder / "config"]
    server = subprocess.Popen(call, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield Sshd(pwd.getpwuid(os.getuid()).pw_name, port, folder)
    finally:
        server.terminate()
        server.wait()
