"""Mappings that templates read as they read views: `site.theme.logo`."""

from typing import Any


class Names(dict[str, Any]):
    """A mapping whose keys are attributes too, so that a template finds them where Python looks first."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None
