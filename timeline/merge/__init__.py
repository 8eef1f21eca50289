"""One event told by several articles becomes one event with several sources."""

from timeline.merge.merge import merge

__all__ = ["merge"]
