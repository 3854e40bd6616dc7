"""The bytes of a draft → its opened .docx, by way of LibreOffice where it is of another format, or its plain text.

More paragraphs or characters than the bounds here are not read.
"""

from __future__ import annotations

import io
import re
from typing import Literal

from generator.ground.errors import InputError, Problem, Span, TemplateError
from generator.ground.length import Mm, Pt
from generator.ground.source.source_file import bounded, decode_any, unholdable
from generator.ground.words.vocabularies import phrase
from generator.notices.drafts.draft import DraftKind
from generator.office.live_content.live_stories import chunks
from generator.office.package import Package, end_of_zip, is_encrypted, is_signed, read_package
from generator.office.package.package_reading import COMPOUND_FILE
from generator.office.package.part_names import main_suffix
from generator.office.pictures import is_picture
from generator.office.reading.document import Paragraph, ReadDocument, Run, Section
from generator.office.reading.docx_parts import DocxParts
from generator.office.suite import NotConvertedError, to_docx
from generator.office.wordml.wordml_names import P, T, w

_MOST_PARAGRAPHS, _MOST_CHARACTERS = 50_000, 2_000_000
_ZIPS = (".docx", ".odt")
_CONFORMANCE = w("conformance")
_CODES = {
    "missing": "draft-suite-missing",
    "broken": "draft-suite-broken",
    "late": "draft-suite-late",
    "failed": "draft-not-converted",
}


def opened(data: bytes, suffix: _Suffix, name: str, *, timeout: float) -> tuple[DocxParts, list[Problem]]:
    """The parts of the draft in ``data``, and notes on bytes that were ignored.

    ``name`` is the file's name in problems. Raises InputError: LibreOffice is missing, fails or takes longer than
    ``timeout`` seconds; the package is damaged or too large, its text longer than is read of a draft; other files are
    taken in only when Word opens it.
    """
    notes: list[Problem] = []
    if suffix in _ZIPS and (end := end_of_zip(data)) < len(data):
        notes.append(Problem("draft-behind", Span(name), {"bytes": len(data) - end}))
        data = data[:end]
    if suffix != ".docx":
        try:
            data = to_docx(data, suffix, timeout=timeout)
        except NotConvertedError as fault:
            facts = {"said": fault.said or "—", "seconds": f"{timeout:g}"}
            raise InputError(Problem(_CODES[fault.why], Span(name), facts)) from fault
    parts = DocxParts(data, name)
    texts = (len(each.text or "") for each in parts.document.iter(T))
    _require_bounds(name, sum(1 for _ in parts.document.iter(P)), sum(texts))
    if chunks(parts.package) or next(parts.document.iter(w("subDoc")), None) is not None:
        raise InputError(Problem("draft-chunks", Span(name)))
    attributes = parts.package.tree(parts.main).attrib
    if _CONFORMANCE in attributes:  # the names of Strict Open XML have been replaced by the usual ones
        del attributes[_CONFORMANCE]
    return parts, notes


def _require_bounds(name: str, paragraphs: int, characters: int) -> None:
    """Raises InputError where the draft in the file ``name`` has more ``paragraphs`` or ``characters`` than is read."""
    for key, count, most in (
        ("draft-paragraphs", paragraphs, _MOST_PARAGRAPHS),
        ("draft-characters", characters, _MOST_CHARACTERS),
    ):
        if count > most:
            raise InputError(Problem("draft-too-long", Span(name), {"what": phrase(key), "count": count, "most": most}))


_SIZE = Pt(12)
_NEW_PAGE = "\f"
_SECTION = Section(
    number=0, width=Mm(210), height=Mm(297), top=Mm(25.4), bottom=Mm(25.4), left=Mm(31.8), right=Mm(31.8),
    header=Mm(15), footer=Mm(15),
)  # fmt: skip


def read_text(data: bytes, name: str) -> tuple[ReadDocument, list[Problem]]:
    """The document of the plain text in ``data``, a paragraph for each line, and a note where its encoding was guessed.

    ``name`` is the file's name in problems. A paragraph's place has its number and its line. Raises InputError for what
    is no text, text in an encoding that is not certain, characters that no document can hold, and more than is read.
    """
    found = decode_any(data)
    if found is None:
        raise InputError(Problem("draft-unknown" if b"\0" in data else "draft-encoding-unclear", Span(name)))
    lines = found.text.removesuffix("\n").split("\n")
    _require_bounds(name, len(lines), len(found.text))
    texts = [line.replace(_NEW_PAGE, "") for line in lines]
    problems = bounded(
        Problem("source-xml-character", Span(name, number, 1, source=line), {"character": character})
        for number, (line, text) in enumerate(zip(lines, texts, strict=True), start=1)
        if (character := unholdable(text)) is not None
    )
    if problems:
        raise InputError(problems)
    blocks = tuple(
        Paragraph(
            place=Span(name, number, 1, source=text, paragraph=number),
            section=0,
            runs=(Run(text=text, font="", latin="", size=_SIZE),) if text else (),
            starts_page=_NEW_PAGE in line,
            mark_size=_SIZE,
        )
        for number, (line, text) in enumerate(zip(lines, texts, strict=True), start=1)
    )
    notes = [] if found.guessed is None else [Problem("draft-encoding", Span(name), {"encoding": found.guessed})]
    return ReadDocument(file=name, blocks=blocks, sections=(_SECTION,), body_size=_SIZE), notes


# The kind of a file, by its bytes.


_ZIP, _RTF, _PDF = b"PK", b"{\\rtf", b"%PDF"
_MARK = b"\xef\xbb\xbf"
_HEAD = 1024
_OTHER_PICTURES = re.compile(
    rb"RIFF....WEBP|....ftyp(?:heic|heix|mif1|avif)|\x01\0\0\0.{36} EMF|\xd7\xcd\xc6\x9a", re.DOTALL
)
_MARKUP = re.compile(rb"\s*(?:<(?:!doctype|html|\?xml|w:|o:|office:)|MIME-Version:)", re.IGNORECASE)
_SHEETS, _SLIDES = ".xl", "presentationml"
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_MIMETYPE, _MANIFEST, _OPEN_SIGNATURES = "mimetype", "META-INF/manifest.xml", "META-INF/documentsignatures.xml"
_ENCRYPTION_DATA = b"encryption-data"
_LAYOUT_FILE = "OFD.xml"

_WORD_STREAM = "WordDocument"
_WORKS_STREAMS = ("MatOST", "CONTENTS")
_OTHER_STREAMS = ("Workbook", "Book", "PowerPoint Document")
_SIGNATURE_STREAMS = ("_xmlsignatures", "_signatures")
_FLAGS = slice(10, 12)
_ENCRYPTED = 0x0100
"""The bit of the file's flags that says that a .doc is encrypted ([MS-DOC] 2.5.2, fEncrypted)."""

_Suffix = Literal[".docx", ".doc", ".wps", ".rtf", ".odt", ".txt"]
_KINDS: dict[_Suffix, DraftKind] = {
    ".docx": "docx", ".doc": "doc", ".wps": "doc", ".rtf": "rtf", ".odt": "odt", ".txt": "txt",
}  # fmt: skip


def kind_of(suffix: _Suffix) -> DraftKind:
    """The kind of draft that a file with this suffix is."""
    return _KINDS[suffix]


def suffix_of(data: bytes, name: str) -> _Suffix:
    """The suffix that the file in ``data`` ought to have, by its bytes alone; ``name`` is its name in problems.

    Raises InputError for any other file (a PDF, a picture, a sheet, slides, a web page), for an encrypted or signed
    one, and for a package that is damaged or too large.
    """
    span, start = Span(name), data.removeprefix(_MARK)
    if not data:
        raise InputError(Problem("draft-file-empty", span))
    if data.startswith(_ZIP):
        return _in_zip(data, name)
    if data.startswith(COMPOUND_FILE):
        return _in_compound_file(data, span)
    if start.lstrip().startswith(_RTF):
        return ".rtf"
    if _PDF in data[:_HEAD]:
        raise InputError(Problem("draft-pdf", span))
    if is_picture(data) or _OTHER_PICTURES.match(data):
        raise InputError(Problem("draft-picture", span))
    if _MARKUP.match(start[:_HEAD]):
        raise InputError(Problem("draft-web-page", span))
    return ".txt"


def _in_zip(data: bytes, name: str) -> _Suffix:
    span = Span(name)
    try:
        parts = read_package(data[: end_of_zip(data)], name=name, content_types=False)
    except InputError as fault:
        if all(each.code == "template-package-encrypted" for each in fault.problems):
            raise InputError(Problem("draft-encrypted", span)) from fault
        raise
    if _OPEN_DOCUMENT in parts.get(_MIMETYPE, b""):
        return _in_open_document(parts, span)
    package = Package(parts, name)
    try:
        content_type, signed = package.content_type(package.main).lower(), is_signed(package)
    except TemplateError as fault:
        raise InputError(fault.problems) from fault
    if signed:
        raise InputError(Problem("draft-signed", span))
    if main_suffix(content_type).startswith(_SHEETS) or _SLIDES in content_type:
        raise InputError(Problem("draft-sheet", span))
    if not package.main:
        raise InputError(Problem("draft-pdf" if _LAYOUT_FILE in parts else "draft-unknown", span))
    return ".docx"


def _in_open_document(parts: dict[str, bytes], span: Span) -> _Suffix:
    if _ENCRYPTION_DATA in parts.get(_MANIFEST, b""):
        raise InputError(Problem("draft-encrypted", span))
    if _OPEN_SIGNATURES in parts:
        raise InputError(Problem("draft-signed", span))
    if not parts[_MIMETYPE].startswith(_OPEN_TEXT):
        raise InputError(Problem("draft-sheet", span))
    return ".odt"


def _in_compound_file(data: bytes, span: Span) -> _Suffix:
    """The kind of a compound file ([MS-CFB]), by the names of its streams."""
    if is_encrypted(data) or _is_encrypted_text(data):
        raise InputError(Problem("draft-encrypted", span))
    if any(_has(data, each) for each in _SIGNATURE_STREAMS):
        raise InputError(Problem("draft-signed", span))
    if _has(data, _WORD_STREAM):
        return ".doc"
    if any(_has(data, each) for each in _WORKS_STREAMS):
        return ".wps"
    raise InputError(
        Problem("draft-sheet" if any(_has(data, each) for each in _OTHER_STREAMS) else "draft-unknown", span)
    )


def _has(data: bytes, stream: str) -> bool:
    """Whether the directory has an entry of this name; a name ends with a zero."""
    return f"{stream}\0".encode("utf-16-le") in data


def _is_encrypted_text(data: bytes) -> bool:
    import xlrd

    try:
        stream = xlrd.compdoc.CompDoc(data, logfile=io.StringIO()).get_named_stream(_WORD_STREAM)
    except Exception:  # for a broken file xlrd raises errors of any type; LibreOffice may be able to read it
        return False
    return bool(stream) and bool(int.from_bytes(stream[_FLAGS], "little") & _ENCRYPTED)
