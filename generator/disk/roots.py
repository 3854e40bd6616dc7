"""Which links count, and where they may lead.

A path that a person names may be a link: :func:`given` resolves it once. A default place may be one only where it
stays in the working folder: :func:`own_place`. Below either, a link may not lead out of the root.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

_TEMPLATES = "templates"


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
    try:
        real = os.path.realpath(path)
    except ValueError:  # a name that the system cannot write: whoever opens it reports that
        return path
    return path if real == os.path.abspath(path) else Path(real)


def own_place(path: Path) -> Path:
    """A default place, relative to the working folder, without links.

    Raises LinkOutError where it is, or lies behind, a link that leads out of the working folder.
    """
    here, real = working_folder(), given(Path(os.path.abspath(path)))
    if here is None:  # taken away meanwhile: whoever opens the place reports that
        return path
    if not real.is_relative_to(here):
        raise LinkOutError(path, here)
    return path if real == here / path else real.relative_to(here)


def resolved(folder: Path) -> Path:
    """``folder`` without links. Raises LinkOutError where those in it lead out of its root."""
    root, real = root_of(folder), Path(os.path.realpath(folder))
    if not real.is_relative_to(root):
        raise LinkOutError(folder, root)
    return real


def root_of(path: Path) -> Path:
    """The folder that links in ``path`` may not lead out of.

    It is the nearest one that holds a folder called ``templates`` which ``path`` lies below; else the working folder
    for what lies there, by its name; else the folder that the file itself is in.
    """
    whole = Path(os.path.abspath(path))
    desk = next((folder.parent for folder in whole.parents if folder.name == _TEMPLATES), None)
    if desk is not None:
        return desk
    here = working_folder()
    return here if here is not None and whole != here and whole.is_relative_to(here) else whole.parent


def working_folder() -> Path | None:
    """The folder that the program works in, without links; None where it is there no longer."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return None
