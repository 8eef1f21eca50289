"""Values spelled in YAML so that every reader of it reads them back: without quotation marks where that is safe."""

import re
from collections.abc import Iterable

Value = str | bool | tuple[str, ...]

# Text that YAML 1.1 or 1.2 takes for a number, a time of day, a truth or nothing. Dates stay as they are.
OTHER = re.compile(r"[-+.]?[\d_.,:]+([eE][-+]?\d+)?|0[xXoO][\da-fA-F]+|[-+]?\.(inf|nan)|~|", re.IGNORECASE)
WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
START = re.compile(r"[^\W_]|[“‘«¿¡(/…]")
IN_FLOW = re.compile(r"[\[\]{},]|:\?")  # libyaml ends a key at ":?" there
UNPRINTABLE = re.compile("[^\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def scalar(text: str, *, flow: bool = False) -> str:
    """One line of YAML that reads back as `text`. `flow`: within `[…]` or `{…}`, where commas and brackets count."""
    if _is_plain(text) and not (flow and IN_FLOW.search(text)):
        return text
    if UNPRINTABLE.search(text) or "\t" in text:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
        return f'"{UNPRINTABLE.sub(_escape, escaped)}"'
    if '"' in text or "\\" in text:
        return "'{}'".format(text.replace("'", "''"))
    return f'"{text}"'


def value(content: Value, *, flow: bool = False) -> str:
    """A value of any key: words, `true` or `false`, or a list on one line."""
    if isinstance(content, bool):
        return "true" if content else "false"
    if isinstance(content, str):
        return scalar(content, flow=flow)
    return _list(scalar(item, flow=True) for item in content)


def _list(items: Iterable[str]) -> str:
    return f"[{', '.join(items)}]"


def _is_plain(text: str) -> bool:
    if not START.match(text) or text != text.strip() or UNPRINTABLE.search(text) or "\t" in text:
        return False
    if OTHER.fullmatch(text) or text.lower() in WORDS:
        return False
    return ": " not in text and " #" not in text and not text.endswith(":")


def _escape(found: "re.Match[str]") -> str:
    code = ord(found[0])
    if code < 0x100:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
