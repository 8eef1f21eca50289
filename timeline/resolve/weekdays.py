"""Weekdays and weekends: the latest on or before publication, unless the clause looks ahead."""

from timeline.model import meaning as m
from timeline.resolve.cell import WEEKDAYS, Cell, cell_at
from timeline.resolve.direction import Direction, direction_of
from timeline.resolve.points import DOUBT, WEEK, date
from timeline.resolve.scene import Answer, Scene

LONG_AGO = 20  # years: by weekdays only what is older goes on from a month


def weekday(meaning: m.Weekday, scene: Scene) -> Answer:
    ends_range = scene.start and abs(scene.start.first.ordinal - scene.today.ordinal) < WEEK
    if _goes_on(scene) or ends_range or (scene.carried and scene.carried.unit != "year" and scene.ahead is not None):
        base, told = scene.from_then("month")
        ahead = (meaning.weekday - base.first.weekday - (scene.ahead or 0)) % 7 or (7 if ends_range else 0)
        return date(Cell("day", base.first.plus_days(ahead)), (f"the first from then on: {told}",), "weekday narrative")
    direction, reason = direction_of(scene)
    today = Cell("day", scene.today)
    back = (scene.today.weekday - meaning.weekday) % 7
    past, future = today.plus(-back), today.plus(7 - back)
    name = WEEKDAYS[meaning.weekday]
    if second := _second_of_pair(meaning, scene, direction):
        return date(second, (f"the {name} after its neighbour",), "weekday")
    nearer = direction is Direction.NEAREST and (WEEK - back) * DOUBT < back
    if back and (nearer or direction is Direction.AHEAD or _follows_plan(scene, direction)):
        scene.memory.coming = scene.paragraph
        return date(
            future, (f"{name}: the first after publication, {scene.published()}", reason), "weekday ahead", (past,)
        )
    scene.memory.coming = None
    why = f"{name}: latest on or before publication, {scene.published()}"
    return date(past, (why, reason) if reason else (why,), "weekday", (future,))


def _goes_on(scene: Scene) -> bool:
    """Whether a story comes to its weekdays in turn: news of the last years does not, from a month."""
    if not scene.narrative:
        return False
    base, _ = scene.from_then("month")
    return base.unit == "day" or scene.today.year - base.first.year > LONG_AGO


def _second_of_pair(meaning: m.Weekday, scene: Scene, direction: Direction) -> Cell | None:
    """ "On Thursday and Friday": the second is that after the first."""
    if not (scene.before and scene.before.unit == "day"):
        return None
    second = scene.before.plus((meaning.weekday - scene.before.first.weekday) % 7)
    return second if second.first <= scene.today or direction is not Direction.BACK else None


def _follows_plan(scene: Scene, direction: Direction) -> bool:
    """A weekday with no verb of its own, in a paragraph that has just told one to come: "perhaps Saturday"."""
    verb = scene.has("past", "future", "plan")
    own = direction is not Direction.OPEN and not (scene.near and verb and not verb.head)
    return scene.memory.coming == scene.paragraph and not own


def weekend(meaning: m.Weekend, scene: Scene) -> Answer:
    direction, reason = direction_of(scene)
    here = cell_at("weekend", scene.today)
    past = here if here.first <= scene.today else here.plus(-1)
    if direction is Direction.AHEAD and past.last < scene.today:
        why = (f"the first weekend after publication, {scene.published()}", reason)
        return date(past.plus(1), why, "weekend ahead", (past,))
    return date(past, (f"the latest weekend at publication, {scene.published()}",), "weekend", (past.plus(1),))
