"""One event told by several articles becomes one event with several sources."""

from timeline.merge.groups import merge

__all__ = ["merge"]
