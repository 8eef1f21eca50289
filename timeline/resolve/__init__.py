"""Gives every mention its place on the calendar, with the reasons in plain words."""

from timeline.resolve.engine import resolve
from timeline.resolve.phrase import read_phrase

__all__ = ["read_phrase", "resolve"]
