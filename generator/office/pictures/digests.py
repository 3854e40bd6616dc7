"""Digests of the pictures that a paper reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path, PurePosixPath

from generator.office.pictures.picture_error import PictureError
from generator.office.pictures.picture_folder import bytes_below

_read: ContextVar[dict[str, str] | None] = ContextVar("_read", default=None)
"""The digests of the pictures read in the current :func:`recorded_pictures`, None outside of one."""


def read_below(folder: Path | None, path: str) -> bytes:
    """:func:`bytes_below`, recorded for :func:`recorded_pictures`. Raises PictureError."""
    data = bytes_below(folder, path)
    noted = _read.get()
    if noted is not None:
        name = str(PurePosixPath(path))
        if name not in noted:  # the first reading counts: if the picture changes meanwhile, its digest then differs
            noted[name] = _digest(data)
    return data


@contextmanager
def recorded_pictures() -> Iterator[Mapping[str, str]]:
    """The digests (SHA-256, hexadecimal) of all pictures that this thread reads in the block, by path."""
    noted: dict[str, str] = {}
    token = _read.set(noted)
    try:
        yield noted
    finally:
        _read.reset(token)


class PictureDigests:
    """The digests of the pictures below ``folder``, each read once, on first use."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, str | None] = {}

    def of(self, path: str) -> str | None:
        """The SHA-256 of the picture at ``path``, hexadecimal; None where it cannot be read."""
        if path not in self._known:
            try:
                self._known[path] = _digest(bytes_below(self._folder, path))
            except PictureError:
                self._known[path] = None
        return self._known[path]


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
