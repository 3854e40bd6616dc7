"""Printing of what has been entered in the register."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.printing import print_json, print_lines, print_problems
from generator.cli.register.rows import row_mapping
from generator.ground.words.commands import text

if TYPE_CHECKING:
    from generator.register import Appended


def print_entered(added: Appended, register: Path, *, as_json: bool = False) -> None:
    """Prints the number on a line of its own, then where it has been entered; or the row as JSON."""
    print_problems(added.warnings)
    if as_json:
        print_json([row_mapping(added.row)])
        return
    entry, line = added.row.entry, added.row.line
    print_lines([entry.number, text("registered", matter=entry.matter, file=register, line=line)])
