"""References in typed formulas: checked without data, and moved once rows have been repeated or removed.

A range over all rows of a loop grows with them; within a loop, a formula refers to the cells of its own round. A
reference that could come to mean other cells is refused: a wrong sum is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from itertools import takewhile, zip_longest
from pathlib import Path
from types import ModuleType
from typing import Literal

from generator.ground.errors import Problem, Span, TemplateError, TranslatedText
from generator.ground.words.vocabularies import phrase
from generator.templates.excel.row_placing import Instance, RowPlacing
from generator.templates.excel.sheet_rows import Blocks, Branch


@dataclass(frozen=True, slots=True)
class TemplatePlace:
    """The place of a formula in the template: its span, its sheet (case-folded), its branch.

    ``anchor`` is the row to which relative rows refer, for a formula of many cells.
    """

    span: Span
    sheet: str
    branch: Branch | None = None
    anchor: int | None = None


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
    found = hindrance(blocks, pointer.first, pointer.last, seen_from, area=pointer.area, fixed=fixed)
    return None if found is None else phrase(f"workbook-{found}")


_Hindrance = Literal["tag-row", "repeated", "partly", "fixed"]
"""Why rows cannot be referred to: they have only tags; they are repeated; they are only some of a loop's rows; they are
rows of the same round of a loop, but referred to with a ``$``."""


def hindrance(
    blocks: Blocks, first: int, last: int, seen_from: Branch, *, area: bool, fixed: bool = False
) -> _Hindrance | None:
    """Why the rows ``first`` to ``last`` cannot be referred to from ``seen_from``; None where they can.

    ``area``: the reference is a range, which grows with its rows; else a single cell. ``fixed``: it has a ``$``,
    which within a loop could mean its first round or every round.
    """
    if last <= blocks.last and all(row in blocks.tag_rows for row in range(first, last + 1)):
        return "tag-row"
    holder = seen_from.holder(first, last)
    if fixed and any(branch.repeats for branch in holder.line()):
        return "fixed"
    if not area:
        within = takewhile(lambda each: each is not holder, blocks.whole.innermost(first, last).line())
        return "repeated" if any(branch.repeats for branch in within) else None
    around = set(seen_from.line())
    # From within a loop, a range means the whole loop only if it includes the rows of its tags.
    loops = ((loop, 1 if loop in around else 0) for loop in holder.loops() if loop.touches(first, last))
    whole = (first <= loop.first - more and loop.last + more <= last for loop, more in loops)
    return None if all(whole) else "partly"


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


def _unclear(span: Span, what: str, why: TranslatedText) -> Problem:
    """The problem of a formula or name at ``span`` that refers to ``what``."""
    return Problem("xlsx-formula", span, {"what": what, "why": why})


# The references of a formula, as it writes them.


_POINTER = re.compile(
    r"""(?P<sheet>(?:'(?:[^']|'')+'|[^'!\[\]:]+)!)?
        (?:(?P<left>\$?[A-Z]{1,3})(?P<top>\$?[0-9]{1,7})(?::(?P<right>\$?[A-Z]{1,3})(?P<bottom>\$?[0-9]{1,7}))?
        |(?P<row>\$?[0-9]{1,7}):(?P<end>\$?[0-9]{1,7})
        |\$?[A-Z]{1,3}:\$?[A-Z]{1,3})""",
    re.IGNORECASE | re.VERBOSE,
)
_BY_PLACE = frozenset({"INDIRECT", "OFFSET", "ADDRESS", "CELL"})
"""Functions that find cells by texts or numbers, which are not adjusted."""


class UnclearFormulaError(Exception):
    """A formula whose cells are unknown; ``what`` is the piece that makes it so."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class Pointer:
    """A reference of a formula: to rows ``first`` to ``last`` of a sheet, its own where ``sheet`` is None.

    ``area``: it is written as a range. ``fixed``: whether each of its ends has a ``$`` before its row.
    """

    text: str
    sheet: str | None
    first: int
    last: int
    area: bool
    fixed: tuple[bool, bool]
    _shape: str

    def at(self, first: int, last: int) -> str:
        """The reference with other rows, as a formula writes it."""
        return self._shape.format(first, last)


def pointers(formula: str) -> Iterator[Pointer]:
    """The references of ``formula`` in order. Raises UnclearFormulaError."""
    for piece in _pieces(formula):
        if isinstance(piece, Pointer):
            yield piece


def adjusted(formula: str, moved: Callable[[Pointer], str]) -> str:
    """Replaces the references of ``formula`` by ``moved``. Raises UnclearFormulaError, and what ``moved`` raises."""
    return "".join(piece if isinstance(piece, str) else moved(piece) for piece in _pieces(formula))


def _pieces(formula: str) -> Iterator[str | Pointer]:
    tokenizer = _tokenizer()
    try:
        tokens = tokenizer.Tokenizer(f"={formula}")
    except (tokenizer.TokenizerError, IndexError) as fault:
        raise UnclearFormulaError(formula) from fault
    if "".join(token.value for token in tokens.items) != formula:
        raise UnclearFormulaError(formula)
    for token, following in zip_longest(tokens.items, tokens.items[1:]):
        if token.value.upper() == "ROW(" and following is not None and following.value == ")":
            raise UnclearFormulaError("ROW()")
        if token.type == tokenizer.Token.FUNC and token.subtype == tokenizer.Token.OPEN:
            name = token.value.rstrip("(").upper().rpartition(".")[2]
            if name in _BY_PLACE or ":" in token.value:
                raise UnclearFormulaError(token.value.rstrip("("))
        if token.type == tokenizer.Token.OPERAND and token.subtype == tokenizer.Token.RANGE:
            yield _pointer(token.value)
        else:
            yield token.value


@cache
def _tokenizer() -> ModuleType:
    """Imports openpyxl's tokenizer of formulas from its file: importing all of openpyxl takes a tenth of a second."""
    package = find_spec("openpyxl")
    folders = None if package is None else package.submodule_search_locations
    spec = PathFinder.find_spec("tokenizer", [str(Path(each) / "formula") for each in folders or ()])
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError("openpyxl.formula.tokenizer")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _pointer(text: str) -> str | Pointer:
    match = _POINTER.fullmatch(text)
    if match is None:
        bare = re.sub(r"\[.*\]", "", text)  # a table's columns are referred to by name
        if ":" in bare or "!" in bare:
            raise UnclearFormulaError(text)
        return text
    if match["row"] is not None:
        top, bottom, columns = match["row"], match["end"], ("", "")
    elif match["top"] is not None:
        top, bottom = match["top"], match["bottom"] or match["top"]
        columns = (match["left"], match["right"] or "")
    else:
        return text
    area = match["row"] is not None or match["bottom"] is not None
    sheet = match["sheet"] or ""
    fixed = top.startswith("$"), bottom.startswith("$")
    marks = ["$" if each else "" for each in fixed]
    shape = f"{_plain(sheet + columns[0])}{marks[0]}{{0}}"
    if area:
        shape += f":{columns[1]}{marks[1]}{{1}}"
    rows = sorted((int(top.lstrip("$")), int(bottom.lstrip("$"))))
    return Pointer(text, _named(sheet), rows[0], rows[1], area, fixed, shape)


def _plain(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _named(sheet: str) -> str | None:
    """The name of the sheet before an address; None without one."""
    if not sheet:
        return None
    name = sheet.removesuffix("!")
    return name[1:-1].replace("''", "'") if name.startswith("'") else name
