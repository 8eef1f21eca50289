"""Which way a bare name points, by the cues of its clause."""

from enum import Enum

from timeline.resolve.scene import Scene


class Direction(Enum):
    BACK = "back"
    AHEAD = "ahead"
    OPEN = "open"


def direction_of(scene: Scene) -> tuple[Direction, str]:
    """The direction and its reason in words; the nearest cue decides, but "had left by Friday" is past."""
    if scene.has("until", "by") and any(cue.word == "had" for cue in scene.cues):
        return Direction.BACK, '"had" is past'
    cue = scene.has("since", "until", "by", "past", "future", "back")
    if cue is None:
        return Direction.OPEN, ""
    if cue.kind in ("past", "since", "back"):
        return Direction.BACK, f'"{cue.word}" is past'
    return Direction.AHEAD, f'"{cue.word}" is of the future'
