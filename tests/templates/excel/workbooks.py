"""Workbooks as clerks make them, and lists as anybody reads them: with openpyxl, and with nothing but the XML."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.office.package import write_package
from generator.templates.excel.xlsx_template import XlsxTemplate

MOMENT = datetime(2026, 3, 5)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

Rows = Sequence[Sequence[object]]


def workbook(rows: Rows, change: Callable[[Any], None] | None = None, *, title: str = "分发表") -> bytes:
    """An .xlsx with ``rows`` on a sheet called ``title``; ``change`` does more to that sheet, or to its ``parent``."""
    made = Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                sheet.cell(number, column).value = value  # type: ignore[assignment]  # whatever a clerk types
    if change is not None:
        change(sheet)
    return saved(made)


def saved(made: Workbook) -> bytes:
    """The bytes of ``made``, its texts in one table as Excel and WPS save them; openpyxl leaves them in their cells."""
    out = io.BytesIO()
    made.save(out)
    package = parts(out.getvalue())
    table = etree.fromstring(f'<sst xmlns="{_MAIN[1:-1]}"/>')
    numbers: dict[bytes, int] = {}
    for name in sorted(package):
        if name.startswith("xl/worksheets/sheet"):
            package[name] = _with_shared_texts(package[name], table, numbers)
    package["xl/sharedStrings.xml"] = etree.tostring(table)
    target = f'<Relationship Id="rIdS" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    declared = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    for name, end, more in (
        ("xl/_rels/workbook.xml.rels", b"</Relationships>", target),
        ("[Content_Types].xml", b"</Types>", declared),
    ):
        package[name] = package[name].replace(end, more.encode())
    return write_package(package)


def _with_shared_texts(sheet: bytes, table: etree._Element, numbers: dict[bytes, int]) -> bytes:
    root = etree.fromstring(sheet)
    for inline in list(root.iter(f"{_MAIN}is")):
        cell = inline.getparent()
        assert cell is not None
        cell.remove(inline)
        inline.tag = f"{_MAIN}si"
        number = numbers.setdefault(etree.tostring(inline), len(numbers))
        if number == len(table):
            table.append(inline)
        cell.set("t", "s")
        etree.SubElement(cell, f"{_MAIN}v").text = str(number)
    return etree.tostring(root)


def rendered(data: bytes, context: Mapping[str, object] | None = None) -> Workbook:
    """The list that the template ``data`` becomes, read by openpyxl."""
    return load_workbook(io.BytesIO(listed(data, context)), rich_text=True)


def listed(data: bytes, context: Mapping[str, object] | None = None) -> bytes:
    return XlsxTemplate.open(data, name="list.xlsx").render(context or {}, moment=MOMENT)


def values(sheet: Any) -> list[list[object]]:
    """What is in the cells of ``sheet``, row by row, without empty cells at the end of a row."""
    found = []
    for row in sheet.iter_rows(values_only=True):
        cells = list(row)
        while cells and cells[-1] is None:
            cells.pop()
        found.append(cells)
    return found


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def with_parts(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """``data`` with some of its parts changed, or with more."""
    return write_package({**parts(data), **changed})


def replaced(data: bytes, part: str, old: str, new: str) -> bytes:
    text = parts(data)[part].decode()
    assert old in text
    return with_parts(data, {part: text.replace(old, new).encode()})


def raw_cells(data: bytes, sheet: str = "xl/worksheets/sheet1.xml") -> dict[str, tuple[str, str]]:
    """By address the type and the text of each cell with a value, read from the XML alone (18.3.1.4)."""
    package = parts(data)
    table = ElementTree.fromstring(package["xl/sharedStrings.xml"])
    paths = (f"{_MAIN}t", f"{_MAIN}r/{_MAIN}t")  # not what tells how it is read aloud
    strings = ["".join(text.text or "" for path in paths for text in item.findall(path)) for item in table]
    found = {}
    for cell in ElementTree.fromstring(package[sheet]).iter(f"{_MAIN}c"):
        kind, value = cell.get("t", "n"), cell.find(f"{_MAIN}v")
        if cell.find(f"{_MAIN}f") is not None:
            found[cell.get("r", "")] = ("f", cell.findtext(f"{_MAIN}f", ""))
        elif value is not None:
            text = value.text or ""
            found[cell.get("r", "")] = (kind, unescaped(strings[int(text)]) if kind == "s" else text)
    return found


def unescaped(text: str) -> str:
    """``text`` with the escapes of 22.9.2.19 read."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)
