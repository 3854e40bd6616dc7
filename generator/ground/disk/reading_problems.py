"""Files and folders read with problems in place of OSError.

Only regular files are read, not through links to the outside, within the size limit of their kind.
"""

from __future__ import annotations

import os
from pathlib import Path

from generator.ground.disk.absent import MISSING, missing, owner_file
from generator.ground.disk.file_kinds import TEXT, FileKind
from generator.ground.disk.folder_listing import FolderEntry, entries
from generator.ground.disk.plain_reading import open_plain, read_plain
from generator.ground.disk.roots import LinkOutError, NotPlainError, TooBigError, own_place, placed, working_folder
from generator.ground.errors import InputError, Problem, Said, Span, UsageError, system_reason

_LEADS_NOWHERE = Said("这是链接，它指向的文件不存在", "it is a link that leads to nothing")


def read_contents(
    path: Path,
    kind: FileKind,
    *,
    name: str | None = None,
    error: type[InputError] = InputError,
    root: Path | None = None,
) -> bytes:
    """The bytes of the file at ``path``, called ``name`` in problems; ``root`` is as in :func:`read_plain`.

    Raises UsageError where it does not exist, otherwise ``error``: it is a folder, a pipe or a device, too large,
    unreadable, reached through a link that leads outside, or an office suite's lock file.
    """
    shown = str(path) if name is None else name
    try:
        data = read_plain(path, most=kind.most, root=root)
    except (OSError, ValueError) as fault:
        raise reading_fault(fault, kind, shown, error) from fault
    owned = owner_file(path, shown)
    if owned is not None:
        raise error(owned)
    return data


def check_contents(
    path: Path,
    kind: FileKind,
    *,
    name: str | None = None,
    error: type[InputError] = InputError,
    root: Path | None = None,
) -> None:
    """Raise what :func:`read_contents` would, as far as can be seen without reading the file."""
    shown = str(path) if name is None else name
    try:
        handle = open_plain(path, root=root)
        try:
            if os.fstat(handle).st_size > kind.most:
                raise TooBigError(path, kind.most)
        finally:
            os.close(handle)
    except (OSError, ValueError) as fault:
        raise reading_fault(fault, kind, shown, error) from fault


def read_entries(folder: Path, *, error: type[InputError] = InputError, root: Path | None = None) -> list[FolderEntry]:
    """The entries of ``folder``, by name; none where it does not exist. ``root`` is as in :func:`entries`.

    Raises ``error`` where it cannot be listed, or is reached through a link that leads outside.
    """
    try:
        return entries(folder, root=root)
    except FileNotFoundError:
        return []
    except OSError as fault:
        raise error(reading_problem(fault, TEXT, str(folder))) from fault


def reading_fault(
    fault: OSError | ValueError, kind: FileKind, name: str, error: type[InputError] = InputError
) -> InputError | UsageError:
    """The exception for a ``fault`` in reading the file that problems call ``name``."""
    problem = reading_problem(fault, kind, name)
    return UsageError(problem) if problem.code in MISSING else error(problem)


def reading_problem(fault: OSError | ValueError, kind: FileKind, name: str) -> Problem:
    """The problem for a ``fault`` in reading; a ValueError is a name that the system cannot encode."""
    span, near = Span(name), None
    if isinstance(fault, LinkOutError):
        return link_out(fault, name)
    if isinstance(fault, NotPlainError):
        return Problem("source-not-plain", span)
    if isinstance(fault, TooBigError):
        return Problem(kind.too_big, span, {"limit": kind.most // 1_000_000})
    if not isinstance(fault, FileNotFoundError):
        reason = system_reason(fault) if isinstance(fault, OSError) else str(fault)
    elif fault.filename is not None and os.path.islink(placed(Path(fault.filename))):
        reason = _LEADS_NOWHERE
    elif kind.missing == "source-missing":
        return missing(Path(fault.filename or name), name)
    else:
        reason, near = system_reason(fault), missing(Path(fault.filename or name), name).suggestion
    return Problem(kind.unreadable, span, {"reason": reason, "why": reason}, suggestion=near)


def link_out(fault: LinkOutError, name: str | None = None) -> Problem:
    """The problem for a link that leads outside, reported at ``name`` or else at the link itself."""
    link = _shown(Path(fault.filename))
    return Problem("source-link-out", Span(link if name is None else name), {"link": link, "root": str(fault.root)})


def default_place(path: Path) -> Path:
    """The default place ``path`` with links resolved. Raises InputError where one leads out of the working folder."""
    try:
        return own_place(path)
    except LinkOutError as fault:
        raise InputError(link_out(fault, str(path))) from fault


def default_input(path: Path) -> Path:
    """The default input ``path`` unchanged, after a check of its links; one that was also named is not checked.

    Raises what :func:`default_place` raises.
    """
    if placed(path) == path:
        default_place(path)
    return path


def _shown(path: Path) -> str:
    """``path`` relative to the working folder where it is below it."""
    here = working_folder()
    return str(path.relative_to(here)) if here is not None and here in path.parents else str(path)
