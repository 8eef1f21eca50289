"""What merging costs: `python -m bench.merge --articles N` tells N made articles, and merges what they tell.

Printed are processor seconds for merging everything, for merging again when one title changed, and how much memory the
process has at most before and after. Telling takes some 10 ms for each article, in this process as well. Garbage is
searched for as seldom as in a build.
"""

import argparse
import gc
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from bench.build.prose import make_text
from bench.build.sites import article
from timeline.commands.build import MANY
from timeline.merge import Merger
from timeline.model.event import Event
from timeline.model.site import Settings
from timeline.pipeline import Manuscript, Story, tell
from timeline.read.files import File

SETTINGS = Settings(language="en-GB")


def stories(count: int) -> Iterator[Story]:
    for number in range(count):
        text = make_text(number)
        file = File(f"content/{text.day.year}/{text.slug}.md", article(text).encode())
        story, problems = tell(Manuscript(file, None), SETTINGS)
        if story is None:
            raise ValueError(f"{file.path} cannot be told: {problems}")
        yield story


def edited(events: list[Event]) -> list[Event]:
    """The same, but for one title."""
    middle = len(events) // 2
    title = f"{events[middle].title} again"
    return [*events[:middle], replace(events[middle], title=title), *events[middle + 1 :]]


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def peak() -> int:
    """Megabytes, on Linux, where they are counted in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.merge", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000, metavar="N")
    count = parser.parse_args().articles
    told = list(stories(count))
    articles, events = [story.article for story in told], [event for story in told for event in story.events]
    changed = edited(events)
    gc.set_threshold(MANY)
    gc.collect()
    gc.freeze()  # the events themselves are not what is measured
    merger, before = Merger(), peak()
    whole = seconds(lambda: merger.merge(events, articles))
    after = peak()
    again = seconds(lambda: merger.merge(changed, articles))
    print(f"{count} articles, {len(events)} events: merged in {whole:.2f} s of CPU, again in {again:.2f} s")
    print(f"at most {before} MB before, {after} MB after")


main()
