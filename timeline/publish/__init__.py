"""A site, to where people read it: a folder, a git branch, a host by rsync, a bucket."""

from timeline.publish.publish import Job, Outcome, publish

__all__ = ["Job", "Outcome", "publish"]
