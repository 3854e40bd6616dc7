"""Files that are compared, read once each."""

from __future__ import annotations

from pathlib import Path

from generator.errors import InputError, Problem, Span, UsageError
from generator.package import MAX_TOTAL_BYTES


def read(path: Path) -> bytes:
    """The bytes of ``path``, no more of them than a document may have, and one.

    Raises UsageError where there is no such file, InputError where it cannot be read.
    """
    span = Span(str(path))
    if not path.is_file():
        raise UsageError(Problem("source-missing", span, {"name": str(path)}))
    try:
        with path.open("rb") as file:
            return file.read(MAX_TOTAL_BYTES + 1)
    except OSError as fault:
        raise InputError(Problem("document-unreadable", span, {"why": fault.strerror or fault})) from fault
