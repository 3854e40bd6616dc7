"""Subfolders of an open folder, opened by relative path; the latest stay open."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ground.disk.open_folder import Folder

_MOST = 2  # a run writes into one folder after another, and some systems allow only twenty open files


class Subfolders:
    """The subfolders of ``base``, which must stay open as long as this object; no link is followed."""

    def __init__(self, base: Folder) -> None:
        self._base = base
        self._open: dict[str, Folder] = {}

    def parent(self, path: str, *, make: bool = False) -> tuple[Folder, str]:
        """The open folder of the file at ``path`` (relative, with ``/``) and its name there.

        The caller must not close the folder. With ``make`` missing folders are made. Raises LinkOutError, OSError.
        """
        above, _, name = path.rpartition("/")
        return (self._folder(above, make=make) if above else self._base), name

    def close(self) -> None:
        """Close the folders that were kept open, but not ``base``."""
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
    """The relative path (with ``/``) of every file below ``folder``, sorted by folder; a link counts as a file."""
    for name, is_folder in folder.entries():
        if is_folder:
            with folder.enter(name) as inner:
                for path in paths_below(inner):
                    yield f"{name}/{path}"
        else:
            yield name
