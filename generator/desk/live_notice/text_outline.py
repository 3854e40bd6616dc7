"""The lines of a text with their levels, also of one that cannot be filled yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.ground.errors import NoticeError
from generator.ground.source import SourceFile
from generator.ground.source.front_matter import first_body_line
from generator.templates.text.filled_lines import BLANKS, FilledLine
from generator.templates.text.levels import paragraph
from generator.templates.text.text_tables import is_row

LineKind = Literal["heading", "text", "table", "picture", "instruction"]
"""What a line is; an ``instruction`` is nothing but tags and remarks, and prints nothing itself."""

_BEGINNING = 24
"""So many characters of a line are shown."""

_TAG = re.compile(r"\{[{%#]")
_INSTRUCTION = re.compile(r"(?:\{%[^\n]{0,2000}?%\}|\{#[^\n]{0,2000}?#\}|\s)+")


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A line of the body of ``text``, a file without its folder: its number in that, from 1, and what it is.

    ``level`` is that of its heading, from 1, and 0 without one. ``words`` are the heading, or of another line the
    beginning.
    """

    text: str
    line: int
    kind: LineKind
    level: int
    words: str


@dataclass(frozen=True, slots=True)
class TextBody:
    """The body of a text: its ``first_line`` in ``file``, from 1, which is behind the last where none begins."""

    file: SourceFile
    first_line: int

    @classmethod
    def of(cls, file: SourceFile) -> TextBody:
        """The body of ``file``."""
        try:
            return cls(file, first_body_line(file, error=NoticeError))
        except NoticeError:
            return cls(file, len(file.lines) + 1)

    def outline(self, filled: Sequence[FilledLine]) -> Iterator[OutlineLine]:
        """The lines that are not empty.

        ``filled`` are the lines as they are printed: a number is seen there that comes from a value. A line that prints
        nothing, or cannot be filled, is taken as typed.
        """
        printed: dict[int | None, FilledLine] = {}
        for each in filled:
            printed.setdefault(each.span.line, each)
        for number, typed in enumerate(self.file.lines[self.first_line - 1 :], start=self.first_line):
            text = typed.strip(BLANKS)
            if text:
                line = printed.get(number) or _as_typed(self.file, number, text)
                yield _outline_line(self.file.path.name, number, line)


def _as_typed(file: SourceFile, number: int, text: str) -> FilledLine:
    tag = _TAG.search(text)
    return FilledLine(text, len(text) if tag is None else tag.start(), file.span(number, 1))


def _outline_line(name: str, number: int, line: FilledLine) -> OutlineLine:
    written = paragraph(line.text, line.typed)
    level = 0 if is_row(line) else written.level.value
    words = written.heading if level else line.text[:_BEGINNING]
    return OutlineLine(name, number, "heading" if level else _kind(line), level, words)


def _kind(line: FilledLine) -> LineKind:
    if is_row(line):
        return "table"
    if line.pictures and not line.text:
        return "picture"
    return "instruction" if _INSTRUCTION.fullmatch(line.text) else "text"
