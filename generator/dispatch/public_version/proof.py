"""The proof of a public version: none of the removed words is left in any file of it, nor what only drafts have."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterator
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from generator.dispatch.public_version.docx_words import is_xml, paragraph_texts
from generator.dispatch.public_version.private_words import plain, squashed
from generator.dispatch.public_version.removed_words import RemovedWords, is_short
from generator.ground.errors import Problem, Span, TranslatedText, require_libraries
from generator.ground.words.vocabularies import phrase
from generator.office.package import parsed
from generator.office.picture_metadata import without_metadata
from generator.office.pictures import is_picture
from generator.official.source_marks import PREFIX, SOURCE_PROPERTY

if TYPE_CHECKING:
    import pikepdf

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
_LEAST_BYTES = 6
"""A shorter row of bytes is in pictures and fonts by chance."""

_ZIP = b"PK\x03\x04"
_PDF = b"%PDF"
_MARKUP = (b"<", b"\xef\xbb\xbf<")
_COMMENTS = ("comments", "commentsExtended", "commentsIds", "people")
_CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "delText"})
_HIDDEN = ("vanish", "webHidden")
_PERSONS = frozenset({"creator", "lastModifiedBy", "Manager", "Company", "Template"})
_OFF = ("0", "false", "off")
_LINK = "/Link"


class Proof:
    """Holds files against the ``removed`` words, and against what no finished document has.

    Of files that somebody else made and that stay ``as_they_are``, by their names, only the words are looked for.
    """

    def __init__(self, removed: RemovedWords, as_they_are: Collection[str] = ()) -> None:
        self._removed = removed
        self._as_they_are = as_they_are

    def problems(self, path: str, data: bytes) -> Iterator[Problem]:
        """What is left in the file ``data`` at ``path``, its name included. Raises OutputError without a library."""
        left = dict.fromkeys((word, path) for word in self._removed.in_text(path))
        left |= dict.fromkeys((word, place) for place, word in self._left(path, data))
        for word, place in left:
            yield Problem("public-left", Span(path), {"word": word, "place": place})
        for what, place in dict.fromkeys(_marks(path, data)) if path not in self._as_they_are else ():
            yield Problem("public-mark", Span(path), {"what": what, "place": place})

    def _left(self, place: str, data: bytes) -> Iterator[tuple[str, str]]:
        """Each word that is left with its place: the part of a package, or the object of a PDF."""
        for where, piece in _pieces(place, data):
            found = self._removed.in_text(piece) if isinstance(piece, str) else self._in_bytes(piece)
            yield from ((where, word) for word in found)

    def _in_bytes(self, data: bytes) -> Iterator[str]:
        for word, encoded in self._encoded:
            if encoded in data:
                yield word

    @cached_property
    def _encoded(self) -> list[tuple[str, bytes]]:
        """The words in all encodings, as written, in their plain form, and without separators."""
        forms = ((word, form) for word in self._removed.words for form in {word, plain(word), squashed(word)} if form)
        rows = ((word, form.encode(encoding)) for word, form in forms for encoding in _ENCODINGS)
        return [(word, row) for word, row in rows if len(row) >= _LEAST_BYTES and not is_short(word)]


def _pieces(place: str, data: bytes) -> Iterator[tuple[str, str | bytes]]:
    """All texts of the file ``data``, and the bytes that may hold others, each with the part of a package it is in."""
    if data.startswith(_ZIP):
        for name, part in _parts(data):
            yield name, name
            yield from _pieces(name, part)
    elif data.startswith(_PDF):
        yield from ((place, piece) for piece in _pdf_pieces(data))
    else:
        if data.startswith(_MARKUP):
            yield from ((place, text) for text in _xml_texts(parsed(data, Span(place))))
        yield place, data


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        yield "", package.comment
        for entry in package.infolist():
            yield entry.filename, package.read(entry)
            yield entry.filename, entry.comment + entry.extra


def _xml_texts(root: etree._Element) -> Iterator[str]:
    """The texts of paragraphs over their runs, of all elements and attributes, and of remarks."""
    yield from paragraph_texts(root)
    if str(root.tag).endswith("}Page"):  # of OFD, where a line has many texts
        yield "".join(map(str, root.itertext()))
    for element in root.iter():
        if isinstance(element.tag, str):
            yield from (unquote(str(value)) for value in element.attrib.values())
        yield from filter(None, (element.text, element.tail))


# A PDF: its texts are those of its pages and of all its strings.


def _pdf_pieces(data: bytes) -> Iterator[str | bytes]:
    """The lines of all pages and all strings, decoded, with those of what pages are painted with, and all streams.

    Streams are decompressed; font programs and pictures, which hold no text, are left out.
    """
    require_libraries("pikepdf", "pypdfium2")
    import pikepdf
    import pypdfium2

    pages = pypdfium2.PdfDocument(data)
    try:
        for number in range(len(pages)):
            yield from pages[number].get_textpage().get_text_range().splitlines()
    finally:
        pages.close()
    with pikepdf.open(io.BytesIO(data)) as document:
        for each in (document.trailer, *document.objects):
            yield from _strings(each)
        streams = [each for each in document.objects if isinstance(each, pikepdf.Stream)]
        for painted in (*document.pages, *(each for each in streams if each.get("/Subtype") == "/Form")):
            for instruction in pikepdf.parse_content_stream(painted):
                for operand in instruction.operands:
                    yield from _strings(operand)
        for each in streams:
            if each.get("/Subtype") != "/Image" and "/Length1" not in each:
                try:
                    yield each.read_bytes()
                except pikepdf.PdfError:  # a filter that only pictures have
                    yield each.read_raw_bytes()


def _strings(value: object, *, whole: bool = True) -> Iterator[str]:
    """The names and strings in an object; those that it refers to are looked at by themselves."""
    import pikepdf

    if isinstance(value, pikepdf.String):
        yield str(value)
    elif whole or not getattr(value, "is_indirect", False):
        if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            for name, each in value.items():
                yield name
                yield from _strings(each, whole=False)
        elif isinstance(value, pikepdf.Array):
            for each in value:
                yield from _strings(each, whole=False)


# What a finished document does not have: comments, changes, hidden text, persons, paths of templates, marks of drafts.


def _marks(path: str, data: bytes) -> Iterator[tuple[TranslatedText, str]]:
    suffix = PurePosixPath(path).suffix
    marks = _docx_marks if suffix == ".docx" else _pdf_marks if suffix == ".pdf" else _picture_marks
    for what, place in marks(data):
        yield phrase(f"mark-{what}"), place or path


_DRAWINGS = frozenset({".emf", ".emz", ".wmf", ".wmz", ".svg", ".svgz", ".webp", ".wdp", ".jxr"})
"""Pictures whose words and metadata nothing here can take out."""


def _picture_marks(data: bytes) -> Iterator[tuple[str, str]]:
    for name, part in _parts(data) if data.startswith(_ZIP) else ():
        if is_picture(part) and without_metadata(part) != part:
            yield "picture", name
        elif PurePosixPath(name).suffix.lower() in _DRAWINGS:
            yield "drawing", name


def _docx_marks(data: bytes) -> Iterator[tuple[str, str]]:
    yield from _picture_marks(data)
    for name, part in _parts(data):
        if not is_xml(name) or not part.startswith(_MARKUP):
            continue
        if PurePosixPath(name).stem in _COMMENTS:
            yield "comments", name
        is_style = PurePosixPath(name).stem == "styles"
        for element in parsed(part, Span(name)).iter(etree.Element):
            tag = etree.QName(element).localname
            value = next((str(each) for key, each in element.attrib.items() if etree.QName(key).localname == "val"), "")
            if tag in _CHANGES or tag.endswith("PrChange"):
                yield "changes", name
            elif tag in _HIDDEN and value not in _OFF and not is_style:
                yield "hidden", name
            elif tag in _PERSONS and (element.text or "").strip():
                yield "author", name
            elif tag == "attachedTemplate":
                yield "template", name
            elif any(str(each).startswith((PREFIX, SOURCE_PROPERTY)) for each in element.attrib.values()):
                yield "draft", name


def _pdf_marks(data: bytes) -> Iterator[tuple[str, str]]:
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as document:
        information: pikepdf.Object | dict[str, object] = document.trailer.get("/Info", {})
        if str(information.get("/Author", "")).strip():
            yield "author", ""
        for page in document.pages:
            if any(each.get("/Subtype") != _LINK for each in page.get("/Annots", [])):
                yield "comments", ""
        for each in document.objects:
            raw = each.read_raw_bytes() if isinstance(each, pikepdf.Stream) else b""
            if is_picture(raw) and without_metadata(raw) != raw:
                yield "picture", ""
