"""The order in which problems of several files are reported."""

from __future__ import annotations

from collections.abc import Sequence

from generator.ground.errors import Problem, Span


def in_order(problems: Sequence[Problem]) -> list[Problem]:
    """Sort ``problems`` file by file, in each from top to bottom."""
    spans = {id(problem): problem.span or Span("") for problem in problems}
    files = list(dict.fromkeys(span.file for span in spans.values()))

    def place(problem: Problem) -> tuple[int, int, int]:
        span = spans[id(problem)]
        return files.index(span.file), span.line or 0, span.column or 0

    return sorted(problems, key=place)
