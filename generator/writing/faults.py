"""Problems that prevent writing other than system errors."""

from __future__ import annotations

import errno
import os
from pathlib import Path


class ForeignRunError(OSError):
    """A hidden name of ours, ``filename``, that no run of this machine has left there; ``what`` it is."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


class UnfinishedRunError(OSError):
    """A run that was interrupted, in the folder ``filename``, and cannot be put right because of ``cause``."""

    def __init__(self, path: Path, cause: OSError) -> None:
        super().__init__(cause.errno, cause.strerror, str(path))
        self.cause = cause
