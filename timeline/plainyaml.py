"""The one doorway to PyYAML."""

from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(text: str) -> Any:
    """Plain values of a YAML text. Raises yaml.YAMLError."""
    return yaml.load(text, LOADER)
