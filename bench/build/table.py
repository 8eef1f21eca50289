"""The table of a race, in Markdown."""

from bench.build.measure import Run

BASE = "Hugo, full build"
SLOW = "Pelican, full build"
AT_MOST = {  # of Hugo's wall clock
    "nothing changed": 0.05,
    "one article's text changed": 0.07,
    "one date corrected": 0.10,
    "one title changed": 0.10,
    "template changed": 0.7,
    "cold, everything": 1.3,
}


def make_table(runs: dict[str, Run], memory: dict[str, int], served: tuple[float, str] | None) -> str:
    """A row a build. Where Hugo was not run there is nothing to compare with."""
    base = runs.get(BASE)
    rows = [("build", "wall, s", "× Hugo", "aim", "CPU, s", "peak memory, MB")]
    for name, one in runs.items():
        ratio = f"{one.wall / base.wall:.3f}" if base else ""
        aim = str(AT_MOST.get(name, ""))
        peak = f"{memory[name] / 1e6:.0f}" if name in memory else ""
        rows.append((name, f"{one.wall:.2f}", ratio, aim, f"{one.cpu:.2f}", peak))
    if served and base:
        seconds, said = served
        rows.append(
            (
                f"`hugo server`, save to served page (it says {said})",
                f"{seconds:.2f}",
                f"{seconds / base.wall:.3f}",
                "",
                "",
                "",
            )
        )
    lines = [" | ".join(("", *row, "")).strip() for row in rows]
    lines.insert(1, "|---|---|---|---|---|---|")
    if base and SLOW in runs:
        cold = runs["cold, everything"]
        lines += ["", f"Cold: {cold.cpu / runs[SLOW].cpu:.2f} × Pelican's processor time (aim 0.35)."]
    if BASE in memory:
        share = memory["cold, everything"] / memory[BASE]
        lines += [
            "",
            f"Memory: {share:.2f} × Hugo's (aim 0.5); the sum of the proportional set sizes of all processes.",
        ]
    return "\n".join(lines)
