"""Which symbolic links are followed, and where they may point.

A path that a person names may be a link, which is resolved once: :func:`given` returns where it leads,
:func:`named` notes that and returns the path as typed, whose name and ending still count. A default place may be a
link only where it stays in the working folder: :func:`own_place`. Below either, a link may not lead out of the root.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

_TEMPLATES = "templates"
_NAMED: dict[str, Path] = {}
"""The paths, absolute, that a person named and that links are in, with where these led when they were named."""


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


def named(path: Path) -> Path:
    """``path``, which a person named, as it is; links in it, and in that of its folder, are followed from now on."""
    for each in (path, path.parent):
        real = given(each)
        if real != each:
            _NAMED[os.path.abspath(each)] = real
    return path


def placed(path: Path) -> Path:
    """Where ``path`` is by the links that a person has named; those below them are still in it."""
    if not _NAMED:
        return path
    whole = Path(os.path.abspath(path))
    for folder in (whole, *whole.parents):
        real = _NAMED.get(str(folder))
        if real is not None:
            return real / whole.relative_to(folder)
    return path


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
    root, real = root_of(folder), Path(os.path.realpath(placed(folder)))
    if not real.is_relative_to(root):
        raise LinkOutError(folder, root)
    return real


def root_of(path: Path) -> Path:
    """The folder that links in ``path`` may not lead out of.

    It is the nearest one that holds a folder called ``templates`` which ``path`` lies below; else the working folder
    for what lies there, by its name; else the folder that the file itself is in.
    """
    whole = Path(os.path.abspath(placed(path)))
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
