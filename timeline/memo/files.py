"""The files of a site as a build hands them to be written: no more in memory than what is asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from timeline.memo.spool import Place, Spool


def nobody(path: str) -> bytes:
    raise KeyError(path)


class Files(Mapping[str, bytes]):
    """Every file of the site by its path. One that is as it was written last is made only if it is asked for, by
    `again`, which may raise KeyError."""

    def __init__(
        self, fixed: Mapping[str, bytes], spool: Spool, places: Mapping[str, Place], paths: Iterable[str],
        again: Callable[[str], bytes] = nobody,
    ) -> None:  # fmt: skip
        self._fixed, self._spool, self._places, self._again, self._paths = fixed, spool, places, again, tuple(paths)

    def __getitem__(self, path: str) -> bytes:
        if path in self._fixed:
            return self._fixed[path]
        return self._spool.read(self._places[path]) if path in self._places else self._again(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
