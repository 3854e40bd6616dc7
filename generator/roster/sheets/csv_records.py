"""Parser of CSV (RFC 4180), also with ``;`` or tabs: the text of a file → records, each cell with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.ground.errors import Problem, RosterError, Span

DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class CsvRecord:
    """The cells of one record without their quotes, their places in the text, and the line where the record begins."""

    line: int
    cells: tuple[str, ...]
    starts: tuple[int, ...]


class CsvText:
    """The text of a file whose cells are separated by ``delimiter``."""

    def __init__(self, file: str, text: str, delimiter: str) -> None:
        self.file = file
        self.text = text
        cell = re.escape(delimiter)
        self._cell = re.compile(rf'"((?:[^"]|"")*)"(?={cell}|\n|\Z)|([^"{cell}\n][^{cell}\n]*|)(?={cell}|\n|\Z)')

    def records(self) -> Iterator[CsvRecord]:
        """Yield the records from top to bottom, without empty lines. Raises RosterError at a misplaced quote."""
        text, match_at, place, line = self.text, self._cell.match, 0, 1
        while place < len(text):
            first, cells, starts = line, [], []
            while True:
                match = match_at(text, place)
                if match is None:
                    raise RosterError(Problem("sheet-quote", self.span_at(place)))
                quoted, bare = match.groups()
                starts.append(place)
                if quoted is None:
                    cells.append(bare)
                else:
                    cells.append(quoted.replace('""', '"') if '"' in quoted else quoted)
                    line += quoted.count("\n")
                place = match.end()
                if text[place : place + 1] in ("\n", ""):
                    break
                place += 1
            place += 1
            line += 1
            if len(cells) > 1 or cells[0]:
                yield CsvRecord(first, tuple(cells), tuple(starts))

    def span_at(self, place: int) -> Span:
        """Return the line and column of ``place`` in the text, with the line as typed."""
        start = self.text.rfind("\n", 0, place) + 1
        end = self.text.find("\n", place)
        source = self.text[start:] if end < 0 else self.text[start:end]
        return Span(self.file, self.text.count("\n", 0, place) + 1, place - start + 1, 1, source)
