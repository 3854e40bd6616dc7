"""Problems of an Excel template other than those of its tags, found without data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from lxml import etree

from generator.ground.errors import Problem, Span
from generator.ground.words.vocabularies import PHRASES, phrase
from generator.office.package import Relation
from generator.office.package.part_names import holds_xml, relationships_of
from generator.office.package.xml_parsing import whole
from generator.office.sheetml import CELL, EXTENSION, FORMULA, MAIN, ROW, area_of, d, place_of, s
from generator.templates.excel.areas import anchor_of, merged, picture_rows
from generator.templates.excel.book import Book, TemplateSheet
from generator.templates.excel.formula_pointers import TemplatePlace, hindrance, pointing_problems
from generator.templates.excel.sheet_rows import Blocks, ReadSheet
from generator.templates.expressions.rendering_limits import Deadline

T = TypeVar("T")

RULES = tuple(map(s, ("conditionalFormatting", "dataValidation")))
"""The elements of rules for cells."""

RULE_FORMULAS = tuple(map(s, ("formula", "formula1", "formula2")))
"""The elements of rules for cells that have formulas; ``cfvo`` may have one in its ``val``."""
_TAG_BYTES = (b"{{", b"{%")


def template_problems(book: Book, reads: Sequence[ReadSheet], deadline: Deadline) -> Iterator[Problem]:
    """Problems of tags in places that are not filled, and of what cannot follow the rows. Raises LimitError."""
    blocks = {read.sheet.name.casefold(): read.blocks for read in reads}
    yield from _tags_elsewhere(book, reads)
    for read in reads:
        yield from _formula_problems(read, book, blocks, deadline)
        for rule in _timed(read.sheet.root.iter(*RULES), deadline):
            seen = TemplatePlace(_span(read.sheet, book, rule), read.sheet.name.casefold(), anchor=anchor_of(rule)[0])
            for formula in _rule_formulas(rule):
                yield from pointing_problems(formula, seen, blocks)
        for link in _timed(read.sheet.root.iter(s("hyperlink")), deadline):
            seen = TemplatePlace(_span(read.sheet, book, link), read.sheet.name.casefold())
            yield from pointing_problems(link.get("location", ""), seen, blocks)
        yield from _table_problems(read, book)
        if read.blocks.moves:
            yield from _area_problems(read, book, deadline)
            yield from _picture_problems(read, book)
    if any(read.blocks.moves for read in reads):
        yield from _extension_problems(reads, book)
    for name in _timed(book.root.iterfind(f"{s('definedNames')}/{s('definedName')}"), deadline):
        span = Span(book.file, part=name.get("name", ""))
        # Relative rows of a name are relative to the cell that uses it.
        yield from pointing_problems(name.text or "", TemplatePlace(span, "", anchor=0), blocks)


def _timed(items: Iterable[T], deadline: Deadline) -> Iterator[T]:
    for item in items:
        deadline.check()
        yield item


def _tags_elsewhere(book: Book, reads: Sequence[ReadSheet]) -> Iterator[Problem]:
    for read in reads:
        sheet = read.sheet
        shallow = [child for child in sheet.root if child.tag != s("sheetData")]
        texts = [sheet.name, *(etree.tostring(child, encoding="unicode") for child in shallow)]
        if any("{{" in text or "{%" in text for text in texts):
            yield Problem("xlsx-tag-place", sheet.span(book.file))
    read_parts = {book.part, book.related("sharedStrings"), *(read.sheet.part for read in reads)}
    for name in sorted(book.package):
        readable = holds_xml(name) and name not in read_parts
        if readable and any(each in book.package.bytes_of(name) for each in _TAG_BYTES):
            yield Problem("xlsx-tag-place", Span(book.file, part=name))


def _formula_problems(
    read: ReadSheet, book: Book, blocks: Mapping[str, Blocks], deadline: Deadline
) -> Iterator[Problem]:
    for cell in _timed(read.sheet.root.iterfind(f"{s('sheetData')}/{ROW}/{CELL}"), deadline):
        formula = cell.find(FORMULA)
        if formula is None:
            continue
        row = place_of(cell.get("r", ""))[1]
        span = read.sheet.span(book.file, cell.get("r", ""), f"={(formula.text or '')[:80]}")
        branch = read.blocks.whole.innermost(row, row)
        seen = TemplatePlace(span, read.sheet.name.casefold(), branch)
        yield from pointing_problems(formula.text or "", seen, blocks)
        if formula.get("t") == "array":
            yield from pointing_problems(formula.get("ref", "A1"), seen, blocks)
        elif formula.get("t") == "dataTable":
            yield Problem("xlsx-holds", span, {"what": phrase("workbook-data-table")})


def _rule_formulas(rule: etree._Element) -> Iterator[str]:
    """The formulas in a rule for cells, conditional format or validation."""
    for each in rule.iter(*RULE_FORMULAS):
        yield each.text or ""
    for each in rule.iter(s("cfvo")):
        if each.get("type") == "formula":
            yield each.get("val", "")


def _span(sheet: TemplateSheet, book: Book, element: etree._Element) -> Span:
    return sheet.span(book.file, (element.get("sqref") or element.get("ref") or "").split(" ")[0])


def _table_problems(read: ReadSheet, book: Book) -> Iterator[Problem]:
    """Problems of tables, which refer to their columns by the texts in their heads, and have a fixed end."""
    for each in read.sheet.relations:
        if each.kind == "table" and each.target in book.package:
            table = book.package.look(each.target)
            area = area_of(table.get("ref", ""))
            head = read.rows.get(area.first)
            if read.blocks.moves or (head is not None and head.cells):
                yield Problem("xlsx-table", _span(read.sheet, book, table), {"name": table.get("displayName", "")})


def _area_problems(read: ReadSheet, book: Book, deadline: Deadline) -> Iterator[Problem]:
    blocks, sheet = read.blocks, read.sheet
    for area in _timed(merged(sheet.root), deadline):
        branch = blocks.whole.innermost(area.first, area.last)
        if hindrance(blocks, area.first, area.last, branch, area=True) == "partly":
            yield Problem("xlsx-merged", sheet.span(book.file, area.text()), {"area": area.text()})
    for each in sheet.root.iterfind(f"{s('rowBreaks')}/{s('brk')}"):
        row = whole(each.get("id", "0"))
        if row in blocks.tag_rows:
            yield Problem("xlsx-break", sheet.span(book.file, f"A{row}"), {"row": row})


def _picture_problems(read: ReadSheet, book: Book) -> Iterator[Problem]:
    blocks, sheet = read.blocks, read.sheet
    for each in sheet.relations:
        if each.kind == "drawing" and each.target in book.package:
            drawing = book.package.look(each.target)
            for row in picture_rows(drawing):
                if row in blocks.tag_rows or blocks.whole.innermost(row, row) is not blocks.whole:
                    yield Problem("xlsx-picture", sheet.span(book.file, f"A{row}"), {"row": row})


def _extension_problems(reads: Sequence[ReadSheet], book: Book) -> Iterator[Problem]:
    """Problems of rules that only later versions of Excel have and that refer to cells: they are not moved."""
    what = phrase("workbook-extensions")
    for read in reads:
        for each in read.sheet.root.iterfind(s("extLst")):
            if next(each.iter(f"{{{EXTENSION}}}f", f"{{{EXTENSION}}}sqref"), None) is not None:
                yield Problem("xlsx-holds", read.sheet.span(book.file), {"what": what})


# Content besides cells is copied into each list, or refused.


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
    """A problem for each kind of content that no list can have, sheet by sheet.

    What is not allowed here is refused, so that nothing of a template is lost without a report, and nothing that refers
    to cells comes to refer to others.
    """
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
    what = PHRASES.get(f"workbook-holds-{kind}") or phrase("workbook-other", kind=kind)
    return Problem("xlsx-holds", span, {"what": what})


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
            yield Problem("xlsx-holds", span, {"what": phrase("workbook-shape")})
