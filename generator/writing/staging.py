"""Staging: a set of files made in the hidden folder of a run and published at once.

Whatever happens before it is put there, a kill or a full disk, leaves what was there as it was, and the next run clears
up. :mod:`moving` and :mod:`exchanging` put it in its place.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.ground.disk import Folder, real_place
from generator.ground.disk.below import Below
from generator.writing import exchanging, moving
from generator.writing.flushing import flush
from generator.writing.locking import PATIENCE
from generator.writing.run import NEW, RUN, Run
from generator.writing.running import running

_EXECUTABLE = 0o777
_PLAIN = 0o666


class Staging:
    """The folder of new files in ``place``, the folder whose lock is held. Paths are relative, with ``/``.

    Another process of this machine may be handed it: there it opens the folders again.
    """

    def __init__(self, place: Path, run: Run) -> None:
        self.place = place
        self._run = run
        self._folder = run.folder.enter(NEW)
        self._new = Below(self._folder)
        self._there = Below(run.place)
        self._base = os.path.join(os.path.abspath(place), "")

    def __reduce__(self) -> tuple[Callable[[Path, str], Staging], tuple[Path, str]]:
        return _reopened, (self.place, os.path.abspath(self._run.place.path))

    def write(self, path: str, data: bytes, *, executable: bool = False) -> None:
        """Writes the new file ``path``. Raises OSError, with the file's name."""
        folder, name = self._new.parent(path, make=True)
        folder.write_new(name, data, mode=_EXECUTABLE if executable else _PLAIN)

    def write_pieces(self, path: str, pieces: Iterable[bytes]) -> None:
        """Writes the new file ``path`` of ``pieces``, none of which is kept. Raises OSError, with the file's name."""
        folder, name = self._new.parent(path, make=True)
        handle = folder.create(name)
        try:
            with open(handle, "wb") as file:
                file.writelines(pieces)
        except OSError as fault:
            fault.filename = str(folder.path / name)
            raise

    def keep(self, path: str, source: Path) -> None:
        """Makes ``path`` a second name of the file ``source``, which is below the place; a copy where there are none.

        One that is read-only is copied on Windows, which takes it away with the old set only when it is so no more, and
        that holds for all its names.
        """
        folder, name = self._new.parent(path, make=True)
        whole = os.path.abspath(source)
        if not whole.startswith(self._base):
            raise ValueError(source)
        there, old = self._there.parent(whole[len(self._base) :].replace(os.sep, "/"))
        moving.second_name(there, old, folder, name)

    def read(self, path: str) -> bytes:
        """The bytes of the new file ``path``. Raises FileNotFoundError, OSError."""
        folder, name = self._new.parent(path)
        return folder.read(name)

    def holds(self, path: str) -> bool:
        """Whether there is a new file ``path``."""
        try:
            folder, name = self._new.parent(path)
        except FileNotFoundError:
            return False
        return folder.kind(name) is not None

    def become(self, name: str) -> None:
        """Makes this the folder ``name`` of the place, instead of the one that is there. Raises OSError."""
        flush(self._folder)
        self.close()
        exchanging.become(self._run, name)

    def move_into_place(self) -> None:
        """Moves every file to the same path below the place: all of them or, where one cannot be, none.

        Raises OSError, with the name of the file that could not be replaced.
        """
        flush(self._folder)
        self.close()
        moving.move_into_place(self._run)

    def close(self) -> None:
        """Closes what is open; nothing can be written any more."""
        self._new.close()
        self._there.close()
        self._folder.close()


@contextmanager
def staged(place: Path, *, becoming: str | None = None, patience: float = PATIENCE) -> Iterator[Staging]:
    """A staging folder in ``place``, which is made where it is missing, while nobody else writes there.

    What an interrupted run left half done there is finished or cleared away first. ``becoming`` is the folder that it
    is to become, if any: where that is a link or a file, it is refused before anything is made.

    Raises OutputError when another run holds the folder's lock for ``patience`` seconds, LinkOutError, ForeignRunError
    and other OSError when nothing can be written there.
    """
    with running(real_place(place), patience, shown=place) as run:
        if becoming is not None:
            exchanging.is_folder(run.place, becoming)
        staging = Staging(place, run)
        try:
            yield staging
        finally:
            staging.close()


def write_files(files: Mapping[Path, bytes], *, executable: Collection[Path] = ()) -> None:
    """Writes all ``files``, their folders made where they are missing; all of them or none.

    Whoever may read or write a file that is there may do so after; ``executable`` ones may be run as well. A link
    stays, and the file that it leads to is replaced, unless that is outside of the root of its path.

    Raises OSError, with the name of the file, when one cannot be written, LinkOutError, ForeignRunError; OutputError
    when another run is writing there.
    """
    if not files:
        return
    targets = {path: real_place(path) for path in files}
    place = Path(os.path.commonpath([target.parent for target in targets.values()]))
    with running(place, PATIENCE) as run:
        staging = Staging(place, run)
        try:
            for path, data in files.items():
                staging.write(targets[path].relative_to(place).as_posix(), data, executable=path in executable)
            staging.move_into_place()
        finally:
            staging.close()


def _reopened(shown: Path, place: str) -> Staging:
    """The staging folder of a run of another process, which holds the lock."""
    folder = Folder.root(Path(place), shown=shown)
    return Staging(shown, Run(folder, folder.enter(RUN)))
