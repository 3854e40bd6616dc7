"""A set of files made aside, in a hidden folder, and put in its place at once.

Whatever happens before it is put there, a kill or a full disk, leaves what was there as it was, and the next run clears
the hidden folder away. Where the system exchanges two folders in one step (Linux: renameat2) that is all; elsewhere,
and for files that go among others', a journal is written first, and the next run finishes what it says.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.writing.flushing import flush, flush_folder
from generator.writing.journal import Journal, read_journal, strike_journal, write_journal
from generator.writing.locking import PATIENCE, locked

STAGING = ".fawen.part"
OLD = ".fawen.old"

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@dataclass(frozen=True, slots=True)
class Staging:
    """The hidden ``folder`` in ``place``, the folder whose lock is held."""

    place: Path
    folder: Path

    def write(self, path: str, data: bytes) -> None:
        """Writes a new file at ``path``, relative with ``/``. Raises OSError, with the file's name."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        write_new(target, data)

    def write_pieces(self, path: str, pieces: Iterable[bytes]) -> None:
        """Writes a new file of ``pieces``, none of which is kept. Raises OSError, with the file's name."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with target.open("xb") as file:
                file.writelines(pieces)
        except OSError as fault:
            fault.filename = str(target)
            raise

    def read(self, path: str) -> bytes:
        """What has been written at ``path``, relative with ``/``. Raises OSError."""
        return (self.folder / path).read_bytes()

    def keep(self, path: str, source: Path) -> None:
        """Makes ``path`` a second name of the file ``source``; a copy where the file system has no such thing.

        One that is read-only is copied: Windows takes it away with the old set only when it is so no more, and that
        holds for all its names.
        """
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if _read_only(source) or not _linked(source, target):
            shutil.copy2(source, target, follow_symlinks=False)

    def become(self, name: str) -> None:
        """Makes this the folder ``name`` of ``place``, in the stead of the one that is there. Raises OSError."""
        target = self.place / name
        flush(self.folder)
        if not target.exists():
            self.folder.rename(target)
        elif not _exchanged_at_once(self.folder, target):
            _exchanged_step_by_step(self.place, name)
        flush_folder(self.place)

    def move_into_place(self) -> None:
        """Moves every file to the same path below ``place``: all of them or, where one cannot be, none.

        Raises OSError, with the name of the file that could not be replaced.
        """
        files = sorted(_files(self.folder))
        flush(self.folder)
        write_journal(self.place, Journal(files=tuple(files)))
        try:
            _move(self.place, files)
        except OSError:
            _move_back(self.place, files)
            strike_journal(self.place)
            raise
        strike_journal(self.place)
        flush_folder(self.place)


@contextmanager
def staged(place: Path, *, patience: float = PATIENCE) -> Iterator[Staging]:
    """A staging folder in ``place``, which is made where it is missing, while nobody else writes there.

    What a dead run left half done there is finished or cleared away first. Raises OutputError when another run holds
    the folder's lock for ``patience`` seconds, OSError when nothing can be written there.
    """
    made = _made(place)
    try:
        with locked(place, patience=patience):
            recover(place)
            staging = Staging(place, place / STAGING)
            try:
                staging.folder.mkdir()
                yield staging
            finally:
                with suppress(OSError):
                    recover(place)  # an interrupt may have come between two steps
    finally:
        for folder in made:  # one that is still empty need not have been made
            with suppress(OSError):
                folder.rmdir()


def recover(place: Path) -> None:
    """Finishes or clears away what a dead run left in ``place``; the lock is held. Raises OSError."""
    journal = read_journal(place)
    if journal is not None and journal.folder is not None:
        _finish_exchange(place, journal.folder)
    elif journal is not None:
        _move(place, [path for path in journal.files if (place / STAGING / path).is_file()])
    strike_journal(place)
    _clear(place)


def write_files(files: Mapping[Path, bytes]) -> None:
    """Writes all ``files``, their folders made where they are missing; all of them or none.

    Raises OSError, with the name of the file, when one cannot be written, OutputError when another run is writing
    there.
    """
    if not files:
        return
    place = Path(os.path.commonpath([path.absolute().parent for path in files]))
    with staged(place) as staging:
        for path, data in files.items():
            staging.write(path.absolute().relative_to(place).as_posix(), data)
        staging.move_into_place()


def write_new(path: Path, data: bytes) -> None:
    """Writes a file that is not there yet; its folder is. Raises OSError, with the file's name."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        written = os.write(handle, data)
        while written < len(data):
            written += os.write(handle, data[written:])
    except OSError as fault:
        fault.filename = str(path)
        raise
    finally:
        os.close(handle)


def _made(folder: Path) -> list[Path]:
    """Makes ``folder`` and those above it; those that were missing come back, the lowest first."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _clear(place: Path) -> None:
    for name in (STAGING, OLD):
        if sys.platform == "win32":
            _make_writable(place / name)
        shutil.rmtree(place / name, ignore_errors=True)


def _linked(source: Path, target: Path) -> bool:
    """Whether the system could give the file ``source``, which is no link itself, a second name."""
    if source.is_symlink():  # that os.link is not to follow it cannot be said on Windows
        return False
    try:
        os.link(source, target)
    except (OSError, NotImplementedError):
        return False
    return True


def _make_writable(folder: Path) -> None:
    """Windows removes no file that is read-only."""
    for parent, _, names in os.walk(folder):
        for name in names:
            if _read_only(Path(parent, name)):
                Path(parent, name).chmod(stat.S_IREAD | stat.S_IWRITE)


def _read_only(path: Path) -> bool:
    return not path.lstat().st_mode & stat.S_IWUSR


def _files(folder: Path) -> Iterator[str]:
    for parent, _, names in os.walk(folder):
        for name in names:
            yield (Path(parent) / name).relative_to(folder).as_posix()


def _move(place: Path, files: Sequence[str]) -> None:
    """Moves ``files`` from the staging folder to their places, what was there into the folder of old ones."""
    for path in files:
        target, old = place / path, place / OLD / path
        target.parent.mkdir(parents=True, exist_ok=True)
        old.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            if not target.is_dir():
                target.rename(old)
        _renamed(place / STAGING / path, target)


def _move_back(place: Path, files: Sequence[str]) -> None:
    """Undoes :func:`_move` as far as it came."""
    for path in files:
        target, old = place / path, place / OLD / path
        with suppress(OSError):
            if not (place / STAGING / path).exists():
                target.unlink()
            old.rename(target)


def _renamed(one: Path, other: Path) -> None:
    """Renames ``one`` to ``other``, which is what a fault is told of."""
    try:
        one.replace(other)
    except OSError as fault:
        fault.filename, fault.filename2 = str(other), None
        raise


def _exchanged_at_once(one: Path, other: Path) -> bool:
    """Whether the system could exchange the two folders in one step (Linux: renameat2)."""
    if not sys.platform.startswith("linux"):
        return False
    with suppress(OSError, AttributeError):
        rename = ctypes.CDLL(None, use_errno=True).renameat2
        names = (os.fsencode(one), os.fsencode(other))
        return bool(rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], ctypes.c_uint(_RENAME_EXCHANGE)) == 0)
    return False


def _exchanged_step_by_step(place: Path, name: str) -> None:
    """Puts the staging folder in the place of the folder ``name``; where that fails, that one is put back."""
    write_journal(place, Journal(folder=name))
    try:
        (place / name).rename(place / OLD)
        _renamed(place / STAGING, place / name)
    except OSError:
        if (place / OLD).exists():
            (place / OLD).rename(place / name)
        strike_journal(place)
        raise
    strike_journal(place)


def _finish_exchange(place: Path, name: str) -> None:
    """Does what is left to do of an exchange that was begun: the staging folder was whole before its journal was."""
    target, staging, old = place / name, place / STAGING, place / OLD
    if staging.is_dir() and target.exists() and not old.exists():
        target.rename(old)
    if not target.exists():
        (staging if staging.is_dir() else old).rename(target)
