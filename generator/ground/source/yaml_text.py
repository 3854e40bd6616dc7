"""The YAML lines of a file, and the positions of the parser's events in that file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import yaml

from generator.ground.errors import Span
from generator.ground.source.place import Place
from generator.ground.source.source_file import SourceFile
from generator.ground.source.yaml_slips import end_of, start_of


class YamlText:
    """The ``text`` of ``file`` from ``first_line`` to ``last_line`` (both included, from 1)."""

    def __init__(self, file: SourceFile, first_line: int = 1, last_line: int | None = None) -> None:
        self._file = file
        self._first, self._last = first_line - 1, last_line
        self._is_whole = first_line == 1 and last_line is None
        self.text = file.text if self._is_whole else "\n".join(self.lines)
        self._line_start, self._line_end, self._line = 0, -1, ""

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines without line ends. They take as much memory as the text: only for finding slips."""
        return self._file.lines if self._is_whole else self._file.lines[self._first : self._last]

    def span(self, line: int, column: int, length: int = 1) -> Span:
        """The position at ``line`` and ``column``, both from 0 as the parser counts them."""
        return self._file.span(line + self._first + 1, column + 1, max(1, length))

    def span_of(self, event: yaml.Event) -> Span:
        """The position of ``event``: the first line of a scalar, the first character of a collection."""
        line, column = start_of(event)
        source = None if event.start_mark is None else self._line_around(event.start_mark.index, column)
        if source is None:
            source = self.span(line, column).source or ""
        if isinstance(event, yaml.CollectionStartEvent):
            length = 1
        else:
            end_line, end = end_of(event)
            length = max(1, (end if end_line == line else len(source)) - column)
        return Span(self._file.name, line + self._first + 1, column + 1, length, source)

    def place_of(self, event: yaml.ScalarEvent) -> Place:
        """The position of ``event``, a scalar in one line."""
        line, column = start_of(event)
        return Place(self._file, line + self._first + 1, column + 1, max(1, end_of(event)[1] - column))

    def _line_around(self, index: int, column: int) -> str | None:
        """The line with ``index`` at ``column``; None after the end, where the parser counts one more line."""
        if not self._line_start <= index <= self._line_end:
            self._line_start = self.text.rfind("\n", 0, index) + 1
            end = self.text.find("\n", index)
            self._line_end = len(self.text) if end < 0 else end
            self._line = self.text[self._line_start : self._line_end]
        return self._line if index - self._line_start == column else None
