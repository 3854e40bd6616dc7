"""Which paths fawen.yaml may name: those in its own folder that a person sees.

The file can come with a folder from somebody else, so it names nothing outside of that folder and nothing hidden.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

from generator.ground.errors import Problem, Said, Span

_ABSOLUTE = Said("它是绝对路径", "it is an absolute path")
_PARENT = Said("“..”会离开这个文件夹", "'..' leaves this folder")
_HIDDEN = Said("以点开头的文件、文件夹是隐藏的", "names that begin with a dot are hidden")


def read_place(value: str, field: str, span: Span, problems: list[Problem], folder: Path) -> str | None:
    """The path ``value`` with ``/`` between its names; None after a problem where it is none of ``folder``'s own.

    Both ``/`` and a backslash separate names, on every system, so that a file means the same on all of them. A link
    anywhere in the path is a problem.
    """
    windows = PureWindowsPath(value)
    why = _fault(windows, PurePosixPath(value))
    path = windows.as_posix()
    link = None if why is not None else _link(path, folder)
    if why is not None:
        problems.append(Problem("standing-place", span, {"field": field, "value": value, "why": why}, field))
    elif link is not None:
        problems.append(Problem("standing-link", span, {"field": field, "link": link}, field))
    else:
        return path
    return None


def _fault(windows: PureWindowsPath, posix: PurePosixPath) -> Said | None:
    """Why a path is not taken, None where it is."""
    if windows.drive or windows.root or posix.is_absolute():
        return _ABSOLUTE
    if any(not name.rstrip(" .") for name in windows.parts):  # Windows drops points and blanks at the end
        return _PARENT
    if any(name.startswith(".") for name in windows.parts):
        return _HIDDEN
    return None


def _link(path: str, folder: Path) -> str | None:
    """The first link in ``path``, which is relative to ``folder``; None without one."""
    whole = Path(path)
    above = [each for each in reversed((whole, *whole.parents)) if each.parts]
    return next((each.as_posix() for each in above if os.path.islink(folder / each)), None)
