"""Input of a PDF run: documents by name, read on demand; all invalid ones are refused at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from generator.ground.disk import DOCUMENT, owner_file, read_plain, reading_problem
from generator.ground.errors import InputError, Problem, UsageError
from generator.office.package import Package, blanks_behind, read_package
from generator.office.pdf.unprinted import unprinted
from generator.office.wordml.main_document import document_of

_PRINTED = replace(DOCUMENT, unreadable="pdf-input-unreadable", missing="pdf-input-unreadable")

K = TypeVar("K", bound=str | Path)


class Files(Mapping[K, bytes]):
    """The contents of files by their names in problems, or paths; read again on each access.

    Access raises UsageError if the file does not exist, InputError if it cannot be read.
    """

    def __init__(self, paths: Mapping[K, Path]) -> None:
        self._paths = paths

    def __getitem__(self, name: K) -> bytes:
        try:
            data = read_plain(self._paths[name], most=DOCUMENT.most)
        except FileNotFoundError as fault:
            raise UsageError(reading_problem(fault, _PRINTED, str(name))) from fault
        except OSError as fault:
            raise InputError(reading_problem(fault, _PRINTED, str(name))) from fault
        owned = owner_file(self._paths[name], str(name))
        if owned is not None:
            raise InputError(owned)
        return data

    def __iter__(self) -> Iterator[K]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def check_documents(documents: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Notes on ignored bytes, and warnings about content that will not be printed.

    Raises UsageError if a document does not exist, else InputError if one is not a Word document, with all problems.
    """
    notes: list[Problem] = []
    kind: type[UsageError | InputError] = InputError
    problems: list[Problem] = []
    for name in documents:
        try:
            data = documents[name]
            package = Package(read_package(data, name=name), name)
            document_of(package, strict=True)  # otherwise a blank page, or nothing, would be printed
            notes += (*blanks_behind(data, name), *unprinted(package))
        except (UsageError, InputError) as fault:
            problems += fault.problems
            if isinstance(fault, UsageError):
                kind = UsageError
    if problems:
        raise kind(problems)
    return tuple(notes)
