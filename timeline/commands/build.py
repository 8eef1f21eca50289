"""Build the site: read the articles, date what they tell, and write the pages. An edit costs what it touches."""

import argparse
import gc
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.commands.say import complain, counted, report, tell

if TYPE_CHECKING:
    from timeline.commands.timings import Timings
    from timeline.memo.record import Look, Record
    from timeline.model.site import Settings

HELP = "build the site"
HOUSE = ".timeline"  # beside config.yaml: all that is remembered from build to build
RECORD = "build.json"
MANY = 100_000  # values made between two searches for garbage: nearly all that a build makes lives until its end


def configure(parser: argparse.ArgumentParser) -> None:
    add_site(parser)
    parser.add_argument("--output", metavar="DIR", type=Path, help="where the pages go (default: as config.yaml says)")
    parser.add_argument("--strict", action="store_true", help="take warnings for errors")
    parser.add_argument("--jobs", metavar="N", type=int, default=0, help="processes (default: one a processor)")
    parser.add_argument("--timings", action="store_true", help="show how long each stage took")
    parser.add_argument("--fresh", action="store_true", help="build everything anew; forget what earlier builds left")


def add_site(parser: argparse.ArgumentParser) -> None:
    """The option that every command on a site takes."""
    where = "the folder of config.yaml (default: here, or the nearest above)"
    parser.add_argument("--site", metavar="DIR", type=Path, default=nearest_site(Path()), help=where)


def nearest_site(folder: Path) -> Path:
    """The nearest folder, this one or above it, that has a `config.yaml`, as seen from here; else this one."""
    above = (Path(folder, *[".."] * up) for up in range(len(folder.resolve().parts)))
    return next((found for found in above if (found / "config.yaml").is_file()), folder)


def run(args: argparse.Namespace) -> int:
    from timeline.commands.timings import Timings
    from timeline.memo.record import holds, load, look, stands
    from timeline.memo.version import code_version

    timings = Timings()
    options, version = repr((str(args.output), args.strict)), code_version()
    with timings.stage("look"):
        last = None if args.fresh else load(args.site / HOUSE / RECORD)
        last = last if last and stands(last, version, options) else None
        seen = look(last.folders, last.files) if last else None
        nothing_to_do = last and seen and holds(last, seen)
    if last and nothing_to_do:
        sys.stderr.write(last.said)
        print(f"{last.output}: {last.result} (nothing changed)")
        status = 0
    elif last and seen and _build_quickly(args, timings, last, seen):
        status = 0
    else:
        status = _build(args, timings, options, version)
    if args.timings:
        print(timings.table(), file=sys.stderr)
    return status


def _build_quickly(args: argparse.Namespace, timings: "Timings", last: "Record", seen: "Look") -> bool:
    """Build what was edited alone, and say what the last build said. False where there is more to do."""
    from timeline.memo.edit import MoreToDoError
    from timeline.memo.quick import build_quickly
    from timeline.memo.record import save, what_lies_in
    from timeline.memo.stamps import seal
    from timeline.memo.store import Store
    from timeline.write import write

    gc.set_threshold(MANY)
    store = Store(args.site / HOUSE, last.version)
    try:
        with ExitStack() as until_written:
            found = build_quickly(store, args.site, last, seen, args.jobs, timings.stage, until_written)
            with timings.stage("write"):
                written = write(found.pages, Path(last.output), found.digests)
        if written.problems:
            return False
        with timings.stage("remember"):
            store.commit()
            now = replace(last, read=seal(seen.stamps), young=seen.young, wrote=what_lies_in(last.output))
            save(now, args.site / HOUSE / RECORD)
    except (MoreToDoError, KeyError):  # KeyError: a page that was not made anew is gone just now
        return False
    finally:
        store.close()
    timings.detail("tell", f"{found.told} of {found.articles} articles")
    timings.detail("render", f"{found.made} of {len(found.digests)} pages")
    timings.detail("write", f"{len(written.changed)} files")
    sys.stderr.write(last.said)
    removed = len(written.removed)
    print(f"{last.output}: {last.result} ({len(written.changed)} changed, {removed} removed)")
    return True


def _build(args: argparse.Namespace, timings: "Timings", options: str, version: str) -> int:
    """Build what changed since the last time, which is everything where nothing is remembered."""
    from timeline.commands.progress import Progress
    from timeline.memo.aside import gather_aside
    from timeline.memo.known import frame_of
    from timeline.memo.pages import Pages
    from timeline.memo.record import Record, look, save, what_lies_in
    from timeline.memo.stamps import seal
    from timeline.memo.store import Store
    from timeline.memo.stories import Stories
    from timeline.memo.trail import Trail, leave
    from timeline.memo.weaving import Weaving
    from timeline.memo.workers import Crew, default_jobs
    from timeline.pipeline import build
    from timeline.project import located, open_project, open_settings
    from timeline.write import write

    gc.set_threshold(MANY)
    house, crew = args.site / HOUSE, Crew(args.jobs or default_jobs())
    with timings.stage("read"):
        folders, files = watched(args.site, open_settings(args.site)[0])
        seen = look(folders, files)
        inputs, problems = open_project(args.site)
    if not inputs:
        tell(problems, strict=args.strict)
        return complain("nothing was built; what was built before is as it was")
    progress = Progress()
    store = Store(house, version, fresh=args.fresh)
    stories = Stories(store, inputs.settings, crew, progress.watch, timings.stage)
    output = args.output or args.site / inputs.settings.output
    weaving = Weaving(store, stories, timings.stage)
    pages = Pages(store, stories, house, output, crew, progress.watch, timings.stage)

    def report_aside() -> tuple[int, dict[str, float]]:
        progress.close()
        return stories.told, timings.seconds

    try:
        with timings.stage("weave"):
            aside = gather_aside(inputs, weaving, report_aside)
            if aside:
                timings.go_on_from(aside[1])
            built = build(inputs, stories, weaving, pages.render)
        progress.close()
        lines, status = report((*problems, *located(args.site, built.problems)), strict=args.strict)
        said = "".join(f"{line}\n" for line in lines)
        sys.stderr.write(said)
        if status:
            return complain("nothing was built; what was built before is as it was")
        with timings.stage("write"):
            written = write(built.pages, output, pages.digests)
        if tell(written.problems):
            return complain("nothing was written; what was built before is as it was")
        with timings.stage("remember"):
            press = pages.renderer.press
            result = f"{counted(len(inputs.manuscripts), 'article')} on {counted(len(built.pages), 'page')}"
            frame, same = frame_of(press, inputs.theme), (press.event_pages, press.odd_tags)
            whence = stories.paths, stories.files, pages.margins
            leave(store, Trail(seen.stamps, *whence, *same, frame, pages.ledger, weaving.kin))
            store.commit()
            if watched(args.site, inputs.settings) == (folders, files):
                facts = seal(seen.stamps), seen.young, str(output), what_lies_in(str(output)), said, result
                save(Record(version, options, folders, files, *facts), house / RECORD)
    finally:
        progress.close()
        crew.close()
        pages.spool.close()
        store.close()
    timings.detail("tell", f"{aside[0] if aside else stories.told} of {len(inputs.manuscripts)} articles")
    timings.detail("render", f"{pages.rendered} of {len(built.pages)} pages")
    timings.detail("write", f"{len(written.changed)} files")
    print(f"{output}: {result} ({len(written.changed)} changed, {len(written.removed)} removed)")
    return 0


def watched(site: Path, settings: "Settings | None") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Every folder and file that a build reads, save the package's own."""
    from timeline.project import CONFIG, OWN, THEMES

    content = [site / settings.content] if settings else []
    folders = (*content, site / "themes", *(site / name for name in OWN), *THEMES)
    return tuple(map(str, folders)), (str(site / CONFIG),)
