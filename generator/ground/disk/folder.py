"""An open folder (by descriptor): operations in it follow no link and do not depend on its path.

Where the system looks names up from an open folder (POSIX), each call is given the handle and one name. Elsewhere
(Windows) the same calls are made by path, after a look that neither the folder nor the name is a link; one planted
between the two is not noticed there.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from types import TracebackType

from generator.ground.disk.reading import opened_plain, whole
from generator.ground.disk.roots import LinkOutError, NotPlainError, TooBigError, working_folder
from generator.ground.disk.walking import BY_HANDLE, FOLDER, NO_FOLLOW

_CREATING = os.O_CREAT | os.O_EXCL | NO_FOLLOW
_WAITING_FOR_NOBODY = NO_FOLLOW | getattr(os, "O_NONBLOCK", 0)
_LISTING = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | NO_FOLLOW
_PIECE = 1 << 20
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux' renameat2, RENAME_SWAP of macOS' renameatx_np
_NAME_SURROGATE = 0x20000000  # Windows: a reparse point that stands for another place (symbolic link, junction)


class Folder:
    """The open folder at ``path``, which faults name; ``handle`` is None where folders are not opened.

    Every ``name`` is one name, not a path. All methods raise OSError with the path of what it is about,
    :class:`LinkOutError` where that is a link, and never follow one.
    """

    __slots__ = ("handle", "path")

    def __init__(self, path: Path, handle: int | None) -> None:
        self.path = path
        self.handle = handle

    @classmethod
    def root(cls, path: Path, *, shown: Path | None = None) -> Folder:
        """The folder at ``path``, no part of which is a link; ``shown`` is what faults call it."""
        folder, _ = cls.reached(path, shown=shown)
        return folder

    @classmethod
    def reached(
        cls, path: Path, *, make: bool = False, shown: Path | None = None
    ) -> tuple[Folder, list[tuple[Folder, str]]]:
        """The folder at ``path``, no part of which is a link, with those on the way made where they are missing.

        Those that were made come back as well, the lowest first, each as its parent and its name.
        """
        whole = Path(os.path.abspath(path))
        here = working_folder()
        inside = here is not None and whole.is_relative_to(here)
        begin = here if inside and here is not None else Path(whole.anchor)
        folder = cls(begin, os.open("." if inside else whole.anchor, FOLDER) if BY_HANDLE else None)
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
        """Closes the handle; a second time does nothing."""
        handle, self.handle = self.handle, None
        if handle is not None:
            os.close(handle)

    def identity(self) -> os.stat_result:
        """What the system says of the folder itself."""
        return os.fstat(self.handle) if self.handle is not None else os.lstat(self.path)

    def kind(self, name: str) -> os.stat_result | None:
        """What the system says of ``name``, of a link itself; None where there is nothing."""
        try:
            return os.stat(self._at(name), dir_fd=self.handle, follow_symlinks=False)
        except FileNotFoundError:
            return None
        except OSError as fault:
            raise self._named(fault, name) from None

    def entries(self) -> list[tuple[str, bool]]:
        """The names in the folder, sorted, each with whether it is a folder; a link is none."""
        if self.handle is None:
            self._look("")
            return _entries(self.path)
        with self.listable() as handle:
            return _entries(handle)

    def make(self, name: str, mode: int = 0o777) -> bool:
        """Makes the folder ``name``; False where something of that name is there."""
        try:
            os.mkdir(self._at(name), mode, dir_fd=self.handle)
        except FileExistsError:
            return False
        except OSError as fault:
            raise self._named(fault, name) from None
        return True

    def enter(self, name: str, *, make: bool = False) -> Folder:
        """The folder ``name`` in this one, made where it is missing and ``make``."""
        if make:
            try:
                return self.enter(name)
            except FileNotFoundError:
                self.make(name)
        if self.handle is None:
            found = os.lstat(self._at(name))
            if _is_link(found):
                raise LinkOutError(self.path / name, self.path)
            if not stat.S_ISDIR(found.st_mode):
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(self.path / name))
            return Folder(self.path / name, None)
        try:
            return Folder(self.path / name, os.open(self._at(name), FOLDER, dir_fd=self.handle))
        except OSError as fault:
            raise self._named(fault, name) from None

    def create(self, name: str, mode: int = 0o666, *, access: int = os.O_WRONLY) -> int:
        """A handle of the new file ``name``, open for ``access``. Raises FileExistsError where anything is there."""
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
            raise LinkOutError(self.path / name, self.path)
        return opened_plain(self._at(name), self.handle, self.path / name)

    def open(self, name: str, access: int) -> int:
        """A handle of the file ``name``, whatever it is, opened for ``access`` without waiting for anybody."""
        try:
            return os.open(self._at(name), access | _WAITING_FOR_NOBODY, dir_fd=self.handle)
        except OSError as fault:
            raise self._named(fault, name) from None

    def read(self, name: str, *, most: int = sys.maxsize) -> bytes:
        """The bytes of the plain file ``name``. Raises TooBigError where there are more than ``most``."""
        handle = self.open_plain(name)
        try:
            return whole(handle, self.path / name, most)
        finally:
            os.close(handle)

    def move(self, name: str, folder: Folder, new: str) -> None:
        """Makes ``name`` the ``new`` one in ``folder``, where a file of that name is replaced in the same step.

        A fault names the new one.
        """
        try:
            os.replace(self._at(name), folder._at(new), src_dir_fd=self.handle, dst_dir_fd=folder.handle)
        except OSError as fault:
            raise folder._named(fault, new) from None

    def link(self, name: str, folder: Folder, new: str) -> bool:
        """Gives the file ``name`` a second name in ``folder``; False where the file system has no such thing."""
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
        """Copies ``name`` to the ``new`` one in ``folder``, its rights and times as well; of a link the link itself."""
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
            folder.set_rights(new, os.fstat(source))
        finally:
            os.close(source)

    def set_rights(self, name: str, like: os.stat_result) -> None:
        """Gives the file ``name``, which is our own, the mode and the times of ``like``, where the system has such."""
        with suppress(OSError, NotImplementedError):
            if self.handle is None:
                os.utime(self._at(name), ns=(like.st_atime_ns, like.st_mtime_ns))
                os.chmod(self._at(name), stat.S_IMODE(like.st_mode))
                return
            handle = os.open(self._at(name), os.O_RDONLY | _WAITING_FOR_NOBODY, dir_fd=self.handle)
            try:
                os.utime(handle, ns=(like.st_atime_ns, like.st_mtime_ns))
                os.fchmod(handle, stat.S_IMODE(like.st_mode))
            finally:
                os.close(handle)

    def set_mode(self, name: str, mode: int) -> None:
        """Gives the file ``name``, which is our own, the mode, where the system has such a thing."""
        with suppress(OSError, NotImplementedError):
            if self.handle is None:
                os.chmod(self._at(name), mode)
                return
            handle = os.open(self._at(name), os.O_RDONLY | _WAITING_FOR_NOBODY, dir_fd=self.handle)
            try:
                os.fchmod(handle, mode)
            finally:
                os.close(handle)

    def exchange(self, name: str, folder: Folder, new: str) -> bool:
        """Exchanges ``name`` and the ``new`` one in ``folder`` in one step; False where the system has no such step."""
        call = _exchanging_call()
        if call is None or self.handle is None or folder.handle is None:
            return False
        done = call(self.handle, os.fsencode(name), folder.handle, os.fsencode(new), _EXCHANGE)
        return bool(done == 0)

    def unlink(self, name: str) -> None:
        """Takes the file ``name`` away, of a link the link; a missing one is no fault."""
        try:
            os.unlink(self._at(name), dir_fd=self.handle)
        except FileNotFoundError:
            return
        except OSError as fault:
            raise self._named(fault, name) from None

    def remove_folder(self, name: str) -> None:
        """Takes the empty folder ``name`` away."""
        try:
            os.rmdir(self._at(name), dir_fd=self.handle)
        except OSError as fault:
            raise self._named(fault, name) from None

    def clear(self, name: str) -> None:
        """Takes ``name`` away with all that is in it; a missing one is no fault."""
        found = self.kind(name)
        if found is None:
            return
        if not stat.S_ISDIR(found.st_mode) or _is_link(found):
            self.unlink(name)
            return
        if self.handle is None:
            _make_writable(self._at(name))
            shutil.rmtree(self._at(name))
        else:
            shutil.rmtree(self._at(name), dir_fd=self.handle)

    def sync(self) -> None:
        """Flush the folder's names to disk (fsync), where the system supports it."""
        if self.handle is not None:
            with suppress(OSError), self.listable() as handle:
                os.fsync(handle)

    @contextmanager
    def listable(self) -> Iterator[int]:
        """A handle that can list the folder and have it flushed; only where folders are opened."""
        handle = os.open(".", _LISTING, dir_fd=self.handle)
        try:
            yield handle
        finally:
            os.close(handle)

    def _at(self, name: str) -> str:
        """What the system is given for ``name``: beside the handle the name alone, else its path, looked at first."""
        if not name or name in {".", ".."} or "/" in name or "\0" in name:
            raise ValueError(name)
        if self.handle is not None:
            return name
        self._look(name)
        return str(self.path / name)

    def _look(self, name: str) -> None:
        """Raises LinkOutError where the folder has become a link, ValueError for a name of several."""
        if os.sep in name:
            raise ValueError(name)
        with suppress(FileNotFoundError):
            if _is_link(os.lstat(self.path)):
                raise LinkOutError(self.path, self.path.parent)

    def _named(self, fault: OSError, name: str) -> OSError:
        """``fault`` with the whole path; a LinkOutError where ``name`` is a link that was not to be followed."""
        if isinstance(fault, LinkOutError | NotPlainError | TooBigError):
            return fault
        path = self.path / name
        if fault.errno in {errno.ELOOP, errno.ENOTDIR, errno.EMLINK}:
            with suppress(OSError):
                if _is_link(
                    os.stat(name if self.handle is not None else path, dir_fd=self.handle, follow_symlinks=False)
                ):
                    return LinkOutError(path, self.path)
        fault.filename, fault.filename2 = str(path), None
        return fault


def _entries(folder: Path | int) -> list[tuple[str, bool]]:
    with os.scandir(folder) as found:
        return sorted((each.name, each.is_dir(follow_symlinks=False)) for each in found)


def _is_link(found: os.stat_result) -> bool:
    """Whether it stands for another place: a symbolic link, or a junction of Windows."""
    tag = getattr(found, "st_reparse_tag", 0)
    return stat.S_ISLNK(found.st_mode) or bool(tag & _NAME_SURROGATE)


def _make_writable(folder: str) -> None:
    """Windows removes no file that is read-only."""
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            if not os.lstat(path).st_mode & stat.S_IWUSR:
                os.chmod(path, stat.S_IREAD | stat.S_IWRITE)


@cache
def _exchanging_call() -> Callable[[int, bytes, int, bytes, int], int] | None:
    """The system's call that exchanges two names in one step."""
    name = "renameat2" if sys.platform.startswith("linux") else "renameatx_np" if sys.platform == "darwin" else None
    if name is None:
        return None
    import ctypes  # only those that publish a set need it

    with suppress(OSError, AttributeError, TypeError):
        call = getattr(ctypes.CDLL(None, use_errno=True), name)
        call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
        return call  # type: ignore[no-any-return]  # looked up by name
    return None
