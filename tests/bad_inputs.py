"""What a bad input under tests/bad/ says of itself.

A file begins with one line `# error LINE:COLUMN code` for each problem it must earn, in order; one
that cannot (another encoding, a .docx) has a file of the same name with `.expected` beside it. The
place is left out where a problem concerns the whole file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from generator.ground.errors import Problem

BAD = Path(__file__).parent / "bad"

_LINE = re.compile(r"(?:# )?error (?:(\d+):(\d+) )?([a-z0-9-]+)")

Earned = tuple[int | None, int | None, str]


def bad_inputs(folder: str, pattern: str = "*") -> list[Path]:
    """The bad inputs in a folder of tests/bad/, sorted."""
    return sorted(path for path in (BAD / folder).glob(pattern) if path.suffix != ".expected")


def expected(path: Path) -> list[Earned]:
    """Line, column and code of each problem that `path` must earn."""
    sibling = path.with_name(f"{path.name}.expected")
    lines = (sibling if sibling.exists() else path).read_text(encoding="utf-8").splitlines()
    earned: list[Earned] = []
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None:
            break
        number, column, code = match.groups()
        earned.append((int(number) if number else None, int(column) if column else None, code))
    assert earned, f"{path} does not say what it must earn"
    return earned


def earned(problems: Sequence[Problem]) -> list[Earned]:
    """Line, column and code of problems, each checked to say its piece in both languages."""
    for problem in problems:
        for lang in ("zh", "en"):
            assert problem.message(lang)
            assert problem.remedy(lang)
            assert f"[{problem.code}]" in problem.text(lang)
    return [
        (problem.span.line, problem.span.column, problem.code) if problem.span else (None, None, problem.code)
        for problem in problems
    ]
