"""Edits of whole lines of a source."""

from __future__ import annotations

from collections.abc import Sequence

from generator.desk.reviewing.proposal import SourceEdit
from generator.ground.source import SourceFile


def replaced_lines(file: SourceFile, name: str, first: int, last: int, lines: Sequence[str]) -> SourceEdit:
    """The edit that puts ``lines`` in the place of the lines from ``first`` to ``last`` of the text ``name``."""
    start, end = _start(file, first), _start(file, last + 1) - 1
    if lines:
        return SourceEdit(name, start, end, "\n".join(lines))
    return SourceEdit(name, start, min(end + 1, len(file.text)), "")


def inserted_lines(file: SourceFile, name: str, before: int, lines: Sequence[str]) -> SourceEdit:
    """The edit that puts ``lines`` before a line of the text ``name``, which may be the one after the last."""
    start = _start(file, before)
    if start > len(file.text):
        return SourceEdit(name, len(file.text), len(file.text), "".join(f"\n{line}" for line in lines))
    return SourceEdit(name, start, start, "".join(f"{line}\n" for line in lines))


def _start(file: SourceFile, line: int) -> int:
    """The offset of the first character of a line."""
    return sum(len(each) + 1 for each in file.lines[: line - 1])
