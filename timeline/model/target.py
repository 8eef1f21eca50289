"""The kinds of place that a site is published to, and the keys that each takes under `publish:` in `config.yaml`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from timeline.model.article import Front
from timeline.model.problem import nearest

SECRET = re.compile("pass|secret|token|credential|access_?key|api_?key", re.IGNORECASE)
KEEP_SECRETS_OUT = "secrets come from the environment or your own key files; docs/publishing.md says how"


def _anything(text: str) -> str:
    return ""


def _no_password(text: str) -> str:
    """`https://me:word@host/x` has a secret in it; `git@host:x` has none."""
    return f"it has a password in it; {KEEP_SECRETS_OUT}" if re.match(r"\w+://[^/@]*:[^/@]*@", text) else ""


def _branch(text: str) -> str:
    """What `git check-ref-format` refuses, and what git would take for an option."""
    bad = re.search(r"^[-/.]|\.\.|@\{|//|[\s~^:?*\[\\\x00-\x1f]|/\.|\.lock(/|$)|[/.]$", text)
    return "it is no name for a branch; write gh-pages" if bad or not text else ""


def _history(text: str) -> str:
    return "" if text in ("keep", "squash") else "write keep (a commit each time) or squash (one commit, ever)"


def _destination(text: str) -> str:
    good = re.fullmatch(r"(?!-)(?:[^\s:@/]+@)?[^\s:@/-][^\s:@/]*:[^-\s].*", text)
    return "" if good else "write user@example.org:/var/www/site"


def _bucket(text: str) -> str:
    return "" if re.fullmatch(r"[A-Za-z0-9][\w.-]{1,253}[A-Za-z0-9]", text) else "write the bucket's bare name"


def _prefix(text: str) -> str:
    return "write it without a slash at its ends, and no .. in it" if re.search(r"^/|/$|\.\.|//", text) else ""


def _endpoint(text: str) -> str:
    return _no_password(text) or ("" if re.match("https?://", text) or not text else "write https://host")


def _port(number: str) -> str:
    return "" if 0 <= int(number) < 65536 else "ports go from 1 to 65535"


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a target: its default tells its type; `refuse` gives what is wrong with a value, or nothing."""

    what: str
    default: str | int | bool = ""
    must: bool = False
    refuse: Callable[[str], str] = _anything


KEY_FILE = Key("your private key file, if it is not one that ssh tries by itself")

PUBLISH_KINDS: dict[str, dict[str, Key]] = {
    "folder": {
        "path": Key("the directory, from the folder of `config.yaml`; made where it is missing", must=True),
    },
    "git": {
        "remote": Key(
            "an address, or the name of a remote of the site's own repository", must=True, refuse=_no_password
        ),
        "branch": Key("the branch that the host shows", default="gh-pages", refuse=_branch),
        "history": Key("`keep` (a commit each time) or `squash` (one commit, ever)", default="keep", refuse=_history),
        "message": Key("the commit's message", default="Publish the timeline"),
        "cname": Key("your own domain, written to the file `CNAME`"),
        "nojekyll": Key("write `.nojekyll`, so that GitHub shows the files as they are", default=True),
        "key": KEY_FILE,
    },
    "rsync": {
        "to": Key("`user@host:folder`", must=True, refuse=_destination),
        "port": Key("ssh's port on the host; 0 leaves it to ssh", default=0, refuse=_port),
        "key": KEY_FILE,
    },
    "s3": {
        "bucket": Key("the bucket's name; it must exist", must=True, refuse=_bucket),
        "prefix": Key("a folder inside the bucket", refuse=_prefix),
        "endpoint": Key("the address of a service that is not Amazon's", refuse=_endpoint),
        "region": Key("the bucket's region, if your AWS settings do not say"),
        "profile": Key("a profile of your AWS settings"),
        "cache_pages": Key("`Cache-Control` of pages", default="public, max-age=60"),
        "cache_assets": Key(
            "`Cache-Control` of files with a digest in their name", default="public, max-age=31536000, immutable"
        ),
    },
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a target; `key` is empty where a key is missing."""

    key: str
    message: str
    hint: str = ""


def check_target(keys: Mapping[str, Front]) -> tuple[Complaint, ...]:
    """Everything that is wrong with one target's keys, `kind` among them; nothing where it can be published to."""
    kind = keys.get("kind")
    if not isinstance(kind, str) or kind not in PUBLISH_KINDS:
        known = ", ".join(PUBLISH_KINDS)
        return (
            Complaint("kind" if kind else "", f"a target's kind is one of {known}", _near(kind, tuple(PUBLISH_KINDS))),
        )
    table = PUBLISH_KINDS[kind]
    missing = [
        Complaint("", f"{kind} needs {name}:", key.what)
        for name, key in table.items()
        if key.must and not keys.get(name)
    ]
    return (*missing, *(found for name in keys if name != "kind" for found in _check_key(kind, name, keys[name])))


def _check_key(kind: str, name: str, value: Front) -> tuple[Complaint, ...]:
    table = PUBLISH_KINDS[kind]
    if name not in table:
        hint = KEEP_SECRETS_OUT if SECRET.search(name) else nearest(name, tuple(table))
        return (Complaint(name, f'{kind} knows no key "{name}"', hint),)
    key = table[name]
    if type(value) is not type(key.default):
        wanted = {str: "words", int: "a number", bool: "true or false"}[type(key.default)]
        return (Complaint(name, f"{name}: takes {wanted}", key.what),)
    reason = key.refuse(str(value))
    return (Complaint(name, f'{name}: "{_shown(value)}" will not do', reason),) if reason else ()


def _shown(value: Front) -> str:
    """Without the password that may be the very thing that is wrong with it."""
    return re.sub(r"://[^/@]*@", "://…@", str(value))


def _near(word: object, known: tuple[str, ...]) -> str:
    return nearest(word, known) if isinstance(word, str) else f"write kind: {known[0]}"
