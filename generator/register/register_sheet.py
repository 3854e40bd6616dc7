"""The worksheet beside the register, to look at and to print: made of the register, never read back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path

from generator.ground.disk import real_place
from generator.ground.errors import GeneratorError, Problem, RegisterError, Span, system_reason
from generator.office.package import MAX_PART_BYTES, read_package, write_package
from generator.office.package.package_writing import DECLARATION
from generator.office.package.part_names import CORE, CORE_PART
from generator.office.package.xml_parsing import escape
from generator.office.sheetml import MAIN, column_letters, dangerous, escaped, workbook_parts
from generator.register.register_csv import read_bytes
from generator.register.register_row import COLUMNS, Matter, RegisterRow, cells_for
from generator.writing import replace_file

_SUFFIX = ".xlsx"


def view_bytes(rows: Sequence[RegisterRow]) -> bytes:
    """The worksheet of ``rows``, with the digest of its own parts; the same rows give the same bytes."""
    return _packed(_sheet_parts(rows), rows)


def view_is_current(register: Path, rows: Sequence[RegisterRow]) -> bool:
    """Whether the worksheet is there and shows the rows of the register."""
    try:
        return read_bytes(_view_of(register)) == view_bytes(rows)
    except RegisterError:
        return False


def renew_view(register: Path, rows: Sequence[RegisterRow]) -> tuple[Problem, ...]:
    """Updates the worksheet, with the register's lock held; returns a warning where that fails.

    A worksheet that somebody has edited is kept as it is, with a warning.
    """
    view = _view_of(register)
    try:
        there = read_bytes(view)
        parts = _sheet_parts(rows)
        if there and not _as_written(there, max(map(len, parts.values()))):
            return (Problem("register-view-edited", Span(str(view))),)
        new = _packed(parts, rows)
        if new != there:
            replace_file(view, new)
    except RegisterError as fault:
        return tuple(
            Problem("register-view-not-written", each.span, {"reason": each.quoted}) for each in fault.problems
        )
    except OSError as fault:
        facts = {"reason": system_reason(fault)}
        return (Problem("register-view-not-written", Span(str(view)), facts),)
    return ()


def _view_of(register: Path) -> Path:
    """The path of the worksheet, beside the real file where ``register`` is a link. Raises OSError."""
    return real_place(register).with_suffix(_SUFFIX)


def _packed(parts: Mapping[str, bytes], rows: Sequence[RegisterRow]) -> bytes:
    core = _CORE.format(digest=_digest(parts), date=f"{rows[-1].entry.date.isoformat()}T00:00:00Z")
    return write_package({**parts, CORE_PART: f"{DECLARATION}{core}".encode()})


def _as_written(data: bytes, largest: int) -> bool:
    """Whether ``data`` is a worksheet as some version of fawen wrote it, not saved by anybody since.

    ``largest`` is the size of the largest part that it has by now: a register only grows.
    """
    try:
        parts = read_package(data, name=_SUFFIX, part_limit=max(MAX_PART_BYTES, largest))
    except GeneratorError:
        return False
    own = parts.pop(CORE_PART, b"")
    return _digest(parts).encode() in own


def _digest(parts: Mapping[str, bytes]) -> str:
    """The SHA-256 over the names and contents of ``parts``, hexadecimal."""
    digest = hashlib.sha256()
    for name in sorted(parts):
        digest.update(f"{name}\0{len(parts[name])}\0".encode())
        digest.update(parts[name])
    return digest.hexdigest()


# The parts of the worksheet (SpreadsheetML, ECMA-376 part 1, 18). No text in it is ever a formula.
# They are written in memory: `openpyxl` makes a temporary file of each sheet and dates what it saves.


_TITLE = "发文登记簿"
_FOOTER = "&amp;L由同名的 .csv 生成，请勿在此改动&amp;R第 &amp;P 页，共 &amp;N 页"
_WIDTHS = (7, 12, 24, 10, 12, 44, 34, 7, 10, 22)  # digits of the standard font
_NUMBERS = ("顺序号", "份数")
_CENTRED = ("顺序号", "登记日期", "发文字号", "事项", "密级", "份数")
_A4 = 9  # paperSize (18.3.1.63)

_MAIN = f'xmlns="{MAIN}"'
_CORE = (
    f'<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    f"<dc:title>{_TITLE}</dc:title><dc:creator>fawen</dc:creator><dc:identifier>{{digest}}</dc:identifier>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{date}</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{date}</dcterms:modified></cp:coreProperties>'
)
_FACE = '<sz val="11"/><name val="宋体"/><charset val="134"/>'
_SIDES = "".join(
    f'<{side} style="thin"><color rgb="FF808080"/></{side}>' for side in ("left", "right", "top", "bottom")
)
_TITLE_STYLE = 1
_FIRST_STYLE = 2


def _sheet_parts(rows: Sequence[RegisterRow]) -> dict[str, bytes]:
    """All parts of the workbook by name, except its properties."""
    filtered = f"$A$1:${column_letters(len(COLUMNS))}${len(rows) + 1}"
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(_WIDTHS, start=1)
    )
    sheet = (
        f'<worksheet {_MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>{''.join(_lines(rows))}</sheetData>"
        f'<autoFilter ref="{filtered.replace("$", "")}"/>'
        '<pageMargins left="0.4" right="0.4" top="0.8" bottom="0.8" header="0.4" footer="0.4"/>'
        f'<pageSetup paperSize="{_A4}" orientation="landscape" fitToHeight="0"/>'
        f"<headerFooter><oddHeader>&amp;C{_TITLE}</oddHeader><oddFooter>{_FOOTER}</oddFooter></headerFooter>"
        "</worksheet>"
    )
    return workbook_parts(_TITLE, sheet, {"styles": _styles()}, filtered=filtered, has_properties=True)


def _lines(rows: Sequence[RegisterRow]) -> Iterator[str]:
    """The row of titles and the others. Rows of a void number are struck, except the one that voids it."""
    yield _line(1, (_text(place, title, _TITLE_STYLE) for place, title in _placed(1, COLUMNS)))
    voided = {row.number for row in rows if row.entry.matter is Matter.VOIDED}
    for row in rows:
        struck = row.number in voided and row.entry.matter is not Matter.VOIDED
        cells = zip(COLUMNS, _placed(row.line, cells_for(row.serial, row.entry)), strict=True)
        yield _line(row.line, (_cell(place, column, text, struck=struck) for column, (place, text) in cells))


def _line(number: int, cells: Iterable[str]) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def _placed(line: int, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The address (A1) of each text's cell with the text."""
    return ((f"{column_letters(column)}{line}", text) for column, text in enumerate(texts, start=1))


def _cell(place: str, column: str, text: str, *, struck: bool) -> str:
    style = _FIRST_STYLE + 4 * (column in _CENTRED) + 2 * struck + dangerous(text)
    if not text:
        return f'<c r="{place}" s="{style}"/>'
    if column in _NUMBERS:
        return f'<c r="{place}" s="{style}"><v>{text}</v></c>'
    return _text(place, text, style)


def _text(place: str, text: str, style: int) -> str:
    """A cell whose type is text (18.18.11, inlineStr)."""
    kept = escape(escaped(text))
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{kept}</t></is></c>'


def _styles() -> str:
    """The styles (18.8): the default one, that of titles, and those of cells in the order of their numbers.

    ``quotePrefix`` keeps a cell a text after somebody edits it.
    """
    cells = "".join(
        f'<xf numFmtId="0" fontId="{2 if struck else 0}" fillId="0" borderId="1" xfId="0" quotePrefix="{int(quoted)}"'
        f' applyFont="1" applyBorder="1" applyAlignment="1">{_aligned(centred=centred)}</xf>'
        for centred, struck, quoted in product((False, True), repeat=3)
    )
    return (
        f'<styleSheet {_MAIN}><fonts count="3"><font>{_FACE}</font><font><b/>{_FACE}</font>'
        f"<font><strike/>{_FACE}</font></fonts>"
        '<fills count="3"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid">'
        '<fgColor rgb="FFE7E6E6"/></patternFill></fill></fills>'
        f'<borders count="2"><border/><border>{_SIDES}</border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{_FIRST_STYLE + 8}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1"'
        f' applyAlignment="1">{_aligned(centred=True)}</xf>{cells}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _aligned(*, centred: bool) -> str:
    return f'<alignment horizontal="{"center" if centred else "left"}" vertical="center" wrapText="1"/>'
