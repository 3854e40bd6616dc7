"""Two versions of a .docx compared, and one of them as text for ``git diff``."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.comparison.description import describe, lines
from generator.comparison.difference_sentences import Difference, differences
from generator.ground.disk import DOCUMENT, read_contents
from generator.ground.errors import InputError, Problem, printable
from generator.ground.words.vocabularies import comparison_text
from generator.office.package import blanks_behind


@dataclass(frozen=True, slots=True)
class DocumentComparison:
    """What differs; ``warnings`` are notes on the files."""

    differences: tuple[Difference, ...]
    warnings: tuple[Problem, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What differs, in sentences."""
        return tuple(each.text for each in self.differences)


def compare_documents(old: Path, new: Path) -> DocumentComparison:
    """What differs between two .docx.

    Raises UsageError where a file is not there, InputError where one is no Word document.
    """
    data = read_contents(old, DOCUMENT), read_contents(new, DOCUMENT)
    before, after = (describe(each, str(path)) for each, path in zip(data, (old, new), strict=True))
    found = tuple(differences(before, after))
    notes = [note for each, path in zip(data, (old, new), strict=True) for note in blanks_behind(each, str(path))]
    return DocumentComparison(found, tuple(notes))


_POINTER = re.compile(rb"version https://git-lfs\S*\noid sha256:([0-9a-f]{8})[0-9a-f]*\nsize ([0-9]{1,15})\n")
_DIGITS = 8


def textconv(path: Path) -> Iterator[str]:
    """The lines that describe the document at ``path``; one line of a file that is none.

    Git gives up its whole output where this fails: so a file that cannot be described is one line that says why. The
    path is not printed: Git gives a name that is another one each time. Raises UsageError where there is no file.
    """
    try:
        data = read_contents(path, DOCUMENT)
    except InputError as fault:
        yield comparison_text("unread", why=printable(fault.problems[0].message()))
        return
    pointer = _POINTER.match(data)
    if pointer is not None:
        yield comparison_text("pointer", digest=pointer[1].decode(), size=pointer[2].decode())
        return
    try:
        yield from list(lines(describe(data, "")))
    except InputError as refusal:
        yield _undescribed(data, next(iter(refusal.problems)))
    except (ArithmeticError, AssertionError, LookupError, RecursionError, TypeError, ValueError) as fault:
        yield _undescribed(data, Problem("comparison-bug", None, {"why": repr(fault)}))


def _undescribed(data: bytes, problem: Problem) -> str:
    """One line; the digest lets a change of the file be seen."""
    if not data:
        return comparison_text("empty")
    digest = hashlib.sha256(data).hexdigest()[:_DIGITS]
    return comparison_text("untold", why=printable(problem.message()), digest=digest, size=len(data))
