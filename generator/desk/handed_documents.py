"""A finished document that somebody hands over: what a check finds in it, mended or with comments; no desk is asked."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from generator.check.annotating import annotate
from generator.check.finding import Finding
from generator.check.fixed_copies import fix
from generator.check.rules.changes.edited_document import Mend
from generator.check.run import check
from generator.ground.disk import DOCUMENT, given, read_plain
from generator.ground.disk.temporary import temporary_folder
from generator.ground.errors import GeneratorError, InputError, Problem
from generator.ground.file_names import safe_name, sent_name
from generator.office.pdf.printed_paragraphs import PrintedCharacter, PrintedParagraph, printed_paragraphs
from generator.office.reading import read_document
from generator.writing import output_errors, write_files

_OUT = "out"


@dataclass(frozen=True, slots=True)
class HandedDocument:
    """A document called ``name`` where it comes from, and the ``findings`` of a check.

    ``mended`` is the same with its ``mends``, None where nothing in it can be mended.
    """

    name: str
    data: bytes
    findings: tuple[Finding, ...]
    mends: tuple[Mend, ...]
    mended: bytes | None

    def annotated(self) -> bytes:
        """The document with its findings as comments. Raises InputError where it can have none."""
        with on_disk(self.name, self.data) as path, named_as(path, self.name):
            target = path.parent / _OUT / path.name
            annotate([path], target, checked_as="document")
            return read_plain(target, most=DOCUMENT.most)


def checked_document(name: str, data: bytes) -> HandedDocument:
    """The document in ``data``, which another machine calls ``name``, with what a check finds in it.

    Raises UsageError where it is no Word document, InputError where it cannot be read.
    """
    own = sent_name(name)
    with on_disk(own, data) as path, named_as(path, own):
        (report,) = check([path], checked_as="document").reports
        if report.elements is None:
            raise InputError(each.problem for each in report.findings)
        findings = tuple(named_finding(each, path, own) for each in report.findings)
        target, mends = path.parent / _OUT / path.name, tuple[Mend, ...]()
        with suppress(GeneratorError):  # one that is signed, of which nothing may be changed
            (fixed,) = fix([path], target, checked_as="document")
            mends = fixed.mends
        mended = read_plain(target, most=DOCUMENT.most) if mends else None
    return HandedDocument(own, data, findings, mends, mended)


def places_on_pages(
    document: HandedDocument, characters: Sequence[PrintedCharacter]
) -> Mapping[tuple[object, ...], PrintedParagraph]:
    """Where the paragraphs of ``document`` are on its pages, which have these ``characters``, by their places in it."""
    paragraphs = list(read_document(document.data, document.name).paragraphs)
    found = printed_paragraphs(characters, [each.text for each in paragraphs])
    return {each.place.numbers: place for each, place in zip(paragraphs, found, strict=True) if place is not None}


@contextmanager
def on_disk(name: str, data: bytes, folder: str = "") -> Iterator[Path]:
    """A file with ``data`` in a ``folder`` of its own, for what reads files; ``name`` gives its name and its ending.

    Raises OutputError where there is no place for it.
    """
    with output_errors(Path(tempfile.gettempdir())), temporary_folder("handed") as temporary:
        path = given(temporary) / folder / safe_name(Path(name).stem, Path(name).suffix.lower())
        write_files({path: data})
        yield path


@contextmanager
def named_as(path: Path, name: str) -> Iterator[None]:
    """Problems raised within call the file at ``path`` by its own ``name``."""
    try:
        yield
    except GeneratorError as fault:
        raise type(fault)(named_problem(each, path, name) for each in fault.problems) from fault


def named_finding(finding: Finding, path: Path, name: str) -> Finding:
    """``finding`` with the file's own ``name`` in place of the ``path`` at which it was read."""
    return replace(finding, problem=named_problem(finding.problem, path, name))


def named_problem(problem: Problem, path: Path, name: str) -> Problem:
    """``problem`` with the file's own ``name`` in place of the ``path`` at which it was read."""
    span = problem.span
    if span is not None:
        span = replace(span, file=span.file.replace(str(path), name))
    facts = {
        key: fact.replace(str(path), name) if isinstance(fact, str) else fact for key, fact in problem.facts.items()
    }
    return replace(problem, span=span, facts=facts)
