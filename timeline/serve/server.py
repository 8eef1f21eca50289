"""The local server: pages from memory, what is new as server-sent events, and the review desk's requests as JSON."""

import errno
import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from secrets import token_urlsafe
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from timeline.model.media import HASHED, media_type
from timeline.render import BadTemplateError
from timeline.serve.guard import hosts_of, refuse, refuse_write
from timeline.serve.inject import inject
from timeline.serve.live import Live, State
from timeline.serve.messages import describe, trouble_page

STATIC = {
    "/.timeline/live.js": "live/live.js",
    "/.timeline/live.css": "live/live.css",
    "/.timeline/review.js": "review/review.js",
    "/.timeline/review.css": "review/review.css",
}
TRIES = 20  # ports
HEARTBEAT = 15.0  # seconds
LONGEST_BODY = 1_000_000  # bytes
DESK_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; "
DESK_POLICY += "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
KEEP = {"Cache-Control": "public, max-age=31536000, immutable"}  # what has a digest in its name never changes
IN_USE = {errno.EADDRINUSE}

Answer = tuple[int, object]  # a status and what is sent as JSON
Action = Callable[[Mapping[str, Any]], Answer]


def read_static(name: str) -> bytes:
    """A file of the server's own, as it ships."""
    return files("timeline.serve").joinpath(*name.split("/")).read_bytes()


class Server(ThreadingHTTPServer):
    """Serves one site. `actions` answer the review desk, by path; those of `changing` need the token."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, host: str, port: int, live: Live, reading: Mapping[str, Action], changing: Mapping[str, Action]):
        self.live, self.reading, self.changing = live, reading, changing
        self.token = token_urlsafe(24)
        super().__init__((host, port), Handler)
        self.hosts = hosts_of(host, self.server_port)

    @property
    def address(self) -> str:
        host = str(self.server_address[0])
        return f"http://{'localhost' if host == '127.0.0.1' else host}:{self.server_port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the midst of an answer is no trouble."""


def open_server(
    host: str, port: int, live: Live, reading: Mapping[str, Action], changing: Mapping[str, Action]
) -> Server:
    """A server on `port`, or on the next free one. Raises OSError where none of twenty is free."""
    for candidate in range(port, min(port + TRIES, 65536)):
        try:
            return Server(host, candidate, live, reading, changing)
        except OSError as trouble:
            if candidate == port + TRIES - 1 or trouble.errno not in IN_USE:
                raise
    raise OSError(f"no port from {port} on is free")


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # an answer is two writes; its end waits for nobody
    server_version, sys_version = "timeline", ""

    def log_message(self, format: str, *args: object) -> None:
        """The terminal is for builds and problems."""

    def do_GET(self) -> None:
        reason = refuse(self.headers, self.server.hosts)
        if reason:
            return self._text(HTTPStatus.FORBIDDEN, reason)
        path, query = urlsplit(self.path)[2:4]
        if path in STATIC:
            return self._send(HTTPStatus.OK, media_type(path), read_static(STATIC[path]))
        if path == "/.timeline/events":
            return self._events()
        if path in self.server.reading:
            return self._json(*self.server.reading[path](dict(parse_qsl(query))))
        if path in ("/review", "/review/"):
            return self._desk()
        return self._page(unquote(path).removeprefix("/"))

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        reason = refuse(self.headers, self.server.hosts) or refuse_write(
            self.headers, self.server.hosts, self.server.token
        )
        action = self.server.changing.get(urlsplit(self.path).path)
        length = self.headers.get("Content-Length", "")
        if reason or not action or not length.isdecimal() or int(length) > LONGEST_BODY:
            self.close_connection = True  # what was sent stays unread
            status = HTTPStatus.FORBIDDEN if reason else HTTPStatus.NOT_FOUND if not action else HTTPStatus.BAD_REQUEST
            return self._json(status, {"error": reason or "there is nothing here to change"})
        try:
            asked = json.loads(self.rfile.read(int(length)))
        except ValueError:
            return self._json(HTTPStatus.BAD_REQUEST, {"error": "this is not JSON"})
        if not isinstance(asked, dict):
            return self._json(HTTPStatus.BAD_REQUEST, {"error": "this is not a JSON object"})
        return self._json(*action(asked))

    def _page(self, path: str) -> None:
        state = self.server.live.state
        if state.preview is None:
            page = trouble_page(state.errors, self.server.live.root)
            return self._html(HTTPStatus.SERVICE_UNAVAILABLE, page, state, "")
        if path == "" or path.endswith("/"):
            path += "index.html"
        try:
            found = state.preview.get(path)
            if found is None and state.preview.get(f"{path}/index.html") is not None:
                return self._moved(f"/{quote(path)}/")
            if found is None:
                missing = state.preview.get("404.html") or b"not found"
                return self._html(HTTPStatus.NOT_FOUND, missing, state, "")
        except BadTemplateError as trouble:
            page = trouble_page((trouble.problem,), self.server.live.root)
            return self._html(HTTPStatus.INTERNAL_SERVER_ERROR, page, state, "")
        if path.endswith(".html"):
            return self._html(HTTPStatus.OK, found, state, state.preview.marks.get(path, ""))
        return self._send(HTTPStatus.OK, media_type(path), found, KEEP if HASHED.search(path) else {})

    def _html(self, status: int, page: bytes, state: State, mark: str) -> None:
        page, policy = inject(page, state.build, mark)
        self._send(status, "text/html; charset=utf-8", page, {"Content-Security-Policy": policy})

    def _desk(self) -> None:
        page = read_static("review/review.html").replace(b"{{ token }}", self.server.token.encode())
        self._send(HTTPStatus.OK, "text/html; charset=utf-8", page, {"Content-Security-Policy": DESK_POLICY})

    def _events(self) -> None:
        """The state now, and each state after it, until the browser goes."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command == "HEAD":
            return
        seen = -1
        while True:
            number, state = self.server.live.wait(seen, HEARTBEAT)
            news = f"data: {json.dumps(describe(state, self.server.live.root))}\n\n"
            told = news if number != seen else ": still here\n\n"
            try:
                self.wfile.write(told.encode())
                self.wfile.flush()
            except OSError:
                return
            seen = number

    def _moved(self, address: str) -> None:
        self._send(HTTPStatus.MOVED_PERMANENTLY, "text/plain; charset=utf-8", b"", {"Location": address})

    def _text(self, status: int, text: str) -> None:
        self._send(status, "text/plain; charset=utf-8", f"{text}\n".encode())

    def _json(self, status: int, value: object) -> None:
        self._send(status, "application/json", json.dumps(value, ensure_ascii=False).encode())

    def _send(self, status: int, kind: str, data: bytes, more: Mapping[str, str] | None = None) -> None:
        headers = {
            "Content-Type": kind,
            "Content-Length": str(len(data)),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            **(more or {}),
        }
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)
