"""References of formulas and defined names: checked without data, and moved with the rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.ground.errors import Problem, Said, Span, TemplateError
from generator.templates.excel.formula_pointers import Pointer, UnclearFormulaError, adjusted, pointers
from generator.templates.excel.row_blocks import Blocks, Branch, Hindrance
from generator.templates.excel.row_placing import Instance, RowPlacing

_WHY: dict[Hindrance, Said] = {
    "tag-row": Said("那一行只有标签，生成时就没有了", "that row has only tags and is removed"),
    "repeated": Said("那一行会重复成许多行", "that row is repeated"),
    "fixed": Said(
        "带“$”的行在循环里面，不知道是指第一轮还是每一轮", "in a loop a '$' could mean its first round or each"
    ),
    "partly": Said("它只包括循环里的一部分行", "it takes in only some of the rows that a loop repeats"),
}
_GONE = Said("那些行这一次都没有留下", "none of those rows is left this time")
_RELATIVE = Said("它要按单元格的位置推算，而行数会变", "it is counted from a cell, and the number of rows changes")
_UNCLEAR = Said("看不出它指的是哪些单元格，而行数会变", "its cells are ambiguous once rows are added or removed")


@dataclass(frozen=True, slots=True)
class TemplatePlace:
    """The place of a formula in the template: its span, its sheet (case-folded), its branch.

    ``anchor`` is the row to which relative rows refer, for a formula of many cells.
    """

    span: Span
    sheet: str
    branch: Branch | None = None
    anchor: int | None = None


def unclear(span: Span, what: str, why: Said) -> Problem:
    """Return the problem of a formula or name at ``span`` that refers to ``what``."""
    return Problem("xlsx-formula", span, {"what": what, "why": why})


def pointing_problems(formula: str, seen: TemplatePlace, sheets: Mapping[str, Blocks]) -> Iterator[Problem]:
    """Yield what keeps ``formula`` from being moved with the rows; ``sheets`` are by case-folded name."""
    if not any(blocks.moves for blocks in sheets.values()):
        return
    try:
        for each in pointers(formula):
            why = _hindrance(each, seen, sheets)
            if why is not None:
                yield unclear(seen.span, each.text, why)
    except UnclearFormulaError as error:
        yield unclear(seen.span, error.what, _UNCLEAR)


def _hindrance(pointer: Pointer, seen: TemplatePlace, sheets: Mapping[str, Blocks]) -> Said | None:
    name = seen.sheet if pointer.sheet is None else pointer.sheet.casefold()
    blocks = sheets.get(name)
    own = sheets.get(seen.sheet)
    if seen.anchor is not None and not all(pointer.fixed):
        moves = any(each is not None and each.moves for each in (blocks, own))
        beside = name == seen.sheet and pointer.first == pointer.last == seen.anchor and not any(pointer.fixed)
        return None if beside or not moves else _RELATIVE
    if blocks is None or not blocks.moves:
        return None
    seen_from = seen.branch if name == seen.sheet and seen.branch is not None else blocks.whole
    fixed = seen.anchor is None and any(pointer.fixed)
    found = blocks.hindrance(pointer.first, pointer.last, seen_from, area=pointer.area, fixed=fixed)
    return None if found is None else _WHY[found]


@dataclass(frozen=True, slots=True)
class ListPlace:
    """The place of a formula in a list: its span, its sheet (case-folded), its instance.

    ``anchors`` are the row to which relative rows referred in the template, and the one to which they refer now.
    """

    span: Span
    sheet: str
    instance: Instance | None = None
    anchors: tuple[int, int] | None = None


def moved_formula(formula: str, place: ListPlace, sheets: Mapping[str, RowPlacing]) -> str:
    """Return ``formula`` adjusted to the new places of its cells. Raises TemplateError where none of them is left."""
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
        raise TemplateError(unclear(place.span, pointer.text, _GONE))
    return pointer.at(*rows)
