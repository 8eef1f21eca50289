"""Secrets stay out of what is printed."""

import re
from collections.abc import Mapping

NAMES = re.compile("TOKEN|SECRET|PASSW|CREDENTIAL|_KEY$", re.IGNORECASE)
SHORTEST = 6  # a shorter value is no secret, and blanking it would garble every message


def redact(text: str, environment: Mapping[str, str]) -> str:
    """The text without passwords in addresses and without the values of variables that are named like secrets."""
    for name, value in environment.items():
        if NAMES.search(name) and len(value) >= SHORTEST:
            text = text.replace(value, "…")
    return re.sub(r"(\w+://)[^/\s@]+@", r"\1…@", text)
