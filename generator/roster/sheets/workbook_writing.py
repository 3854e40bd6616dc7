"""The .xlsx of a table (ECMA-376 part 1, 18): every cell is text, so zeros stay and nothing is a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from generator.ground.errors import columns
from generator.office.package import write_package
from generator.office.package.xml_escaping import escape
from generator.office.sheetml.cell_addresses import column_letters
from generator.office.sheetml.escapes import escaped
from generator.office.sheetml.inert import dangerous
from generator.office.sheetml.new_workbook import workbook_parts
from generator.office.sheetml.sheetml_names import MAIN
from generator.roster.sheets.roster_table import RosterTable

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


def workbook_bytes(table: RosterTable) -> bytes:
    """Return the .xlsx of ``table``, with frozen headers and columns of text; the same bytes each time."""
    strings: dict[str, int] = {}
    sheet = "".join(_sheet(table, strings))
    beside = {"styles": _STYLES, "sharedStrings": "".join(_shared(strings))}
    return write_package(workbook_parts(_NAME, sheet, beside))


def _sheet(table: RosterTable, strings: dict[str, int]) -> Iterator[str]:
    """Yield the sheet in pieces; every text gets a number in ``strings``."""
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
    """Yield the table of shared strings (18.4.9) in pieces."""
    yield f'<sst xmlns="{MAIN}">'
    for text in strings:
        yield f'<si><t xml:space="preserve">{escape(escaped(text), {_RETURN: "_x000D_"})}</t></si>'
    yield "</sst>"


def _widths(table: RosterTable) -> Iterator[int]:
    for place, header in enumerate(table.headers):
        texts = chain([header], (row[place] for row in islice(table.rows, _LOOKED_AT)))
        widest = max(columns(line) for text in texts for line in (text.split("\n") or [""]))
        yield min(_WIDEST, max(_NARROWEST, widest + 2))
