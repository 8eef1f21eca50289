"""The review desk's requests."""

from collections.abc import Mapping

from timeline.serve.live import Live
from timeline.serve.server import Action


def actions(live: Live) -> tuple[Mapping[str, Action], Mapping[str, Action]]:
    """Those that read and those that change, by path."""
    return {}, {}
