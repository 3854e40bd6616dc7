"""Plain files read whole within the size limit of their kind: with OSErrors, and with problems in their place."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from generator.ground.desk_names import TEMPLATES, UNITS
from generator.ground.disk import following_links
from generator.ground.disk.file_size_limits import TEXT, FileKind
from generator.ground.disk.following_links import (
    FolderEntry,
    LinkOutError,
    NotPlainError,
    TooBigError,
    entries,
    own_place,
    placed,
    working_folder,
)
from generator.ground.errors import InputError, Problem, Span, TranslatedText, UsageError, closest, system_reason
from generator.ground.words.vocabularies import phrase

# O_NONBLOCK: a FIFO that replaces a file after the check is opened without waiting, and refused.
_READING = os.O_RDONLY | following_links.NO_FOLLOW | getattr(os, "O_NONBLOCK", 0)


def read_plain(path: Path, *, most: int, root: Path | None = None) -> bytes:
    """The bytes of the plain file at ``path``, ``most`` at most; links may not lead out of ``root``.

    ``root`` is :func:`~generator.ground.disk.following_links.root_of` the path unless given. Raises LinkOutError,
    NotPlainError, TooBigError, IsADirectoryError, FileNotFoundError and other OSError, all with the file's name.
    """
    handle = open_plain(path, root=root)
    try:
        if os.fstat(handle).st_size > most:
            raise following_links.TooBigError(path, most)
        return read_all(handle, path, most)
    finally:
        os.close(handle)


def open_plain(path: Path, *, root: Path | None = None) -> int:
    """A handle of the plain file at ``path``, open for reading. Raises as :func:`read_plain` does."""
    root = following_links.root_of(path) if root is None else root
    if not following_links.BY_HANDLE:
        real = following_links.real_path(root, following_links.placed(path))
        return opened_plain(str(real), None, path)
    folder, name = following_links.open_parent(root, following_links.placed(path))
    try:
        return opened_plain(name, folder, path)
    finally:
        os.close(folder)


def opened_plain(name: str, folder: int | None, path: Path) -> int:
    """A handle of the plain file ``name`` in the open ``folder`` (None: ``name`` is a path); errors name ``path``.

    Raises as :func:`read_plain` does; NotPlainError for a link.
    """
    try:
        _refuse(os.stat(name, dir_fd=folder, follow_symlinks=False), path)
        handle = os.open(name, _READING, dir_fd=folder)
    except OSError as fault:
        fault.filename = str(path)
        raise
    try:
        _refuse(os.fstat(handle), path)
    except OSError:
        os.close(handle)
        raise
    return handle


def _refuse(found: os.stat_result, path: Path) -> None:
    """Raises IsADirectoryError or NotPlainError unless it is a plain file."""
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(found.st_mode):
        raise following_links.NotPlainError(path)


def read_all(handle: int, path: Path, most: int) -> bytes:
    """All bytes up to the end of the file, not to its stated size (0 in /proc). Raises TooBigError."""
    pieces: list[bytes] = []
    size = 0
    while piece := os.read(handle, 1 << 20):
        pieces.append(piece)
        size += len(piece)
        if size > most:
            raise following_links.TooBigError(path, most)
    return b"".join(pieces)


# Files and folders read with problems in place of OSError.
# Only regular files are read, not through links to the outside, within the size limit of their kind.


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
        raise _reading_fault(fault, kind, shown, error) from fault
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
    """Raises what :func:`read_contents` would, as far as can be seen without reading the file."""
    shown = str(path) if name is None else name
    try:
        handle = open_plain(path, root=root)
        try:
            if os.fstat(handle).st_size > kind.most:
                raise TooBigError(path, kind.most)
        finally:
            os.close(handle)
    except (OSError, ValueError) as fault:
        raise _reading_fault(fault, kind, shown, error) from fault


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


def _reading_fault(
    fault: OSError | ValueError, kind: FileKind, name: str, error: type[InputError] = InputError
) -> InputError | UsageError:
    """The exception for a ``fault`` in reading the file that problems call ``name``."""
    problem = reading_problem(fault, kind, name)
    return UsageError(problem) if problem.code in _MISSING else error(problem)


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
        reason = phrase("system-leads-nowhere")
    elif kind.missing == "source-missing":
        return missing(Path(fault.filename or name), name)
    else:
        reason, near = system_reason(fault), missing(Path(fault.filename or name), name).suggestion
    return Problem(kind.unreadable, span, {"reason": reason, "why": reason}, suggestion=near)


def link_out(fault: LinkOutError, name: str | None = None) -> Problem:
    """The problem for a link that leads outside, reported at ``name`` or else at the link itself."""
    path = Path(fault.filename)
    here = working_folder()
    link = str(path.relative_to(here)) if here is not None and here in path.parents else str(path)
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


# The problem of a missing file names the existing file that was probably meant.
_MISSING = ("source-missing", "source-ending-hidden")
"""The codes of problems that say that a path does not exist."""

_FAMILIES = (
    (".yaml", ".yml", ".xlsx", ".xlsm", ".xls", ".csv"),
    (".docx", ".docm", ".doc", ".wps"),
    (".md", ".markdown", ".txt"),
)
"""Endings that are easily confused."""

_MADE_BY = {UNITS: "fawen new roster", TEMPLATES: "fawen new notice"}
"""The commands that make what has these names, for a desk that lacks one of them."""

_OWNER = "~$"


def missing(path: Path, name: str | None = None) -> Problem:
    """The problem that ``path``, called ``name`` in problems, does not exist, with the file that was probably meant.

    A file whose name has one more ending has a problem of its own: file managers hide endings, so it looks right.
    """
    shown = str(path) if name is None else name
    hidden = with_more_endings(path.name, names_in(path.parent))
    if hidden is not None:
        facts = {"name": shown, "hidden": _beside(shown, hidden), "right": path.name}
        return Problem("source-ending-hidden", Span(shown), facts)
    near = meant(path)
    suggestion = None if near is None else _beside(shown, near)
    command = _MADE_BY.get(path.name)
    made = TranslatedText("", "") if command is None else phrase("system-made-by", command=command)
    return Problem("source-missing", Span(shown), {"name": shown, "made": made}, suggestion=suggestion)


def meant(path: Path) -> str | None:
    """The existing name that was probably meant by the missing ``path``; None where none is similar."""
    there = names_in(path.parent)
    other = _other_ending(path, there)
    if other is not None:
        return other
    ending = path.suffix
    near = closest(path.stem, (os.path.splitext(each)[0] for each in there if Path(each).suffix == ending))
    return None if near is None else f"{near}{ending}"


def folders_with(name: str, folder: Path) -> list[Path]:
    """The subfolders of ``folder`` in which there is a file ``name``, sorted."""
    return [folder / each for each in sorted(names_in(folder)) if os.path.isfile(folder / each / name)]


def with_more_endings(name: str, there: Iterable[str]) -> str | None:
    """The file among ``there`` that has ``name`` and one more ending, such as ``notice.md.txt``."""
    if not os.path.splitext(name)[1]:
        return None
    return next((each for each in there if os.path.splitext(each)[0].casefold() == name.casefold()), None)


def owner_file(path: Path, name: str) -> Problem | None:
    """The problem of reading an office suite's lock file (``~$…``); None for all other files.

    Its name is ``~$`` and the name of the open file, of which Word drops the first two characters where it is long.
    """
    if not path.name.startswith(_OWNER):
        return None
    rest = path.name.removeprefix(_OWNER)
    there = [each for each in names_in(path.parent) if not each.startswith(_OWNER)]
    opened = next((each for each in there if rest in (each, each[1:], each[2:])), rest)
    return Problem("source-owner-file", Span(name), {"name": name, "opened": _beside(name, opened)})


def _beside(shown: str, name: str) -> str:
    return str(Path(shown).with_name(name))


def _other_ending(path: Path, there: Iterable[str]) -> str | None:
    """The file with the same name and another ending of the same family, or any ending where none was typed."""
    family = next((each for each in _FAMILIES if path.suffix.lower() in each), None)
    known = [ending for each in _FAMILIES for ending in each] if not path.suffix else family or ()
    stem = path.stem if path.suffix else path.name
    wanted = {f"{stem}{ending}".casefold(): rank for rank, ending in enumerate(known)}
    found = [each for each in there if each.casefold() in wanted and each != path.name]
    return min(found, key=lambda each: wanted[each.casefold()], default=None)


def names_in(folder: Path) -> list[str]:
    """The names in ``folder`` that are not hidden; none where it cannot be listed."""
    try:
        return [each.path.name for each in entries(folder) if not each.path.name.startswith(".")]
    except (OSError, ValueError):
        return []
