"""The parts of one list: its sheets, strings, looks and names, and what goes into it as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from generator.errors import Problem, Span, TemplateError
from generator.expressions import Deadline
from generator.package import parsed
from generator.package.integers import whole
from generator.package.names import CONTENT_TYPES, RELATIONS, TYPES
from generator.sheetml.names import CELL, OFFICE, VALUE, s
from generator.sheetml.relations import relations_name
from generator.xlsx_template.areas import move_pictures
from generator.xlsx_template.book import Book
from generator.xlsx_template.compiling import Printed
from generator.xlsx_template.filling import Filling
from generator.xlsx_template.listing import MAX_CELLS, Listing
from generator.xlsx_template.looks import Looks
from generator.xlsx_template.placing import Placing
from generator.xlsx_template.pointing import Place, moved_formula
from generator.xlsx_template.reading import ReadSheet
from generator.xlsx_template.stable import stable_parts
from generator.xlsx_template.tags import TextPiece
from generator.xlsx_template.texts import Strings

_STRINGS = "xl/sharedStrings.xml"
_STRINGS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_BEFORE_CALCULATION = frozenset(
    s(name)
    for name in (
        *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets"),
        *("functionGroups", "externalReferences", "definedNames"),
    )
)


@dataclass(frozen=True, slots=True)
class Run:
    """A sheet and what its code made of it: where the rows come to stand, and what is set into their cells."""

    read: ReadSheet
    placing: Placing
    literals: Sequence[TextPiece]
    values: Sequence[Printed]


def made(book: Book, runs: Sequence[Run], moment: datetime, deadline: Deadline) -> dict[str, bytes]:
    """The parts of the list that ``runs`` of the sheets of ``book`` make. Raises TemplateError, and LimitError."""
    problems = list(_too_many(book, runs))
    if problems:
        raise TemplateError(problems)
    parts = dict(book.parts)
    placings = {run.read.sheet.name.casefold(): run.placing for run in runs}
    styles = book.related("styles")
    style_root = parsed(parts[styles], Span(book.file, part=styles)) if styles else etree.Element(s("styleSheet"))
    numbers, kept = _kept_strings(book, runs)
    strings, looks = Strings(kept), Looks(style_root)
    for run in runs:
        filling = Filling(run.literals, run.values, strings, looks) if run.read.has_tags else None
        root = Listing(book.file, run.read, run.placing, placings, filling, numbers, deadline).made(problems)
        parts[run.read.sheet.part] = _written(root)
        if run.placing.blocks.moves:
            _move_pictures(parts, run, book)
    parts[book.part] = _written(_workbook(book, placings, problems))
    if styles:
        parts[styles] = _written(style_root)
    if problems:
        raise TemplateError(problems)
    _put_strings(parts, book, strings)
    return stable_parts(parts, moment)


def _too_many(book: Book, runs: Sequence[Run]) -> Iterator[Problem]:
    """A problem where the list would have more cells than anybody reads."""
    count = 0
    for run in runs:
        sizes = {number: len(row.element) for number, row in run.read.rows.items()}
        count += sum(sizes.get(placed.row, 0) for placed in run.placing.rows)
        if count > MAX_CELLS:
            yield Problem("xlsx-cells-many", run.read.sheet.span(book.file), {"most": MAX_CELLS})
            return


def _kept_strings(book: Book, runs: Sequence[Run]) -> tuple[Mapping[str, str], list[etree._Element]]:
    """The strings that cells without tags show, and by their old numbers the new ones; no tag is left in the table."""
    used: dict[str, None] = {}
    for run in runs:
        for row in run.read.rows.values():
            tagged = {cell.number for cell in row.cells}
            for number, cell in enumerate(row.element.iterchildren(CELL)):
                if cell.get("t") == "s" and number not in tagged:
                    used[cell.findtext(VALUE, "")] = None
    known = [each for each in used if 0 <= whole(each, -1) < len(book.items)]
    return {old: str(new) for new, old in enumerate(known)}, [book.items[whole(each)] for each in known]


def _move_pictures(parts: dict[str, bytes], run: Run, book: Book) -> None:
    for each in run.read.sheet.relations:
        if each.kind == "drawing" and each.target in parts:
            root = parsed(parts[each.target], Span(book.file, part=each.target))
            move_pictures(root, run.placing)
            parts[each.target] = _written(root)


def _workbook(book: Book, placings: Mapping[str, Placing], problems: list[Problem]) -> etree._Element:
    """The workbook with its names pointed at their cells; every program is to work its formulas out anew."""
    root = deepcopy(book.root)
    for name in root.iterfind(f"{s('definedNames')}/{s('definedName')}"):
        place = Place(Span(book.file, part=name.get("name", "")), "", anchors=(0, 0))
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


def _put_strings(parts: dict[str, bytes], book: Book, strings: Strings) -> None:
    """Put the table of strings into the package, which has to say that it is there."""
    name = book.related("sharedStrings")
    if name is None:
        name = _STRINGS
        types = parsed(parts[CONTENT_TYPES], Span(book.file, part=CONTENT_TYPES))
        etree.SubElement(types, f"{{{TYPES}}}Override", {"PartName": f"/{name}", "ContentType": _STRINGS_TYPE})
        parts[CONTENT_TYPES] = _written(types)
        holder = relations_name(book.part)
        root = parsed(parts[holder], Span(book.file, part=holder))
        kind = f"{OFFICE}/sharedStrings"
        etree.SubElement(root, f"{{{RELATIONS}}}Relationship", {"Id": "rIdStrings", "Type": kind, "Target": f"/{name}"})
        parts[holder] = _written(root)
    parts[name] = strings.written()


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
