"""Staging: a set of files made in the hidden folder of a run and published at once.

Until then the existing files stay unchanged, whatever happens (a kill, a full disk), and the next run cleans up.
:mod:`moving_into_place` publishes the files. Files of the cache folder are written whole or not at all, too.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.ground.disk import Folder, real_place
from generator.ground.disk.open_folder import Subfolders
from generator.writing import locking, moving_into_place, run_lifetime
from generator.writing.writing_run import NEW, RUN, WritingRun, flush

_EXECUTABLE = 0o777
_PLAIN = 0o666
_PRIVATE = 0o600


class Staging:
    """The folder of new files in ``place``, whose lock is held. Paths are relative, with ``/``.

    It can be pickled for another process on this machine, which opens the folders again.
    """

    def __init__(self, place: Path, run: WritingRun) -> None:
        self.place = place
        self._run = run
        self._folder = run.folder.enter(NEW)
        self._new = Subfolders(self._folder)
        self._there = Subfolders(run.place)
        self._base = os.path.join(os.path.abspath(place), "")

    def __reduce__(self) -> tuple[Callable[[Path, str], Staging], tuple[Path, str]]:
        return _reopened, (self.place, os.path.abspath(self._run.place.path))

    def write(self, path: str, data: bytes, *, executable: bool = False, private: bool = False) -> None:
        """Writes the new file ``path``; a ``private`` one only its owner can read. Raises OSError, with the name."""
        folder, name = self._new.parent(path, make=True)
        folder.write_new(name, data, mode=_PRIVATE if private else _EXECUTABLE if executable else _PLAIN)

    def write_pieces(self, path: str, pieces: Iterable[bytes]) -> None:
        """Writes the new file ``path`` from ``pieces``, one at a time. Raises OSError, with the file's name."""
        folder, name = self._new.parent(path, make=True)
        handle = folder.create(name)
        try:
            with open(handle, "wb") as file:
                file.writelines(pieces)
        except OSError as fault:
            fault.filename = str(folder.path / name)
            raise

    def keep(self, path: str, source: Path) -> None:
        """Makes ``path`` a hard link to the file ``source``, which is below the place, or a copy.

        See :func:`~generator.writing.moving_into_place.second_name`.
        """
        folder, name = self._new.parent(path, make=True)
        whole = os.path.abspath(source)
        if not whole.startswith(self._base):
            raise ValueError(source)
        there, old = self._there.parent(whole[len(self._base) :].replace(os.sep, "/"))
        moving_into_place.second_name(there, old, folder, name)

    def read(self, path: str) -> bytes:
        """The bytes of the new file ``path``. Raises OSError."""
        folder, name = self._new.parent(path)
        return folder.read(name)

    def holds(self, path: str) -> bool:
        """Whether there is a new file ``path``."""
        try:
            folder, name = self._new.parent(path)
        except FileNotFoundError:
            return False
        return folder.kind(name) is not None

    def become(self, name: str, *, once: str | None = None) -> None:
        """Publishes this as the folder ``name`` of the place, replacing an existing one, ``once`` its name.

        Raises OSError.
        """
        flush(self._folder)
        self.close()
        moving_into_place.become(self._run, name, once=name if once is None else once)

    def move_into_place(self) -> None:
        """Moves every file to the same path below the place: all of them or none.

        Raises OSError, with the name of the file that could not be replaced.
        """
        flush(self._folder)
        self.close()
        moving_into_place.move_into_place(self._run)

    def close(self) -> None:
        """Closes all open folders; nothing can be written afterwards."""
        self._new.close()
        self._there.close()
        self._folder.close()


@contextmanager
def staged(place: Path, *, becoming: str | None = None, patience: float = locking.PATIENCE) -> Iterator[Staging]:
    """A staging folder in ``place``, which is made where it is missing, under its lock.

    An interrupted run there is recovered first. ``becoming`` is the folder that it will replace, if any: a link or a
    file of that name is refused before anything is made.

    Raises OutputError when another run holds the lock for ``patience`` seconds, LinkOutError, ForeignRunError and other
    OSError when nothing can be written there.
    """
    with run_lifetime.running(real_place(place), patience, shown=place) as run:
        if becoming is not None:
            moving_into_place.is_folder(run.place, becoming)
        staging = Staging(place, run)
        try:
            yield staging
        finally:
            staging.close()


def write_files(
    files: Mapping[Path, bytes], *, executable: Collection[Path] = (), private: Collection[Path] = ()
) -> None:
    """Writes all ``files``, or none; missing folders are made.

    The modes of existing files are kept; ``executable`` ones can be run as well, new ``private`` ones are readable by
    their owner alone. A link stays, and its target is replaced, unless that is outside of the root of its path.

    Raises OSError, with the name of the file, when one cannot be written, LinkOutError, ForeignRunError; OutputError
    when another run is writing there.
    """
    if not files:
        return
    targets = {path: real_place(path) for path in files}
    place = Path(os.path.commonpath([target.parent for target in targets.values()]))
    with run_lifetime.running(place, locking.PATIENCE) as run:
        staging = Staging(place, run)
        try:
            for path, data in files.items():
                name = targets[path].relative_to(place).as_posix()
                staging.write(name, data, executable=path in executable, private=path in private)
            staging.move_into_place()
        finally:
            staging.close()


def _reopened(shown: Path, place: str) -> Staging:
    """The staging folder of another process's run; that process holds the lock."""
    folder = Folder.root(Path(place), shown=shown)
    return Staging(shown, WritingRun(folder, folder.enter(RUN)))


def cached_file(path: Path, make: Callable[[], bytes]) -> Path:
    """``path``, a file with the result of ``make``, which is called only where the file does not exist.

    The file is written atomically, also when several processes make it at once.
    Raises OSError if it cannot be written, OutputError where another process holds the lock too long.
    """
    if path.is_file():
        return path
    write_files({path: make()})
    return path


def keep(path: Path, data: bytes) -> None:
    """Makes ``data`` the content of the file ``path``, which nobody but its owner may read, whole or not at all.

    Of several processes that do so at once the last one's stays. Raises OSError.
    """
    folder, made = Folder.reached(real_place(path.parent), make=True)
    for parent, _ in made:
        parent.close()
    unfinished = f".{path.name}.{os.getpid()}"
    with folder:
        try:
            folder.write_new(unfinished, data, mode=0o600)
            folder.move(unfinished, folder, path.name)
        finally:
            folder.unlink(unfinished)
