"""The template's rows placed in one list, and the formulas and names that refer to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.ground.errors import Problem, Span, TemplateError, TranslatedText
from generator.ground.words.vocabularies import phrase
from generator.office.sheetml import MAX_ROW
from generator.templates.excel.formula_pointers import Pointer, UnclearFormulaError, adjusted, pointers
from generator.templates.excel.sheet_code import BEGIN, CELL, END, ROW, Mark
from generator.templates.excel.sheet_rows import Blocks, Branch
from generator.templates.expressions.rendering_limits import Deadline


@dataclass(eq=False, slots=True)
class _Instance:
    """One repetition of a branch; ``extent`` are, by row of the template, the first and last row made of it."""

    branch: Branch
    above: _Instance | None = None
    extent: dict[int, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row of the list: its number, the template's row it is made of, and the instance it is in.

    ``printed`` are, by number of a cell with tags in the row, the marks of what is printed in it.
    """

    number: int
    row: int
    instance: _Instance
    printed: dict[int, list[Mark]] = field(default_factory=dict)


class RowPlacing:
    """The rows of a list in order, and the new places of the template's rows."""

    def __init__(self, blocks: Blocks, marks: Iterable[Mark], deadline: Deadline) -> None:
        """``marks`` are what the sheet's code printed. Queries after ``deadline`` raise LimitError."""
        self._deadline = deadline
        self.blocks = blocks
        self.rows: list[PlacedRow] = []
        self.whole = _Instance(blocks.whole)
        self._before = 0  # the last row made of the rows up to the last tag
        self._instances: dict[Branch, list[_Instance]] = {blocks.whole: [self.whole]}
        self._place(marks)

    def _place(self, marks: Iterable[Mark]) -> None:
        here = self.whole
        for kind, number in marks:
            if kind == ROW:
                behind = number > self.blocks.last
                place = number + self.moved if behind else len(self.rows) + 1
                self._add(PlacedRow(place, number, here))
            elif kind == CELL:
                self.rows[-1].printed[number] = []
            elif kind == BEGIN:
                here = _Instance(self.blocks.branches[number], here)
                self._instances.setdefault(here.branch, []).append(here)
            elif kind == END:
                here = here.above or here
            else:
                cells = self.rows[-1].printed
                cells[next(reversed(cells))].append((kind, number))

    def _add(self, row: PlacedRow) -> None:
        self.rows.append(row)
        if row.row > self.blocks.last:
            return
        self._before = row.number
        instance: _Instance | None = row.instance
        while instance is not None:
            first, _ = instance.extent.get(row.row, (row.number, 0))
            instance.extent[row.row] = first, row.number
            instance = instance.above

    @property
    def moved(self) -> int:
        """The number of rows by which the rows after all tags have moved down."""
        return self._before - self.blocks.last

    def instances(self, branch: Branch) -> list[_Instance]:
        """Every repetition of ``branch``."""
        return self._instances.get(branch, [])

    def span(self, first: int, last: int, seen_from: _Instance) -> tuple[int, int] | None:
        """The first and last row made of the template's rows ``first`` to ``last``, as seen from ``seen_from``.

        None where none is left of them.
        """
        self._deadline.check()
        instance = seen_from
        while not instance.branch.holds(first, last) and instance.above is not None:
            instance = instance.above
        behind = self.blocks.last
        extents = [instance.extent[row] for row in range(first, min(last, behind) + 1) if row in instance.extent]
        if last > behind:
            moved = self.moved
            extents.append((self._behind(max(first, behind + 1), moved), self._behind(last, moved)))
        return (min(first for first, _ in extents), max(last for _, last in extents)) if extents else None

    def _behind(self, row: int, moved: int) -> int:
        return row if row >= MAX_ROW else min(MAX_ROW, row + moved)

    def stretches(self, first: int, last: int) -> list[tuple[int, int]]:
        """All rows of the list made of the template's rows ``first`` to ``last``, as stretches of neighbours."""
        self._deadline.check()
        behind = self.blocks.last
        found: list[tuple[int, int]] = []
        for placed in self.rows if first <= behind else ():
            if first <= placed.row <= min(last, behind):
                _lengthen(found, placed.number, placed.number)
        if last > behind:
            moved = self.moved
            _lengthen(found, self._behind(max(first, behind + 1), moved), self._behind(last, moved))
        return found


def _lengthen(stretches: list[tuple[int, int]], first: int, last: int) -> None:
    if stretches and stretches[-1][1] >= first - 1:
        stretches[-1] = (stretches[-1][0], last)
    else:
        stretches.append((first, last))


# References of formulas and names are checked without data, and moved with the rows.


@dataclass(frozen=True, slots=True)
class TemplatePlace:
    """The place of a formula in the template: its span, its sheet (case-folded), its branch.

    ``anchor`` is the row to which relative rows refer, for a formula of many cells.
    """

    span: Span
    sheet: str
    branch: Branch | None = None
    anchor: int | None = None


def _unclear(span: Span, what: str, why: TranslatedText) -> Problem:
    """The problem of a formula or name at ``span`` that refers to ``what``."""
    return Problem("xlsx-formula", span, {"what": what, "why": why})


def pointing_problems(formula: str, seen: TemplatePlace, sheets: Mapping[str, Blocks]) -> Iterator[Problem]:
    """The problems that keep ``formula`` from moving with the rows; ``sheets`` are by case-folded name."""
    if not any(blocks.moves for blocks in sheets.values()):
        return
    try:
        for each in pointers(formula):
            why = _hindrance(each, seen, sheets)
            if why is not None:
                yield _unclear(seen.span, each.text, why)
    except UnclearFormulaError as error:
        yield _unclear(seen.span, error.what, phrase("workbook-unclear"))


def _hindrance(pointer: Pointer, seen: TemplatePlace, sheets: Mapping[str, Blocks]) -> TranslatedText | None:
    name = seen.sheet if pointer.sheet is None else pointer.sheet.casefold()
    blocks = sheets.get(name)
    own = sheets.get(seen.sheet)
    if seen.anchor is not None and not all(pointer.fixed):
        moves = any(each is not None and each.moves for each in (blocks, own))
        beside = name == seen.sheet and pointer.first == pointer.last == seen.anchor and not any(pointer.fixed)
        return None if beside or not moves else phrase("workbook-relative")
    if blocks is None or not blocks.moves:
        return None
    seen_from = seen.branch if name == seen.sheet and seen.branch is not None else blocks.whole
    fixed = seen.anchor is None and any(pointer.fixed)
    found = blocks.hindrance(pointer.first, pointer.last, seen_from, area=pointer.area, fixed=fixed)
    return None if found is None else phrase(f"workbook-{found}")


@dataclass(frozen=True, slots=True)
class ListPlace:
    """The place of a formula in a list: its span, its sheet (case-folded), its instance.

    ``anchors`` are the row to which relative rows referred in the template, and the one to which they refer now.
    """

    span: Span
    sheet: str
    instance: _Instance | None = None
    anchors: tuple[int, int] | None = None


def moved_formula(formula: str, place: ListPlace, sheets: Mapping[str, RowPlacing]) -> str:
    """``formula`` adjusted to the new places of its cells. Raises TemplateError where none of them is left."""
    if not any(placing.blocks.moves for placing in sheets.values()):
        return formula
    return adjusted(formula, lambda pointer: _moved(pointer, place, sheets))


def _moved(pointer: Pointer, place: ListPlace, sheets: Mapping[str, RowPlacing]) -> str:
    name = place.sheet if pointer.sheet is None else pointer.sheet.casefold()
    placing = sheets.get(name)
    if place.anchors is not None and not all(pointer.fixed):
        return pointer.at(place.anchors[1], place.anchors[1]) if pointer.first == place.anchors[0] else pointer.text
    if placing is None or not placing.blocks.moves:
        return pointer.text
    seen_from = place.instance if name == place.sheet and place.instance is not None else placing.whole
    rows = placing.span(pointer.first, pointer.last, seen_from)
    if rows is None:
        raise TemplateError(_unclear(place.span, pointer.text, phrase("workbook-gone")))
    return pointer.at(*rows)
