"""Places that take files one by one: how a site gets there so that it works at every moment of the way."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from timeline.publish.plan import Plan, in_stages, pending
from timeline.publish.trouble import Refused
from timeline.write.manifest import NAME, digest, format_manifest, parse_manifest


class Store(Protocol):
    """A folder, a bucket, a host. Every method may raise Refused."""

    def read_manifest(self) -> bytes:
        """What lies at the target under `NAME`; empty where nothing does."""

    def strangers(self, paths: Sequence[str], pages: Mapping[str, bytes]) -> Sequence[str]:
        """Those of `paths` where a file with other bytes lies already."""

    def put(self, paths: Sequence[str], pages: Mapping[str, bytes]) -> None:
        """Write files, each of them at once; a folder that is missing is made."""

    def remove(self, paths: Sequence[str]) -> None:
        """Remove files; one that is gone already is no trouble."""


def read_digests(store: Store) -> dict[str, str]:
    """Digest by path of what earlier publishes put there."""
    return parse_manifest(store.read_manifest())


def refuse_strangers(store: Store, plan: Plan, pages: Mapping[str, bytes]) -> None:
    """Raises Refused where files that nobody here put there would be overwritten."""
    in_the_way = store.strangers(plan.add, pages) if plan.add else ()
    if in_the_way:
        raise shorten(in_the_way)


def shorten(in_the_way: Sequence[str]) -> Refused:
    """That these files are in the way; the first of them by name."""
    more = f" and {len(in_the_way) - 5} more" if len(in_the_way) > 5 else ""
    return Refused(
        f"the target has files that timeline did not put there: {', '.join(in_the_way[:5])}{more}",
        "move them away, or overwrite them with --force",
    )


def carry(store: Store, plan: Plan, pages: Mapping[str, bytes], there: Mapping[str, str]) -> None:
    """Do what the plan says. Killed anywhere, the target shows each page old or new, and the next publish ends it.

    First goes a manifest of everything that is or will be ours; then assets, pages, removals, and the true manifest.
    """
    wanted = {path: digest(pages[path]) for path in (*plan.add, *plan.change)} | {
        path: there[path] for path in plan.same
    }
    store.put([NAME], {NAME: format_manifest(pending(wanted, there))})
    for group in in_stages(plan.put):
        store.put(group, pages)
    if plan.remove:
        store.remove(plan.remove)
    store.put([NAME], {NAME: format_manifest(wanted)})
