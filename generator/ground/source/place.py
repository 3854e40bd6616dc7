"""A place in a text file, stored as three numbers; its line is looked up on demand."""

from __future__ import annotations

from typing import NamedTuple

from generator.ground.errors import Span
from generator.ground.source.file import SourceFile


class Place(NamedTuple):
    """Line and column (from 1) and length, in characters.

    ``file`` is the file, or its name alone where the place has come from another process: pickled, a place
    leaves the text behind.
    """

    file: SourceFile | str
    line: int
    column: int
    length: int

    @property
    def span(self) -> Span:
        """The place with the line as typed, where the text is at hand."""
        if isinstance(self.file, str):
            return Span(self.file, self.line, self.column, self.length)
        return self.file.span(self.line, self.column, self.length)

    def __reduce__(self) -> tuple[type[Place], tuple[str, int, int, int]]:
        name = self.file if isinstance(self.file, str) else self.file.name
        return Place, (name, self.line, self.column, self.length)
