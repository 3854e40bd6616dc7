"""The package of one list: its filled sheets, its strings, formats and names, and bytes that are always the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from generator.ground.errors import Problem, Span, TemplateError
from generator.office.package import Package, inflated, serialised
from generator.office.package.part_names import CORE, EXTENDED, RELATION_ID, extension_of, relation, sheet
from generator.office.package.xml_parsing import whole
from generator.office.sheetml import CELL, FORMULA, INLINE, MAX_ROW, VALUE, areas_of, s
from generator.office.wordml.schema_order import remove
from generator.office.wordml.wordml_names import mc
from generator.templates.excel.areas import anchor_of, move_areas, move_pictures
from generator.templates.excel.book import Book
from generator.templates.excel.cell_filling import CellLooks, Filling
from generator.templates.excel.cell_tags import Strings, TextPiece
from generator.templates.excel.formula_pointers import ListPlace, moved_formula
from generator.templates.excel.row_heights import RowHeights
from generator.templates.excel.row_placing import PlacedRow, RowPlacing
from generator.templates.excel.sheet_code import PrintedValue
from generator.templates.excel.sheet_rows import ReadSheet
from generator.templates.excel.workbook_checks import RULE_FORMULAS, RULES
from generator.templates.expressions.rendering_limits import Deadline

_STRINGS = "xl/sharedStrings.xml"
_BEFORE_CALCULATION = frozenset(
    s(name)
    for name in (
        *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets"),
        *("functionGroups", "externalReferences", "definedNames"),
    )
)


@dataclass(frozen=True, slots=True)
class SheetRun:
    """A sheet and the result of its code: the places of its rows, and the literals and values of their cells."""

    read: ReadSheet
    placing: RowPlacing
    literals: Sequence[TextPiece]
    values: Sequence[PrintedValue]


def made(book: Book, runs: Sequence[SheetRun], moment: datetime, deadline: Deadline) -> dict[str, bytes]:
    """The parts of the list made of ``runs`` of the sheets of ``book``. Raises TemplateError and LimitError."""
    problems = list(_too_many(book, runs))
    TemplateError.raise_for(problems)
    package = Package(book.package.finished(), book.file)
    placings = {run.read.sheet.name.casefold(): run.placing for run in runs}
    styles = book.related("styles")
    style_root = package.tree(styles) if styles else etree.Element(s("styleSheet"))
    numbers, kept = _kept_strings(book, runs)
    strings, looks = Strings(kept), CellLooks(style_root)
    for run in runs:
        filling = Filling(run.literals, run.values, strings, looks) if run.read.has_tags else None
        heights = RowHeights(run.read.sheet.root, looks)
        sheet_of = _ListSheet(book.file, run.read, run.placing, placings, filling, numbers, heights, deadline)
        root = sheet_of.made(problems)
        package.put(run.read.sheet.part, serialised(root))
        if run.placing.blocks.moves:
            for each in run.read.sheet.relations:
                if each.kind == "drawing" and each.target in package:
                    move_pictures(package.tree(each.target), run.placing)
    package.put(book.part, serialised(_workbook(book, placings, problems)))
    TemplateError.raise_for(problems)
    _put_strings(package, book, strings)
    make_stable(package, moment)
    return {name: inflated(part) for name, part in package.finished().items()}


def _too_many(book: Book, runs: Sequence[SheetRun]) -> Iterator[Problem]:
    """A problem where the list would have more than ``MAX_CELLS`` cells."""
    count = 0
    for run in runs:
        sizes = {number: len(row.element) for number, row in run.read.rows.items()}
        count += sum(sizes.get(placed.row, 0) for placed in run.placing.rows)
        if count > MAX_CELLS:
            yield Problem("xlsx-cells-many", run.read.sheet.span(book.file), {"most": MAX_CELLS})
            return


def _kept_strings(book: Book, runs: Sequence[SheetRun]) -> tuple[Mapping[str, str], list[etree._Element]]:
    """New numbers by old ones, and the items, of the strings in cells without tags.

    The others are dropped, so that no tag is left in the table of strings.
    """
    used: dict[str, None] = {}
    for run in runs:
        for row in run.read.rows.values():
            tagged = {cell.number for cell in row.cells}
            for number, cell in enumerate(row.element.iterchildren(CELL)):
                if cell.get("t") == "s" and number not in tagged:
                    used[cell.findtext(VALUE, "")] = None
    known = [each for each in used if 0 <= whole(each, -1) < len(book.items)]
    return {old: str(new) for new, old in enumerate(known)}, [book.items[whole(each)] for each in known]


def _workbook(book: Book, placings: Mapping[str, RowPlacing], problems: list[Problem]) -> etree._Element:
    """The workbook with its names adjusted, marked so that every program recalculates its formulas."""
    root = deepcopy(book.root)
    for name in root.iterfind(f"{s('definedNames')}/{s('definedName')}"):
        place = ListPlace(Span(book.file, part=name.get("name", "")), "", anchors=(0, 0))
        with TemplateError.gathered_in(problems):
            name.text = moved_formula(name.text or "", place, placings)
    calculation = root.find(s("calcPr"))
    if calculation is None:
        calculation = etree.Element(s("calcPr"))
        before = [index for index, child in enumerate(root, start=1) if child.tag in _BEFORE_CALCULATION]
        root.insert(max(before, default=0), calculation)
    calculation.set("fullCalcOnLoad", "1")
    return root


def _put_strings(package: Package, book: Book, strings: Strings) -> None:
    """Puts the table of strings into the package, with its content type and relationship."""
    name = book.related("sharedStrings")
    if name is None:
        name = package.unused(_STRINGS)
        package.declare(name, sheet("sharedStrings"))
        package.relate(book.part, relation("sharedStrings"), name)
    package.put(name, strings.written())


# Dates, users and printers are removed, so that the bytes are the same each time.


_DC, _TERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_PERSONAL = frozenset(
    {
        f"{{{_DC}}}creator",
        f"{{{CORE}}}lastModifiedBy",
        f"{{{CORE}}}lastPrinted",
        f"{{{CORE}}}revision",
        f"{{{EXTENDED}}}Company",
        f"{{{EXTENDED}}}Manager",
        f"{{{EXTENDED}}}TotalTime",
        f"{{{EXTENDED}}}HyperlinkBase",
    }
)
_FORGOTTEN = frozenset({"printerSettings", "person", "thumbnail", "calcChain"})
"""Kinds of relationships whose parts name a printer, people or the day, or are recalculated by every program."""
_ABSOLUTE = "{http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac}absPath"


def make_stable(package: Package, moment: datetime) -> None:
    """Removes the names of authors, printers and folders from a workbook's ``package``; its cells are not changed.

    ``moment`` becomes the time of creation; without a time zone it is read as UTC.
    """
    _forget(package)
    core, app, main = package.related("", "core-properties"), package.related("", "extended-properties"), package.main
    if core is not None:
        _set_times(_impersonal(package.tree(core)), moment)
    if app is not None:
        _impersonal(package.tree(app))
    if main:
        _take_path(package.tree(main))


def _impersonal(root: etree._Element) -> etree._Element:
    for child in list(root):
        if child.tag in _PERSONAL:
            root.remove(child)
    return root


def _set_times(root: etree._Element, moment: datetime) -> None:
    """Sets the times in the core properties (ECMA-376 part 2, 8.3) to ``moment``."""
    when = moment.astimezone(UTC) if moment.tzinfo else moment
    for name in ("created", "modified"):
        element = root.find(f"{{{_TERMS}}}{name}")
        if element is None:
            element = etree.SubElement(root, f"{{{_TERMS}}}{name}")
        element.set(_TYPE, "dcterms:W3CDTF")
        element.text = when.strftime("%Y-%m-%dT%H:%M:%SZ")


def _take_path(root: etree._Element) -> None:
    """Removes the folder in which a workbook was saved, and the name of who reserved it."""
    for path in list(root.iter(_ABSOLUTE)):
        alternate = next(path.iterancestors(mc("AlternateContent")), None)
        gone = path if alternate is None else alternate
        remove(gone)
    sharing = root.find(s("fileSharing"))
    if sharing is not None:
        sharing.attrib.pop("userName", "")


def _forget(package: Package) -> None:
    """Removes the parts of ``_FORGOTTEN`` relationships, and what refers to them."""
    for source in package.sources():
        gone = [each for each in package.relations(source) if each.kind in _FORGOTTEN]
        for each in gone:
            package.unlink(source, each)
            package.remove(each.target)
        if gone and extension_of(source) == "xml" and source in package:
            ids = {each.id for each in gone}
            for setup in [each for each in package.look(source).iter(s("pageSetup")) if each.get(RELATION_ID) in ids]:
                package.tree(source)
                del setup.attrib[RELATION_ID]


# In a sheet of a list the rows are filled and in their new order, with all references to them.


MAX_CELLS = 1_000_000
"""How many cells a list may have in all its sheets."""


@dataclass(frozen=True, slots=True)
class _ListSheet:
    """One sheet of a list under construction: its template, and how the rows of all sheets have moved.

    ``strings`` are the new numbers of the kept shared strings by their old ones. ``filling`` is None where the sheet
    has no tags.
    """

    file: str
    read: ReadSheet
    placing: RowPlacing
    placings: Mapping[str, RowPlacing]
    filling: Filling | None
    strings: Mapping[str, str]
    heights: RowHeights
    deadline: Deadline

    def made(self, problems: list[Problem]) -> etree._Element:
        """The tree of the sheet's part; problems are noted in ``problems``. Raises LimitError."""
        root = deepcopy(self.read.sheet.root)
        data = root.find(s("sheetData"))
        if data is not None:
            data[:] = self._rows(problems)
        self._move_rules(root, problems)
        self._move_links(root, problems)
        if self.placing.blocks.moves:
            move_areas(root, self.placing)
        return root

    def _rows(self, problems: list[Problem]) -> Iterator[etree._Element]:
        if self.filling is None:
            for number in self.read.rows:
                yield self._row(PlacedRow(number, number, self.placing.whole), problems)
            return
        for placed in self.placing.rows:
            if placed.row in self.read.rows:
                if placed.number <= MAX_ROW:
                    yield self._row(placed, problems)
                elif next(self.read.rows[placed.row].element.iter(VALUE, INLINE, FORMULA), None) is not None:
                    problems.append(Problem("xlsx-rows", self.read.sheet.span(self.file), {"most": MAX_ROW}))
                    return

    def _row(self, placed: PlacedRow, problems: list[Problem]) -> etree._Element:
        self.deadline.check()
        row = self.read.rows[placed.row]
        element = deepcopy(row.element)
        element.set("r", str(placed.number))
        cells = list(element.iterchildren(CELL))
        for cell in cells:
            cell.set("r", cell.get("r", "").rstrip("0123456789") + str(placed.number))
            formula = cell.find(FORMULA)
            if formula is not None:
                self._move(formula, cell, placed, problems)
            elif cell.get("t") == "s":
                for value in cell.iterchildren(VALUE):
                    value.text = self.strings.get(value.text or "", "0")
        for text in row.cells:
            if self.filling is not None:
                problem = self.filling.fill(cells[text.number], text, placed.printed.get(text.number, []))
                problems += [] if problem is None else [problem]
        if self.filling is not None:
            looks, printed = self.filling.looks, placed.printed
            filled = ((cells[text.number], printed.get(text.number, [])) for text in row.cells)
            wrapped = [(cell, self.filling.text(marks)) for cell, marks in filled if looks.wraps(whole(cell.get("s")))]
            if wrapped:
                self.heights.fit(element, placed.row, wrapped)
        return element

    def _move(self, formula: etree._Element, cell: etree._Element, placed: PlacedRow, problems: list[Problem]) -> None:
        """Adjusts a formula to the new places of its cells, and drops its result in the template."""
        cell.attrib.pop("t", "")
        for value in cell.findall(VALUE):
            cell.remove(value)
        span = self.read.sheet.span(self.file, f"{cell.get('r', '').rstrip('0123456789')}{placed.row}")
        place = ListPlace(span, self._name, placed.instance)
        with TemplateError.gathered_in(problems):
            formula.text = moved_formula(formula.text or "", place, self.placings)
            if formula.get("ref"):
                formula.set("ref", moved_formula(formula.get("ref", ""), place, self.placings))

    def _move_rules(self, root: etree._Element, problems: list[Problem]) -> None:
        """Adjusts the formulas of rules; a reference relative to a rule's first cell stays relative to it."""
        for rule in root.iter(*RULES):
            areas = areas_of(rule.get("sqref", ""))
            starts = [rows[0] for area in areas for rows in self.placing.stretches(area.first, area.last)[:1]]
            if not starts:
                continue
            span = self.read.sheet.span(self.file, rule.get("sqref", "").split(" ")[0])
            place = ListPlace(span, self._name, anchors=(anchor_of(rule)[0], min(starts)))
            with TemplateError.gathered_in(problems):
                for each in rule.iter(*RULE_FORMULAS):
                    each.text = moved_formula(each.text or "", place, self.placings)
                for each in rule.iter(s("cfvo")):
                    if each.get("type") == "formula":
                        each.set("val", moved_formula(each.get("val", ""), place, self.placings))

    def _move_links(self, root: etree._Element, problems: list[Problem]) -> None:
        """Adjusts links within the workbook to the new places of their cells."""
        for link in root.iter(s("hyperlink")):
            if link.get("location"):
                place = ListPlace(self.read.sheet.span(self.file, link.get("ref", "")), self._name)
                with TemplateError.gathered_in(problems):
                    link.set("location", moved_formula(link.get("location", ""), place, self.placings))

    @property
    def _name(self) -> str:
        return self.read.sheet.name.casefold()
