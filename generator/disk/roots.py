"""Which links count, and where they may lead.

A path that a person names may be a link: :func:`given` resolves it once. A default place may be one only where it
stays in the working folder: :func:`own_place`. Below either, a link may not lead out of the root.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path


class LinkOutError(OSError):
    """A link, ``filename``, that leads out of the folder ``root``, or that may not be there at all."""

    def __init__(self, link: Path, root: Path) -> None:
        super().__init__(errno.ELOOP, os.strerror(errno.ELOOP), str(link))
        self.root = root


class NotPlainError(OSError):
    """Something that is neither a plain file nor a folder: a FIFO, a socket, a device."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EINVAL, os.strerror(errno.EINVAL), str(path))


class TooBigError(OSError):
    """A file of more than ``most`` bytes."""

    def __init__(self, path: Path, most: int) -> None:
        super().__init__(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        self.most = most


def given(path: Path) -> Path:
    """``path``, which a person named, without links: itself where there are none in it, else the real place."""
    real = os.path.realpath(path)
    return path if real == os.path.abspath(path) else Path(real)


def own_place(path: Path) -> Path:
    """A default place, relative to the working folder, without links.

    Raises LinkOutError where it is, or lies behind, a link that leads out of the working folder.
    """
    here, real = Path(os.path.realpath(Path.cwd())), Path(os.path.realpath(path))
    if not real.is_relative_to(here):
        raise LinkOutError(path, here)
    return path if real == here / path else real.relative_to(here)


def root_of(path: Path) -> Path:
    """The folder that links in ``path`` may not lead out of.

    It is the working folder for what lies there, by its name, else the folder that the file itself is in.
    """
    here, whole = Path.cwd(), Path(os.path.abspath(path))
    return here if whole.is_relative_to(here) and whole != here else whole.parent
