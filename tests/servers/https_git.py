"""Git over https, as hosts offer it: `git http-backend` behind TLS, with names and passwords, and a CA of its own."""

import base64
import gzip
import os
import ssl
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from servers.need import need

USER, PASSWORD = "x-access-token", "throw-away-token"
CERTIFICATE = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"


@dataclass
class HttpsGit:
    """A running server. `answer_all` is a status that it gives to everything, for hosts that say no."""

    address: str
    folder: Path
    answer_all: int = 0
    seen: list[str] = field(default_factory=list)  # methods and paths, with who asked

    @property
    def certificate(self) -> Path:
        return self.folder / "cert.pem"

    def helper(self, password: str = PASSWORD) -> Path:
        """The user's git settings, with a credential helper that knows this host."""
        script, config = self.folder / "helper", self.folder / "gitconfig"
        script.write_text(f'#!/bin/sh\n[ "$1" = get ] && echo username={USER} && echo password={password}\nexit 0\n')
        script.chmod(0o755)
        config.write_text(f"[credential]\n\thelper = {script}\n")
        return config


@contextmanager
def https_git(folder: Path, repositories: Path) -> Iterator[HttpsGit]:
    """Serve every bare repository in `repositories` while the block runs."""
    need("git", "openssl")
    folder.mkdir()
    files = ["-keyout", folder / "key.pem", "-out", folder / "cert.pem"]
    subprocess.run(["openssl", *CERTIFICATE.split(), *files], check=True, capture_output=True)
    found = HttpsGit("", folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(found, repositories))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    found.address = f"https://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(found: HttpsGit, repositories: Path) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            login = self.headers.get("Authorization", "")
            found.seen.append(f"{self.command} {self.path} {'with' if login else 'without'} a password")
            if found.answer_all:
                return self._end(found.answer_all)
            good = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
            if login != f"Basic {good}":
                return self._end(401)
            self._run_backend()
            return None

        def do_POST(self) -> None:
            self.do_GET()

        def _end(self, status: int) -> None:
            self.send_response(status)
            if status == 401:
                self.send_header("WWW-Authenticate", 'Basic realm="git"')
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _run_backend(self) -> None:
            address, body = urlsplit(self.path), self._body()
            told = {
                "GIT_PROJECT_ROOT": str(repositories),
                "GIT_HTTP_EXPORT_ALL": "1",
                "REMOTE_USER": USER,
                "REQUEST_METHOD": self.command,
                "PATH_INFO": address.path,
                "QUERY_STRING": address.query,
                "CONTENT_TYPE": self.headers.get("Content-Type", ""),
                "CONTENT_LENGTH": str(len(body)),
                "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            }
            done = subprocess.run(
                ["git", "http-backend"],
                input=body,
                capture_output=True,
                env={**_clean(os.environ), **told},
                check=False,
            )
            head, _, answer = done.stdout.partition(b"\r\n\r\n")
            headers = dict(line.split(": ", 1) for line in head.decode().splitlines() if ": " in line)
            self.send_response(int(headers.pop("Status", "200").split()[0]))
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def _body(self) -> bytes:
            chunked = self.headers.get("Transfer-Encoding", "") == "chunked"
            body = b"".join(self._chunks()) if chunked else self.rfile.read(int(self.headers.get("Content-Length", 0)))
            return gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body

        def _chunks(self) -> Iterator[bytes]:
            while size := int(self.rfile.readline(), 16):
                yield self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()

    return Handler


def _clean(environment: Mapping[str, str]) -> dict[str, str]:
    """Without what the client side of the same test has set."""
    return {name: value for name, value in environment.items() if not name.startswith("GIT_CONFIG_")}
