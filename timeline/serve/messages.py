"""What the browser is told about a build, and about what is wrong with it."""

from html import escape
from pathlib import Path

from timeline.model.problem import Problem
from timeline.serve.live import State

TROUBLE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title></head>
<body>
<div class="timeline-errors" role="alert">
<h2>{title}</h2>
<p>The site shows here by itself once it can be built.</p>
<ol>{items}</ol>
</div>
</body>
</html>
"""


def describe(state: State, root: Path) -> dict[str, object]:
    """A state as the browser is told it."""
    return {
        "build": state.build,
        "errors": [
            {
                "place": str(problem.place),
                "message": problem.message,
                "hint": problem.hint,
                "source": source_line(problem, root),
            }
            for problem in state.errors
        ],
        "marks": state.preview.marks if state.preview else {},
    }


def source_line(problem: Problem, root: Path) -> str:
    """The line that a problem is about, with a caret below its column; empty where there is none."""
    path = (root / problem.place.path).resolve()
    if not problem.place.line or not path.is_relative_to(root.resolve()) or not path.is_file():
        return ""
    lines = path.read_text("utf-8", "replace").splitlines()
    line = lines[problem.place.line - 1] if problem.place.line <= len(lines) else ""
    caret = f"\n{' ' * (problem.place.column - 1)}^" if problem.place.column else ""
    return f"{line}{caret}" if line else ""


def trouble_page(problems: tuple[Problem, ...], root: Path) -> bytes:
    """A page of nothing but problems, where there is no good page to show."""
    items = "".join(
        f"<li><code>{escape(str(problem.place))}</code> <strong>{escape(problem.message)}</strong>"
        + (f"<span>{escape(problem.hint)}</span>" if problem.hint else "")
        + f"<pre>{escape(source_line(problem, root))}</pre></li>"
        for problem in problems
    )
    title = {0: "Building …", 1: "1 error"}.get(len(problems), f"{len(problems)} errors")
    return TROUBLE.format(title=title, items=items).encode()
