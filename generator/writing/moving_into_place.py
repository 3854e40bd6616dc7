"""New files moved into a shared folder, all or none, without a name that is ever missing; a whole folder; one file.

An existing file gets a second name in the folder of old files, then the new file replaces it in one step. An existing
folder is exchanged in one step where the system can do that.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.ground.disk import Folder, LinkOutError, NotPlainError, real_place
from generator.ground.disk.open_folder import Subfolders, paths_below
from generator.writing.system_errors import ForeignRunError
from generator.writing.writing_run import NEW, OLD, Journal, WritingRun

_COPYING = ".fawen.part"
_EXECUTABLE = 0o111


def move_into_place(run: WritingRun) -> None:
    """Moves every file of the staging folder to the same path below the place: all of them or none.

    Raises OSError, with the name of the file that could not be replaced.
    """
    with _moving(run) as moving:
        files = tuple(moving.staged())
        before = moving.before(files)
        run.note(Journal("files", files, before.files))
        try:
            moving.forward(files)
        except OSError:
            run.note(Journal("back", files, before.files))
            moving.back(files, before.files)
            moving.remove(before.folders)
            run.note(Journal())
            raise


def finish_move(run: WritingRun, journal: Journal) -> None:
    """Finishes an interrupted move, forward or back. Raises OSError."""
    with _moving(run) as moving:
        if journal.state == "back":
            moving.back(journal.files, journal.new)
        else:
            moving.forward(journal.files)


@dataclass(frozen=True, slots=True)
class _MissingPaths:
    """Paths that do not exist yet: ``files``, and ``folders`` that have to be made, the deepest first."""

    files: tuple[str, ...]
    folders: tuple[str, ...]


@contextmanager
def _moving(run: WritingRun) -> Iterator[_Moving]:
    with ExitStack() as open_folders:
        new, old = (open_folders.enter_context(run.folder.enter(name, make=True)) for name in (NEW, OLD))
        moving = _Moving(new, Subfolders(run.place), Subfolders(new), Subfolders(old))
        for each in (moving.place, moving.new, moving.old):
            open_folders.callback(each.close)
        yield moving


@dataclass(frozen=True, slots=True)
class _Moving:
    staging: Folder
    place: Subfolders
    new: Subfolders
    old: Subfolders

    def staged(self) -> Iterator[str]:
        return paths_below(self.staging)

    def before(self, files: Iterable[str]) -> _MissingPaths:
        """The paths of ``files`` that do not exist yet. Raises OSError where something there cannot be replaced."""
        missing: list[str] = []
        folders: set[str] = set()
        for path in files:
            try:
                folder, name = self.place.parent(path)
            except FileNotFoundError:
                missing.append(path)
                above = (path[:end] for end, character in enumerate(path) if character == "/")
                folders.update(each for each in above if _kind(self.place, each) is None)
                continue
            if _replaceable(folder, name) is None:
                missing.append(path)
        return _MissingPaths(tuple(missing), tuple(sorted(folders, key=len, reverse=True)))

    def forward(self, files: Sequence[str]) -> None:
        touched: dict[str, None] = {}
        for path in files:
            if _kind(self.new, path) is not None:
                self._replace(path)
            touched[path.rpartition("/")[0]] = None
        for above in touched:
            self.place.parent(f"{above}/-" if above else "-")[0].sync()

    def _replace(self, path: str) -> None:
        source, name = self.new.parent(path)
        target, _ = self.place.parent(path, make=True)
        there = _replaceable(target, name)
        if there is not None:
            old, _ = self.old.parent(path, make=True)
            if old.kind(name) is None:  # the existing file gets a second name among the old ones
                second_name(target, name, old, name)
            own = source.kind(name)
            mode = stat.S_IMODE(there.st_mode) | (0 if own is None else stat.S_IMODE(own.st_mode) & _EXECUTABLE)
            source.set_mode(name, mode)
        source.move(name, target, name)

    def back(self, files: Iterable[str], new: Collection[str]) -> None:
        """Moves the old files back, and removes the ``new`` ones that were moved into place."""
        new = frozenset(new)
        for path in files:
            if path not in new:
                if _kind(self.old, path) is not None:
                    old, name = self.old.parent(path)
                    old.move(name, self.place.parent(path)[0], name)
            elif _kind(self.new, path) is None:
                with suppress(FileNotFoundError):
                    folder, name = self.place.parent(path)
                    folder.unlink(name)

    def remove(self, folders: Iterable[str]) -> None:
        """Removes the ``folders`` that were made, where they are empty."""
        for path in folders:
            with suppress(OSError):
                folder, name = self.place.parent(path)
                folder.remove_folder(name)


def _kind(below: Subfolders, path: str) -> os.stat_result | None:
    try:
        folder, name = below.parent(path)
    except FileNotFoundError:
        return None
    return folder.kind(name)


def _replaceable(folder: Folder, name: str) -> os.stat_result | None:
    """The status of the file, None for nothing. Raises LinkOutError, IsADirectoryError, NotPlainError for the rest."""
    found = folder.kind(name)
    path = folder.path / name
    if found is None or stat.S_ISREG(found.st_mode):
        return found
    if stat.S_ISLNK(found.st_mode):
        raise LinkOutError(path, folder.path)
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    raise NotPlainError(path)


def second_name(folder: Folder, name: str, target: Folder, new: str) -> None:
    """Makes ``new`` in ``target`` a hard link to the file ``name``, or a copy, renamed when complete. Raises OSError.

    Windows copies read-only files: it removes a name only where the file is writable, and the mode is the same for all
    names of a file.
    """
    found = folder.kind(name) if folder.handle is None else None  # on Windows, where it may be read-only
    if (found is None or found.st_mode & stat.S_IWUSR) and folder.link(name, target, new):
        return
    target.clear(_COPYING)
    folder.copy(name, target, _COPYING)
    target.move(_COPYING, target, new)


# The staging folder is exchanged with an existing folder.
def become(run: WritingRun, name: str, *, once: str) -> None:
    """Makes the staging folder the folder ``name`` of the place. Raises OSError; nothing has changed then.

    An existing folder that is still called ``once`` first gets that name: a run that is killed then leaves all of it
    under its new name.

    Linux (renameat2) and macOS (renameatx_np) exchange two folders in one step. Elsewhere, and on file systems that
    cannot, the old folder is moved aside first: for a moment no folder has the name, and a run that is killed then is
    finished by the next one before anything is read.
    """
    is_renamed = name != once and is_folder(run.place, once) and not is_folder(run.place, name)
    if is_renamed:
        run.place.move(once, run.place, name)
    try:
        if not is_folder(run.place, name):
            run.folder.move(NEW, run.place, name)
        elif not run.folder.exchange(NEW, run.place, name):
            _step_by_step(run, name)
    except OSError:
        if is_renamed:
            run.place.move(name, run.place, once)
        raise
    run.place.sync()


def finish_exchange(run: WritingRun, name: str) -> None:
    """Finishes an interrupted exchange; the staging folder was complete before the journal. Raises OSError."""
    new, old = run.folder.kind(NEW), run.folder.kind(OLD)
    if new is not None and old is None and is_folder(run.place, name):
        run.place.move(name, run.folder, OLD)
    if not is_folder(run.place, name):
        run.folder.move(NEW if new is not None else OLD, run.place, name)


def is_folder(place: Folder, name: str) -> bool:
    """Whether there is a folder ``name``. Raises LinkOutError, NotADirectoryError where it is something else."""
    found = place.kind(name)
    if found is None:
        return False
    if stat.S_ISLNK(found.st_mode):
        raise LinkOutError(place.path / name, place.path)
    if not stat.S_ISDIR(found.st_mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(place.path / name))
    return True


def _step_by_step(run: WritingRun, name: str) -> None:
    run.note(Journal("folder", folder=name))
    try:
        run.place.move(name, run.folder, OLD)
        run.folder.move(NEW, run.place, name)
    except OSError:
        if run.folder.kind(OLD) is not None:
            run.folder.move(OLD, run.place, name)
        with suppress(OSError):
            run.note(Journal())
        raise


# Atomic replacement of one file.


_PLAIN, _PRIVATE = 0o666, 0o600


def replace_file(path: Path, data: bytes, *, private: bool = False) -> None:
    """Replaces the content of ``path`` with ``data`` in one step, flushed to disk.

    An existing file's mode is kept; a new ``private`` one only its owner can read. A link at ``path`` stays, and its
    target is replaced, unless that is outside of the :func:`~generator.ground.disk.root_of` the path.

    The caller holds a lock: only one run at a time may do this for a path. Raises LinkOutError, NotPlainError,
    ForeignRunError and other OSError, with the file's name.
    """
    with replacing(path, data, private=private):
        pass


@contextmanager
def replacing(path: Path, data: bytes, *, private: bool = False) -> Iterator[None]:
    """:func:`replace_file` in two steps: ``data`` is written beside ``path``, and replaces it after the block.

    Where the block raises, the file stays as it was. Errors that can be foreseen are raised before the block.
    """
    real = real_place(path)
    with Folder.root(real.parent, shown=path.parent) as folder:
        there = _replaceable(folder, real.name)
        unfinished = f".{real.name}.part"
        found = folder.kind(unfinished)
        if found is not None and stat.S_ISDIR(found.st_mode):
            raise ForeignRunError(folder.path / unfinished)
        folder.unlink(unfinished)
        try:
            with _named(path):
                folder.write_new(unfinished, data, mode=_PRIVATE if private else _PLAIN, flush=True)
                if there is not None:
                    folder.set_mode(unfinished, stat.S_IMODE(there.st_mode))
            yield
            with _named(path):
                folder.move(unfinished, folder, real.name)
        finally:
            with suppress(OSError):
                folder.unlink(unfinished)
        folder.sync()


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Puts ``path`` into OSErrors raised in the block."""
    try:
        yield
    except OSError as fault:
        fault.filename = str(path)
        raise


def remove_file(path: Path) -> None:
    """Removes the file at ``path``; a missing one is not an error. Raises LinkOutError for a link, OSError."""
    if path.is_symlink():
        raise LinkOutError(path, path.parent)
    with Folder.root(real_place(path.parent), shown=path.parent) as folder:
        folder.unlink(path.name)


def move_file(path: Path, target: Path) -> None:
    """Gives the file at ``path`` the path ``target``, whose folder is made where it is missing, in one step.

    Nothing is replaced: raises FileExistsError where something is at ``target``, LinkOutError where ``path`` is a link,
    other OSError.
    """
    if path.is_symlink():
        raise LinkOutError(path, path.parent)
    with Folder.root(real_place(path.parent), shown=path.parent) as folder:
        reached, made = Folder.reached(real_place(target.parent), make=True, shown=target.parent)
        for parent, _ in made:
            parent.close()
        with reached:
            if reached.kind(target.name) is not None:
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
            folder.move(path.name, reached, target.name)
            reached.sync()
        folder.sync()


def make_folder(path: Path) -> None:
    """Makes the folder ``path``, and those above it, where they are missing. Raises OSError."""
    reached, made = Folder.reached(real_place(path), make=True, shown=path)
    for parent, _ in made:
        parent.close()
    reached.close()
