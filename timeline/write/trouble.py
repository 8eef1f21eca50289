"""What the system refused, in words that say what to do next."""

import errno

from timeline.model.problem import Place, Problem, error

NEXT_STEP = {
    errno.ENOSPC: "the disk is full; make room and try again",
    errno.EDQUOT: "your quota of the disk is used up; make room and try again",
    errno.EFBIG: "the file is larger than is allowed here; raise the limit (ulimit -f) and try again",
    errno.EACCES: "give yourself the right to write here, or choose another folder",
    errno.EPERM: "give yourself the right to write here, or choose another folder",
    errno.EROFS: "the disk is read-only; choose another folder",
    errno.EBUSY: "it is a mount point; choose a folder inside it",
    errno.ENOTDIR: "a file stands where a folder should be; move it away",
    errno.EEXIST: "a file stands where a folder should be; move it away",
    errno.ENAMETOOLONG: "choose a shorter name",
}


def from_system(trouble: OSError, folder: str) -> Problem:
    """The problem that an OSError is, at the file that it names (else at `folder`)."""
    place = Place(str(trouble.filename or folder))
    reason = trouble.strerror or str(trouble)
    return error(place, f"cannot write: {reason}", NEXT_STEP.get(trouble.errno or 0, ""))
