"""Which symbolic links are followed, and where they may point.

A path that the user names may be a link, which is resolved once: :func:`given` returns its target, :func:`named`
records the target and returns the path as typed, whose name and ending still matter. A default place may be a link
only within the working folder: :func:`own_place`. Below either, a link may not lead out of the root.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from generator.ground.desk_names import TEMPLATES

_NAMED: dict[str, Path] = {}
"""The absolute paths with links that the user named, with their real paths at that time.

They hold for the whole process: what was named in one thread or call is read in others.
"""


class LinkOutError(OSError):
    """A link, ``filename``, that leads out of the folder ``root``, or is not allowed at all."""

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
    """The real path of ``path``, which the user named; ``path`` itself where it contains no link."""
    try:
        real = os.path.realpath(path)
    except ValueError:  # a name that the system cannot encode: reported when it is opened
        return path
    return path if real == os.path.abspath(path) else Path(real)


def named(path: Path) -> Path:
    """``path``, which the user named, unchanged; from now on links in it and in its folder's path are followed."""
    for each in (path, path.parent):
        real = given(each)
        if real != each:
            _NAMED[os.path.abspath(each)] = real
    return path


def placed(path: Path) -> Path:
    """``path`` with the links that the user named resolved; links below them stay."""
    if not _NAMED:
        return path
    whole = Path(os.path.abspath(path))
    for folder in (whole, *whole.parents):
        real = _NAMED.get(str(folder))
        if real is not None:
            return real / whole.relative_to(folder)
    return path


def own_place(path: Path) -> Path:
    """The default place ``path``, relative to the working folder, with links resolved.

    Raises LinkOutError where a link leads out of the working folder.
    """
    here, real = working_folder(), given(Path(os.path.abspath(path)))
    if here is None:  # removed meanwhile: reported when the place is opened
        return path
    if not real.is_relative_to(here):
        raise LinkOutError(path, here)
    return path if real == here / path else real.relative_to(here)


def resolved(folder: Path) -> Path:
    """``folder`` with links resolved. Raises LinkOutError where one leads out of its root."""
    root, real = root_of(folder), Path(os.path.realpath(placed(folder)))
    if not real.is_relative_to(root):
        raise LinkOutError(folder, root)
    return real


def root_of(path: Path) -> Path:
    """The folder that links in ``path`` may not lead out of.

    For a path in a folder called ``templates``, the parent of the nearest such folder; else the working folder
    for a path below it; else the file's own folder.
    """
    whole = Path(os.path.abspath(placed(path)))
    desk = next((folder.parent for folder in whole.parents if folder.name == TEMPLATES), None)
    if desk is not None:
        return desk
    here = working_folder()
    return here if here is not None and whole != here and whole.is_relative_to(here) else whole.parent


def working_folder() -> Path | None:
    """The current working folder, without links; None where it no longer exists."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return None
