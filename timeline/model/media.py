"""What servers call the kinds of file that a site is made of. A table, since the system's own differs by machine."""

import re

HASHED = re.compile(r"[.-][0-9a-f]{8,64}\.[A-Za-z0-9]+$")  # style.3f2a9c01.css: its bytes never change
MEDIA_TYPES = {
    "atom": "application/atom+xml; charset=utf-8",
    "avif": "image/avif",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "gif": "image/gif",
    "html": "text/html; charset=utf-8",
    "ico": "image/x-icon",
    "ics": "text/calendar; charset=utf-8",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xml": "application/xml; charset=utf-8",
    "yaml": "application/yaml; charset=utf-8",
}


def media_type(path: str) -> str:
    """The value of `Content-Type` for a path of a site."""
    return MEDIA_TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream")
