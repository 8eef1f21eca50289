"""A large site gathered by a copy of this process, that is gone before pages are made.

To merge a hundred thousand sayings takes far more memory than what comes of it, and a process that has freed memory
keeps most of it, as holes between what is still needed. What the copy found lies in the memo, and is taken up there.
"""

from collections.abc import Callable
from typing import TypeVar

from timeline.memo.stories import HEAD
from timeline.memo.weaving import Weaving
from timeline.memo.workers import in_a_copy
from timeline.pipeline import Inputs, gather

T = TypeVar("T")
LARGE = 1500  # articles to tell; what fewer take up is little beside all that a build needs


def gather_aside(inputs: Inputs, weaving: Weaving, report: Callable[[], T]) -> T | None:
    """Leave in the memo what there is to find out of many articles. What the copy has to report; None where it
    is not worth one."""
    stories = weaving.stories
    if stories.crew.jobs < 2 or len(inputs.manuscripts) - len(stories.store.keys(HEAD)) < LARGE:
        return None

    def gathered() -> T:
        gather(inputs, stories, weaving)
        stories.settle()
        stories.crew.close()
        return report()

    found = in_a_copy(gathered)
    stories.crew.begin()  # while this process is small
    return found
