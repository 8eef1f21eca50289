"""An S3 service: moto's server in a process of its own, on a free port of 127.0.0.1."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from servers.ports import free_port, wait_for


@contextmanager
def s3() -> Iterator[str]:
    """Serve while the block runs; gives the endpoint."""
    port = free_port()
    call = [sys.executable, "-W", "ignore", "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()
