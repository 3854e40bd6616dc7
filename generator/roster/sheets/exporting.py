"""Export of a roster to a sheet, as a table of texts; it is only written where it reads back as the same roster."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from generator.ground.errors import GeneratorError, Problem, RosterError, Span, UsageError, columns
from generator.ground.source.date import OfficialDate
from generator.ground.source.source_file import bounded
from generator.office.package import write_package
from generator.office.package.xml_parsing import escape
from generator.office.sheetml import END, MAIN, column_letters, dangerous, escaped, line_of, workbook_parts
from generator.roster.sheets.csv_sheet import protected, read_csv
from generator.roster.sheets.grid import Grid
from generator.roster.sheets.heading_columns import heading_of
from generator.roster.sheets.heading_meanings import CLASS, EVERYBODY, TITLES, YES
from generator.roster.sheets.inferred_columns import rows_below, totals
from generator.roster.sheets.unit_rows import UnitRows
from generator.roster.sheets.xlsx_workbook import workbook_grids
from generator.roster.units.declared_fields import DeclaredField
from generator.roster.units.groups import BETWEEN, Group, Roster
from generator.roster.units.unit import FIELDS_OF_TEXTS, NAME_BY_DEFAULT, NESTED_KINDS, Unit
from generator.writing import output_errors, write_files


def write_roster(roster: Roster, path: Path) -> tuple[Problem, ...]:
    """Writes ``roster`` to the sheet (.xlsx or .csv) at ``path``; the same roster gives the same bytes.

    Every cell is text. Returns a warning for each group without units, which no sheet can hold. Raises UsageError for
    another suffix, or where the file exists already, RosterError naming the units that would not read back the same,
    OutputError where the file cannot be written.
    """
    if os.path.lexists(path):
        raise UsageError(Problem("sheet-export-exists", Span(str(path))))
    data = sheet_bytes(roster, path.suffix.lower(), str(path))
    with output_errors(path):
        write_files({path: data})
    empty = (group for group in roster.groups if not group.units)
    return tuple(Problem("sheet-group-empty", group.span, {"group": group.name}) for group in empty)


def sheet_bytes(roster: Roster, suffix: str, file: str) -> bytes:
    """The bytes of the sheet with that suffix. Raises what :func:`write_roster` raises, except OutputError."""
    if suffix not in _WRITERS:
        raise UsageError(Problem("sheet-export-suffix", Span(file), {"suffix": suffix}))
    RosterError.raise_for(_nested(field, roster) for field in roster.fields if field.kind in NESTED_KINDS)
    table = table_of(roster)
    data = _WRITERS[suffix](table)
    RosterError.raise_for(bounded(_lost(roster, data, suffix, file)))
    return data


def _nested(field: DeclaredField, roster: Roster) -> Problem:
    """The problem of a field whose values no cell can hold."""
    kind = roster.words.get(f"fields/kind={field.kind}", field.kind)
    facts = {"title": field.title, "kind": kind}
    return Problem("roster-nested", Span(roster.file), facts, field.name).in_words(roster.words)


def _csv_bytes(table: _RosterTable) -> bytes:
    """``table`` as CSV: UTF-8 with its mark, every cell in quotes, no cell that can be taken for a formula."""
    lines = (line_of(map(protected, row)) + END for row in (table.headers, *table.rows))
    return codecs.BOM_UTF8 + "".join(lines).encode()


_NAME = "单位名单"
_TITLE, _TEXT, _QUOTED = 1, 2, 3
"""The cell formats in :data:`_STYLES`: of headers, of texts, of texts that begin as a formula does."""
_RETURN = "\r"  # an XML parser would make it a newline
_LOOKED_AT = 500  # rows by which the widths of columns are chosen
_NARROWEST, _WIDEST = 8, 42  # digits of the standard font

_FACE = '<sz val="11"/><name val="宋体"/><charset val="134"/>'
_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="2"><font>{_FACE}</font><font><b/>{_FACE}</font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/></patternFill></fill></fills>'
    '<borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
"""The number format 49 is that of texts (18.8.30)."""


def _workbook_bytes(table: _RosterTable) -> bytes:
    """The .xlsx of ``table``, with frozen headers and columns of text; the same bytes each time."""
    strings: dict[str, int] = {}
    sheet = "".join(_sheet(table, strings))
    beside = {"styles": _STYLES, "sharedStrings": "".join(_shared(strings))}
    return write_package(workbook_parts(_NAME, sheet, beside))


def _sheet(table: _RosterTable, strings: dict[str, int]) -> Iterator[str]:
    """The sheet in pieces; every text gets a number in ``strings``."""
    yield (
        f'<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>'
    )
    for place, width in enumerate(_widths(table), start=1):
        yield f'<col min="{place}" max="{place}" width="{width}" style="{_TEXT}" customWidth="1"/>'
    yield "</cols><sheetData>"
    letters = [column_letters(place) for place in range(1, len(table.headers) + 1)]
    for number, row in enumerate((table.headers, *table.rows), start=1):
        yield f'<row r="{number}">'
        for letter, text in zip(letters, row, strict=True):
            if text:
                string = strings.setdefault(text, len(strings))
                yield f'<c r="{letter}{number}" s="{_look(number, text)}" t="s"><v>{string}</v></c>'
        yield "</row>"
    yield "</sheetData></worksheet>"


def _look(row: int, text: str) -> int:
    if row == 1:
        return _TITLE
    return _QUOTED if dangerous(text) else _TEXT


def _shared(strings: Iterable[str]) -> Iterator[str]:
    """The table of shared strings (18.4.9) in pieces."""
    yield f'<sst xmlns="{MAIN}">'
    for text in strings:
        yield f'<si><t xml:space="preserve">{escape(escaped(text), {_RETURN: "_x000D_"})}</t></si>'
    yield "</sst>"


def _widths(table: _RosterTable) -> Iterator[int]:
    for place, header in enumerate(table.headers):
        texts = chain([header], (row[place] for row in islice(table.rows, _LOOKED_AT)))
        widest = max(columns(line) for text in texts for line in (text.split("\n") or [""]))
        yield min(_WIDEST, max(_NARROWEST, widest + 2))


_WRITERS: Mapping[str, Callable[[_RosterTable], bytes]] = {".xlsx": _workbook_bytes, ".csv": _csv_bytes}


def _lost(roster: Roster, data: bytes, suffix: str, file: str) -> Iterator[Problem]:
    """A problem for each unit that would not read back from ``data`` the same."""
    try:
        grid = (workbook_grids(data, file) if suffix == ".xlsx" else read_csv(data, file).grids)[0]
        fields, groups = _read_back(grid)
    except GeneratorError as fault:
        yield from fault.problems
        return
    if fields != roster.fields:
        yield Problem("sheet-fields-lost", Span(roster.file)).in_words(roster.words)
        return
    titles = {**{name: words[0] for name, words in TITLES.items()}, **{each.name: each.title for each in roster.fields}}
    for unit, name in _differing(roster, groups):
        yield Problem("sheet-text-lost", unit.span, {"name": unit.name, "field": titles.get(name, name)}, name)


def _read_back(grid: Grid) -> tuple[tuple[object, ...], tuple[Group, ...]]:
    heading = heading_of(grid)
    if heading is None or heading.problems:
        return (), ()
    below = rows_below(grid, heading)
    sums = totals(grid, heading, below)
    groups = UnitRows(grid, heading, {}, "").groups([row for row in below if row.number not in sums])
    return heading.fields, groups


# A roster as a table of texts for a sheet: headers and a row for each unit.


_KINDS = {"text": "文字", "number": "数字", "date": "日期", "list": "列表", "mapping": "对象"}


@dataclass(frozen=True, slots=True)
class _RosterTable:
    """The columns by the ``names`` of their fields, the ``headers`` above them, and the rows of texts."""

    names: tuple[str, ...]
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table_of(roster: Roster) -> _RosterTable:
    """The table of all units of ``roster``: every standard column, then the declared ones."""
    standard = [name for name in TITLES if name != EVERYBODY or any(group.everybody for group in roster.groups)]
    names = (*standard, *(field.name for field in roster.fields))
    headers = (*(TITLES[name][0] for name in standard), *map(_header, roster.fields))
    return _RosterTable(names, headers, tuple(_rows(roster, names)))


def _header(field: DeclaredField) -> str:
    """The header that declares ``field``: 床位数（beds，数字）."""
    options = [field.name, _KINDS[field.kind], *(["必填"] if field.required else [])]
    return f"{field.title}（{'，'.join(options)}）"


def _rows(roster: Roster, names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for group in roster.groups:
        classes = "" if group.classes == (group.name,) else BETWEEN.join(group.classes)
        for unit in group.units:
            texts = {**_texts(unit), "group": group.name, CLASS: classes, EVERYBODY: YES if group.everybody else ""}
            yield tuple(texts.get(name, "") for name in names)


def _texts(unit: Unit) -> Mapping[str, str]:
    values = unit.as_mapping()
    for name in NAME_BY_DEFAULT:
        if values[name] == unit.name:
            values[name] = ""
    return {
        **{name: str(value) for name, value in values.items()},
        **{name: value.iso if isinstance(value, OfficialDate) else str(value) for name, value in unit.extra.items()},
        **{name: BETWEEN.join(getattr(unit, name)) for name in FIELDS_OF_TEXTS},
    }


def _differing(roster: Roster, groups: tuple[Group, ...]) -> Iterator[tuple[Unit, str]]:
    """Each unit of ``roster`` that differs in ``groups``, which were read from its table, with one such field."""
    units = [unit for group in groups for unit in group.units]
    classes = {group.name: (group.classes, group.everybody) for group in groups}
    kept = {group.name: (group.classes, group.everybody) for group in roster.groups}
    for number, unit in enumerate(roster.units):
        again = units[number].as_mapping() if number < len(units) else {}
        values = unit.as_mapping()
        wrong = next((name for name, value in values.items() if again.get(name) != value), None)
        if wrong is None and classes.get(unit.group) != kept[unit.group]:
            wrong = CLASS
        if wrong is not None:
            yield unit, wrong
