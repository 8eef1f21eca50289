"""Who may talk to the local server: the browser on its own pages, and nobody through a page of another site.

A name that somebody else's DNS points at 127.0.0.1 is told by `Host`; a form or script of another page by `Origin` and
`Sec-Fetch-Site`; a page that can send but not read, by the token that only our own pages know.
"""

from email.message import Message
from hmac import compare_digest

Headers = Message | dict[str, str]

TOKEN = "X-Timeline-Token"
JSON = "application/json"


def hosts_of(host: str, port: int) -> frozenset[str]:
    """What a browser may have in `Host` when it means this server."""
    names = {host, "127.0.0.1", "localhost", "[::1]"} - {"0.0.0.0", "::"}
    return frozenset(f"{name}:{port}" for name in names) | frozenset(names if port == 80 else ())


def refuse(headers: Headers, hosts: frozenset[str]) -> str:
    """Why nothing at all is answered to this request, or nothing."""
    host = headers.get("Host", "")
    if host not in hosts:
        return f"this server does not go by the name of {host or 'nothing'}"
    origin = headers.get("Origin")
    if origin is not None and origin.removeprefix("http://") not in hosts:
        return "requests from other sites are not answered"
    return ""


def refuse_write(headers: Headers, hosts: frozenset[str], token: str) -> str:
    """Why this request may not change anything, or nothing."""
    if headers.get("Origin", "").removeprefix("http://") not in hosts:
        return "a change must come from the review desk itself"
    if headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return "a change must come from the review desk itself"
    if headers.get("Content-Type", "").partition(";")[0].strip().lower() != JSON:
        return f"a change is sent as {JSON}"
    if not compare_digest(headers.get(TOKEN, "").encode(), token.encode()):
        return "the review desk is of an earlier run; load it again"
    return ""
