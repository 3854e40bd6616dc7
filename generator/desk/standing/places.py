"""Which paths fawen.yaml may name: those in its own folder that a person sees.

The file can come with a folder from somebody else, so it names nothing outside of that folder and nothing hidden.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from generator.ground.desk_names import NOTICE, OUTPUT, TEMPLATES, UNITS
from generator.ground.errors import Problem, Said, Span
from generator.ground.file_names import safe_name

_ABSOLUTE = Said("它是绝对路径", "it is an absolute path")
_PARENT = Said("“..”会离开这个文件夹", "'..' leaves this folder")
_WRITTEN = ("output", "register")
_HIDDEN = Said("以点开头的文件、文件夹是隐藏的", "names that begin with a dot are hidden")


def read_place(value: str, field: str, span: Span, problems: list[Problem], folder: Path) -> str | None:
    """The path ``value`` with ``/`` between its names; None after a problem where it is none of ``folder``'s own.

    Both ``/`` and a backslash separate names, on every system, so that a file means the same on all of them. A link
    anywhere in the path is a problem.
    """
    windows = PureWindowsPath(value)
    why = _fault(windows, PurePosixPath(value)) or (_unwritable(windows) if field in _WRITTEN else None)
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


def _unwritable(path: PureWindowsPath) -> Said | None:
    """Why a new file or folder cannot be called so on every system, None where it can."""
    name = next((name for name in path.parts if safe_name(name) != name), None)
    return None if name is None else Said(f"“{name}”不能做文件夹的名字", f"no folder can be called '{name}'")


def output_problem(values: Mapping[str, object], span: Span) -> Problem | None:
    """The problem of an ``output`` among the places ``values`` where templates, notice or roster are; None without."""
    output = PurePosixPath(str(values.get("output", OUTPUT)))
    templates = PurePosixPath(str(values.get("templates", TEMPLATES)))
    notice = PurePosixPath(str(values.get("notice", templates / NOTICE)))
    sources = (templates, notice, PurePosixPath(str(values.get("units", UNITS))))
    there = [each for each in sources if each.is_relative_to(output)]
    there += [each for each in (templates, notice) if output.is_relative_to(each)]
    if not there:
        return None
    return Problem(
        "standing-output", span, {"field": "output", "value": str(output), "source": str(there[0])}, "output"
    )


def _link(path: str, folder: Path) -> str | None:
    """The first link in ``path``, which is relative to ``folder``; None without one."""
    whole = Path(path)
    above = [each for each in reversed((whole, *whole.parents)) if each.parts]
    return next((each.as_posix() for each in above if os.path.islink(folder / each)), None)
