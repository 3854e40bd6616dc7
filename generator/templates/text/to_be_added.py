"""The line that a text begins with whose draft had nothing to print, and the warnings while it is still there."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ground.errors import Problem
from generator.ground.source import SourceFile

TO_BE_ADDED = "（内容待补）"
"""What a text prints whose draft has none: a notice without it is not built."""


def lines_to_be_added(file: SourceFile, first_line: int) -> Iterator[Problem]:
    """Yield a warning for each line of ``file`` from ``first_line`` on that only says that its text is missing."""
    for number, line in enumerate(file.lines[first_line - 1 :], start=first_line):
        if line.strip() == TO_BE_ADDED:
            begin = line.index(TO_BE_ADDED) + 1
            yield Problem("text-to-be-added", file.span(number, begin, len(TO_BE_ADDED)), {"line": TO_BE_ADDED})
