"""Which way a bare name points, by the cues of its clause."""

from enum import Enum
from itertools import takewhile

from timeline.resolve.scene import Scene


class Direction(Enum):
    BACK = "back"
    AHEAD = "ahead"
    NEAREST = "nearest"  # what had been planned: "had been due to open in May"
    OPEN = "open"


def direction_of(scene: Scene) -> tuple[Direction, str]:
    """The direction and its reason in words; the nearest cue decides, but "had left by Friday" is past."""
    verbs = [cue for cue in scene.cues if cue.kind in ("past", "future")]
    told = takewhile(lambda cue: cue.kind == "past", verbs)  # not "had warned that it could run until Friday"
    if scene.has("until", "by") and any(cue.word.startswith("had") for cue in told):
        return Direction.BACK, '"had" is past'
    if scene.has("until") and (lasted := scene.has("lasted")):
        return Direction.BACK, f'"{lasted.word}" is past'
    if (head := scene.has("for")) and head.head and (arranged := scene.has("arranged")):
        return Direction.AHEAD, f'"{arranged.word} … {head.word}" is of the future'
    cue = scene.has("since", "until", "by", "past", "future", "plan", "back")
    if cue is None:
        return Direction.OPEN, ""
    verb = scene.has("past", "future", "plan")
    if verb and verb.kind == "plan" and cue.kind not in ("since", "back"):
        return Direction.NEAREST, f'"{verb.word}" was a plan'
    if cue.kind in ("past", "since", "back"):
        return Direction.BACK, f'"{cue.word}" is past'
    return Direction.AHEAD, f'"{cue.word}" is of the future'
