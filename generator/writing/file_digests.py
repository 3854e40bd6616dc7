"""Plain files read as bytes or digests, never by way of a link."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from io import BufferedReader
from pathlib import Path

from generator.ground.disk import Folder, LinkOutError, NotPlainError, open_plain, real_place
from generator.ground.disk.open_folder import Subfolders


def plain_bytes(path: Path, *, most: int | None = None) -> bytes:
    """The bytes of the plain file ``path``. Raises NotPlainError, also for more than ``most`` bytes; OSError."""
    with _opened(path) as file:
        if most is not None and os.fstat(file.fileno()).st_size > most:
            raise NotPlainError(path)
        data = file.read() if most is None else file.read(most + 1)
    if most is not None and len(data) > most:
        raise NotPlainError(path)
    return data


def digest(data: bytes) -> str:
    """The SHA-256 of ``data``, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def plain_digests(folder: Path, paths: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """Each of ``paths`` below ``folder`` with its :func:`plain_digest`; faster for many files.

    Raises OSError where one cannot be read.
    """
    with Folder.root(real_place(folder), shown=folder) as base, closing(Subfolders(base)) as below:
        for path in paths:
            above, name = below.parent(path)
            try:
                with os.fdopen(above.open_plain(name), "rb", buffering=0) as file:
                    yield path, hashlib.file_digest(file, "sha256").hexdigest()
            except (NotPlainError, LinkOutError, IsADirectoryError):
                yield path, None


def plain_bytes_below(folder: Path, path: str, *, most: int) -> bytes | None:
    """The bytes of the plain file ``path`` below ``folder``; None for a link, a folder, or more than ``most`` bytes.

    No part of ``path`` may be a link. Raises OSError where it cannot be read.
    """
    with Folder.root(real_place(folder), shown=folder) as base, closing(Subfolders(base)) as below:
        above, name = below.parent(path)
        try:
            with os.fdopen(above.open_plain(name), "rb") as file:
                data = file.read(most + 1)
        except (NotPlainError, LinkOutError, IsADirectoryError):
            return None
    return None if len(data) > most else data


def plain_digest(path: Path) -> str | None:
    """The SHA-256 of the plain file ``path``, hexadecimal; None for a link, a folder or another kind of file.

    Raises OSError where it cannot be read.
    """
    try:
        with _opened(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except NotPlainError:
        return None


@contextmanager
def _opened(path: Path) -> Iterator[BufferedReader]:
    """Opens the plain file ``path`` for reading. Raises NotPlainError, OSError."""
    if not stat.S_ISREG(path.lstat().st_mode):
        raise NotPlainError(path)
    try:
        handle = open_plain(path)
    except (IsADirectoryError, LinkOutError) as fault:
        raise NotPlainError(path) from fault
    with os.fdopen(handle, "rb") as file:
        yield file
