"""The parts of one list: its sheets, strings, cell formats and names, and the parts that are copied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from generator.ground.errors import Problem, Span, TemplateError
from generator.office.package import Package, inflated, serialised
from generator.office.package.integers import whole
from generator.office.package.opc_names import relation, sheet
from generator.office.sheetml.sheetml_names import CELL, VALUE, s
from generator.templates.excel.areas import move_pictures
from generator.templates.excel.book import Book
from generator.templates.excel.cell_filling import Filling
from generator.templates.excel.cell_looks import CellLooks
from generator.templates.excel.cell_tags import TextPiece
from generator.templates.excel.cell_texts import Strings
from generator.templates.excel.list_sheet import MAX_CELLS, ListSheet
from generator.templates.excel.pointing import ListPlace, moved_formula
from generator.templates.excel.row_placing import RowPlacing
from generator.templates.excel.sheet_code import Printed
from generator.templates.excel.sheet_rows import ReadSheet
from generator.templates.excel.stable_workbook import make_stable
from generator.templates.expressions import Deadline

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
    values: Sequence[Printed]


def made(book: Book, runs: Sequence[SheetRun], moment: datetime, deadline: Deadline) -> dict[str, bytes]:
    """Return the parts of the list made of ``runs`` of the sheets of ``book``. Raises TemplateError and LimitError."""
    problems = list(_too_many(book, runs))
    if problems:
        raise TemplateError(problems)
    package = Package(book.package.finished(), book.file)
    placings = {run.read.sheet.name.casefold(): run.placing for run in runs}
    styles = book.related("styles")
    style_root = package.tree(styles) if styles else etree.Element(s("styleSheet"))
    numbers, kept = _kept_strings(book, runs)
    strings, looks = Strings(kept), CellLooks(style_root)
    for run in runs:
        filling = Filling(run.literals, run.values, strings, looks) if run.read.has_tags else None
        root = ListSheet(book.file, run.read, run.placing, placings, filling, numbers, deadline).made(problems)
        package.put(run.read.sheet.part, serialised(root))
        if run.placing.blocks.moves:
            _move_pictures(package, run)
    package.put(book.part, serialised(_workbook(book, placings, problems)))
    if problems:
        raise TemplateError(problems)
    _put_strings(package, book, strings)
    make_stable(package, moment)
    return {name: inflated(part) for name, part in package.finished().items()}


def _too_many(book: Book, runs: Sequence[SheetRun]) -> Iterator[Problem]:
    """Yield a problem where the list would have more than ``MAX_CELLS`` cells."""
    count = 0
    for run in runs:
        sizes = {number: len(row.element) for number, row in run.read.rows.items()}
        count += sum(sizes.get(placed.row, 0) for placed in run.placing.rows)
        if count > MAX_CELLS:
            yield Problem("xlsx-cells-many", run.read.sheet.span(book.file), {"most": MAX_CELLS})
            return


def _kept_strings(book: Book, runs: Sequence[SheetRun]) -> tuple[Mapping[str, str], list[etree._Element]]:
    """Return new numbers by old ones, and the items, of the strings in cells without tags.

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


def _move_pictures(package: Package, run: SheetRun) -> None:
    for each in run.read.sheet.relations:
        if each.kind == "drawing" and each.target in package:
            move_pictures(package.tree(each.target), run.placing)


def _workbook(book: Book, placings: Mapping[str, RowPlacing], problems: list[Problem]) -> etree._Element:
    """Return the workbook with its names adjusted, marked so that every program recalculates its formulas."""
    root = deepcopy(book.root)
    for name in root.iterfind(f"{s('definedNames')}/{s('definedName')}"):
        place = ListPlace(Span(book.file, part=name.get("name", "")), "", anchors=(0, 0))
        try:
            name.text = moved_formula(name.text or "", place, placings)
        except TemplateError as error:
            problems += error.problems
    calculation = root.find(s("calcPr"))
    if calculation is None:
        calculation = etree.Element(s("calcPr"))
        before = [index for index, child in enumerate(root, start=1) if child.tag in _BEFORE_CALCULATION]
        root.insert(max(before, default=0), calculation)
    calculation.set("fullCalcOnLoad", "1")
    return root


def _put_strings(package: Package, book: Book, strings: Strings) -> None:
    """Put the table of strings into the package, with its content type and relationship."""
    name = book.related("sharedStrings")
    if name is None:
        name = package.unused(_STRINGS)
        package.declare(name, sheet("sharedStrings"))
        package.relate(book.part, relation("sharedStrings"), name)
    package.put(name, strings.written())
