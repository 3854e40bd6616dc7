"""Pictures of a draft, and what is drawn in it and not taken over: seals, shapes, charts, embedded objects."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.ground.length import Length, Mm
from generator.notices.drafts.draft import DraftPicture, Omission, ends_with_date
from generator.office.pictures import PictureError, PictureFile, picture_file
from generator.office.reading.document import Block, Drawing, Paragraph, ReadDocument, Table
from generator.office.reading.docx_parts import DocumentTheme, DocxParts
from generator.office.reading.drawing_reading import drawn, drawn_in_vml
from generator.office.reading.word_walk import paragraph_number, walked
from generator.office.wordml.main_document import Places
from generator.office.wordml.open_fields import OpenFields
from generator.office.wordml.wordml_names import TEXT_BOX, a, r, v, w, wp, wps

_DRAWING, _PICTURE, _OBJECT, _INK, _CONTROL = map(w, ("drawing", "pict", "object", "contentPart", "control"))
_BLIP, _IMAGE_DATA, _TEXT_PATH = a("blip"), v("imagedata"), v("textpath")
_WRAPPED = frozenset((wp("wrapSquare"), wp("wrapTight"), wp("wrapTopAndBottom")))
_VML_WRAP, _VML_BESIDE = "{urn:schemas-microsoft-com:office:word}wrap", frozenset(("square", "tight", "topAndBottom"))
_NO_FILL, _NO_LINE = a("noFill"), f"{a('ln')}/{a('noFill')}"
_SAYING = ("name", "descr", "title", "alt")
_THEME = DocumentTheme()
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"


class Pictures:
    """The pictures of one draft, read once: ``taken`` are those of its text, ``left`` is what is not taken over."""

    def __init__(self, parts: DocxParts, document: ReadDocument, places: Places) -> None:
        self.taken: list[DraftPicture] = []
        self.left: list[Omission] = []
        self._parts = parts
        self._document = document
        self._places = places
        self._targets = parts.targets(parts.main)
        self._seals = _SealPlaces(document)
        self._paragraphs = _by_place(document)
        for element in walked(parts.document, OpenFields()):
            if element.tag in (_DRAWING, _PICTURE, _OBJECT, _INK):
                self._read(element)

    def _read(self, holder: etree._Element) -> None:
        drawing = self._drawing(holder)
        number, place = paragraph_number(self._places, holder), self._places.of(holder)
        paragraph = self._paragraph(holder)
        block = None if paragraph is None else self._document.positions.get(id(paragraph))
        if _shows_nothing(holder) or (drawing is not None and drawing.kind == "line"):
            return
        text = self._text(holder)
        what = "picture" if _has(holder, _BLIP, _IMAGE_DATA) else "control" if _has(holder, _CONTROL) else "drawing"
        if _has(holder, TEXT_BOX):  # its text is in the document
            self.left.append(Omission(what, number, text, place))
        elif _is_named_as_seal(holder) or (
            drawing is not None and self._seals.holds_seal(drawing, block, over_text=_over_text(holder, drawing))
        ):
            self.left.append(Omission("seal", number, text, place))
        elif drawing is not None and paragraph is not None and (found := self._picture(holder)) is not None:
            suffix = f".{found.extension}"
            self.taken.append(DraftPicture(paragraph.place, found.data, suffix, drawing.width, drawing.height))
        else:
            self.left.append(Omission(what, number, text, place))

    def _drawing(self, holder: etree._Element) -> Drawing | None:
        section = self._document.sections[0]
        found = drawn(holder, section, _THEME) if holder.tag == _DRAWING else drawn_in_vml(holder, section)
        return next(iter(found), None)

    def _paragraph(self, holder: etree._Element) -> Paragraph | None:
        """The paragraph with the drawing: of those at its place the one that has drawings, else the last."""
        there = self._paragraphs.get(self._places.of(holder).numbers, [])
        return next((each for each in there if each.drawings), there[-1] if there else None)

    def _picture(self, holder: etree._Element) -> PictureFile | None:
        """The only picture in ``holder``; None where there is none, or its file cannot be read."""
        if holder.tag == _OBJECT:
            return None
        ids = [
            each.get(r("embed" if each.tag == _BLIP else "id"), "")
            for each in walked(holder, OpenFields())
            if each.tag in (_BLIP, _IMAGE_DATA)
        ]
        target = self._targets.get(ids[0]) if len(ids) == 1 else None
        if target is None or target.external:
            return None
        try:
            return picture_file(self._parts.data(target.target))
        except PictureError:
            return None

    def _text(self, holder: etree._Element) -> str:
        """The text of word art, charts and diagrams in ``holder``, which is not in the document."""
        texts: list[str] = []
        for each in walked(holder, OpenFields()):
            if each.tag == _TEXT_PATH:
                texts.append(each.get("string", ""))
            elif each.tag in (_CHART, _DIAGRAM):
                target = self._targets.get(each.get(r("id" if each.tag == _CHART else "dm"), ""))
                texts += () if target is None else self._texts_of(target.target)
        return "\n".join(text for text in texts if text)

    def _texts_of(self, part: str) -> Iterator[str]:
        root = self._parts.tree(part)
        for each in () if root is None else root.iter("{*}t", "{*}v"):
            yield (each.text or "").strip()


def _by_place(document: ReadDocument) -> dict[tuple[object, ...], list[Paragraph]]:
    found: dict[tuple[object, ...], list[Paragraph]] = {}
    for paragraph in document.paragraphs:
        found.setdefault(paragraph.place.numbers, []).append(paragraph)
    return found


def _has(holder: etree._Element, *tags: str) -> bool:
    return any(each.tag in tags for each in walked(holder, OpenFields()))


def _shows_nothing(holder: etree._Element) -> bool:
    """Whether ``holder`` is an empty shape without a line and a fill, as LibreOffice leaves them beside text boxes."""
    shapes = [each for each in walked(holder, OpenFields()) if each.tag == wps("spPr")]
    plain = all(each.find(_NO_FILL) is not None and each.find(_NO_LINE) is not None for each in shapes)
    return bool(shapes) and plain and not _has(holder, TEXT_BOX, _BLIP, _IMAGE_DATA)


def _is_named_as_seal(holder: etree._Element) -> bool:
    """Whether a name, title or description in ``holder`` says so, of DrawingML or of VML."""
    said = (str(value) for each in holder.iter() for key, value in each.attrib.items() if _local(str(key)) in _SAYING)
    return any(map(_named_as_seal, said))


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _over_text(holder: etree._Element, drawing: Drawing) -> bool:
    """Whether ``drawing`` floats over or behind text, which does not flow around it."""
    if not drawing.anchored:
        return False
    if holder.tag == _DRAWING:
        return next(holder.iter(*_WRAPPED), None) is None
    wraps = (each.get("type", "") for each in holder.iter(_VML_WRAP))
    return not any(each in _VML_BESIDE for each in wraps)


# Which pictures are seals, stamps or signatures: by size, place and name; colours are not looked at.


_LEAST, _MOST = Mm(30), Mm(60)
"""Seals of offices are 35 to 50 mm across; pictures of them have a margin."""
_SQUARE = 1.25
_SMALL = Mm(65)
_NAMED = re.compile(r"[印公签]章|电子章|签名|(?<![a-z])(?:seal|stamp|signature)(?![a-z])", re.IGNORECASE)
_SIGNING = re.compile(r"[^。；，：\n]{1,40}")
"""The text of a line that signs, or has the date."""
_AROUND = 3
"""Blocks before and after a date in which its signature may be."""


class _SealPlaces:
    """The places of a document where pictures are seals."""

    def __init__(self, document: ReadDocument) -> None:
        self._blocks: set[int] = set()
        shown = [number for number, block in enumerate(document.blocks) if _text(block) or isinstance(block, Table)]
        for place, number in enumerate(shown):
            if _dated(document.blocks[number]):
                first, last = shown[max(0, place - _AROUND)], shown[min(len(shown) - 1, place + _AROUND)]
                self._blocks.update(range(first, last + 1))
        self._signing = {
            number for number in self._blocks if _SIGNING.fullmatch(_text(document.blocks[number])) is not None
        }

    def holds_seal(self, drawing: Drawing, block: int | None, *, over_text: bool) -> bool:
        """Whether ``drawing``, anchored in the block of this number, is a seal or a signature.

        It is if it is small and in a line that signs, or floats over or behind text near the date of one, or floats so
        elsewhere and is as large as a seal.
        """
        if block in self._signing or (over_text and block in self._blocks):
            return max(drawing.width, drawing.height) <= _SMALL
        return over_text and _like_a_seal(drawing.width, drawing.height)


def _named_as_seal(name: str) -> bool:
    """Whether a picture with this name or description is a seal or a signature."""
    return _NAMED.search(name) is not None


def _like_a_seal(width: Length, height: Length) -> bool:
    short, long = sorted((width, height))
    return short >= _LEAST and long <= _MOST and long <= short * _SQUARE


def _dated(block: Block) -> bool:
    """Whether a signature's date is in ``block``."""
    paragraphs = block.paragraphs if isinstance(block, Table) else (block,)
    return any(ends_with_date(each.text.strip()) for each in paragraphs)


def _text(block: Block) -> str:
    return block.text.strip()
