"""What a person wrote to set things right: aimed at the words it is about, and applied."""

from timeline.correct.aim import aim
from timeline.correct.correct import correct
from timeline.correct.listing import listing
from timeline.correct.pins import look_again, pin, with_checked, with_missed

__all__ = ["aim", "correct", "listing", "look_again", "pin", "with_checked", "with_missed"]
