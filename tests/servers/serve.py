"""`timeline serve` in a process of its own, as a person runs it."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from threading import Thread

from servers.ports import free_port

SECONDS = 30.0  # before a line that does not come is an error


@dataclass
class Serving:
    """A running server: where it is, and what it prints."""

    process: "subprocess.Popen[str]"
    lines: "Queue[str]" = field(default_factory=Queue)
    address: str = ""
    patience: float = SECONDS

    def wait_for(self, pattern: str) -> str:
        """The next line that has this in it."""
        while True:
            line = self.lines.get(timeout=self.patience)
            if re.search(pattern, line):
                return line

    def stop(self) -> int:
        """As Ctrl-C does."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(10)


@contextmanager
def serving(root: Path, *options: str, port: int = 0, patience: float = SECONDS) -> Iterator[Serving]:
    """Serve the site in `root` while the block runs."""
    chosen = [] if "--port" in options else ["--port", str(port or free_port())]
    call = [sys.executable, "-m", "timeline", "serve", *chosen, *options]
    process = subprocess.Popen(call, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    found = Serving(process, patience=patience)

    def read() -> None:
        assert process.stdout
        for line in process.stdout:
            found.lines.put(line)

    reader = Thread(target=read)
    reader.start()
    try:
        found.address = found.wait_for("^http://").strip()
        found.wait_for("built in|good build stays|nothing to show")
        yield found
    finally:
        process.kill()
        process.wait()
        reader.join()
        assert process.stdout
        process.stdout.close()
