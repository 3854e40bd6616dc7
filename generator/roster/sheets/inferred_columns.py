"""The columns of a sheet with headings of its own, and the rows below: which are fields, and which are units.

Each such column becomes a field as far as it can be read.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeAlias

from generator.ground.errors import Problem, joined
from generator.office.sheetml import CellRange, column_letters
from generator.roster.sheets.grid import Grid, MergedCells, OddCell, SheetRow, Shown, ShownNumber, is_blank
from generator.roster.sheets.heading_meanings import (
    GROUP_COLUMNS,
    TITLES,
    Heading,
    hinted,
    in_one_line,
    place_text,
    quoting,
)
from generator.roster.sheets.secret_columns import secret_columns
from generator.roster.sheets.sheet_numbers import texts_around
from generator.roster.units.addressing import bare_recipient
from generator.roster.units.declared_fields import DeclaredField, FieldKind

_Filled: TypeAlias = Mapping[tuple[int, int], Shown]
_MOST_GROUPS, _UNITS_OF_A_GROUP = 12, 5
_DECIMALS = re.compile(r"0\.(0+)")
_DIGIT, _LETTER = re.compile("[0-9]"), re.compile("[A-Za-z]")


def readable(grid: Grid, heading: Heading, rows: Sequence[SheetRow]) -> Heading:
    """``heading`` with those of its own columns that can be read for certain, and a warning for each other.

    Nobody may need them, so a hidden column, cells merged over several columns or a formula without its value do not
    keep the roster from being read. A column of dates or of formatted numbers becomes a field of that kind; notes say
    which of them papers print unlike the sheet.
    """
    left = {name: problem for name in heading.own if (problem := _unreadable(grid, heading, rows, name)) is not None}
    fields = tuple(_of_kind(each, heading, rows) for each in heading.fields)
    notes = chain.from_iterable(_unlike(grid, heading, rows, name) for name in heading.own - left.keys())
    problems = (*left.values(), *notes)
    warnings = sorted(problems, key=lambda each: heading.columns[each.field or ""])
    return _without(replace(heading, fields=fields, warnings=(*heading.warnings, *warnings)), left)


def without_counts(heading: Heading, rows: Sequence[SheetRow]) -> Heading:
    """``heading`` without the columns that do nothing but number ``rows``."""
    counted = {name for name in heading.own if _is_counted(heading, heading.columns[name], rows)}
    return _without(heading, counted)


def taken_in(
    grid: Grid, heading: Heading, rows: Sequence[SheetRow], filled: _Filled, addresses: Collection[str] | None
) -> Heading:
    """``heading`` as it is imported: without secrets, with codes and groups that only their values show.

    Columns of secrets that nobody declares are left out. ``filled`` are the texts of merged cells. A column has the
    groups where it is the only one of at most 12 texts and a fifth as many as ``rows``, or of one of ``addresses``, by
    which notices address units; None: it is not asked.
    """
    own = {each.name: heading.columns[each.name] for each in heading.fields if each.name in heading.own}
    secret = secret_columns(heading)
    texts: dict[str, list[str]] = {}
    for name, column in own.items():
        cells = [filled.get((row.number, column), row.cells.get(column, "")) for row in rows]
        if name not in secret and all(isinstance(each, str) and each.strip() for each in cells):
            texts[name] = [str(each).strip() for each in cells]
    codes = [name for name in texts if _is_code(in_one_line(heading.texts[own[name]]), texts[name])]
    named, most = frozenset(addresses or ()), min(_MOST_GROUPS, len(rows) // _UNITS_OF_A_GROUP)
    values = {name: set(each) for name, each in texts.items() if name not in codes}
    likely = [name for name, each in values.items() if 1 < len(each) <= most or named & {*map(bare_recipient, each)}]
    problems = [_of_column(grid, heading, "sheet-secret-left", secret)] if secret else []
    meant = {"code": codes[0]} if len(codes) == 1 and "code" not in heading.columns else {}
    if addresses is not None and likely and not GROUP_COLUMNS.keys() & heading.columns.keys():
        meant |= {"group": likely[0]} if len(likely) == 1 else {}
        code = "sheet-groups-taken" if len(likely) == 1 else "sheet-groups-offered"
        problems.append(_of_column(grid, heading, code, likely))
    known = {heading.texts[own[name]] for name in meant.values()}
    warnings = (each for each in heading.warnings if each.facts.get("header") not in known)
    left = _without(heading, {*secret, *meant.values()})
    columns = {**left.columns, **{field: own[name] for field, name in meant.items()}}
    return replace(left, columns=columns, warnings=(*warnings, *problems))


def _is_code(heading: str, texts: Sequence[str]) -> bool:
    """Whether the ``texts`` below ``heading`` are codes: all differ, and they have one form."""
    forms = {_LETTER.sub("A", _DIGIT.sub("0", each)) for each in texts}
    title = hinted(heading)
    is_of_codes = heading.endswith("码") and title in (None, TITLES["code"][0])
    return is_of_codes and len(forms) == 1 < len(texts) == len(set(texts))


def _of_column(grid: Grid, heading: Heading, code: str, names: Sequence[str]) -> Problem:
    """The problem of the columns of ``names``, at the first of them."""
    columns = [heading.columns[name] for name in names]
    shown = [in_one_line(heading.texts[column]) for column in columns]
    facts = {"headers": joined(f"“{each}”" for each in shown), "header": shown[0], "file": grid.file}
    return Problem(code, grid.span(heading.row, columns[0]), facts)


def _without(heading: Heading, names: Collection[str]) -> Heading:
    return replace(
        heading,
        columns={name: column for name, column in heading.columns.items() if name not in names},
        fields=tuple(each for each in heading.fields if each.name not in names),
        own=heading.own.difference(names),
    )


def _unreadable(grid: Grid, heading: Heading, rows: Sequence[SheetRow], name: str) -> Problem | None:
    """Why the column of ``name`` is not read; None where it can be."""
    column = heading.columns[name]
    facts: dict[str, object] = {"header": in_one_line(heading.texts[column])}
    if grid.hides(column):
        facts["column"] = column_letters(column)
        return Problem("sheet-own-hidden", grid.span(heading.row, column), facts, name)
    numbers = {row.number for row in rows}
    wide = (merge for merge in grid.merges if not merge.is_upright and merge.meets((column,)))
    merge = next((merge for merge in wide if numbers.intersection(range(merge.first, merge.last + 1))), None)
    if merge is not None:
        return Problem("sheet-own-merged", grid.span(merge.first, merge.left), {**facts, "area": _area(merge)}, name)
    odd = next(((row, cell) for row in rows if isinstance(cell := row.cells.get(column), OddCell)), None)
    if odd is None or _kind(column, rows) is not None:
        return None
    span = quoting(grid.span(odd[0].number, column), None)
    said = Problem(odd[1].code, span, odd[1].facts).quoted
    return Problem("sheet-own-cell", span, {**facts, "cell": place_text(span), "why": said}, name)


_UNLIKE = {"sheet-number-format": "sheet-own-grouped", "sheet-zero": "sheet-own-zero", "sheet-date": "sheet-own-date"}


def _unlike(grid: Grid, heading: Heading, rows: Sequence[SheetRow], name: str) -> Iterator[Problem]:
    """Notes on a column of numbers or dates that papers print unlike the sheet, one of each kind at its first cell.

    Those are grouped numbers and money, a zero that is shown as something else, dates without year, month or day.
    """
    column = heading.columns[name]
    if _kind(column, rows) is None:
        return
    cells = ((row, cell) for row in rows if isinstance(cell := row.cells.get(column), OddCell))
    first: dict[str, tuple[SheetRow, OddCell]] = {}
    for row, cell in cells:
        if "format" in cell.facts:
            first.setdefault(cell.code, (row, cell))
    for code, (row, cell) in first.items():
        decimals = _DECIMALS.search(str(cell.facts["format"]))
        zeros = "" if decimals is None else decimals[1]
        before, behind = texts_around(str(cell.facts["format"]))
        facts = {
            "header": in_one_line(heading.texts[column]),
            "name": name,
            "tag": f"{before}{{{{ unit.{name} | 千分位({len(zeros)}) }}}}{behind}",
            "picture": f"#,##0.{zeros}".rstrip("."),
        }
        span = quoting(grid.span(row.number, column), None)
        yield Problem(_UNLIKE[code], span, {**cell.facts, **facts, "cell": place_text(span)}, name)


def _area(merge: MergedCells) -> str:
    return CellRange(column_letters(merge.left), column_letters(merge.right), merge.first, merge.last).text()


def _of_kind(field: DeclaredField, heading: Heading, rows: Sequence[SheetRow]) -> DeclaredField:
    kind = _kind(heading.columns[field.name], rows) if field.name in heading.own else None
    return field if kind is None else replace(field, kind=kind)


def _kind(column: int, rows: Sequence[SheetRow]) -> FieldKind | None:
    """The kind of a column whose cells all show dates or all numbers, some in a format; else None."""
    cells = [cell for row in rows if (cell := row.cells.get(column, "")) != ""]
    if not any(isinstance(cell, OddCell) for cell in cells):
        return None
    if all(isinstance(cell, OddCell) and cell.date is not None for cell in cells):
        return "date"
    numbers = (
        isinstance(each, ShownNumber) or (isinstance(each, OddCell) and each.number is not None) for each in cells
    )
    return "number" if all(numbers) else None


# The rows below the headers are units, totals, headings or remarks.


_TOTAL = re.compile("(?:合计|总计|共计|小计|总数)[:：]?")
_GROUP_COUNT = re.compile(r"(.+?)[(（]\s*共?\s*(\d+)\s*[^\d()（）]{0,3}[)）]")
_TEXTS_NAMED = 3
_BLANK = re.compile(r"\s")
_SERIAL = re.compile(r"[(（]?(?:[0-9.\-]++|[一二三四五六七八九十百千〇零]+|[①-㊿㈠-㈩])[)）]?[.．、。)）]*")
_REMARK = re.compile(r"[(（]?[\u3400-\u9fff（）()\s]{1,10}[:：].*", re.DOTALL)


def rows_below(grid: Grid, heading: Heading) -> list[SheetRow]:
    """The rows below the headers that have more than a serial number, which may be filled in beforehand."""
    return [row for row in grid.with_data() if row.number > heading.row and not _has_serials_alone(row, heading)]


def _is_counted(heading: Heading, column: int, rows: Iterable[SheetRow]) -> bool:
    """Whether ``column`` does nothing but number ``rows``: by its heading, and by all that is in it."""
    cells = (row.cells.get(column, "") for row in rows)
    return column in heading.serials and all(isinstance(each, str) and _is_count(each) for each in cells)


def _is_count(text: str) -> bool:
    return not text.strip() or _SERIAL.fullmatch(text.strip()) is not None


def _has_serials_alone(row: SheetRow, heading: Heading) -> bool:
    return all(column in heading.serials for column, each in row.cells.items() if not is_blank(each))


def group_headings(grid: Grid, heading: Heading) -> list[tuple[int, int, str]]:
    """The rows below the headers with nothing but a text in the column of serial numbers: row, column, text."""
    return [
        (row.number, column, each.strip())
        for row in grid.with_data()
        if row.number > heading.row and _has_serials_alone(row, heading)
        for column, each in row.cells.items()
        if isinstance(each, str) and not _is_count(each)
    ]


def counted_groups(headings: Sequence[tuple[int, int, str]], rows: Sequence[SheetRow]) -> dict[int, str]:
    """The group of each of ``rows``, by the row's number, where ``headings`` say how many are in it: 甲市（2所）.

    Empty where any row is below no such heading, or the number of rows below one is another.
    """
    counts = [_GROUP_COUNT.fullmatch(text) for _, _, text in headings]
    first = [row for row, _, _ in headings]
    above = [bisect(first, row.number) - 1 for row in rows]
    groups = [(each[1].strip(), int(each[2]) == above.count(at)) for at, each in enumerate(counts) if each]
    if -1 in above or len(groups) < len(headings) or not all(is_so for _, is_so in groups):
        return {}
    return {row.number: groups[at][0] for row, at in zip(rows, above, strict=True)}


def of_group_headings(code: str, grid: Grid, heading: Heading, found: Sequence[tuple[int, int, str]]) -> Problem:
    """The problem of the group headings ``found``, at the first of them."""
    [(row, column, text), *_] = found
    texts = joined(f"“{each}”" for _, _, each in found[:_TEXTS_NAMED])
    facts = {"texts": texts, "count": len(found), "column": _BLANK.sub("", heading.texts[column])}
    return Problem(code, quoting(grid.span(row, column), text), facts)


def remarks(grid: Grid, heading: Heading, rows: Iterable[SheetRow]) -> Iterator[Problem]:
    """A warning for each unit whose name looks like a remark below a table: 填表人：……"""
    column = heading.columns.get("name", 1)
    for row in rows:
        name = row.cells.get(column, "")
        if isinstance(name, str) and _REMARK.fullmatch(name.strip()):
            yield Problem("sheet-remark", quoting(grid.span(row.number, column), name), {"name": name.strip()})


def totals(grid: Grid, heading: Heading, rows: Iterable[SheetRow]) -> dict[int, Problem]:
    """A warning for each row that begins with 合计, or has it as its name, by the row's number."""
    found = {}
    for row in rows:
        first = next((column for column in sorted(row.cells) if row.cells[column] != ""), 1)
        for column in dict.fromkeys((first, heading.columns.get("name", first))):
            text = row.cells.get(column, "")
            if isinstance(text, str) and _TOTAL.fullmatch(word := _BLANK.sub("", text)):
                span = quoting(grid.span(row.number, column), text)
                found[row.number] = Problem("sheet-total", span, {"text": word})
    return found
