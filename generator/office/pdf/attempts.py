"""Printing by LibreOffice in two attempts, in a batch, then each failing document alone, and judgement of each PDF."""

from __future__ import annotations

import unicodedata
from collections import Counter, deque
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from generator.ground.errors import OutputError, Problem, Span, TemplateError
from generator.office.package import Package, read_package, write_package
from generator.office.package.part_names import extension_of, word
from generator.office.pdf.expected_text import printed_text
from generator.office.pdf.libreoffice_copy import adapted
from generator.office.pdf.libreoffice_copy.flow_lines import without_added_pages
from generator.office.pdf.stable_pdf import modified
from generator.office.suite import Call, OfficeSuite, Pool
from generator.standard.faces import FAMILIES, Family

# So many documents that fail alone in a row are the office suite's fault.
_ENOUGH = 3


def suite_broken(program: Path, fault: OSError) -> OutputError:
    """The exception for an office suite that cannot be run."""
    return OutputError(Problem("pdf-suite-broken", facts={"suite": program, "why": fault}))


class Attempts:
    """Prints ``documents``, .docx by name, in ``folder``; each is read and kept only while it is printed.

    ``families`` are the official typefaces used by the documents so far.
    """

    def __init__(self, office: OfficeSuite, folder: Path, documents: Mapping[str, bytes], jobs: int) -> None:
        self.families: set[Family] = set()
        self._office = office
        self._folders = (folder / f"call-{number}" for number in count(1))
        self._documents = documents
        self._jobs = jobs
        self._shares = Shares(documents, jobs)
        self._alone: deque[str] = deque()
        self._expected: dict[Call, dict[str, ExpectedPdf]] = {}  # the documents of each call that are not finished
        self._incomplete: dict[str, _PrintedDocument] = {}  # printed in a batch, with characters missing
        self._known_lost: set[str] = set()
        self._failed: dict[str, Problem] = {}
        self._failed_in_a_row = 0

    def finished(self) -> Generator[_PrintedDocument, None, None]:
        """Each document as soon as it is printed, in any order.

        Raises OutputError at the end, with a problem for each document that failed twice, or when the office suite
        cannot be started or fails too often.
        """
        try:
            with Pool(self._jobs, self._next_call) as pool:
                for call, name in pool.events():
                    yield from self._ended(call) if name is None else self._made(call, name)
                    if self._failed_in_a_row >= _ENOUGH:
                        break
        except OSError as fault:
            raise suite_broken(self._office.program, fault) from fault
        if self._failed:
            raise OutputError(self._problems())

    def _next_call(self) -> Call | None:
        alone = bool(self._alone)
        names = [self._alone.popleft()] if alone else self._shares.next()
        if not names:
            return None
        call = Call(self._office, next(self._folders), names, alone=alone)
        self._expected[call] = {}
        for name in names:
            parts = read_package(self._documents[name], name=name)
            self._expected[call][name] = ExpectedPdf(printed_text(parts), modified(parts))
            self.families |= families_named(parts)
            call.put(name, write_package(adapted(parts)))
        return call

    def _made(self, call: Call, name: str) -> Iterator[_PrintedDocument]:
        """Accepts a PDF that is complete, or that lacks characters after a second attempt alone."""
        made = judged(name, without_added_pages(call.output(name).read_bytes()), self._expected[call][name])
        if made is None:
            return
        del self._expected[call][name]
        if self._known_lost.issuperset(made.lost):
            yield self._settled(made)
        elif call.alone:
            self._known_lost.update(made.lost)
            yield self._settled(made)
            yield from self._no_better_alone()
        else:
            self._incomplete[name] = made
            self._alone.append(name)

    def _settled(self, made: _PrintedDocument) -> _PrintedDocument:
        self._incomplete.pop(made.name, None)
        self._failed_in_a_row = 0
        return made

    def _no_better_alone(self) -> Iterator[_PrintedDocument]:
        """Accepts the documents that wait for a second attempt only for characters that another lacked alone, too."""
        for name in tuple(self._alone):
            made = self._incomplete.get(name)
            if made is not None and self._known_lost.issuperset(made.lost):
                self._alone.remove(name)
                yield self._settled(made)

    def _ended(self, call: Call) -> Iterator[_PrintedDocument]:
        """Tries the missing documents of a call again: alone, or in a batch if they were not even begun."""
        missing = self._expected.pop(call)
        if not call.alone:
            self._alone += self._shares.again(call.names, missing)
            return
        for name in missing:
            if name in self._incomplete:
                yield self._settled(self._incomplete[name])
            else:
                self._failed[name] = self._problem(call, name)
                self._failed_in_a_row += 1

    def _problem(self, call: Call, name: str) -> Problem:
        if call.late:
            return Problem("pdf-timeout", Span(name), {"seconds": f"{self._office.timeout:g}"})
        if call.output(name).is_file() and _read_pdf(call.output(name).read_bytes()) is not None:
            return Problem("pdf-text-none", Span(name))
        return Problem("pdf-failed", Span(name), {"said": call.last_line or "—"})

    def _problems(self) -> Iterator[Problem]:
        yield from (self._failed[name] for name in self._documents if name in self._failed)
        if left := len(self._alone) + len(self._shares) + sum(map(len, self._expected.values())):
            yield Problem("pdf-given-up", facts={"count": left})


# Judgement of a printed PDF: whether it is valid and complete, and which characters it lacks.


@dataclass(frozen=True, slots=True)
class ExpectedPdf:
    """The content that a document's PDF must have: its ``text``.

    ``modified`` is the date of the document's last change.
    """

    text: str
    modified: datetime


@dataclass(frozen=True, slots=True)
class _PrintedDocument:
    """A printed document: its PDF, the characters missing in it, and the date of the document's last change."""

    name: str
    pdf: _PrintedPdf
    lost: str
    modified: datetime


def judged(name: str, data: bytes, expected: ExpectedPdf) -> _PrintedDocument | None:
    """The document ``name`` with its PDF ``data``; None where that is invalid, or lacks all of the expected text."""
    pdf = _read_pdf(data)
    if pdf is None or all_lost(expected.text, pdf.text):
        return None
    return _PrintedDocument(name, pdf, lost_characters(expected.text, pdf.text), expected.modified)


# A printed PDF: validated, with its number of pages and its text.


_END = b"%%EOF"


@dataclass(frozen=True, slots=True)
class _PrintedPdf:
    """A valid PDF: its bytes, its number of pages, and their text."""

    data: bytes
    pages: int
    text: str


def _read_pdf(data: bytes) -> _PrintedPdf | None:
    """Reads the PDF ``data``; None if it is invalid, incomplete or has no page."""
    import pypdfium2

    if not data.rstrip().endswith(_END):  # PDFium would accept an incomplete file
        return None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return None
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    except pypdfium2.PdfiumError:
        return None
    finally:
        document.close()
    return _PrintedPdf(data, len(texts), "\n".join(texts)) if texts else None


# Characters of a document that are missing from its PDF.


def lost_characters(text: str, printed: str) -> str:
    """The characters of ``text`` that occur less often in ``printed``, the text of its PDF.

    Each once, sorted. Blanks, invisible characters, case and compatibility forms (NFKC) are ignored: a PDF does not
    keep them.
    """
    missing = _comparable(text) - _comparable(printed)
    return "".join(sorted(char for char in set(text) if _comparable(char).keys() & missing.keys())) if missing else ""


def all_lost(text: str, printed: str) -> bool:
    """Whether ``text`` has visible characters, and ``printed`` none of them."""
    wanted = _comparable(text)
    return bool(wanted) and not wanted & _comparable(printed)


def _comparable(text: str) -> Counter[str]:
    # A hyphen at the end of a line is extracted as another character.
    folded = unicodedata.normalize("NFKC", text).casefold().replace("-", "")
    return Counter(char for char in folded if unicodedata.category(char)[0] not in "ZC")


# Batches of documents for each LibreOffice process: large at first, smaller towards the end.


# A process becomes slower and larger with each file, and command lines are limited.
_MOST = 100
# The number of documents that a process converts while another starts.
_WORTH_A_PROCESS = 10


class Shares:
    """The waiting documents ``names``, divided into calls so that all ``jobs`` are busy to the end.

    Each call gets its share of the waiting documents, so calls become shorter towards the end.
    """

    def __init__(self, names: Collection[str], jobs: int) -> None:
        self._waiting = deque(names)
        self._jobs = jobs
        self._most = _MOST
        self._least = min(_WORTH_A_PROCESS, self._part(len(names)))

    def __len__(self) -> int:
        return len(self._waiting)

    def next(self) -> list[str]:
        """The documents of the next call; empty when none is waiting."""
        left = len(self._waiting)
        size = max(self._part(left), self._least)
        if left - size < self._least // 2:
            size = left
        return [self._waiting.popleft() for _ in range(min(size, left, self._most))]

    def again(self, names: Sequence[str], missing: Iterable[str]) -> list[str]:
        """The ``missing`` documents of a call that are to be tried alone; the others wait again.

        A process converts one document after the other. A document may be at fault if others after it were converted,
        or if it is the first after the last converted one: the others were not begun.
        """
        missing = frozenset(missing)
        came_out = [place for place, name in enumerate(names) if name not in missing]
        if not came_out:
            self._most = max(1, len(names) // 2)
        first_behind = came_out[-1] + 1 if came_out else 0
        self._waiting.extendleft(name for name in reversed(names[first_behind + 1 :]) if name in missing)
        return [name for name in names[: first_behind + 1] if name in missing]

    def _part(self, count: int) -> int:
        return -(-count // self._jobs)


# The typefaces of the standard that a .docx asks for.


_FONT_TABLE = word("fontTable")
"""A part that may list fonts no longer used."""


def families_named(parts: Mapping[str, bytes]) -> frozenset[Family]:
    """The official typefaces that a .docx uses anywhere, including its theme."""
    package = Package(parts)
    try:
        tables = package.of_type(_FONT_TABLE)
    except TemplateError:  # content types that are not XML
        tables = []
    texts = [part for name, part in parts.items() if extension_of(name) == "xml" and name not in tables]
    return frozenset(
        family for family in FAMILIES if any(f'"{name}"'.encode() in text for name in family.names for text in texts)
    )
