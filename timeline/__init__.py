"""Turn dated articles into a timeline that people can trust."""

__version__ = "0.1.0"
