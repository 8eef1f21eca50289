"""What the local server adds to a page on its way out. The page that is published never sees it."""

import re
from html import escape, unescape

POLICY = re.compile(rb'\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
BODY = re.compile(rb"<body[^>]*>")
OWN = {"connect-src": "'self'", "script-src": "'self'", "style-src": "'self'"}
STRICT = "default-src 'none'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
MARKS = {
    "draft": "Draft: left out when the site is built or published.",
    "future": "Dated in the future: shown here and in every build.",
}


def inject(page: bytes, build: str, mark: str = "") -> tuple[bytes, str]:
    """The page with the script that reloads it, and the policy to send as a header in the place of its own.

    A policy in the page itself would forbid the script to ask the server whether anything is new.
    """
    found = POLICY.search(page)
    policy = unescape(found[1].decode()) if found else STRICT
    page = POLICY.sub(b"", page, count=1)
    head = b'<link rel="stylesheet" href="/.timeline/live.css">\n'
    script = f'<script src="/.timeline/live.js" data-build="{escape(build)}" defer></script>\n'.encode()
    banner = f'<p class="timeline-mark" role="status">{escape(MARKS[mark])}</p>\n'.encode() if mark else b""
    page = _before(page, b"</head>", head)
    page = _before(page, b"</body>", script)
    return BODY.sub(lambda body: body[0] + b"\n" + banner, page, count=1) if banner else page, widen(policy)


def widen(policy: str) -> str:
    """A policy under which the server's own script and styles work too."""
    directives = dict(part.strip().partition(" ")[::2] for part in policy.split(";") if part.strip())
    for name, source in OWN.items():
        given = directives.get(name, "").replace("'none'", "").split()
        directives[name] = " ".join(dict.fromkeys([*given, source]))
    return "; ".join(f"{name} {value}".strip() for name, value in directives.items())


def _before(page: bytes, mark: bytes, more: bytes) -> bytes:
    """Put `more` before the last `mark`, else at the end."""
    at = page.rfind(mark)
    return page[:at] + more + page[at:] if at >= 0 else page + more
