"""System errors become problems that name the file."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from generator.ground.disk import NotPlainError
from generator.ground.errors import OutputError
from generator.writing import output_errors


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "output-disk-full"), (errno.EACCES, "output-denied"), (errno.EIO, "output-not-written")],
)
def test_what_the_system_says(number: int, code: str) -> None:
    with pytest.raises(OutputError) as raised, output_errors(Path("示例")):
        raise OSError(number, "because", "示例/一.docx")
    (problem,) = raised.value.problems
    assert problem.code == code
    assert problem.span is not None
    assert problem.span.file == "示例/一.docx"


def test_what_is_no_file_is_named() -> None:
    with pytest.raises(OutputError, match="output-not-plain"), output_errors(Path("示例")):
        raise NotPlainError(Path("示例/一.docx"))
