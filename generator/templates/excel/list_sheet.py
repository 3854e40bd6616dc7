"""One sheet of a list: its rows filled and in their new order, and all references to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from generator.ground.errors import Problem, TemplateError
from generator.office.package.integers import whole
from generator.office.sheetml.cell_addresses import areas_of
from generator.office.sheetml.sheetml_names import CELL, FORMULA, INLINE, MAX_ROW, VALUE, s
from generator.templates.excel.areas import anchor_of, move_areas
from generator.templates.excel.cell_filling import Filling
from generator.templates.excel.pointing import ListPlace, moved_formula
from generator.templates.excel.row_placing import PlacedRow, RowPlacing
from generator.templates.excel.sheet_rows import ReadSheet
from generator.templates.excel.workbook_checks import RULE_FORMULAS, RULES
from generator.templates.expressions import Deadline

MAX_CELLS = 1_000_000
"""How many cells a list may have in all its sheets."""


@dataclass(frozen=True, slots=True)
class ListSheet:
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
    deadline: Deadline

    def made(self, problems: list[Problem]) -> etree._Element:
        """Return the tree of the sheet's part; problems are noted in ``problems``. Raises LimitError."""
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
                self._renumber(cell)
        for text in row.cells:
            if self.filling is not None:
                problem = self.filling.fill(cells[text.number], text, placed.printed.get(text.number, []))
                problems += [] if problem is None else [problem]
        if self._grows(element, [cells[text.number] for text in row.cells]):
            element.attrib.pop("ht", "")
        return element

    def _renumber(self, cell: etree._Element) -> None:
        for value in cell.iterchildren(VALUE):
            value.text = self.strings.get(value.text or "", "0")

    def _grows(self, row: etree._Element, filled: Iterable[etree._Element]) -> bool:
        """Whether programs must compute the row's height: the clerk has not set it, and text may wrap."""
        if self.filling is None or row.get("customHeight") in ("1", "true"):
            return False
        return any(self.filling.looks.wraps(whole(cell.get("s", "0"))) for cell in filled)

    def _move(self, formula: etree._Element, cell: etree._Element, placed: PlacedRow, problems: list[Problem]) -> None:
        """Adjust a formula to the new places of its cells, and drop its result in the template."""
        cell.attrib.pop("t", "")
        for value in cell.findall(VALUE):
            cell.remove(value)
        span = self.read.sheet.span(self.file, f"{cell.get('r', '').rstrip('0123456789')}{placed.row}")
        place = ListPlace(span, self._name, placed.instance)
        try:
            formula.text = moved_formula(formula.text or "", place, self.placings)
            if formula.get("ref"):
                formula.set("ref", moved_formula(formula.get("ref", ""), place, self.placings))
        except TemplateError as error:
            problems += error.problems

    def _move_rules(self, root: etree._Element, problems: list[Problem]) -> None:
        """Adjust the formulas of rules; a reference relative to a rule's first cell stays relative to it."""
        for rule in root.iter(*RULES):
            areas = areas_of(rule.get("sqref", ""))
            starts = [rows[0] for area in areas for rows in self.placing.stretches(area.first, area.last)[:1]]
            if not starts:
                continue
            span = self.read.sheet.span(self.file, rule.get("sqref", "").split(" ")[0])
            place = ListPlace(span, self._name, anchors=(anchor_of(rule)[0], min(starts)))
            try:
                self._move_formulas(rule, place)
            except TemplateError as error:
                problems += error.problems

    def _move_links(self, root: etree._Element, problems: list[Problem]) -> None:
        """Adjust links within the workbook to the new places of their cells."""
        for link in root.iter(s("hyperlink")):
            if link.get("location"):
                place = ListPlace(self.read.sheet.span(self.file, link.get("ref", "")), self._name)
                try:
                    link.set("location", moved_formula(link.get("location", ""), place, self.placings))
                except TemplateError as error:
                    problems += error.problems

    def _move_formulas(self, rule: etree._Element, place: ListPlace) -> None:
        for each in rule.iter(*RULE_FORMULAS):
            each.text = moved_formula(each.text or "", place, self.placings)
        for each in rule.iter(s("cfvo")):
            if each.get("type") == "formula":
                each.set("val", moved_formula(each.get("val", ""), place, self.placings))

    @property
    def _name(self) -> str:
        return self.read.sheet.name.casefold()
