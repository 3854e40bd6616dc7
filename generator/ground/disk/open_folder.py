"""An open folder (by descriptor): operations in it follow no link and do not depend on its path.

On systems with ``dir_fd`` (POSIX) each call gets the handle and one name. Elsewhere (Windows) the same calls are made
by path, after a check that neither the folder nor the name is a link; a link planted between the two is not noticed.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from types import TracebackType

from generator.ground.disk import following_links
from generator.ground.disk.plain_reading import opened_plain, read_all

_CREATING = os.O_CREAT | os.O_EXCL | following_links.NO_FOLLOW
_WITHOUT_WAITING = following_links.NO_FOLLOW | getattr(os, "O_NONBLOCK", 0)
_PIECE = 1 << 20
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux' renameat2, RENAME_SWAP of macOS' renameatx_np
_NAME_SURROGATE = 0x20000000  # Windows: a reparse point that stands for another place (symbolic link, junction)


class Folder:
    """The open folder at ``path``, which is used in errors; ``handle`` is None where the system has no ``dir_fd``.

    Every ``name`` is a single name, not a path. All methods raise OSError with the full path, :class:`LinkOutError`
    where that is a link, and never follow one.
    """

    __slots__ = ("handle", "path")

    def __init__(self, path: Path, handle: int | None) -> None:
        self.path = path
        self.handle = handle

    @classmethod
    def root(cls, path: Path, *, shown: Path | None = None) -> Folder:
        """Opens the folder at ``path``, no part of which is a link; ``shown`` is its path in errors."""
        folder, _ = cls.reached(path, shown=shown)
        return folder

    @classmethod
    def reached(
        cls, path: Path, *, make: bool = False, shown: Path | None = None
    ) -> tuple[Folder, list[tuple[Folder, str]]]:
        """Opens the folder at ``path``, no part of which is a link; with ``make`` missing folders are made.

        Returns the folder and those that were made, the deepest first, each as its open parent and its name.
        """
        whole = Path(os.path.abspath(path))
        here = following_links.working_folder()
        inside = here is not None and whole.is_relative_to(here)
        begin = here if inside and here is not None else Path(whole.anchor)
        folder = cls(
            begin,
            os.open("." if inside else whole.anchor, following_links.FOLDER) if following_links.BY_HANDLE else None,
        )
        made: list[tuple[Folder, str]] = []
        try:
            for name in whole.relative_to(begin).parts:
                parent = folder
                if make and parent.make(name):
                    made.insert(0, (parent, name))
                    folder = parent.enter(name)
                else:
                    folder = parent.enter(name)
                    parent.close()
        except BaseException:
            for parent, name in made:
                with suppress(OSError):
                    parent.remove_folder(name)
                parent.close()
            folder.close()
            raise
        folder.path = path if shown is None else shown
        return folder, made

    def __enter__(self) -> Folder:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the handle; a second call does nothing."""
        handle, self.handle = self.handle, None
        if handle is not None:
            os.close(handle)

    def identity(self) -> os.stat_result:
        """The ``stat`` result of the folder itself."""
        return os.fstat(self.handle) if self.handle is not None else os.lstat(self.path)

    def kind(self, name: str) -> os.stat_result | None:
        """The ``lstat`` result of ``name``; None where it does not exist."""
        try:
            return os.stat(self._at(name), dir_fd=self.handle, follow_symlinks=False)
        except FileNotFoundError:
            return None
        except OSError as fault:
            raise self._named(fault, name) from None

    def entries(self) -> list[tuple[str, bool]]:
        """The names in the folder, sorted, each with whether it is a folder; a link is not one."""
        if self.handle is None:
            self._look("")
            return _entries(self.path)
        with self.listable() as handle:
            return _entries(handle)

    def make(self, name: str, mode: int = 0o777) -> bool:
        """Makes the folder ``name``; False where something with that name exists."""
        try:
            os.mkdir(self._at(name), mode, dir_fd=self.handle)
        except FileExistsError:
            return False
        except OSError as fault:
            raise self._named(fault, name) from None
        return True

    def enter(self, name: str, *, make: bool = False) -> Folder:
        """Opens the subfolder ``name``; with ``make`` it is made where it is missing."""
        if make:
            try:
                return self.enter(name)
            except FileNotFoundError:
                self.make(name)
        if self.handle is None:
            found = os.lstat(self._at(name))
            if _is_link(found):
                raise following_links.LinkOutError(self.path / name, self.path)
            if not stat.S_ISDIR(found.st_mode):
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(self.path / name))
            return Folder(self.path / name, None)
        try:
            return Folder(self.path / name, os.open(self._at(name), following_links.FOLDER, dir_fd=self.handle))
        except OSError as fault:
            raise self._named(fault, name) from None

    def create(self, name: str, mode: int = 0o666, *, access: int = os.O_WRONLY) -> int:
        """A handle of the new file ``name``, open for ``access``. Raises FileExistsError where the name is taken."""
        try:
            return os.open(self._at(name), _CREATING | access, mode, dir_fd=self.handle)
        except FileExistsError as fault:
            fault.filename = str(self.path / name)
            raise
        except OSError as fault:
            raise self._named(fault, name) from None

    def write_new(self, name: str, data: bytes, *, mode: int = 0o666, flush: bool = False) -> None:
        """Writes the new file ``name``; with ``flush`` it is on the disk when this returns."""
        handle = self.create(name, mode)
        try:
            written = os.write(handle, data)
            while written < len(data):
                written += os.write(handle, data[written:])
            if flush:
                os.fsync(handle)
        except OSError as fault:
            raise self._named(fault, name) from None
        finally:
            os.close(handle)

    def open_plain(self, name: str) -> int:
        """A handle of the plain file ``name``, open for reading. Raises IsADirectoryError, NotPlainError."""
        found = self.kind(name)
        if found is not None and _is_link(found):
            raise following_links.LinkOutError(self.path / name, self.path)
        return opened_plain(self._at(name), self.handle, self.path / name)

    def open(self, name: str, access: int) -> int:
        """A handle of the file ``name``, of any type, opened for ``access`` without blocking."""
        try:
            return os.open(self._at(name), access | _WITHOUT_WAITING, dir_fd=self.handle)
        except OSError as fault:
            raise self._named(fault, name) from None

    def read(self, name: str, *, most: int = sys.maxsize) -> bytes:
        """The bytes of the plain file ``name``. Raises TooBigError for more than ``most`` bytes."""
        handle = self.open_plain(name)
        try:
            return read_all(handle, self.path / name, most)
        finally:
            os.close(handle)

    def move(self, name: str, folder: Folder, new: str) -> None:
        """Renames ``name`` to ``new`` in ``folder``, atomically replacing a file of that name.

        Errors name the new path.
        """
        try:
            os.replace(self._at(name), folder._at(new), src_dir_fd=self.handle, dst_dir_fd=folder.handle)
        except OSError as fault:
            raise folder._named(fault, new) from None

    def link(self, name: str, folder: Folder, new: str) -> bool:
        """Makes ``new`` in ``folder`` a hard link to the file ``name``; False where the file system has none."""
        source, target = self._at(name), folder._at(new)
        try:
            if self.handle is None:
                os.link(source, target)
            else:
                os.link(source, target, src_dir_fd=self.handle, dst_dir_fd=folder.handle, follow_symlinks=False)
        except (OSError, NotImplementedError):
            return False
        return True

    def copy(self, name: str, folder: Folder, new: str) -> None:
        """Copies ``name`` to ``new`` in ``folder``, with its mode and times; a link is copied as a link."""
        found = self.kind(name)
        if found is not None and stat.S_ISLNK(found.st_mode):
            target = os.readlink(self._at(name), dir_fd=self.handle)
            os.symlink(target, folder._at(new), dir_fd=folder.handle)
            return
        source = self.open_plain(name)
        try:
            target_handle = folder.create(new)
            try:
                while piece := os.read(source, _PIECE):
                    while piece:
                        piece = piece[os.write(target_handle, piece) :]
            except OSError as fault:
                raise folder._named(fault, new) from None
            finally:
                os.close(target_handle)
            found = os.fstat(source)
            folder.set_mode(new, stat.S_IMODE(found.st_mode), times=(found.st_atime_ns, found.st_mtime_ns))
        finally:
            os.close(source)

    def set_mode(self, name: str, mode: int, *, times: tuple[int, int] | None = None) -> None:
        """Gives the file ``name``, made by this program, the mode and ``times``, where the system has them.

        ``times`` are those of last access and change, in nanoseconds; they stay where it is None.
        """
        with suppress(OSError, NotImplementedError):
            if self.handle is None:
                if times is not None:
                    os.utime(self._at(name), ns=times)
                os.chmod(self._at(name), mode)
                return
            handle = os.open(self._at(name), os.O_RDONLY | _WITHOUT_WAITING, dir_fd=self.handle)
            try:
                if times is not None:
                    os.utime(handle, ns=times)
                os.fchmod(handle, mode)
            finally:
                os.close(handle)

    def exchange(self, name: str, folder: Folder, new: str) -> bool:
        """Atomically exchanges ``name`` and ``new`` in ``folder``; False where the system cannot."""
        call = _exchanging_call()
        if call is None or self.handle is None or folder.handle is None:
            return False
        done = call(self.handle, os.fsencode(name), folder.handle, os.fsencode(new), _EXCHANGE)
        return bool(done == 0)

    def unlink(self, name: str) -> None:
        """Removes the file or link ``name``; a missing one is not an error."""
        try:
            os.unlink(self._at(name), dir_fd=self.handle)
        except FileNotFoundError:
            return
        except OSError as fault:
            raise self._named(fault, name) from None

    def remove_folder(self, name: str) -> None:
        """Removes the empty folder ``name``."""
        try:
            os.rmdir(self._at(name), dir_fd=self.handle)
        except OSError as fault:
            raise self._named(fault, name) from None

    def clear(self, name: str) -> None:
        """Removes ``name`` with everything in it; a missing one is not an error."""
        found = self.kind(name)
        if found is None:
            return
        if not stat.S_ISDIR(found.st_mode) or _is_link(found):
            self.unlink(name)
            return
        import shutil  # takes as long as all of this room; few runs have anything to clear

        if self.handle is None:
            _make_writable(self._at(name))
            shutil.rmtree(self._at(name))
        else:
            shutil.rmtree(self._at(name), dir_fd=self.handle)

    def sync(self) -> None:
        """Flushes the folder's names to disk (fsync), where the system supports it."""
        if self.handle is not None:
            with suppress(OSError), self.listable() as handle:
                os.fsync(handle)

    @contextmanager
    def listable(self) -> Iterator[int]:
        """A handle for listing and flushing the folder; only where ``handle`` is not None."""
        handle = os.open(".", following_links.LISTING, dir_fd=self.handle)
        try:
            yield handle
        finally:
            os.close(handle)

    def _at(self, name: str) -> str:
        """The path argument for ``name`` in system calls: the name beside a handle, else the checked full path."""
        if not name or name in {".", ".."} or "/" in name or "\0" in name:
            raise ValueError(name)
        if self.handle is not None:
            return name
        self._look(name)
        return str(self.path / name)

    def _look(self, name: str) -> None:
        """Raises LinkOutError where the folder has become a link, ValueError for a path of several names."""
        if os.sep in name:
            raise ValueError(name)
        with suppress(FileNotFoundError):
            if _is_link(os.lstat(self.path)):
                raise following_links.LinkOutError(self.path, self.path.parent)

    def _named(self, fault: OSError, name: str) -> OSError:
        """``fault`` with the full path; a LinkOutError where ``name`` is a link."""
        if isinstance(
            fault, following_links.LinkOutError | following_links.NotPlainError | following_links.TooBigError
        ):
            return fault
        path = self.path / name
        if fault.errno in {errno.ELOOP, errno.ENOTDIR, errno.EMLINK}:
            with suppress(OSError):
                if _is_link(
                    os.stat(name if self.handle is not None else path, dir_fd=self.handle, follow_symlinks=False)
                ):
                    return following_links.LinkOutError(path, self.path)
        fault.filename, fault.filename2 = str(path), None
        return fault


def _entries(folder: Path | int) -> list[tuple[str, bool]]:
    with os.scandir(folder) as found:
        return sorted((each.name, each.is_dir(follow_symlinks=False)) for each in found)


def _is_link(found: os.stat_result) -> bool:
    """Whether it is a symbolic link, or a junction of Windows."""
    tag = getattr(found, "st_reparse_tag", 0)
    return stat.S_ISLNK(found.st_mode) or bool(tag & _NAME_SURROGATE)


def _make_writable(folder: str) -> None:
    """Makes all files below ``folder`` writable: Windows does not remove read-only files."""
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            if not os.lstat(path).st_mode & stat.S_IWUSR:
                os.chmod(path, stat.S_IREAD | stat.S_IWRITE)


@cache
def _exchanging_call() -> Callable[[int, bytes, int, bytes, int], int] | None:
    """The system's call that exchanges two names atomically, or None."""
    name = "renameat2" if sys.platform.startswith("linux") else "renameatx_np" if sys.platform == "darwin" else None
    if name is None:
        return None
    import ctypes  # slow to import, and only needed to publish a set

    with suppress(OSError, AttributeError, TypeError):
        call = getattr(ctypes.CDLL(None, use_errno=True), name)
        call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
        return call  # type: ignore[no-any-return]  # looked up by name
    return None


# Subfolders of an open folder are opened by relative path; the latest stay open.


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
        """Closes the folders that were kept open, but not ``base``."""
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
