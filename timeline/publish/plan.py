"""What a publish will do at its target: from two lists of digests to three lists of paths."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

UNKNOWN = "0" * 64  # the digest of a file that an interrupted publish may have left in either state


@dataclass(frozen=True, slots=True)
class Plan:
    """Paths by what happens to them at the target."""

    add: tuple[str, ...] = ()
    change: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    same: tuple[str, ...] = ()

    @property
    def put(self) -> tuple[str, ...]:
        """All that is sent: a page comes after what it is made of."""
        return tuple(sorted(self.add + self.change, key=lambda path: (stage(path), path)))

    @property
    def idle(self) -> bool:
        return not (self.add or self.change or self.remove)

    def __str__(self) -> str:
        """`3 new, 1 changed, 2 removed, 40 as they were`."""
        counts = ((self.add, "new"), (self.change, "changed"), (self.remove, "removed"), (self.same, "as they were"))
        return ", ".join(f"{len(paths)} {word}" for paths, word in counts)

    def lines(self) -> tuple[str, ...]:
        """One line a file: `+ new`, `~ changed`, `- removed`, in the order in which it happens."""
        sent = tuple(f"{'+' if path in set(self.add) else '~'} {path}" for path in self.put)
        return sent + tuple(f"- {path}" for path in self.remove)


def make_plan(wanted: Mapping[str, str], there: Mapping[str, str]) -> Plan:
    """`wanted` are the site's digests by path, `there` those that the target's manifest gives."""
    ours = sorted(wanted)
    return Plan(
        tuple(path for path in ours if path not in there),
        tuple(path for path in ours if path in there and there[path] != wanted[path]),
        tuple(sorted(there.keys() - wanted.keys())),
        tuple(path for path in ours if there.get(path) == wanted[path]),
    )


def pending(wanted: Mapping[str, str], there: Mapping[str, str]) -> dict[str, str]:
    """The manifest while a publish is under way: everything that is or may soon be ours, with what is sure of it."""
    return {path: wanted[path] if there.get(path) == wanted.get(path) else UNKNOWN for path in there.keys() | wanted}


def stage(path: str) -> int:
    """0 what pages are made of, 1 pages."""
    return int(path.endswith((".html", ".htm")))


def in_stages(paths: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Paths in groups; one group is wholly at the target before the next begins."""
    listed = tuple(paths)
    groups = tuple(tuple(path for path in listed if stage(path) == number) for number in (0, 1))
    return tuple(group for group in groups if group)
