"""Printing by LibreOffice in two attempts, in a batch, then each failing document alone, and judgement of each PDF.

In a batch papers of one kind are joined. One of them is printed by itself as well: unless it has the same bytes either
way, none of its kind is taken out of a joined PDF.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, deque
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from generator.ground.errors import OutputError, Problem, Span
from generator.office.fonts.named_families import families_named
from generator.office.package import read_package, write_package
from generator.office.pdf.expected_text import printed_text
from generator.office.pdf.joined_papers import MOST_CHARACTERS, joined, kind_of, separated
from generator.office.pdf.libreoffice_copy import adapted
from generator.office.pdf.libreoffice_copy.flow_lines import without_added_pages
from generator.office.pdf.stable_pdf import modified, stable
from generator.office.suite import Call, OfficeSuite, Pool
from generator.standard.faces import Family

# What begins the name that a call has for several papers.
_TOGETHER = "\0"
# So many papers are worth a printing together, beside the one that is printed by itself.
_WORTH_JOINING = 4
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
        self._joined: dict[Call, dict[str, _Joined]] = {}  # by the names that calls have for them
        self._by_itself: dict[str, _PrintedDocument] = {}  # papers that are printed both ways
        self._never_joined: set[str] = set()
        self._kinds: dict[str, bool] = {}  # whether papers of a kind are the same either way
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
        copies: dict[str, dict[str, bytes]] = {}
        expected: dict[str, ExpectedPdf] = {}
        for name in names:
            parts = read_package(self._documents[name], name=name)
            expected[name] = ExpectedPdf(printed_text(parts), modified(parts))
            self.families |= families_named(parts)
            copies[name] = adapted(parts)
        together = {} if alone else {f"{_TOGETHER}{each.names[0]}": each for each in self._groups(copies, expected)}
        within = {name for each in together.values() for name in each.names if name != each.witness}
        single = [name for name in names if name not in within]
        call = Call(self._office, next(self._folders), [*single, *together], alone=alone)
        self._expected[call], self._joined[call] = expected, together
        for name in single:
            call.put(name, write_package(copies[name]))
        for label, each in together.items():
            call.put(label, write_package(joined([copies[name] for name in each.names])))
        return call

    def _groups(
        self, copies: Mapping[str, Mapping[str, bytes]], expected: Mapping[str, ExpectedPdf]
    ) -> Iterator[_Joined]:
        """The papers of ``copies`` that are printed together."""
        kinds: dict[str, list[str]] = {}
        for name, parts in copies.items():
            kind = None if name in self._never_joined else kind_of(parts)
            if kind is not None and self._kinds.get(kind, True):
                kinds.setdefault(kind, []).append(name)
        for kind, names in kinds.items():
            for share in _with_few_characters({name: expected[name].text for name in names}):
                if len(share) >= _WORTH_JOINING:
                    yield _Joined(kind, tuple(share), None if kind in self._kinds else share[1])

    def _made(self, call: Call, name: str) -> Iterator[_PrintedDocument]:
        """Accepts a PDF that is complete, or that lacks characters after a second attempt alone."""
        if name in self._joined[call]:
            yield from self._separated(call, self._joined[call].pop(name), call.output(name).read_bytes())
            return
        made = judged(name, without_added_pages(call.output(name).read_bytes()), self._expected[call][name])
        if made is None:
            return
        del self._expected[call][name]
        if any(name == each.witness for each in self._joined[call].values()):
            self._by_itself[name] = made
        if self._known_lost.issuperset(made.lost):
            yield self._settled(made)
        elif call.alone:
            self._known_lost.update(made.lost)
            yield self._settled(made)
            yield from self._no_better_alone()
        else:
            self._incomplete[name] = made
            self._alone.append(name)

    def _separated(self, call: Call, group: _Joined, data: bytes) -> Iterator[_PrintedDocument]:
        """Accepts the papers of a joined ``data`` that are certainly the same by themselves; the others wait again."""
        names, expected = group.names, self._expected[call]
        pieces = dict(zip(names, separated(data, len(names)) or (), strict=False))
        if group.witness is not None:
            alone, moment = self._by_itself.pop(group.witness, None), datetime(1980, 1, 1, tzinfo=UTC)
            pages = pieces.get(group.witness)
            alike = alone is not None and pages is not None and stable(alone.pdf.data, moment) == stable(pages, moment)
            self._kinds[group.kind] = self._kinds.get(group.kind, True) and alike
        if not self._kinds[group.kind]:
            pieces.clear()
        for name in names:
            made = judged(name, pieces[name], expected[name]) if name in expected and name in pieces else None
            if made is not None and self._known_lost.issuperset(made.lost):
                del expected[name]
                yield self._settled(made)
        self._wait_apart(name for name in names if expected.pop(name, None) is not None)

    def _wait_apart(self, names: Iterable[str]) -> None:
        """Has papers that were printed together, and not well, wait to be printed each for itself."""
        again = list(names)
        self._never_joined.update(again)
        self._shares.put_back(again)

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
            together = self._joined.pop(call)
            within = {name for each in together.values() for name in each.names if name != each.witness}
            self._wait_apart(name for name in missing if name in within)
            single = [name for name in call.names if not name.startswith(_TOGETHER)]
            if lost := [name for name in missing if name not in within]:
                self._alone += self._shares.again(single, lost)
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


# Papers that are printed as one document.


@dataclass(frozen=True, slots=True)
class _Joined:
    """Papers of one ``kind`` in one document; ``witness`` is the one that is printed by itself as well, if any."""

    kind: str
    names: tuple[str, ...]
    witness: str | None


def _with_few_characters(texts: Mapping[str, str]) -> Iterator[list[str]]:
    """The names of ``texts`` in shares that do not have more than so many different characters each."""
    share: list[str] = []
    characters: set[str] = set()
    for name, text in texts.items():
        if len(characters | set(text)) > MOST_CHARACTERS and share:
            yield share
            share, characters = [], set()
        share.append(name)
        characters |= set(text)
    yield share


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
# The number of documents that a process converts, most of them joined, while another starts.
_WORTH_A_PROCESS = 50


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

    def put_back(self, names: Sequence[str]) -> None:
        """Has ``names`` wait again, before all others."""
        self._waiting.extendleft(reversed(names))

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
