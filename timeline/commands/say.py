"""How commands talk: results to standard output, trouble to standard error."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.model.problem import Problem


def complain(message: str, status: int = 1) -> int:
    """Say what went wrong; returns the exit status."""
    print(message, file=sys.stderr)
    return status


def tell(problems: "Iterable[Problem]", *, strict: bool = False) -> int:
    """Every problem by file and line, and how many. Returns 1 where there is an error (or, if strict, a warning)."""
    lines, status = report(problems, strict=strict)
    for line in lines:
        print(line, file=sys.stderr)
    return status


def report(problems: "Iterable[Problem]", *, strict: bool = False) -> tuple[list[str], int]:
    """What `tell` says, line by line, and the status that it returns."""
    from timeline.model.problem import Severity

    told = sorted(problems, key=lambda problem: (problem.place, problem.message))
    errors = sum(problem.severity is Severity.ERROR for problem in told)
    warnings = sum(problem.severity is Severity.WARNING for problem in told)
    counts = " and ".join(
        counted(number, noun) for number, noun in ((errors, "error"), (warnings, "warning")) if number
    )
    return [*map(str, told), *([counts] if counts else [])], int(errors > 0 or (strict and warnings > 0))


def counted(number: int, noun: str) -> str:
    """`1 article`, `3 articles`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
