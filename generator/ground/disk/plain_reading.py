"""Plain files opened, and read whole within the size limit of their kind. Raises OSError, no problems."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from generator.ground.disk.walking import (
    BY_HANDLE,
    NO_FOLLOW,
    NotPlainError,
    TooBigError,
    open_parent,
    placed,
    real_path,
    root_of,
)

# O_NONBLOCK: a FIFO that replaces a file after the check is opened without waiting, and refused.
_READING = os.O_RDONLY | NO_FOLLOW | getattr(os, "O_NONBLOCK", 0)


def read_plain(path: Path, *, most: int, root: Path | None = None) -> bytes:
    """The bytes of the plain file at ``path``, ``most`` at most; links may not lead out of ``root``.

    ``root`` is :func:`~generator.ground.disk.walking.root_of` the path unless given. Raises LinkOutError,
    NotPlainError, TooBigError, IsADirectoryError, FileNotFoundError and other OSError, all with the file's name.
    """
    handle = open_plain(path, root=root)
    try:
        if os.fstat(handle).st_size > most:
            raise TooBigError(path, most)
        return read_all(handle, path, most)
    finally:
        os.close(handle)


def open_plain(path: Path, *, root: Path | None = None) -> int:
    """A handle of the plain file at ``path``, open for reading. Raises as :func:`read_plain` does."""
    root = root_of(path) if root is None else root
    if not BY_HANDLE:
        real = real_path(root, placed(path))
        return opened_plain(str(real), None, path)
    folder, name = open_parent(root, placed(path))
    try:
        return opened_plain(name, folder, path)
    finally:
        os.close(folder)


def opened_plain(name: str, folder: int | None, path: Path) -> int:
    """A handle of the plain file ``name`` in the open ``folder`` (None: ``name`` is a path); errors name ``path``.

    Raises as :func:`read_plain` does; NotPlainError for a link.
    """
    try:
        _refuse(os.stat(name, dir_fd=folder, follow_symlinks=False), path)
        handle = os.open(name, _READING, dir_fd=folder)
    except OSError as fault:
        fault.filename = str(path)
        raise
    try:
        _refuse(os.fstat(handle), path)
    except OSError:
        os.close(handle)
        raise
    return handle


def _refuse(found: os.stat_result, path: Path) -> None:
    """Raise IsADirectoryError or NotPlainError unless it is a plain file."""
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(found.st_mode):
        raise NotPlainError(path)


def read_all(handle: int, path: Path, most: int) -> bytes:
    """All bytes up to the end of the file, whatever its size is said to be (0 in /proc). Raises TooBigError."""
    pieces: list[bytes] = []
    size = 0
    while piece := os.read(handle, 1 << 20):
        pieces.append(piece)
        size += len(piece)
        if size > most:
            raise TooBigError(path, most)
    return b"".join(pieces)


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: ``most`` is its size limit in bytes; the rest are codes of problems.

    Where ``missing`` is ``source-missing``, a missing file is a mistake in the command.
    """

    most: int
    too_big: str = "source-too-big"
    unreadable: str = "source-unreadable"
    missing: str = "source-missing"


TEXT = FileKind(10_000_000)
"""A notice, an attachment, house.yaml, fawen.yaml, a text template: a thousand pages of text are 3 MB."""

ROSTER = FileKind(30_000_000)
"""units.yaml: every field filled in for each of China's 41,352 townships takes 18 MB."""

SHEET = FileKind(30_000_000, too_big="sheet-too-big")
"""A roster as a workbook or CSV: no larger than the roster that it becomes."""

TEMPLATE = FileKind(100_000_000, "template-package-file", "template-unreadable", "template-unreadable")
"""A Word or Excel template: as much as a package may hold unpacked."""

DOCUMENT = FileKind(100_000_000, "template-package-file", "document-unreadable")
"""A finished document, or a .docx that is set into another: as much as a package may hold unpacked."""

COPIED = FileKind(200_000_000)
"""A .pdf or .xlsx that is copied beside the notice: a scan of 500 pages in colour. No e-mail can hold more."""

PICTURE = FileKind(20_000_000)
"""A picture: an A4 page in colour at 600 dpi is 10 MB as JPEG."""

MANIFEST = FileKind(300_000_000)
"""manifest.json: 41,352 units × four templates, each paper with its PDF, are 331,000 entries, or 230 MB."""

REGISTER = FileKind(30_000_000)
"""发文登记簿.csv: fifty years of 2,000 dispatches each take 20 MB."""
