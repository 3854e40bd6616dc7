"""What of files and folders changes when they do, so that what was read of them is read once."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

Stamp = tuple[int, int] | None
"""The size and the time of the last change of a file or folder, in nanoseconds; None where there is none."""


def stamp(path: str | Path) -> Stamp:
    """The stamp of ``path``; a folder's changes when a file in it is added, renamed or removed."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_size, found.st_mtime_ns


def stamps(paths: Iterable[str | Path]) -> tuple[Stamp, ...]:
    """The stamp of each path."""
    return tuple(map(stamp, paths))
