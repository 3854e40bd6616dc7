"""The worksheet beside the register, for people to look at and to print; it is made of the register, never read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.ground.disk import real_place
from generator.ground.errors import GeneratorError, Problem, RegisterError, Span, system_reason
from generator.office.package import read_package, write_package
from generator.office.package.opc_names import CORE_PART
from generator.register.files import read_bytes
from generator.register.row import Row
from generator.register.sheet import properties, sheet_parts
from generator.writing import replace_file

SUFFIX = ".xlsx"


def view_of(register: Path) -> Path:
    """Where the worksheet of ``register`` is: beside the file itself, where ``register`` is a link. Raises OSError."""
    return real_place(register).with_suffix(SUFFIX)


def view_bytes(rows: Sequence[Row]) -> bytes:
    """The worksheet of ``rows``: the same bytes for the same rows, on any day. It has the digest of its own parts."""
    parts = sheet_parts(rows)
    return write_package({**parts, CORE_PART: properties(rows[-1].entry.date, _digest(parts))})


def view_is_current(register: Path, rows: Sequence[Row]) -> bool:
    """Whether the worksheet is there and says what the register says."""
    try:
        return read_bytes(view_of(register), RegisterError) == view_bytes(rows)
    except RegisterError:
        return False


def renew_view(register: Path, rows: Sequence[Row]) -> tuple[Problem, ...]:
    """Makes the worksheet again; the register's lock is held.

    A warning comes back where it cannot be written, or where somebody has worked in it: then it is kept as it is.
    """
    view = view_of(register)
    try:
        there = read_bytes(view, RegisterError)
        if there and not _as_written(there):
            return (Problem("register-view-edited", Span(str(view))),)
        new = view_bytes(rows)
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


def _as_written(data: bytes) -> bool:
    """Whether ``data`` is a worksheet that nobody has saved since it was made here, by whatever version."""
    try:
        parts = read_package(data, name=SUFFIX)
    except GeneratorError:
        return False
    own = parts.pop(CORE_PART, b"")
    return _digest(parts).encode() in own


def _digest(parts: Mapping[str, bytes]) -> str:
    """The SHA-256 over the names and contents of ``parts``, hexadecimal."""
    digest = hashlib.sha256()
    for name in sorted(parts):
        digest.update(f"{name}\0{len(parts[name])}\0".encode())
        digest.update(parts[name])
    return digest.hexdigest()
