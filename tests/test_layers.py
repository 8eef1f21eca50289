"""The plan of the house, held: who imports whom, who may touch the world, and one doorway a dependency."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "timeline"
STAGES = {"read", "find", "resolve", "extract", "merge", "correct", "render", "write"}
SHARED = {"model", "plainyaml", "textdate"}
EDGE = {
    "config",
    "pipeline",
    "project",
    "understand",
    "memo",
    "schemas",
    "plugins",
    "commands",
    "cli",
    "serve",
    "publish",
    "tag",
}
EDGE_OF_STAGES = {"read/files.py", "find/data.py", "extract/data.py", "merge/data.py"}  # those that open files
PURE = STAGES - {"write"} | SHARED
DOORWAYS = {
    "yaml": {"plainyaml/tree.py"},
    "dateparser": {"textdate/asking.py"},
    "convertdate": {"textdate/calendars.py"},
    "hijridate": {"textdate/calendars.py"},
    "markdown": {"render/markup.py"},
    "nh3": {"render/sanitize.py"},
    "jinja2": {"render/templates.py"},
    "babel": {"render/locale.py"},
    "holidays": {"resolve/holidays.py"},
    "watchfiles": {"serve/watch.py"},
    "boto3": {"publish/s3.py"},
    "botocore": {"publish/s3.py"},
    "rich": {"commands/progress.py"},
}
OUTSIDE = {
    "os",
    "pathlib.Path",
    "socket",
    "subprocess",
    "shutil",
    "tempfile",
    "time",
    "random",
    "locale",
    "urllib.request",
}
CLOCKS = {"now", "today", "utcnow", "fromtimestamp"}
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py"))


def room(module: str) -> str:
    return module.split("/")[0].removesuffix(".py")


def imports(module: str) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse((ROOT / module).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative imports hide the room they come from"
            names.add(node.module or "")
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def allowed(importer: str) -> set[str]:
    if importer == "model":
        return {"model"}
    if importer in {"plainyaml", "textdate"}:
        return SHARED
    if importer in STAGES:
        return SHARED | {importer}
    return SHARED | STAGES | EDGE


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_down(module: str) -> None:
    rooms = {name.split(".")[1] for name in imports(module) if name.startswith("timeline.") and name.count(".") >= 1}
    assert rooms - {"__version__"} <= allowed(room(module)), f"{module} imports {rooms - allowed(room(module))}"


@pytest.mark.parametrize("module", MODULES)
def test_one_doorway_a_dependency(module: str) -> None:
    for name in imports(module):
        assert module in DOORWAYS.get(name.split(".")[0], {module}), f"{module} imports {name} past its doorway"


@pytest.mark.parametrize("module", [m for m in MODULES if room(m) in PURE and m not in EDGE_OF_STAGES])
def test_pure_stages_leave_the_world_alone(module: str) -> None:
    assert not imports(module) & OUTSIDE, f"{module} reaches for the world outside"
    for node in ast.walk(ast.parse((ROOT / module).read_text("utf-8"))):
        if isinstance(node, ast.Call):
            method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            function = node.func.id if isinstance(node.func, ast.Name) else ""
            assert method not in CLOCKS, f"{module}:{node.lineno} reads the clock"
            assert function not in {"open", "input", "print"}, f"{module}:{node.lineno} calls {function}()"


def test_the_model_is_standard_library_alone() -> None:
    for module in MODULES:
        if room(module) == "model":
            assert not {n for n in imports(module) if n.split(".")[0] in DOORWAYS}, module
