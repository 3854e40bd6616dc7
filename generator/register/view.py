"""The worksheet beside the register, for people to look at and to print: made of the register, never read back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.ground.disk import real_place
from generator.ground.errors import GeneratorError, Problem, RegisterError, Span, system_reason
from generator.office.package import MAX_PART_BYTES, read_package, write_package
from generator.office.package.opc_names import CORE_PART
from generator.register.register_csv import read_bytes
from generator.register.register_row import RegisterRow
from generator.register.worksheet_parts import properties, sheet_parts
from generator.writing import replace_file

SUFFIX = ".xlsx"


def view_of(register: Path) -> Path:
    """Return the path of the worksheet, beside the real file where ``register`` is a link. Raises OSError."""
    return real_place(register).with_suffix(SUFFIX)


def view_bytes(rows: Sequence[RegisterRow]) -> bytes:
    """Return the worksheet of ``rows``, with the digest of its own parts; the same rows give the same bytes."""
    return _packed(sheet_parts(rows), rows)


def view_is_current(register: Path, rows: Sequence[RegisterRow]) -> bool:
    """Whether the worksheet is there and shows the rows of the register."""
    try:
        return read_bytes(view_of(register)) == view_bytes(rows)
    except RegisterError:
        return False


def renew_view(register: Path, rows: Sequence[RegisterRow]) -> tuple[Problem, ...]:
    """Update the worksheet, with the register's lock held; return a warning where that fails.

    A worksheet that somebody has edited is kept as it is, with a warning.
    """
    view = view_of(register)
    try:
        there = read_bytes(view)
        parts = sheet_parts(rows)
        if there and not _as_written(there, max(map(len, parts.values()))):
            return (Problem("register-view-edited", Span(str(view))),)
        new = _packed(parts, rows)
        if new != there:
            replace_file(view, new)
    except RegisterError as fault:
        return tuple(_not_written(each) for each in fault.problems)
    except OSError as fault:
        facts = {"reason": system_reason(fault)}
        return (Problem("register-view-not-written", Span(str(view)), facts),)
    return ()


def _not_written(why: Problem) -> Problem:
    return Problem("register-view-not-written", why.span, {"reason": why.quoted})


def _packed(parts: Mapping[str, bytes], rows: Sequence[RegisterRow]) -> bytes:
    return write_package({**parts, CORE_PART: properties(rows[-1].entry.date, _digest(parts))})


def _as_written(data: bytes, largest: int) -> bool:
    """Whether ``data`` is a worksheet as some version of fawen wrote it, not saved by anybody since.

    ``largest`` is the size of the largest part that it has by now: a register only grows.
    """
    try:
        parts = read_package(data, name=SUFFIX, part_limit=max(MAX_PART_BYTES, largest))
    except GeneratorError:
        return False
    own = parts.pop(CORE_PART, b"")
    return _digest(parts).encode() in own


def _digest(parts: Mapping[str, bytes]) -> str:
    """Return the SHA-256 over the names and contents of ``parts``, hexadecimal."""
    digest = hashlib.sha256()
    for name in sorted(parts):
        digest.update(f"{name}\0{len(parts[name])}\0".encode())
        digest.update(parts[name])
    return digest.hexdigest()
