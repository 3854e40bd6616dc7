"""What is to be said of a row that was just added, on the page that comes after it."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from generator.ground.errors import Problem
from generator.register.appending import AppendResult
from generator.web.kept_files import Latest
from generator.web.open_desk import OpenDesk

_MOST_ROWS = 20

_warnings: WeakKeyDictionary[OpenDesk, Latest[tuple[Problem, ...]]] = WeakKeyDictionary()


def note_warnings(desk: OpenDesk, added: AppendResult) -> None:
    """Keeps the warnings about a row that was added, where there are any."""
    if added.warnings:
        _warnings.setdefault(desk, Latest(_MOST_ROWS))[str(added.row.serial)] = added.warnings


def warnings_about(desk: OpenDesk, serial: int) -> tuple[Problem, ...]:
    """The warnings about the row with that 顺序号 when this server added it."""
    kept = _warnings.get(desk)
    return (kept.get(str(serial)) or ()) if kept is not None else ()
