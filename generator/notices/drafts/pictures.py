"""Pictures of a draft, and what is drawn in it and not taken over: seals, shapes, charts, embedded objects."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set

from lxml import etree

from generator.ground.length import Mm
from generator.notices.drafts.draft import DraftPicture, Omission, ends_with_date
from generator.office.pictures import PictureError, PictureFile, picture_file
from generator.office.reading.document import Drawing, Paragraph, ReadDocument, Table
from generator.office.reading.docx_parts import DocumentTheme, DocxParts
from generator.office.reading.drawing_reading import drawn
from generator.office.reading.unread import drawn_words
from generator.office.reading.word_walk import PICTURES, paragraph_number, walked
from generator.office.wordml.main_document import Places
from generator.office.wordml.wordml_names import TEXT_BOX, a, r, w, wp, wps

_DRAWING, _PICTURE, _OBJECT, _INK, _CONTROL = map(w, ("drawing", "pict", "object", "contentPart", "control"))
_BLIP = a("blip")
_PICTURES = frozenset(PICTURES)
_WRAPPED = frozenset((wp("wrapSquare"), wp("wrapTight"), wp("wrapTopAndBottom")))
_VML_WRAP, _VML_BESIDE = "{urn:schemas-microsoft-com:office:word}wrap", frozenset(("square", "tight", "topAndBottom"))
_NO_FILL, _NO_LINE = a("noFill"), f"{a('ln')}/{a('noFill')}"
_SAYING = ("name", "descr", "title", "alt")
_THEME = DocumentTheme()


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
        self._paragraphs: defaultdict[tuple[object, ...], list[Paragraph]] = defaultdict(list)
        for paragraph in document.paragraphs:
            self._paragraphs[paragraph.place.numbers].append(paragraph)
        for element in walked(parts.document):
            if element.tag in (_DRAWING, _PICTURE, _OBJECT, _INK):
                self._read(element, list(walked(element)))

    def _read(self, holder: etree._Element, inside: Sequence[etree._Element]) -> None:
        tags = {each.tag for each in inside}
        drawing = next(drawn(holder, self._document.sections[0], _THEME), None)
        if _shows_nothing(inside, tags) or (drawing is not None and drawing.kind == "line"):
            return
        place = self._places.of(holder)
        there = self._paragraphs[place.numbers]
        paragraph = next((each for each in there if each.drawings), there[-1] if there else None)
        block = None if paragraph is None else self._document.positions.get(id(paragraph))
        over_text = drawing is not None and _over_text(holder, drawing)
        what = "control" if _CONTROL in tags else "drawing"
        what = "picture" if tags & _PICTURES else what
        if TEXT_BOX in tags:  # its text is in the document
            pass
        elif _is_named_as_seal(holder) or (
            drawing is not None and self._seals.holds_seal(drawing, block, over_text=over_text)
        ):
            what = "seal"
        elif drawing is not None and paragraph is not None and (file := self._picture(holder, inside)) is not None:
            suffix = f".{file.extension}"
            self.taken.append(DraftPicture(paragraph.place, file.data, suffix, drawing.width, drawing.height))
            return
        words = drawn_words(self._parts, self._parts.main, inside)
        self.left.append(Omission(what, paragraph_number(self._places, holder), words, place))

    def _picture(self, holder: etree._Element, inside: Iterable[etree._Element]) -> PictureFile | None:
        """The only picture in ``holder``; None where there is none, or its file cannot be read."""
        if holder.tag == _OBJECT:
            return None
        ids = [each.get(r("embed" if each.tag == _BLIP else "id"), "") for each in inside if each.tag in _PICTURES]
        target = self._targets.get(ids[0]) if len(ids) == 1 else None
        if target is None or target.external:
            return None
        try:
            return picture_file(self._parts.data(target.target))
        except PictureError:
            return None


def _shows_nothing(inside: Iterable[etree._Element], tags: Set[object]) -> bool:
    """Whether a drawing is an empty shape without a line and a fill, as LibreOffice leaves them beside text boxes."""
    shapes = [each for each in inside if each.tag == wps("spPr")]
    plain = all(each.find(_NO_FILL) is not None and each.find(_NO_LINE) is not None for each in shapes)
    return bool(shapes) and plain and not tags & {TEXT_BOX, *_PICTURES}


def _is_named_as_seal(holder: etree._Element) -> bool:
    """Whether a name, title or description in ``holder`` says so, of DrawingML or of VML."""
    attributes = (
        (str(key).rpartition("}")[2], str(value)) for each in holder.iter() for key, value in each.attrib.items()
    )
    return any(name in _SAYING and _NAMED.search(value) for name, value in attributes)


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
        texts = [block.text.strip() for block in document.blocks]
        shown = [number for number, text in enumerate(texts) if text or isinstance(document.blocks[number], Table)]
        for place, number in enumerate(shown):
            block = document.blocks[number]
            lines = block.paragraphs if isinstance(block, Table) else (block,)
            if any(ends_with_date(each.text.strip()) for each in lines):
                first, last = shown[max(0, place - _AROUND)], shown[min(len(shown) - 1, place + _AROUND)]
                self._blocks.update(range(first, last + 1))
        self._signing = {number for number in self._blocks if _SIGNING.fullmatch(texts[number]) is not None}

    def holds_seal(self, drawing: Drawing, block: int | None, *, over_text: bool) -> bool:
        """Whether ``drawing``, anchored in the block of this number, is a seal or a signature.

        It is if it is small and in a line that signs, or floats over or behind text near the date of one, or floats so
        elsewhere and is as large as a seal.
        """
        if block in self._signing or (over_text and block in self._blocks):
            return max(drawing.width, drawing.height) <= _SMALL
        short, long = sorted((drawing.width, drawing.height))
        return over_text and short >= _LEAST and long <= _MOST and long <= short * _SQUARE
