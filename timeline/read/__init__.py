"""From the bytes of what people wrote to values, with the place of everything that is wrong."""

from timeline.read.article import read_article
from timeline.read.clash import clashes
from timeline.read.corrections import read_corrections
from timeline.read.sidecar import read_sidecar

__all__ = ["clashes", "read_article", "read_corrections", "read_sidecar"]
