"""Plain files of a set's folder read: never by way of a link, never waiting for a FIFO or a device."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from generator.disk import NotPlainError, TooBigError, open_plain


@contextmanager
def opened(path: Path) -> Iterator[BufferedReader]:
    """The plain file ``path``, open for reading. Raises NotPlainError, also for a link, and other OSError."""
    if path.is_symlink():
        raise NotPlainError(path)
    with os.fdopen(open_plain(path), "rb") as file:
        yield file


def plain_bytes(path: Path, *, most: int | None = None) -> bytes:
    """The bytes of the plain file ``path``. Raises TooBigError for more than ``most``, and what :func:`opened` does."""
    with opened(path) as file:
        data = file.read() if most is None else file.read(most + 1)
    if most is not None and len(data) > most:
        raise TooBigError(path, most)
    return data


def digest(data: bytes) -> str:
    """The SHA-256 of ``data``, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def plain_digest(path: Path) -> str | None:
    """The SHA-256 of the plain file ``path``, hexadecimal; None where it is something else.

    Raises OSError where it cannot be read.
    """
    try:
        with opened(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (NotPlainError, IsADirectoryError):
        return None
