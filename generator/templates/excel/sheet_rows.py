"""The rows of a template's sheet, those that tags repeat, and the cells with tags, parsed with all their problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.ground.errors import Problem, Span, TemplateError
from generator.office.package.xml_parsing import whole
from generator.office.sheetml import (
    CELL,
    FORMULA,
    INLINE,
    MAX_ROW,
    ROW,
    VALUE,
    column_letters,
    column_number,
    place_of,
    s,
)
from generator.templates.excel.book import Book, TemplateSheet
from generator.templates.excel.cell_tags import CellRun, TextCell, cell_of, runs_of
from generator.templates.expressions.rendering_limits import Deadline
from generator.templates.expressions.tag_syntax import PairedBlock, Pairing, Tag

_MAX_TAGS = 100_000
"""How many tags a sheet may have."""
_MAX_PROBLEMS = 1_000
"""How many problems of a workbook are collected before reading stops."""

_TEXT_KINDS = frozenset({"s", "inlineStr", "str"})


@dataclass(frozen=True, slots=True)
class _TemplateRow:
    """A row of the template: its element, and its cells with tags."""

    element: etree._Element
    cells: tuple[TextCell, ...] = ()

    @property
    def row_tags(self) -> tuple[Tag, ...]:
        """The tags for the whole row; a row that has any is removed."""
        return tuple(tag for cell in self.cells if cell.is_of_row for tag in cell.tags)


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet with its rows by number, and their branches."""

    sheet: TemplateSheet
    rows: dict[int, _TemplateRow]
    blocks: Blocks

    @property
    def has_tags(self) -> bool:
        """Whether the sheet has anything to fill in."""
        return any(row.cells for row in self.rows.values())


def texts_of(sheet: TemplateSheet, book: Book) -> Iterator[tuple[Span, str]]:
    """Every typed text in cells of ``sheet`` with its place, row by row."""
    for number, row in _numbered(sheet):
        for index, cell in enumerate(row.iterchildren(CELL)):
            if cell.find(FORMULA) is None and (runs := _runs(cell, book)):
                yield sheet.span(book.file, f"{_letters(cell, index)}{number}"), "".join(run.text for run in runs)


def rows_of(sheet: TemplateSheet, book: Book) -> Iterator[dict[int, str]]:
    """The cells of each row by column, from 1: texts and numbers as typed, without results of formulas.

    Raises ValueError for an invalid address.
    """
    for _, row in _numbered(sheet):
        cells: dict[int, str] = {}
        for index, cell in enumerate(row.iterchildren(CELL)):
            value = cell.find(VALUE)
            if cell.find(FORMULA) is None:
                runs = _runs(cell, book)
                text = "".join(run.text for run in runs) if runs else "" if value is None else value.text or ""
                cells[column_number(_letters(cell, index))] = text
        yield cells


def _letters(cell: etree._Element, index: int) -> str:
    return (cell.get("r") or column_letters(index + 1)).rstrip("0123456789")


def read_sheet(sheet: TemplateSheet, book: Book, problems: list[Problem], deadline: Deadline) -> ReadSheet:
    """Reads ``sheet``; rows and cells without an address get one, which is optional (18.3.1.4, 18.3.1.73).

    Raises ValueError for an invalid address, TemplateError for more than MAX_TAGS tags, and LimitError.
    """
    rows: dict[int, _TemplateRow] = {}
    pairing: Pairing[Tag, _Seat] = Pairing(problems)
    tag_rows = []
    tags = 0
    for number, element in _numbered(sheet):
        deadline.check()
        row = _TemplateRow(element, tuple(_cells(element, number, sheet, book, problems)))
        tags += sum(len(cell.tags) for cell in row.cells)
        if tags > _MAX_TAGS or len(problems) > _MAX_PROBLEMS:
            raise TemplateError([*problems, *_too_many(sheet.span(book.file), tags)])
        rows[number] = row
        if row.row_tags:
            tag_rows.append(number)
            problems += _lost(row)
            for index, tag in enumerate(row.row_tags):
                pairing.take(tag, (number, index))
        else:
            for cell in row.cells:
                _pair_within(cell, problems)
    pairing.finish()
    _write_out_shared(sheet)
    return ReadSheet(sheet, rows, _blocks_of(pairing.blocks, tag_rows))


def _numbered(sheet: TemplateSheet) -> Iterator[tuple[int, etree._Element]]:
    number = 0
    for row in sheet.root.iterfind(f"{s('sheetData')}/{ROW}"):
        before, number = number, int(row.get("r") or number + 1)
        if not before < number <= MAX_ROW:
            raise ValueError(row.get("r"))
        row.set("r", str(number))
        yield number, row


def _cells(
    row: etree._Element, number: int, sheet: TemplateSheet, book: Book, problems: list[Problem]
) -> Iterator[TextCell]:
    column = 0
    for index, cell in enumerate(row.iterchildren(CELL)):
        before, column = column, column_number(place_of(cell.get("r", ""))[0]) if cell.get("r") else column + 1
        if not before < column:
            raise ValueError(cell.get("r"))
        address = f"{column_letters(column)}{number}"
        cell.set("r", address)
        formula = cell.find(FORMULA)
        span = sheet.span(book.file, address)
        if formula is not None:
            text = formula.text or ""
            if "{{" in text or "{%" in text:
                problems.append(Problem("xlsx-tag-formula", sheet.span(book.file, address, text[:80])))
        elif runs := _runs(cell, book):
            found = cell_of(index, runs, span, problems)
            if found is not None:
                yield found


def _runs(cell: etree._Element, book: Book) -> list[CellRun]:
    """The runs of a cell's typed text; none where it is a number, or empty."""
    kind = cell.get("t")
    if kind not in _TEXT_KINDS:
        return []
    inline, value = cell.find(INLINE), cell.find(VALUE)
    if inline is not None:
        return runs_of(inline)
    text = "" if value is None else value.text or ""
    if kind != "s":
        return [CellRun(text)]
    number = whole(text, -1)
    return runs_of(book.items[number]) if 0 <= number < len(book.items) else []


def _too_many(span: Span, tags: int) -> Iterator[Problem]:
    code, most = ("template-tags-many", _MAX_TAGS) if tags > _MAX_TAGS else ("template-problems-many", _MAX_PROBLEMS)
    yield Problem(code, span, {"most": most})


def _lost(row: _TemplateRow) -> Iterator[Problem]:
    """A problem for content beside a tag for the whole row, in its cell or another: it would be lost."""
    taken = {cell.number for cell in row.cells if cell.is_of_row}
    tag = row.row_tags[0]
    for cell in row.cells:
        beside = cell.text_beside if cell.is_of_row else "".join(each.raw for each in cell.tags)
        if beside:
            yield tag.problem("xlsx-row-text", {"text": beside})
    for index, element in enumerate(row.element.iterchildren(CELL)):
        has_tags = any(cell.number == index for cell in row.cells)
        if (
            index not in taken
            and not has_tags
            and any(element.find(each) is not None for each in (VALUE, FORMULA, INLINE))
        ):
            yield tag.problem("xlsx-row-text", {"text": element.get("r", "")})


def _pair_within(cell: TextCell, problems: list[Problem]) -> None:
    pairing: Pairing[Tag, None] = Pairing(problems)
    for tag in cell.tags:
        pairing.take(tag, None)
    pairing.finish()


def _write_out_shared(sheet: TemplateSheet) -> None:
    """Gives each cell with a shared formula (18.3.1.40) a formula of its own."""
    shared: dict[str, tuple[str, str]] = {}
    for cell in sheet.root.iterfind(f"{s('sheetData')}/{ROW}/{CELL}"):
        formula = cell.find(FORMULA)
        if formula is None or formula.get("t") != "shared":
            continue
        address, index = cell.get("r", ""), formula.get("si", "")
        if formula.text:
            shared[index] = (formula.text, address)
        elif index in shared:
            formula.text = _translated(*shared[index], address)
        for name in ("t", "si", "ref"):
            formula.attrib.pop(name, "")


def _translated(formula: str, written_at: str, address: str) -> str:
    """``formula`` of the cell ``written_at`` as it is at ``address``. Raises ValueError for no formula."""
    from openpyxl.formula.tokenizer import TokenizerError
    from openpyxl.formula.translate import Translator, TranslatorError

    try:
        return str(Translator(f"={formula}", origin=written_at).translate_formula(address)).removeprefix("=")
    except (TokenizerError, TranslatorError, IndexError) as fault:
        raise ValueError(formula) from fault


# The rows that tags repeat or keep (for, if), as a tree of branches.


_Seat = tuple[int, int]
"""The place of a tag for rows: its row, and its index among the tags of that row."""


@dataclass(eq=False, slots=True)
class Branch:
    """The rows ``first`` to ``last`` between two tags of one block, or a whole sheet.

    ``repeats``: they are repeated for each item of a list. ``number`` is its index among the sheet's branches,
    ``between`` are the seats of the tags that begin and end it.
    """

    number: int
    first: int
    last: int
    repeats: bool = False
    above: Branch | None = None
    within: list[Branch] = field(default_factory=list)
    between: tuple[_Seat, _Seat] = ((0, 0), (MAX_ROW + 1, 0))

    def holds(self, first: int, last: int) -> bool:
        """Whether all rows from ``first`` to ``last`` are in it, or in branches within it."""
        return self.first <= first and last <= self.last

    def touches(self, first: int, last: int) -> bool:
        """Whether some of the rows from ``first`` to ``last`` are in it."""
        return max(first, self.first) <= min(last, self.last)

    def line(self) -> Iterator[Branch]:
        """Itself and the branches around it, from the inside out."""
        branch: Branch | None = self
        while branch is not None:
            yield branch
            branch = branch.above

    def holder(self, first: int, last: int) -> Branch:
        """The innermost of itself and the branches around it that has all these rows."""
        *_, whole = self.line()
        return next((branch for branch in self.line() if branch.holds(first, last)), whole)

    def innermost(self, first: int, last: int) -> Branch:
        """The innermost of itself and the branches within it that has all these rows."""
        inner = next((each for each in self.within if each.holds(first, last)), None)
        return self if inner is None else inner.innermost(first, last)

    def loops(self) -> Iterator[Branch]:
        """The repeated branches within it, at any depth."""
        for each in self.within:
            if each.repeats:
                yield each
            yield from each.loops()


@dataclass(frozen=True, slots=True)
class Blocks:
    """The branches of one sheet, the ``whole`` first; ``tag_rows`` are removed.

    ``ends`` and ``begins`` are, by the seat of a tag, the number of the branch that ends before it or begins after it.
    """

    branches: tuple[Branch, ...]
    tag_rows: frozenset[int]
    ends: Mapping[_Seat, int]
    begins: Mapping[_Seat, int]

    @property
    def whole(self) -> Branch:
        """The branch of the whole sheet."""
        return self.branches[0]

    @property
    def last(self) -> int:
        """The last row with a tag for rows; 0 where there is none, so that no row moves."""
        return max(self.tag_rows, default=0)

    @property
    def moves(self) -> bool:
        """Whether rows can move."""
        return bool(self.tag_rows)


def _blocks_of(pairs: Iterable[PairedBlock[Tag, _Seat]], tag_rows: Iterable[int]) -> Blocks:
    """Makes branches of the ``pairs`` of tags."""
    branches = [Branch(0, 1, MAX_ROW)]
    ends: dict[_Seat, int] = {}
    begins: dict[_Seat, int] = {}
    for block in sorted(pairs, key=lambda block: block.seats[0][1]):
        seats = [seat for _, seat in block.seats]
        above = next(each for each in reversed(branches) if each.between[0] < seats[0] and seats[-1] < each.between[1])
        for (tag, begin), end in zip(block.seats, seats[1:], strict=False):
            branch = Branch(len(branches), begin[0] + 1, end[0] - 1, tag.word == "for", above, between=(begin, end))
            above.within.append(branch)
            branches.append(branch)
            begins[begin] = ends[end] = branch.number
    return Blocks(tuple(branches), frozenset(tag_rows), ends, begins)
