"""The units of a roster as the Tab key offers them, kept in the cache folder while the roster's file stays the same.

So neither YAML nor sheets are imported, and a large roster is not read, at each press of the key.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from generator.ground.disk import read_plain
from generator.ground.disk.cache_folder import cache_folder

_MOST = 20_000_000
"""Bytes of one kept list; 41,352 units take some three million."""

_END_OF_ROW, _END_OF_CELL = "\x1e", "\x1f"
"""Characters that no roster may hold."""


class OfferedUnit(NamedTuple):
    """A unit's name, its group's name, its addressee and its code."""

    name: str
    group: str
    addressee: str
    code: str


def identity(roster: Path) -> str:
    """The file ``roster`` as the system knows it: another text after each save. Raises OSError."""
    path = os.path.abspath(roster)
    facts = os.stat(path)
    return f"{path} {facts.st_ino} {facts.st_size} {facts.st_mtime_ns} {facts.st_ctime_ns}"


def kept_units(roster: Path) -> list[OfferedUnit] | None:
    """The units that were kept of the file ``roster`` as it is now; None where there are none."""
    try:
        text = read_plain(_place(roster), most=_MOST).decode()
        known, *rows = text.split(_END_OF_ROW)
        return [OfferedUnit(*row.split(_END_OF_CELL)) for row in rows] if known == identity(roster) else None
    except (OSError, ValueError, TypeError, RuntimeError):
        return None


def keep_units(roster: Path, known: str, units: Iterable[OfferedUnit]) -> None:
    """Keeps ``units``, read of the file ``roster`` when its :func:`identity` was ``known``, if they can be written."""
    from generator.writing.cache import keep

    text = _END_OF_ROW.join([known, *map(_END_OF_CELL.join, units)])
    with suppress(OSError, ValueError, RuntimeError):
        keep(_place(roster), text.encode())


def _place(roster: Path) -> Path:
    return cache_folder() / "units" / f"{zlib.crc32(os.path.abspath(roster).encode()):08x}"
