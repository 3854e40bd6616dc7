"""A position in a text file, stored as numbers; its line is looked up on demand."""

from __future__ import annotations

from typing import NamedTuple

from generator.ground.errors import Span
from generator.ground.source.source_file import SourceFile


class Place(NamedTuple):
    """Line and column (from 1) and length, in characters.

    ``file`` is the file, or only its name after pickling: the text is not sent to other processes.
    """

    file: SourceFile | str
    line: int
    column: int
    length: int

    @property
    def span(self) -> Span:
        """The position with the line as typed, where the text is available."""
        if isinstance(self.file, str):
            return Span(self.file, self.line, self.column, self.length)
        return self.file.span(self.line, self.column, self.length)

    def __reduce__(self) -> tuple[type[Place], tuple[str, int, int, int]]:
        name = self.file if isinstance(self.file, str) else self.file.name
        return Place, (name, self.line, self.column, self.length)
