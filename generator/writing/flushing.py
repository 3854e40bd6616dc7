"""What was written put on the disk: once for a whole set, not once for each of its files."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress
from pathlib import Path


def flush(folder: Path) -> None:
    """Has all files below ``folder`` put on the disk. Raises OSError when the disk refuses.

    Linux writes out the one file system (syncfs), other Unix systems all of them (sync); elsewhere each file is asked
    for by itself.
    """
    if sys.platform.startswith("linux") and _file_system_flushed(folder):
        return
    if hasattr(os, "sync"):
        os.sync()
        return
    for parent, _, names in os.walk(folder):
        for name in names:
            with suppress(PermissionError), (Path(parent) / name).open("rb+") as file:  # a read-only one was kept
                os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Has the names in ``folder`` put on the disk, where the system keeps folders as files."""
    with suppress(OSError):  # Windows has no such thing; the names are then on the disk as soon as it sees fit
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _file_system_flushed(folder: Path) -> bool:
    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (OSError, AttributeError):
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(handle):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(handle)
    return True
