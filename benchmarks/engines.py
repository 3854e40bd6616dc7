"""The engines, each the way its own documentation uses it, and what they made, as text to be compared."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from docxtpl import DocxTemplate as DocxtplTemplate
from lxml import etree
from mailmerge import MailMerge, MailMergeOptions

from benchmarks.letters import Record, Syntax
from generator import DocxTemplate
from generator.office.package import package_writing

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STORIES = ("word/document", "word/header", "word/footer")

Write = Callable[[Record, str], None]


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine: ``ready`` takes a template's file and gives back what writes a record's document to a path.

    ``syntax`` is that of its templates; ``around`` holds while it works.
    """

    name: str
    syntax: Syntax
    ready: Callable[[Path], Write]
    around: Callable[[], AbstractContextManager[None]] = nullcontext


def write_file(path: str, data: bytes) -> None:
    """Open, write, close: what no engine can do without."""
    with open(path, "wb", buffering=0) as file:
        file.write(data)


def paragraphs(file: Path) -> list[tuple[str, str]]:
    """Each paragraph of body, headers and footers as part and text; without the empty ones.

    Where a condition does not hold, some engines leave an empty paragraph and others none.
    """
    found: list[tuple[str, str]] = []
    with zipfile.ZipFile(file) as archive:
        for name in sorted(archive.namelist()):
            if name.startswith(_STORIES):
                root = etree.fromstring(archive.read(name))
                found += ((name, _text(paragraph)) for paragraph in root.iter(f"{_W}p"))
    return [(name, text) for name, text in found if text]


@contextmanager
def zlib_only() -> Iterator[None]:
    """While it holds, this engine does without isal."""
    before, package_writing.FASTEST = package_writing.FASTEST, package_writing.ZLIB
    try:
        yield
    finally:
        package_writing.FASTEST = before


def _fawen(template: Path) -> Write:
    compiled = DocxTemplate.open(template)

    def write(record: Record, path: str) -> None:
        write_file(path, compiled.render(record))

    return write


def _docxtpl(template: Path) -> Write:
    def write(record: Record, path: str) -> None:
        document = DocxtplTemplate(template)
        document.render(record, autoescape=True)
        document.save(path)

    return write


def _mailmerge(template: Path) -> Write:
    options = MailMergeOptions(merge_if_fields=True)

    def write(record: Record, path: str) -> None:
        single = {name: value for name, value in record.items() if not isinstance(value, list)}
        lists = [value for value in record.values() if isinstance(value, list)]
        with MailMerge(str(template), options=options) as document:
            for rows in lists:
                document.merge_rows(next(iter(rows[0])), rows)
            document.merge(**single)
            document.write(path)

    return write


FAWEN = Engine("fawen", "jinja", _fawen)
FAWEN_ZLIB = Engine("fawen, zlib only", "jinja", _fawen, zlib_only)
FAWEN_FIELDS = Engine("fawen, merge fields", "fields", _fawen)
DOCXTPL = Engine("docxtpl", "jinja", _docxtpl)
MAILMERGE = Engine("docx-mailmerge2", "fields", _mailmerge)
ENGINES: Sequence[Engine] = (FAWEN, FAWEN_ZLIB, DOCXTPL, MAILMERGE)


def _text(paragraph: etree._Element) -> str:
    return "".join(node.text or "" for node in paragraph.iter(f"{_W}t"))
