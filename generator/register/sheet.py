"""The parts of the worksheet (SpreadsheetML, ECMA-376 part 1, 18): every text a text, whatever it begins with."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooter, HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties, WorksheetProperties
from openpyxl.worksheet.worksheet import Worksheet

from generator.register.entry import COLUMNS, Matter
from generator.register.inert import dangerous
from generator.register.row import Row, cells_for

PROPERTIES = "docProps/core.xml"

_TITLE = "发文登记簿"
_FOOTER = "由同名的 .csv 生成，请勿在此改动"
_PAGES = "第 &P 页，共 &N 页"
_WIDTHS = (7, 12, 24, 10, 12, 44, 34, 7, 10, 22)  # digits of the standard font
_NUMBERS = ("顺序号", "份数")
_CENTRED = ("顺序号", "登记日期", "发文字号", "事项", "密级", "份数")
_A4 = 9  # ST_PaperSize
_FONT = Font(name="宋体", size=11)
_STRUCK = Font(name="宋体", size=11, strike=True)
_BOLD = Font(name="宋体", size=11, bold=True)
_GREY = PatternFill("solid", fgColor="FFE7E6E6")
_LINE = Side(style="thin", color="FF808080")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # what would be read as the escape of a character (ST_Xstring)
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title><dc:creator>fawen</dc:creator><dc:identifier>{digest}</dc:identifier>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{date}</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{date}</dcterms:modified></cp:coreProperties>'
)


def sheet_parts(rows: Sequence[Row]) -> dict[str, bytes]:
    """All parts of the workbook but its properties, by name."""
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise AssertionError(sheet)
    sheet.title = _TITLE
    sheet.append([_title(sheet, title) for title in COLUMNS])
    voided = {row.number for row in rows if row.entry.matter is Matter.VOIDED}
    for row in rows:
        struck = row.number in voided and row.entry.matter is not Matter.VOIDED
        texts = zip(COLUMNS, cells_for(row.serial, row.entry), strict=True)
        sheet.append([_cell(sheet, column, text, struck=struck) for column, text in texts])
    _set_up(sheet, len(rows) + 1)
    return _parts(book)


def properties(date: datetime.date, digest: str) -> bytes:
    """The part with the workbook's properties (part 2, 11), dated ``date``; ``digest`` is that of all other parts."""
    return _PROPERTIES.format(title=_TITLE, digest=digest, date=f"{date.isoformat()}T00:00:00Z").encode()


def _title(sheet: Worksheet, title: str) -> Cell:
    cell: Cell = WriteOnlyCell(sheet, title)
    cell.font, cell.fill, cell.border, cell.alignment = _BOLD, _GREY, _BORDER, _CENTRE
    return cell


def _cell(sheet: Worksheet, column: str, text: str, *, struck: bool) -> Cell:
    cell: Cell = WriteOnlyCell(sheet)
    if column in _NUMBERS and text:
        cell.value = int(text)
    elif text:
        cell.value = _ESCAPE.sub("_x005F_", text)
        cell.data_type = "s"  # a text that begins like a formula would be taken for one
        cell.quotePrefix = dangerous(text)
    cell.font, cell.border = _STRUCK if struck else _FONT, _BORDER
    cell.alignment = _CENTRE if column in _CENTRED else _LEFT
    return cell


def _set_up(sheet: Worksheet, last: int) -> None:
    """Widths, and how the sheet is shown and printed: A4 across, the titles on every page."""
    for place, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{last}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.paperSize, sheet.page_setup.orientation = _A4, "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties = WorksheetProperties(pageSetUpPr=PageSetupProperties(fitToPage=True))
    header, footer = HeaderFooterItem(), HeaderFooterItem()
    header.center.text, footer.left.text, footer.right.text = _TITLE, _FOOTER, _PAGES
    sheet.HeaderFooter = HeaderFooter(oddHeader=header, oddFooter=footer)


def _parts(book: Workbook) -> dict[str, bytes]:
    data = BytesIO()
    book.save(data)
    with ZipFile(data) as package:
        return {name: package.read(name) for name in package.namelist() if name != PROPERTIES}
