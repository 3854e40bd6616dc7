"""A .docx as text for ``git diff``.

Git gives up its whole output where this fails: a file that cannot be described is one line that says why.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from generator.comparison.description import describe, lines
from generator.ground.disk import DOCUMENT, read_contents
from generator.ground.errors import InputError, Problem, printable
from generator.ground.words import comparison as words

_POINTER = re.compile(rb"version https://git-lfs\S*\noid sha256:([0-9a-f]{8})[0-9a-f]*\nsize ([0-9]{1,15})\n")
_DIGITS = 8


def textconv(path: Path) -> Iterator[str]:
    """The lines that describe the document at ``path``; one line of a file that is none.

    The path is not printed: Git gives a name that is another one each time. Raises UsageError where there is no file.
    """
    data = _bytes(path)
    if isinstance(data, Problem):
        yield words.text("unread", why=printable(data.message()))
        return
    pointer = _POINTER.match(data)
    if pointer is not None:
        yield words.text("pointer", digest=pointer[1].decode(), size=pointer[2].decode())
        return
    try:
        yield from list(lines(describe(data, "")))
    except InputError as refusal:
        yield _untold(data, next(iter(refusal.problems)))
    except (ArithmeticError, AssertionError, LookupError, RecursionError, TypeError, ValueError) as fault:
        yield _untold(data, Problem("comparison-bug", None, {"why": repr(fault)}))


def _bytes(path: Path) -> bytes | Problem:
    try:
        return read_contents(path, DOCUMENT)
    except InputError as fault:
        return next(iter(fault.problems))


def _untold(data: bytes, problem: Problem) -> str:
    """One line; the digest lets a change of the file be seen."""
    if not data:
        return words.text("empty")
    digest = hashlib.sha256(data).hexdigest()[:_DIGITS]
    return words.text("untold", why=printable(problem.message()), digest=digest, size=len(data))
