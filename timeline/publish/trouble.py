"""What went wrong on the way to a target: the cause in plain words, and the next step."""

import re
from dataclasses import dataclass


@dataclass(eq=False)
class Refused(Exception):  # noqa: N818  it says what happened
    """A publish that cannot go on. `passing` trouble is worth another try."""

    cause: str
    next_step: str = ""
    passing: bool = False

    def __str__(self) -> str:
        return f"{self.cause} ({self.next_step})" if self.next_step else self.cause


HOST_KEY = Refused(
    "the host's key is not known to ssh, or has changed",
    "connect by hand once (ssh HOST), compare the fingerprint with what your host publishes, then publish again",
)
NO_KEY = Refused(
    "the host refused to let you in",
    "put your public key on the host; load the private one (ssh-add) or name its file with key:",
)
NETWORK = Refused("the host cannot be reached", "look at the address and at your network, then publish again", True)
NO_REPOSITORY = Refused("there is no such repository, or not for you", "look at remote:, and make the repository first")
PROTECTED = Refused(
    "the host refused the push: the branch is protected, or a hook said no",
    "allow pushes to it in the host's settings, or name another branch:",
)
MOVED = Refused("somebody pushed to the branch in the meantime", "publish again", True)
LOGIN = Refused(
    "the host wants a name and password, or refused them",
    "set TIMELINE_GIT_TOKEN to an access token, set up a git credential helper, or use ssh",
)
FORBIDDEN = Refused(
    "the host knows you, but will not let you do this", "ask for the right to push there, or widen your token's rights"
)
CERTIFICATE = Refused(
    "the host's certificate cannot be verified",
    "look at the address and at this machine's clock; for an authority of your own, set http.sslCAInfo in git",
)
BUSY = Refused("the host has trouble of its own", "publish again later", True)
FULL = Refused("the disk at the target is full", "make room there, then publish again; it goes on where it stopped")
NO_RIGHT = Refused("you have no right to write there", "ask for the right, or look at the path")
NO_RSYNC = Refused("the host has no rsync", "install rsync there")
NO_FOLDER = Refused("there is no such folder at the host, and it cannot be made", "look at the path after the colon")

# what ssh, git and rsync say (in the C locale), first match counts
SAYINGS = tuple(
    (re.compile(pattern, re.IGNORECASE), refused)
    for pattern, refused in (
        (r"host key verification failed|remote host identification has changed", HOST_KEY),
        (r"permission denied \([a-z]", NO_KEY),
        (r"too many authentication failures|identity file .* not accessible", NO_KEY),
        (r"no space left|quota exceeded", FULL),
        (r"protected branch|GH006|hook declined|denied updating|denynonfastforwards|denycurrentbranch", PROTECTED),
        (r"non-fast-forward|fetch first|stale info|cannot lock ref", MOVED),
        (r"could not read username|authentication failed|HTTP Basic|error: 401", LOGIN),
        (r"error: 403", FORBIDDEN),
        (r"certificate verif|SSL certificate problem|SSL peer certificate", CERTIFICATE),
        (r"error: (429|50[0-4])|HTTP (429|50[0-4]) ", BUSY),
        (
            r"does not appear to be a git repository|repository .*not found|no such remote|not a git repository",
            NO_REPOSITORY,
        ),
        (r"command not found", NO_RSYNC),
        (r"permission denied|read-only file system|insufficient permission|operation not permitted", NO_RIGHT),
        (r"mkdir.* failed|chdir.* failed|change_dir.* failed", NO_FOLDER),
        (r"could not resolve|connection refused|timed out|no route to host|network is unreachable", NETWORK),
        (r"connection reset|connection closed|broken pipe|early eof|hung up|unexpectedly closed", NETWORK),
    )
)


def explain(said: str, doing: str) -> Refused:
    """The cause behind what a program printed; where nobody knows it, its own last words."""
    for pattern, refused in SAYINGS:
        if pattern.search(said):
            return refused
    last = [line.strip() for line in said.splitlines() if line.strip()]
    return Refused(f"{doing} failed: {last[-1] if last else 'it said nothing'}")
