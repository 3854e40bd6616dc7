"""The headings of a sheet as they are understood, and the places of cells in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.ground.errors import Problem, Said, Span
from generator.roster.sheets.declared_headers import in_one_line
from generator.roster.sheets.grid import Grid, SheetRow, is_blank
from generator.roster.sheets.header_words import CLASS, TITLES
from generator.roster.units import DeclaredField


@dataclass(frozen=True)
class Heading:
    """The columns of a sheet that are read, by the names of their fields.

    ``texts`` are the headings as written, by column; ``width`` is the number of cells of the row, ``serials`` are the
    columns that only number the rows, ``own`` the fields that have nothing but a heading of the office's own.
    """

    row: int
    columns: Mapping[str, int]
    fields: tuple[DeclaredField, ...]
    texts: Mapping[int, str]
    width: int
    serials: frozenset[int] = frozenset()
    own: frozenset[str] = frozenset()
    problems: Sequence[Problem] = ()
    warnings: Sequence[Problem] = ()

    @property
    def headings(self) -> Mapping[str, str]:
        """The field of each heading, in the order of the columns."""
        return {
            in_one_line(self.texts[column]): name
            for name, column in sorted(self.columns.items(), key=lambda each: each[1])
        }

    def with_groups_in(self, column: int, warning: Problem) -> Heading:
        """The headings where ``column`` has the groups, whatever its heading is, with a ``warning`` about that."""
        columns = {name: each for name, each in self.columns.items() if each != column} | {"group": column}
        texts = {**self.texts, column: TITLES["group"][0]}
        return replace(self, columns=columns, texts=texts, warnings=(*self.warnings, warning))

    @property
    def seen_titles(self) -> Mapping[str, str]:
        """The field that templates see under each heading: classes without groups are the names of groups."""
        classes_are = CLASS if "group" in self.columns else "group"
        return {heading: classes_are if name == CLASS else name for heading, name in self.headings.items()}


def texts_in(row: SheetRow) -> dict[int, str]:
    """Return the cells of ``row`` that are texts."""
    return {column: each for column, each in row.cells.items() if isinstance(each, str) and each.strip()}


def quoting(span: Span, source: object) -> Span:
    """Return ``span`` with the text of its cell; unchanged where it already quotes a line of a text file."""
    if span.part is None or not isinstance(source, str) or not source:
        return span
    return Span(span.file, part=span.part, source=source[:80])


def place_text(span: Span) -> Said:
    """Return a place within the same file, as a sentence names it: ``C5``, or line and character of a text file."""
    if span.part is not None:
        cell = span.part.rpartition("!")[2]
        return Said(cell, cell)
    return Said(f"第 {span.line} 行第 {span.column} 字", f"line {span.line} column {span.column}")


def untitled(grid: Grid, heading: Heading, rows: Sequence[SheetRow]) -> Iterator[Problem]:
    """Yield a warning for each column without a heading that has something in ``rows``."""
    warned: set[int] = set()
    for row in rows:
        for column, each in row.cells.items():
            if column not in heading.texts and column not in warned and not is_blank(each):
                warned.add(column)
                yield Problem("sheet-column-untitled", quoting(grid.span(row.number, column), each))
