"""Whole processes, timed from outside: wall clock, processor time and memory of a command and all its children."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

SAMPLE = 0.02  # seconds between looks at the memory


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds, and bytes. `memory` is 0 where it was not looked at, since looking costs time."""

    wall: float
    cpu: float
    memory: int = 0


def run(command: Sequence[str], folder: Path, *, memory: bool = False) -> Run:
    """Run to the end; its output goes to `log` beside `folder`. Raises CalledProcessError where it fails."""
    log = folder.with_suffix(".log")
    with log.open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdout=out, stderr=out, start_new_session=True, env=environment()
        )
        peak = [0]
        watcher = threading.Thread(target=_watch, args=(process, peak))
        if memory:
            watcher.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if memory:
            watcher.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, log.read_text("utf-8", "replace")[-2000:])
    return Run(wall, used.ru_utime + used.ru_stime, peak[0])


def middle(runs: Sequence[Run]) -> Run:
    """The median of each measure by itself; of memory the highest."""
    return Run(
        median(one.wall for one in runs),
        median(one.cpu for one in runs),
        max(one.memory for one in runs),
    )


def environment() -> dict[str, str]:
    """As people have it: what Python compiles once it keeps."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _watch(process: "subprocess.Popen[bytes]", peak: list[int]) -> None:
    while process.returncode is None:
        peak[0] = max(peak[0], sum(_share(pid) for pid in _family(process.pid)))
        time.sleep(SAMPLE)


def _family(session: int) -> Iterator[int]:
    """Every process of a session: the one that began it, and all that it started."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(after_name[3]) == session:
            yield int(path.parent.name)


def _share(pid: int) -> int:
    """Proportional set size: pages that processes share are counted once between them."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0
