"""Errors of earlier runs that prevent writing."""

from __future__ import annotations

import errno
import os
from pathlib import Path


class ForeignRunError(OSError):
    """The hidden name ``filename`` is taken by something that no run on this machine has made."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


class UnfinishedRunError(OSError):
    """The interrupted run in the folder ``filename`` cannot be recovered because of ``cause``."""

    def __init__(self, path: Path, cause: OSError) -> None:
        super().__init__(cause.errno, cause.strerror, str(path))
        self.cause = cause
