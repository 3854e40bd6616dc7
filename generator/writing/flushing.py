"""Flushing of written files to disk (fsync): once for a whole set."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress

from generator.ground.disk import Folder


def flush(folder: Folder) -> None:
    """Flush all files below ``folder`` to disk. Raises OSError.

    Linux flushes the one file system (syncfs), other Unix systems all of them (sync); elsewhere each file is flushed by
    itself.
    """
    if sys.platform.startswith("linux") and _file_system_flushed(folder):
        return
    if hasattr(os, "sync"):
        os.sync()
        return
    for parent, _, names in os.walk(folder.path):
        for name in names:
            with (
                suppress(PermissionError),
                open(os.path.join(parent, name), "rb+") as file,
            ):  # read-only: a kept file
                os.fsync(file.fileno())


def _file_system_flushed(folder: Folder) -> bool:
    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (OSError, AttributeError):
        return False
    with folder.listable() as handle:
        if syncfs(handle):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder.path))
    return True
