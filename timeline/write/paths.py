"""Paths of pages: relative, forward slashes, and inside the folder whatever they say."""

from collections.abc import Collection

from timeline.model.problem import Place, Problem, error
from timeline.write.manifest import NAME

LONGEST_NAME = 255  # bytes; ext4, APFS, NTFS and tmpfs agree


def check_paths(paths: Collection[str]) -> tuple[Problem, ...]:
    """An error for each path that cannot be a file below the output folder."""
    folders = {path[:at] for path in paths for at in range(len(path)) if path[at] == "/"}
    refused = []
    for path in sorted(paths):
        reason = _refuse(path) or ("there are pages below it, as if it were a folder" if path in folders else "")
        if reason:
            refused.append(error(Place(path), f"no page can be written here: {reason}"))
    return tuple(refused)


def _refuse(path: str) -> str:
    """Why this path is no page's, or nothing."""
    names = path.split("/")
    if "" in names or "." in names or ".." in names:
        return "it leaves the folder, or has an empty name in it"
    if any(character in path for character in "\\\0\r\n"):
        return "it has a backslash, a line end or a NUL in it"
    if path == NAME:
        return "the name is taken by the list of files"
    if any(len(name.encode("utf-8", "surrogatepass")) > LONGEST_NAME for name in names):
        return f"a name in it is longer than {LONGEST_NAME} bytes"
    try:
        path.encode()
    except UnicodeEncodeError:
        return "it has half a surrogate pair in it"
    return ""
