"""From pages to a folder on the disk: what changed alone, and all of it or nothing."""

from timeline.write.site import Written, write

__all__ = ["Written", "write"]
