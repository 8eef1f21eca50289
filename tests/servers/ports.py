"""Free ports, and waiting until somebody listens on one."""

import socket
import threading


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, tries: int = 200) -> None:
    """Until the port answers. Raises TimeoutError."""
    for _ in range(tries):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            threading.Event().wait(0.05)
    raise TimeoutError(f"nobody listens on port {port}")
