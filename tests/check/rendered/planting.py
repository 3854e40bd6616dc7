"""Faults planted one at a time in right documents, and what a check says of their printed pages.

A test module lists its :class:`OnPage` by :func:`planted`. All that were listed, and the right documents they spoil,
are printed in one run of the office suite and measured (:class:`Pages`). Values are worked out by hand from what was
planted; a length may differ from that by what a font leaves white beside its characters.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import zip_longest

import docx
from docx.document import Document

from generator.check.documents import without_repeats
from generator.check.finding import Finding
from generator.check.printed import PrintedDocument
from generator.check.rules import file_findings
from generator.check.rules.rule import page_findings
from generator.office.pdf.measured_pages import read_pages
from tests.check import right
from tests.check.rules.planting import base, found_in, grave
from tests.pages import print_documents

_NUMBER = re.compile(r"-?\d+\.\d+")
_ENGLISH = re.compile(r" \([ -~]*\)$")
_LENGTH, _THICKNESS = 0.6, 0.03
"""How far a length, told with one decimal, and a thickness, told with two, may be from what was worked out."""


@dataclass(frozen=True)
class OnPage:
    """A fault: ``plant`` puts it into the document called ``base``, ``rule`` is then told of a page with these values.

    ``page`` is where, None where it does not matter. ``beside`` are the rules that the very same fault departs from
    on its pages as well, ``name`` tells faults of a rule apart; ``times`` says how often it is told. ``on_file``: the
    file tells of this one that something is wrong.
    """

    rule: str
    plant: Callable[[Document], object]
    measured: str
    wanted: str
    base: str = "by hand"
    page: int | None = None
    beside: tuple[str, ...] = ()
    name: str = ""
    times: int = 1
    on_file: bool = False

    def __str__(self) -> str:
        return " ".join(filter(None, (self.rule, self.name)))


PLANTED: list[OnPage] = []
"""All faults of the modules that were loaded."""


def planted(*faults: OnPage) -> tuple[OnPage, ...]:
    """Lists ``faults`` to be printed with all others."""
    PLANTED.extend(faults)
    return faults


BASES: set[str] = set()
"""Right documents that tests look at by themselves."""


def needed(*names: str) -> None:
    """Lists right documents to be printed."""
    BASES.update(names)


@dataclass(frozen=True)
class Judged:
    """A printed document: what the rules say of its pages, and what they say of the file."""

    printed: PrintedDocument
    on_pages: tuple[Finding, ...]
    on_file: tuple[Finding, ...]

    @property
    def told(self) -> list[Finding]:
        """What a check tells."""
        return without_repeats(self.on_file, self.on_pages)


class Pages:
    """Faults and right documents, printed."""

    def __init__(self, faults: Iterable[OnPage]) -> None:
        faults = list(faults)
        written = {name: base(name) for name in sorted(BASES | {each.base for each in faults})}
        written |= {_key(each): _spoilt(each) for each in faults}
        pdfs = print_documents(written, jobs=2).pdfs
        self._judged = {name: judged(data, pdfs[name].data) for name, data in written.items()}

    def right(self, name: str) -> Judged:
        """A right document."""
        return self._judged[name]

    def spoilt(self, fault: OnPage) -> Judged:
        """A right document with a fault in it."""
        return self._judged[_key(fault)]


def judged(data: bytes, pdf: bytes) -> Judged:
    """What the rules say of a document and its PDF."""
    printed = PrintedDocument(found_in(data), read_pages(pdf))
    return Judged(printed, tuple(page_findings(printed)), tuple(file_findings(printed.found)))


def assert_found(fault: OnPage, pages: Pages) -> None:
    """The right document has nothing of the rule; with the fault there is exactly this, and nothing else that is grave.

    What the file tells as well is told once.
    """
    before = pages.right(fault.base).on_pages
    assert _texts(before, fault.rule) == []
    after = pages.spoilt(fault)
    told = [each for each in after.on_pages if each.code == fault.rule]
    assert len(told) == fault.times, _texts(after.on_pages)
    for each in told:
        assert _alike(each.measured, fault.measured), str(each.measured)
        assert _alike(each.wanted, fault.wanted), str(each.wanted)
        assert fault.page in (None, each.page), each.page
    known = {each.code for each in before} | {fault.rule, *fault.beside}
    others = [f"{each.code} {each.measured}, {each.wanted}" for each in grave(after.on_pages) if each.code not in known]
    assert others == [], others
    assert set(fault.beside) <= {each.code for each in after.on_pages}, _texts(after.on_pages)
    on_file = {each.code for each in after.on_file} - {each.code for each in pages.right(fault.base).on_file}
    assert bool(on_file) == fault.on_file, on_file
    by_the_file = len(_texts(after.on_file, fault.rule))
    assert len(_texts(after.told, fault.rule)) == (by_the_file or fault.times), _texts(after.told, fault.rule)


def _alike(value: object, worked_out: str) -> bool:
    """Whether both say the same in Chinese, lengths of a decimal or two taken as lengths."""
    told, worked_out = _ENGLISH.sub("", str(value)), _ENGLISH.sub("", worked_out)
    if _NUMBER.sub("0", told) != _NUMBER.sub("0", worked_out):
        return False
    return all(
        abs(float(one) - float(other)) <= (_THICKNESS if len(other.partition(".")[2]) > 1 else _LENGTH)
        for one, other in zip_longest(_NUMBER.findall(told), _NUMBER.findall(worked_out))
    )


def _texts(findings: Iterable[Finding], rule: str | None = None) -> list[str]:
    return [f"p. {each.page}: {each.text('en')}" for each in findings if rule in (None, each.code)]


def _spoilt(fault: OnPage) -> bytes:
    document = docx.Document(io.BytesIO(base(fault.base)))
    fault.plant(document)
    return right.data_of(document)


def _key(fault: OnPage) -> str:
    return f"{fault}, {fault.base}"
