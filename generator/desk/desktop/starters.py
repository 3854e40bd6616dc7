"""Starters put into a folder, all of them or none."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Literal, get_args

from generator.desk.desktop.batch import batch_file, page_batch_file
from generator.desk.desktop.desktop_entry import desktop_entry, page_entry
from generator.desk.desktop.shell import page_shell_file, shell_file
from generator.desk.desktop.starter_mark import MARK
from generator.ground.disk import TEXT, missing, read_plain
from generator.ground.errors import OutputError, Problem, Span, UsageError
from generator.writing import output_errors, write_files

System = Literal["windows", "linux"]
SYSTEMS: tuple[System, ...] = get_args(System)

BATCH, SHELL, ENTRY = "fawen.bat", "发文.sh", "发文.desktop"
PAGE_BATCH, PAGE_SHELL, PAGE_ENTRY = "发文网页.bat", "发文网页.sh", "发文网页.desktop"
EXECUTABLE = (SHELL, ENTRY, PAGE_SHELL, PAGE_ENTRY)
"""What a desktop runs only where it may be run."""
BUILDING = (BATCH, ENTRY)
"""The starters that people double-click to build."""
SERVING = (PAGE_BATCH, PAGE_ENTRY)
"""Those that open the page."""


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine: its ``system``, its fawen (None where that is unknown), its environment variables.

    Starters for another system look for fawen where it is usually installed.
    """

    system: System
    program: Path | None
    environment: Mapping[str, str]


def put_starters(folder: Path, systems: Sequence[System], machine: Machine) -> tuple[Path, ...]:
    """Writes or renews the starters of ``systems`` in ``folder``; returns their paths.

    Raises UsageError where ``folder`` is missing, OutputError where a file of somebody else's is in the way or one
    cannot be written.
    """
    if not folder.is_dir():
        raise UsageError(missing(folder))
    files = starter_files(folder, machine, systems)
    with output_errors(folder):
        _refuse_others(files)
        write_files(files, executable=[path for path in files if path.name in EXECUTABLE])
    return tuple(files)


def starter_files(folder: Path, machine: Machine, systems: Sequence[System] = SYSTEMS) -> dict[Path, bytes]:
    """The starters of ``systems`` for ``folder``, by their paths."""
    return {folder / name: data for system in systems for name, data in _starters(folder, system, machine)}


def _starters(folder: Path, system: System, machine: Machine) -> Iterator[tuple[str, bytes]]:
    full = os.path.abspath(folder)
    program = machine.program if system == machine.system else None
    if system == "windows":
        windows = PureWindowsPath(full), None if program is None else PureWindowsPath(program), machine.environment
        yield BATCH, batch_file(*windows)
        yield PAGE_BATCH, page_batch_file(*windows)
    else:
        own, place = None if program is None else PurePosixPath(program), PurePosixPath(full)
        yield SHELL, shell_file(own)
        yield ENTRY, desktop_entry(place / SHELL)
        yield PAGE_SHELL, page_shell_file(own)
        yield PAGE_ENTRY, page_entry(place / PAGE_SHELL)


def _refuse_others(paths: Mapping[Path, bytes]) -> None:
    """Raises OutputError for files of these names that fawen did not write."""
    problems = [
        Problem("desktop-occupied", Span(str(path))) for path in paths if os.path.lexists(path) and not _is_ours(path)
    ]
    if problems:
        raise OutputError(problems)


def _is_ours(path: Path) -> bool:
    try:
        return MARK.encode() in read_plain(path, most=TEXT.most)
    except OSError:
        return False
