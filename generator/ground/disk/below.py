"""The folders below an open one, by relative paths; those that were asked for last are kept open."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ground.disk.folder import Folder

_MOST = 2  # a run writes into one folder after another, and a system may allow no more than twenty open files


class Below:
    """What is below the folder ``base``, which stays open as long as this does; no link is followed."""

    def __init__(self, base: Folder) -> None:
        self._base = base
        self._open: dict[str, Folder] = {}

    def parent(self, path: str, *, make: bool = False) -> tuple[Folder, str]:
        """The folder of the file at ``path``, relative with ``/``, and its name there. The folder is not to be closed.

        With ``make`` folders that are missing are made. Raises LinkOutError, OSError.
        """
        above, _, name = path.rpartition("/")
        return (self._folder(above, make=make) if above else self._base), name

    def close(self) -> None:
        """Closes the folders that are kept open, but not ``base``."""
        while self._open:
            self._open.popitem()[1].close()

    def _folder(self, path: str, *, make: bool) -> Folder:
        found = self._open.get(path)
        if found is not None:
            return found
        while len(self._open) >= _MOST:
            self._open.pop(next(iter(self._open))).close()
        entered = self._open[path] = _entered(self._base, path.split("/"), make=make)
        return entered


def _entered(base: Folder, names: list[str], *, make: bool) -> Folder:
    folder = base
    for name in names:
        try:
            inner = folder.enter(name, make=make)
        finally:
            if folder is not base:
                folder.close()
        folder = inner
    return folder


def paths_below(folder: Folder) -> Iterator[str]:
    """Every file below ``folder``, relative, with ``/``, sorted folder by folder; a link counts as a file."""
    for name, is_folder in folder.entries():
        if is_folder:
            with folder.enter(name) as inner:
                for path in paths_below(inner):
                    yield f"{name}/{path}"
        else:
            yield name
