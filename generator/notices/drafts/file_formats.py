"""The format of a draft, by the bytes of its file; files that are no draft."""

from __future__ import annotations

import io
import re
from typing import Literal

from generator.ground.errors import InputError, Problem, Span, TemplateError
from generator.notices.drafts.draft import DraftKind
from generator.office.package import Package, end_of_zip, is_encrypted, is_signed, read_package
from generator.office.package.package_reading import COMPOUND_FILE
from generator.office.package.part_names import main_suffix
from generator.office.pictures import is_picture

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

DraftSuffix = Literal[".docx", ".doc", ".wps", ".rtf", ".odt", ".txt"]
_KINDS: dict[DraftSuffix, DraftKind] = {
    ".docx": "docx", ".doc": "doc", ".wps": "doc", ".rtf": "rtf", ".odt": "odt", ".txt": "txt",
}  # fmt: skip


def kind_of(suffix: DraftSuffix) -> DraftKind:
    """The kind of draft that a file with this suffix is."""
    return _KINDS[suffix]


def suffix_of(data: bytes, name: str) -> DraftSuffix:
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


def _in_zip(data: bytes, name: str) -> DraftSuffix:
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


def _in_open_document(parts: dict[str, bytes], span: Span) -> DraftSuffix:
    if _ENCRYPTION_DATA in parts.get(_MANIFEST, b""):
        raise InputError(Problem("draft-encrypted", span))
    if _OPEN_SIGNATURES in parts:
        raise InputError(Problem("draft-signed", span))
    if not parts[_MIMETYPE].startswith(_OPEN_TEXT):
        raise InputError(Problem("draft-sheet", span))
    return ".odt"


def _in_compound_file(data: bytes, span: Span) -> DraftSuffix:
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
