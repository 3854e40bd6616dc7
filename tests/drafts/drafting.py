"""The files of a draft: a .docx made with python-docx and lxml, by none of our own writers, and a plain text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import cast

from docx.document import Document as Package
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.run import CT_R
from docx.shared import Mm
from docx.text.run import Run as PackagedRun
from lxml import etree

from tests.drafts.corpus import Case
from tests.drafts.pages import Block, Box, Cell, Comment, Document, Look, Paragraph, Run, Table
from tests.templates.word.content.pictures import picture_bytes
from tests.word_documents import blank, saved

_WHEN = "2024-11-30T09:00:00Z"
_BY = "示例审核员"
_MARKS = {"\n": ("w:br", {}), "\t": ("w:tab", {}), "\f": ("w:br", {"w:type": "page"})}
_CHANGED = {"inserted": "w:ins", "deleted": "w:del", "moved_from": "w:moveFrom", "moved_to": "w:moveTo"}
_RULES = {"red": "single", "double": "thickThinSmallGap"}
_NUMBERED = (
    ("chineseCountingThousand", "%1、"),
    ("chineseCountingThousand", "（%2）"),
    ("decimal", "%3."),
    ("decimal", "（%4）"),
)
_LIST = "77"
"""The id of the list of automatic numbers 一、（一）1.（1）."""

_NAMESPACES = (
    f"{nsdecls('w', 'r', 'wp', 'a', 'pic')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    " xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'"
    " xmlns:v='urn:schemas-microsoft-com:vml'"
)


def draft_of(case: Case) -> bytes:
    """The case's draft as a .docx, the same bytes every time."""
    return docx_of(case.document)


def as_text(case: Case) -> str:
    """The case's draft as plain text: a line for each paragraph and after each line break, blanks as they are.

    Alignment and looks are lost. Raises ValueError where the case has what no text can have.
    """
    if not case.in_text:
        raise ValueError(f"{case.name} cannot be written as text")
    lines = (block.text for block in case.document.blocks if isinstance(block, Paragraph))
    return "".join(f"{line}\n" for line in lines).replace("\f", "")


def docx_of(document: Document) -> bytes:
    """A .docx of a document, the same bytes every time."""
    writer = _Writer(blank())
    writer.write(document)
    return _undated(saved(writer.package))


def _undated(data: bytes) -> bytes:
    """The package with its parts dated 1980."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _element(tag: str, *children: etree._Element, **attributes: str) -> etree._Element:
    """An element of WordprocessingML; ``val="x"`` is its ``w:val``."""
    element: etree._Element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name.rstrip('_')}"), value)
    element.extend(children)
    return element


class _Writer:
    """Writes a document into a package of python-docx."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._footnotes: list[str] = []
        self._commented: list[tuple[PackagedRun, Comment]] = []
        self._identity = 100

    def write(self, document: Document) -> None:
        """Writes all of it; the package is to be new."""
        section = self.package.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(37), Mm(35)
        section.left_margin, section.right_margin = Mm(28), Mm(26)
        if any(isinstance(block, Paragraph) and block.number is not None for block in document.blocks):
            self._numbering()
        body = self.package.element.body
        for element in self._blocks(document.blocks):
            body.insert(len(body) - 1, element)
        for story, paragraphs in ((section.header, document.header), (section.footer, document.footer)):
            if paragraphs:
                story._element[:] = self._blocks(paragraphs)
        for run, comment in self._commented:
            added = self.package.add_comment([run], comment.text, comment.author, comment.author[:1])
            added._comment_elm.set(qn("w:date"), _WHEN)
        if self._footnotes:
            self._footnote_part()

    def _next(self) -> str:
        self._identity += 1
        return str(self._identity)

    def _blocks(self, blocks: Sequence[Block]) -> list[etree._Element]:
        return [self._block(block) for block in blocks]

    def _block(self, block: Block) -> etree._Element:
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        return self._table(block) if isinstance(block, Table) else self._box(block)

    def _paragraph(self, paragraph: Paragraph) -> etree._Element:
        element = _element("w:p", self._paragraph_properties(paragraph))
        for run in paragraph.runs:
            element.extend(self._run(run))
        if paragraph.rule == "drawn":
            element.append(parse_xml(_LINE.format(namespaces=_NAMESPACES, identity=self._next())))
        return element

    def _paragraph_properties(self, paragraph: Paragraph) -> etree._Element:
        properties = _element("w:pPr")
        if paragraph.style:
            properties.append(_element("w:pStyle", val=self.package.styles[paragraph.style].style_id))
        if paragraph.number is not None:
            level, number = _element("w:ilvl", val=str(paragraph.number)), _element("w:numId", val=_LIST)
            properties.append(_element("w:numPr", level, number))
        if paragraph.rule in _RULES:
            rule = _element("w:bottom", val=_RULES[paragraph.rule], sz="12", space="4", color="FF0000")
            properties.append(_element("w:pBdr", rule))
        size = paragraph.runs[0].look.size if paragraph.runs else Look().size
        indents = {"left": paragraph.from_left, "right": paragraph.from_right, "firstLine": paragraph.indent}
        if given := {name: str(round(value * size * 20)) for name, value in indents.items() if value}:
            properties.append(_element("w:ind", **given))
        if paragraph.align != "left":
            properties.append(_element("w:jc", val=paragraph.align))
        if paragraph.mark:
            properties.append(_element("w:rPr", self._change(_CHANGED[paragraph.mark], "")))
        return properties

    def _change(self, tag: str, by: str) -> etree._Element:
        return _element(tag, id=self._next(), author=by or _BY, date=_WHEN)

    def _run(self, run: Run) -> Iterator[etree._Element]:
        """The elements of a run: it alone, in its tracked change, or in its field."""
        if run.picture:
            yield self._picture(run)
            return
        element = _element("w:r", _run_properties(run.look), *_characters(run))
        if run.comment is not None:
            self._commented.append((PackagedRun(cast("CT_R", element), self.package._body), run.comment))
        if run.code:
            yield from _field(run.code, element)
        elif run.change:
            change = self._change(_CHANGED[run.change], run.by)
            change.append(element)
            yield change
        else:
            yield element
        if run.footnote:
            self._footnotes.append(run.footnote)
            yield _element("w:r", _element("w:footnoteReference", id=str(len(self._footnotes))))

    def _table(self, table: Table) -> etree._Element:
        columns = len(table.rows[0])
        properties = _element("w:tblPr", _element("w:tblW", w="8844", type="dxa"))
        if table.ruled:
            sides = ("top", "left", "bottom", "right", "insideH", "insideV")
            borders = [_element(f"w:{side}", val="single", sz="4", space="0", color="auto") for side in sides]
            properties.append(_element("w:tblBorders", *borders))
        grid = _element("w:tblGrid", *(_element("w:gridCol", w=str(8844 // columns)) for _ in range(columns)))
        return _element("w:tbl", properties, grid, *(self._row(table, number) for number in range(len(table.rows))))

    def _row(self, table: Table, number: int) -> etree._Element:
        row, element = table.rows[number], _element("w:tr")
        for column, cell in enumerate(row):
            if cell.merged == "<":
                continue
            below = table.rows[number + 1][column] if number + 1 < len(table.rows) else None
            element.append(self._cell(row, column, begins=below is not None and below.merged == "^"))
        return element

    def _cell(self, row: Sequence[Cell], column: int, *, begins: bool) -> etree._Element:
        properties = _element("w:tcPr")
        across = 1
        while column + across < len(row) and row[column + across].merged == "<":
            across += 1
        if across > 1:
            properties.append(_element("w:gridSpan", val=str(across)))
        if row[column].merged == "^":
            properties.append(_element("w:vMerge"))
        elif begins:
            properties.append(_element("w:vMerge", val="restart"))
        content = self._blocks(row[column].blocks)
        if not content or content[-1].tag != qn("w:p"):
            content.append(_element("w:p"))
        return _element("w:tc", properties, *content)

    def _box(self, box: Box) -> etree._Element:
        """A paragraph with a text box as Word writes it: a shape, and VML with the same text for old programs."""
        shape = parse_xml(_BOX.format(namespaces=_NAMESPACES, identity=self._next()))
        shown, for_old_programs = shape.iter(qn("w:txbxContent"))
        shown.extend(self._blocks(box.blocks))
        for_old_programs.extend(deepcopy(list(shown)))
        return _element("w:p", shape)

    def _picture(self, run: Run) -> etree._Element:
        """A run with a picture of 40 mm, in the line or floating before the text."""
        relation, _ = self.package.part.get_or_add_image(io.BytesIO(picture_bytes(size=(8, 8))))
        placed = _FLOATING if run.picture == "floating" else _INLINE
        identity = self._next()
        picture = _PICTURE.format(identity=identity, relation=relation)
        return parse_xml(placed.format(namespaces=_NAMESPACES, identity=identity, picture=picture))

    def _numbering(self) -> None:
        """A list of automatic numbers with the four levels of an official text."""
        numbering = self.package.part.numbering_part.element
        levels = [
            _element(
                "w:lvl",
                *(_element("w:start", val="1"), _element("w:numFmt", val=form), _element("w:lvlText", val=text)),
                ilvl=str(level),
            )
            for level, (form, text) in enumerate(_NUMBERED)
        ]
        numbering.insert(0, _element("w:abstractNum", *levels, abstractNumId=_LIST))
        numbering.append(_element("w:num", _element("w:abstractNumId", val=_LIST), numId=_LIST))

    def _footnote_part(self) -> None:
        notes = _element("w:footnotes")
        for number, text in enumerate(self._footnotes, start=1):
            mark = _element("w:r", _element("w:footnoteRef"))
            notes.append(_element("w:footnote", _element("w:p", mark, _text_run(text)), id=str(number)))
        package = self.package.part.package
        assert package is not None
        blob = etree.tostring(notes, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, package)
        self.package.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _text_run(text: str) -> etree._Element:
    return _element("w:r", *_characters(Run(text)))


def _run_properties(look: Look) -> etree._Element:
    fonts = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), look.font)
    properties = _element("w:rPr", _element("w:rFonts", **fonts))
    if look.bold:
        properties.append(_element("w:b"))
    if look.color:
        properties.append(_element("w:color", val=look.color))
    half_points = str(round(look.size * 2))
    properties.extend([_element("w:sz", val=half_points), _element("w:szCs", val=half_points)])
    return properties


def _characters(run: Run) -> Iterator[etree._Element]:
    """The text of a run, with its breaks and tabs as elements."""
    tag, piece = ("w:delText" if run.change == "deleted" else "w:t"), ""
    for character in (*run.text, ""):
        if character and character not in _MARKS:
            piece += character
            continue
        if piece:
            yield _text_element(tag, piece)
            piece = ""
        if character:
            mark, attributes = _MARKS[character]
            element = OxmlElement(mark)
            for name, value in attributes.items():
                element.set(qn(name), value)
            yield element


def _text_element(tag: str, text: str) -> etree._Element:
    element = _element(tag)
    element.text = text
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def _field(code: str, shown: etree._Element) -> Iterator[etree._Element]:
    """A complex field, which Word last showed as ``shown``."""
    yield _element("w:r", _element("w:fldChar", fldCharType="begin"))
    yield _element("w:r", _text_element("w:instrText", f" {code} "))
    yield _element("w:r", _element("w:fldChar", fldCharType="separate"))
    yield shown
    yield _element("w:r", _element("w:fldChar", fldCharType="end"))


_BOX = (
    "<w:r {namespaces}><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
    "<wp:anchor distT='0' distB='0' distL='0' distR='0' simplePos='0' relativeHeight='{identity}' behindDoc='0'"
    " locked='0' layoutInCell='1' allowOverlap='1'><wp:simplePos x='0' y='0'/>"
    "<wp:positionH relativeFrom='column'><wp:posOffset>0</wp:posOffset></wp:positionH>"
    "<wp:positionV relativeFrom='paragraph'><wp:posOffset>0</wp:posOffset></wp:positionV>"
    "<wp:extent cx='5616000' cy='1300000'/><wp:wrapTopAndBottom/><wp:docPr id='{identity}' name='文本框 {identity}'/>"
    "<a:graphic><a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'>"
    "<wps:wsp><wps:cNvSpPr txBox='1'/><wps:spPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='5616000' cy='1300000'/></a:xfrm>"
    "<a:prstGeom prst='rect'><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent/></wps:txbx><wps:bodyPr/>"
    "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    "<v:shape style='position:absolute;width:442pt;height:102pt'><v:textbox><w:txbxContent/></v:textbox></v:shape>"
    "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
_LINE = (
    "<w:r {namespaces}><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
    "<wp:anchor distT='0' distB='0' distL='0' distR='0' simplePos='0' relativeHeight='{identity}' behindDoc='0'"
    " locked='0' layoutInCell='1' allowOverlap='1'><wp:simplePos x='0' y='0'/>"
    "<wp:positionH relativeFrom='page'><wp:posOffset>720000</wp:posOffset></wp:positionH>"
    "<wp:positionV relativeFrom='paragraph'><wp:posOffset>500000</wp:posOffset></wp:positionV>"
    "<wp:extent cx='6120000' cy='0'/><wp:wrapNone/><wp:docPr id='{identity}' name='直线 {identity}'/>"
    "<a:graphic><a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'>"
    "<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='6120000' cy='0'/></a:xfrm>"
    "<a:prstGeom prst='line'><a:avLst/></a:prstGeom><a:ln w='57150' cmpd='thickThin'><a:solidFill>"
    "<a:srgbClr val='FF0000'/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    "<v:line style='position:absolute' from='0,40pt' to='482pt,40pt' strokecolor='red' strokeweight='4.5pt'/>"
    "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
_PICTURE = (
    "<wp:docPr id='{identity}' name='图片 {identity}'/>"
    "<a:graphic><a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/picture'><pic:pic>"
    "<pic:nvPicPr><pic:cNvPr id='0' name='picture.png'/><pic:cNvPicPr/></pic:nvPicPr>"
    "<pic:blipFill><a:blip r:embed='{relation}'/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
    "<pic:spPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='1440000' cy='1440000'/></a:xfrm>"
    "<a:prstGeom prst='rect'><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"
)
_INLINE = (
    "<w:r {namespaces}><w:drawing><wp:inline distT='0' distB='0' distL='0' distR='0'>"
    "<wp:extent cx='1440000' cy='1440000'/>{picture}</wp:inline></w:drawing></w:r>"
)
_FLOATING = (
    "<w:r {namespaces}><w:drawing>"
    "<wp:anchor distT='0' distB='0' distL='0' distR='0' simplePos='0' relativeHeight='{identity}' behindDoc='0'"
    " locked='0' layoutInCell='1' allowOverlap='1'><wp:simplePos x='0' y='0'/>"
    "<wp:positionH relativeFrom='column'><wp:posOffset>3400000</wp:posOffset></wp:positionH>"
    "<wp:positionV relativeFrom='paragraph'><wp:posOffset>-500000</wp:posOffset></wp:positionV>"
    "<wp:extent cx='1440000' cy='1440000'/><wp:wrapNone/>{picture}</wp:anchor></w:drawing></w:r>"
)
