"""The local server answers its own pages alone, adds what it must on the way out, and never overwrites a later save."""

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from timeline.model.problem import Place, error
from timeline.serve.edits import Conflict, Edits, digest_of
from timeline.serve.guard import hosts_of, refuse, refuse_write
from timeline.serve.inject import inject, widen
from timeline.serve.live import Live, State
from timeline.serve.messages import source_line
from timeline.serve.server import Server, open_server

PAGE = (
    b'<!doctype html>\n<html><head>\n<meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;; '
    b'script-src \'self\'">\n<title>x</title></head>\n<body class="a">\n<p>words</p></body></html>'
)
HOSTS = hosts_of("127.0.0.1", 8000)
OWN = {"Host": "localhost:8000", "Origin": "http://localhost:8000", "Content-Type": "application/json"}


def test_the_script_is_added_and_the_policy_moves_to_a_header() -> None:
    page, policy = inject(PAGE, 'b"1', "draft")
    assert b"Content-Security-Policy" not in page
    assert b'data-build="b&quot;1" defer></script>\n</body>' in page
    assert b'<body class="a">\n<p class="timeline-mark" role="status">Draft' in page
    assert policy == "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'"


def test_a_page_without_a_body_gets_the_script_and_a_strict_policy() -> None:
    page, policy = inject(b"<p>x", "1")
    assert page.startswith(b"<p>x<link")
    assert "default-src 'none'" in policy


def test_a_policy_is_widened_by_this_server_alone() -> None:
    assert widen("script-src 'none'") == "script-src 'self'; connect-src 'self'; style-src 'self'"


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example:8000"},
        {"Host": "localhost:9000"},
        {"Host": ""},
        {},
        {"Host": "localhost:8000", "Origin": "http://evil.example"},
        {"Host": "localhost:8000", "Origin": "null"},
        {"Host": "localhost:8000", "Origin": "https://localhost:8000.evil.example"},
    ],
)
def test_a_stranger_is_told_nothing(headers: dict[str, str]) -> None:
    assert refuse(headers, HOSTS)


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000"])
def test_this_machine_is_answered_by_any_of_its_names(host: str) -> None:
    assert not refuse({"Host": host, "Origin": f"http://{host}"}, HOSTS)


@pytest.mark.parametrize(
    "change",
    [
        {"Origin": ""},
        {"Origin": "http://evil.example"},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"X-Timeline-Token": "guess"},
        {"X-Timeline-Token": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_change_needs_origin_type_and_token(change: dict[str, str]) -> None:
    good = OWN | {"X-Timeline-Token": "t0ken"}
    assert not refuse_write(good, HOSTS, "t0ken")
    assert refuse_write(good | change, HOSTS, "t0ken")


class FakePreview:
    """Pages as they are given."""

    marks = {"draft.html": "draft"}  # noqa: RUF012

    def __init__(self, pages: dict[str, bytes]) -> None:
        self.pages = pages

    def get(self, path: str) -> bytes | None:
        return self.pages.get(path)


class FakeLive(Live):
    """A state that tests set."""

    def show(self, **state: Any) -> None:
        with self._changed:
            self.state, self.number = State(**state), self.number + 1
            self._changed.notify_all()


PAGES = {"index.html": PAGE, "a b/index.html": PAGE, "x.css": b"p{}", "draft.html": PAGE, "404.html": b"<p>lost"}


@contextmanager
def serving(root: Path) -> Iterator[tuple[Server, FakeLive, list[object]]]:
    live, changes = FakeLive(root), []  # type: ignore[var-annotated]

    def change(asked: object) -> tuple[int, object]:
        changes.append(asked)
        return 200, {"done": True}

    live.show(build="b1", preview=FakePreview(PAGES))
    server = open_server("127.0.0.1", 8123, live, {}, {"/.timeline/review/change": change})
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server, live, changes
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    data: bytes


def ask(server: Server, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, {"Host": f"localhost:{server.server_port}", **given})
    answer = connection.getresponse()
    found = Answer(answer.status, answer.headers, answer.read())
    connection.close()
    return found


def test_pages_come_with_script_and_policy_other_files_as_they_are(tmp_path: Path) -> None:
    with serving(tmp_path) as (server, _, _):
        page = ask(server, "GET", "/")
        assert page.status == 200
        assert b"/.timeline/live.js" in page.data
        assert "connect-src 'self'" in page.headers["Content-Security-Policy"]
        assert ask(server, "GET", "/x.css").data == b"p{}"
        assert ask(server, "GET", "/a%20b").headers["Location"] == "/a%20b/"
        assert b"Draft" in ask(server, "GET", "/draft.html").data
        lost = ask(server, "GET", "/nowhere")
        assert (lost.status, b"lost" in lost.data) == (404, True)
        head = ask(server, "HEAD", "/")
        assert (head.status, head.data) == (200, b"")


@pytest.mark.parametrize(
    "path",
    ["/../secret", "/%2e%2e/secret", "/..%2fsecret", "//etc/passwd", "/.timeline/../../secret", "/a%00b", "/\\x"],
)
def test_no_path_leads_to_the_disk(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret").write_text("secret words")
    with serving(tmp_path / "site") as (server, _, _):
        answer = ask(server, "GET", path)
        assert answer.status == 404
        assert b"secret words" not in answer.data


def test_other_names_and_other_sites_are_refused(tmp_path: Path) -> None:
    with serving(tmp_path) as (server, _, changes):
        assert ask(server, "GET", "/", Host="evil.example").status == 403
        assert ask(server, "GET", "/", Origin="http://evil.example").status == 403
        own = f"http://localhost:{server.server_port}"
        good = {"Origin": own, "Content_Type": "application/json", "X_Timeline_Token": server.token}
        path, body = "/.timeline/review/change", b'{"x": 1}'
        for bad in ({"Origin": "http://evil.example"}, {"Content_Type": "text/plain"}, {"X_Timeline_Token": "x"}):
            assert ask(server, "POST", path, body, **{**good, **bad}).status == 403
        assert ask(server, "POST", path, body).status == 403
        assert ask(server, "POST", path, body, Host="evil.example", Origin="http://evil.example").status == 403
        assert not changes
        assert ask(server, "POST", path, b"[1]", **good).status == 400
        assert ask(server, "POST", path, b"{", **good).status == 400
        assert ask(server, "POST", path, b"", **good, Content_Length="1000001").status == 400
        assert ask(server, "POST", "/nowhere", body, **good).status == 404
        assert ask(server, "GET", path, **good).status == 404
        assert not changes
        assert ask(server, "POST", path, body, **good).status == 200
        assert changes == [{"x": 1}]


def test_the_desk_may_not_be_framed_and_its_token_is_in_it(tmp_path: Path) -> None:
    with serving(tmp_path) as (server, _, _):
        desk = ask(server, "GET", "/review")
        assert "frame-ancestors 'none'" in desk.headers["Content-Security-Policy"]
        assert server.token.encode() in desk.data
        assert server.token.encode() not in ask(server, "GET", "/").data


def test_a_browser_is_told_of_each_build_and_of_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("one\ndate: 2019-13-01\n")
    with serving(tmp_path) as (server, live, _):
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        connection.request("GET", "/.timeline/events", headers={"Host": f"localhost:{server.server_port}"})
        stream = connection.getresponse()

        def told() -> dict[str, Any]:
            line = stream.readline()
            stream.readline()
            found: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
            return found

        assert told()["build"] == "b1"
        live.show(
            build="b1", preview=FakePreview({}), problems=(error(Place("x.md", 2, 7), "no month 13", "write 12"),)
        )
        (wrong,) = told()["errors"]
        assert wrong == {
            "place": "x.md:2:7",
            "message": "no month 13",
            "hint": "write 12",
            "source": "date: 2019-13-01\n      ^",
        }
        live.show(build="b2", preview=FakePreview({}))
        assert told() == {"build": "b2", "errors": [], "marks": {"draft.html": "draft"}}
        connection.close()


def test_where_nothing_was_ever_built_the_page_is_what_is_wrong(tmp_path: Path) -> None:
    with serving(tmp_path) as (server, live, _):
        live.show(problems=(error(Place("config.yaml", 1), "<b>no</b>"),))
        answer = ask(server, "GET", "/")
        assert answer.status == 503
        assert b"&lt;b&gt;no" in answer.data


def test_a_port_in_use_gives_the_next_free_one(tmp_path: Path) -> None:
    with serving(tmp_path) as (first, _, _), serving(tmp_path) as (second, _, _):
        assert second.server_port > first.server_port


def test_where_no_port_is_free_that_is_said(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 65535))
        other.listen()
        with pytest.raises(OSError, match=r"no port from 65535 on is free|in use"):
            open_server("127.0.0.1", 65535, FakeLive(tmp_path), {}, {})


def test_a_source_line_is_never_of_a_file_outside(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "site").mkdir()
    assert source_line(error(Place("../secret", 1), "x"), tmp_path / "site") == ""
    assert source_line(error(Place("secret", 1), "x"), tmp_path) == "secret"
    assert source_line(error(Place("secret", 9), "x"), tmp_path) == ""


@pytest.fixture
def edits(tmp_path: Path) -> Edits:
    (tmp_path / "content/2019").mkdir(parents=True)
    return Edits(tmp_path, "content")


def test_a_save_goes_through_where_the_file_is_as_it_was_read(edits: Edits) -> None:
    path = "content/2019/x.dates.yaml"
    digest = edits.change(path, "", lambda data: data + b"one\n", "first")
    digest = edits.change(path, digest, lambda data: data + b"two\n", "second")
    assert edits.read(path) == b"one\ntwo\n"
    assert digest == digest_of(b"one\ntwo\n")


def test_a_later_save_never_overwrites_an_earlier_one(edits: Edits) -> None:
    path = "content/2019/x.dates.yaml"
    digest = edits.change(path, "", lambda data: b"mine", "first")
    edits.file(path).write_bytes(b"theirs")
    with pytest.raises(Conflict) as caught:
        edits.change(path, digest, lambda data: b"over", "second")
    assert (caught.value.theirs, caught.value.digest) == ("theirs", digest_of(b"theirs"))
    assert edits.read(path) == b"theirs"


def test_undo_goes_back_step_by_step_also_after_a_restart(edits: Edits, tmp_path: Path) -> None:
    path = "content/2019/x.dates.yaml"
    digest = edits.change(path, "", lambda data: "é\r\n".encode(), "first")
    edits.change(path, digest, lambda data: b"two", "second")
    again = Edits(tmp_path, "content")
    assert again.undo().what == "second"  # type: ignore[union-attr]
    assert again.read(path) == "é\r\n".encode()
    assert again.undo().what == "first"  # type: ignore[union-attr]
    assert again.read(path) is None
    assert again.undo() is None


def test_undo_never_overwrites_what_somebody_wrote_since(edits: Edits) -> None:
    path = "content/2019/x.dates.yaml"
    edits.change(path, "", lambda data: b"mine", "first")
    edits.file(path).write_bytes(b"theirs")
    with pytest.raises(Conflict):
        edits.undo()
    assert edits.read(path) == b"theirs"


@pytest.mark.parametrize(
    "path",
    [
        "../x.dates.yaml",
        "content/../../x.dates.yaml",
        "/etc/x.dates.yaml",
        "config.yaml",
        "content/x.md",
        "content/link.dates.yaml",
        "content/out/x.dates.yaml",
        "content/missing/x.dates.yaml",
    ],
)
def test_no_path_leaves_the_content(edits: Edits, tmp_path: Path, path: str) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other/y.dates.yaml").write_text("theirs")
    (tmp_path / "content/out").symlink_to(tmp_path / "other")
    (tmp_path / "content/link.dates.yaml").symlink_to(tmp_path / "other/y.dates.yaml")
    with pytest.raises(PermissionError):
        edits.change(path, "", lambda data: b"x", "attack")
    assert (tmp_path / "other/y.dates.yaml").read_text() == "theirs"
    assert sorted(found.name for found in (tmp_path / "other").iterdir()) == ["y.dates.yaml"]
