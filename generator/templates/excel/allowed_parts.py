"""The parts of a workbook besides cells: those that are copied into each list, and those that are refused.

What this module does not allow is refused, so that nothing of a template is lost without a report, and nothing that
refers to cells comes to refer to others.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.ground.errors import Problem, Said, Span
from generator.office.live_content import CONNECTION, CONTROL, MACROS, WORKBOOK
from generator.office.package import Relation
from generator.office.package.part_names import relationships_of
from generator.office.sheetml.sheetml_names import MAIN, d, s
from generator.templates.excel.book import Book, TemplateSheet

_NAMED = {
    "chart": Said("图表", "a chart"),
    "chartEx": Said("图表", "a chart"),
    "chartsheet": Said("图表工作表", "a chart sheet"),
    "diagramData": Said("SmartArt 图形", "SmartArt"),
    "pivotTable": Said("数据透视表", "a pivot table"),
    "pivotCacheDefinition": Said("数据透视表", "a pivot table"),
    "externalLink": WORKBOOK.name,
    "externalLinkPath": WORKBOOK.name,
    "vbaProject": MACROS.name,
    "xlMacrosheet": Said("宏表", "a macro sheet"),
    "dialogsheet": Said("对话框工作表", "a dialog sheet"),
    "comments": Said("批注", "comments, with the names of those who wrote them"),
    "threadedComment": Said("批注", "comments, with the names of those who wrote them"),
    "legacyDrawing": Said("批注或者窗体控件", "comments or form controls"),
    "oleObject": Said("嵌入的对象", "an embedded object"),
    "oleObjects": Said("嵌入的对象", "an embedded object"),
    "package": Said("嵌入的文件", "an embedded file"),
    "control": CONTROL.name,
    "controls": CONTROL.name,
    "ctrlProp": CONTROL.name,
    "connections": CONNECTION.name,
    "queryTable": Said("外部数据查询", "a query of outside data"),
    "slicer": Said("切片器", "a slicer"),
    "slicerCache": Said("切片器", "a slicer"),
    "timeline": Said("日程表", "a timeline"),
    "timelineCache": Said("日程表", "a timeline"),
    "cellImage": Said("嵌在单元格里的图片", "a picture within a cell"),
    "scenarios": Said("方案", "scenarios"),
    "dataConsolidate": Said("合并计算的设置", "a consolidation"),
    "customSheetViews": Said("自定义视图", "custom views"),
    "cellWatches": Said("监视窗口", "watched cells"),
    "origin": Said("数字签名", "a digital signature"),
    "graphicFrame": Said("图表或者 SmartArt 图形", "a chart or SmartArt"),
    "extensibility": Said("自定义的功能区", "a ribbon of its own"),
}

_OF_PACKAGE = frozenset({"officeDocument", "core-properties", "extended-properties", "custom-properties", "thumbnail"})
_OF_BOOK = frozenset(
    {"worksheet", "styles", "theme", "sharedStrings", "calcChain", "sheetMetadata", "customXml", "person"}
)
_OF_SHEET = frozenset({"hyperlink", "printerSettings", "drawing", "table", "vmlDrawing", "image"})
_OF_OTHERS = frozenset({"image", "hyperlink", "customXmlProps"})
_ADDRESSES = frozenset({"hyperlink"})
"""The kinds of relationships that may lead out of the package."""

_ELEMENTS = frozenset(
    s(name)
    for name in (
        *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr"),
        *("sheetProtection", "protectedRanges", "autoFilter", "sortState", "mergeCells", "phoneticPr"),
        *("conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup"),
        *("headerFooter", "rowBreaks", "colBreaks", "ignoredErrors", "drawing", "legacyDrawingHF", "picture"),
        *("tableParts", "extLst"),
    )
)
"""The children of a worksheet (18.3.1.99) that are understood."""
_DRAWN = frozenset(map(d, ("pic", "sp", "cxnSp", "grpSp", "from", "to", "pos", "ext", "clientData")))
_ANCHORS = frozenset(map(d, ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")))


def holding_problems(book: Book) -> Iterator[Problem]:
    """Yield a problem for each kind of content that no list can have, sheet by sheet."""
    seen: set[tuple[str | None, str]] = set()
    for problem in _all(book):
        key = (problem.span.part if problem.span else None, str(problem.facts["what"]))
        if key not in seen:
            seen.add(key)
            yield problem


def _all(book: Book) -> Iterator[Problem]:
    whole = Span(book.file)
    yield from _of(book.package.relations(""), _OF_PACKAGE, whole)
    yield from _of(book.relations, _OF_BOOK, whole)
    sheets = {sheet.part: sheet for sheet in book.sheets}
    for sheet in book.sheets:
        yield from _in_sheet(sheet, book)
    for part in sorted(book.package.sources(), key=relationships_of):
        if part not in ("", book.part) and part not in sheets:
            yield from _of(book.package.relations(part), _OF_OTHERS, Span(book.file, part=part))


def _of(found: tuple[Relation, ...], allowed: frozenset[str], span: Span) -> Iterator[Problem]:
    for each in found:
        if each.kind not in allowed or (each.external and each.kind not in _ADDRESSES):
            yield _held(each.kind, span)


def _held(kind: str, span: Span) -> Problem:
    return Problem("xlsx-holds", span, {"what": _NAMED.get(kind, Said(f"“{kind}”", f"'{kind}'"))})


def _in_sheet(sheet: TemplateSheet, book: Book) -> Iterator[Problem]:
    span = sheet.span(book.file)
    if etree.QName(sheet.root).namespace != MAIN:
        yield Problem("xlsx-strict", span, {"what": ""})
        return
    yield from _of(sheet.relations, _OF_SHEET, span)
    for child in sheet.root:
        if child.tag not in _ELEMENTS:
            yield _held(etree.QName(child).localname, span)
    for each in sheet.relations:
        if each.kind == "drawing" and each.target in book.package:
            yield from _in_drawing(book.package.look(each.target), span)


def _in_drawing(root: etree._Element, span: Span) -> Iterator[Problem]:
    for anchor in root:
        if anchor.tag not in _ANCHORS:
            yield _held(etree.QName(anchor).localname, span)
            continue
        for each in anchor:
            if each.tag not in _DRAWN:
                yield _held(etree.QName(each).localname, span)
        for frame in anchor.iter(d("graphicFrame")):
            if frame.getparent() is not anchor:
                yield _held("graphicFrame", span)
        if any(shape.get("textlink") for shape in anchor.iter(d("sp"))):
            yield Problem("xlsx-holds", span, {"what": Said("内容取自单元格的图形", "a shape that shows a cell")})
