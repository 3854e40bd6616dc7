"""Layout of help: wrapped by terminal columns, also between hanzi."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator

import click

from generator.ground.errors import columns
from generator.ground.words.commands import text

_NO_BEGINNING = "，。；：、！？）》〉」』”’…—"
_NO_END = "（《〈「『“‘"
_PIECE = re.compile(
    rf"[{_NO_END}]*(?:[^\W\d_a-zA-Z\u00c0-\u024f]|[!-\u2017\u2019-\u201b\u201d-\u2e7f]+|.)[{_NO_BEGINNING}]*", re.DOTALL
)
"""What stays together: a hanzi, a word of other letters (from ``!`` to the last before the hanzi), with their marks."""

_WIDEST_FIRST = 30  # columns of the left side of a list
_GAP = 2
_WIDEST, _NARROWEST = 80, 50  # columns of a page, where the terminal has more or fewer
_MARGIN = 2


class ColumnFormatter(click.HelpFormatter):
    """Click's formatter, but wide characters count as two columns.

    Headings end with the colon of the language.
    """

    def __init__(self, width: int | None, max_width: int | None) -> None:
        super().__init__(width=width or _width(max_width or _WIDEST), max_width=max_width)

    def write_heading(self, heading: str) -> None:
        """Writes a heading."""
        self.write(f"{'':>{self.current_indent}}{text('heading', heading=heading)}\n")

    def write_text(self, text: str) -> None:
        """Writes each line of ``text`` wrapped, but indented and empty ones as they are."""
        for line in text.splitlines():
            as_it_is = not line or line.startswith(" ")
            for piece in [line] if as_it_is else wrapped(line, self.width - self.current_indent):
                self.write(f"{'':>{self.current_indent}}{piece}".rstrip() + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = _WIDEST_FIRST, col_spacing: int = _GAP) -> None:
        """Writes a list of two columns; the right one goes below a left one that is too wide."""
        rows = list(rows)
        left = min(max((columns(first) for first, _ in rows), default=0), col_max) + col_spacing
        indent = self.current_indent
        for first, second in rows:
            lines = list(wrapped(second, max(self.width - left - indent, 10)))
            fits = columns(first) <= left - col_spacing
            if fits and lines:
                self.write(f"{'':>{indent}}{first}{' ' * (left - columns(first))}{lines.pop(0)}\n")
            else:
                self.write(f"{'':>{indent}}{first}\n")
            for line in lines:
                self.write(f"{'':>{indent + left}}{line}\n")


def wrapped(line: str, width: int) -> Iterator[str]:
    """``line`` broken at blanks and between hanzi; a longer word is not broken."""
    so_far, taken = "", 0
    for piece in _PIECE.findall(line):
        added, wide = piece, columns(piece)
        if so_far.strip() and piece.strip() and taken + wide > width:
            yield so_far.rstrip()
            so_far, taken = "", 0
        if not so_far and piece[0].isspace():
            added = piece.lstrip()
            wide = columns(added)
        so_far, taken = so_far + added, taken + wide
    if so_far.rstrip():
        yield so_far.rstrip()


def _width(widest: int) -> int:
    """Columns to write in, from COLUMNS or the terminal, as Click does without importing shutil."""
    typed = os.environ.get("COLUMNS", "")
    if typed.isdecimal() and int(typed) > 0:
        wide = int(typed)
    else:
        try:
            wide = os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 0
        except (ValueError, OSError):  # it is closed, or no terminal
            wide = 0
    return max(min(wide or _WIDEST, widest) - _MARGIN, _NARROWEST)
