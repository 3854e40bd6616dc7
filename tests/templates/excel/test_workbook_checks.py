"""What is no .xlsx, and what a list cannot have, is refused by its name; all else goes through as it was."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openxml_audit import OpenXmlValidator
from PIL import Image as Picture

from generator.ground.errors import TemplateError
from generator.office.package import write_package
from generator.templates.excel.xlsx_template import XlsxTemplate
from tests.office.live_content.cases import related as with_relation
from tests.refused import refused, refused_for
from tests.templates.excel.workbooks import listed, parts, raw_cells, rendered, replaced, values, with_parts, workbook
from tests.word_documents import make_docx

SHEET, BOOK, TYPES = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FOR, ENDFOR = "{%tr for unit in units %}", "{%tr endfor %}"
ROWS: list[list[object]] = [["名单"], [FOR], ["{{ unit }}"], [ENDFOR], ["完"]]
UNITS: dict[str, object] = {"units": ["甲", "乙", "丙", "丁"]}


def related(kind: str, target: str = "x.xml", of: str = SHEET, *, external: bool = False) -> bytes:
    return with_relation(workbook(ROWS), kind, target, of, external=external)


def holding(element: str) -> bytes:
    """A workbook whose sheet has one more element."""
    return replaced(workbook(ROWS), SHEET, "</worksheet>", f"{element}</worksheet>")


def changed(change: Callable[[Any], None]) -> bytes:
    return workbook(ROWS, change)


def _chart(sheet: Any) -> None:
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=3))
    sheet.add_chart(chart, "E1")


def _comment(sheet: Any) -> None:
    sheet["A1"].comment = Comment("说明", "示例某某")


HELD: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "a chart": (lambda: changed(_chart), "图表"),
    "a comment": (lambda: changed(_comment), "批注"),
    "a chart sheet": (
        lambda: changed(lambda sheet: sheet.parent.create_chartsheet("图").add_chart(BarChart())),
        "图表工作表",
    ),
    "a pivot table": (lambda: related("pivotTable"), "数据透视表"),
    "another workbook": (lambda: related("externalLink", of=BOOK), "引用其他工作簿的链接"),
    "macros": (lambda: related("vbaProject", of=BOOK), "宏"),
    "a connection": (lambda: related("connections", of=BOOK), "外部数据连接"),
    "an embedded object": (lambda: related("oleObject"), "嵌入的对象"),
    "a control": (lambda: related("ctrlProp"), "控件"),
    "a query": (lambda: related("queryTable", of="xl/tables/table1.xml"), "外部数据查询"),
    "a slicer": (lambda: related("slicer"), "切片器"),
    "a signature": (lambda: related("origin", of=""), "数字签名"),
    "a picture from outside": (lambda: related("image", "http://example.org/x.png", external=True), "“image”"),
    "something unheard of": (lambda: related("novelty"), "“novelty”"),
    "scenarios": (lambda: holding("<scenarios/>"), "方案"),
    "custom views": (lambda: holding("<customSheetViews/>"), "自定义视图"),
    "an element unheard of": (lambda: holding("<novelty/>"), "“novelty”"),
    "rules of later versions": (
        lambda: holding(
            '<extLst><ext xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" uri="{78C0D931-6437-407d-A8EE-'
            'F0AAD7539E65}"><xm:f>A3</xm:f></ext></extLst>'
        ),
        "较新版本 Excel 才有的条件格式、迷你图等",
    ),
}


@pytest.mark.parametrize("case", HELD)
def test_what_no_list_can_have_is_named(case: str) -> None:
    make, what = HELD[case]
    refusal = refused(TemplateError, XlsxTemplate.open, make(), name="t.xlsx")
    held = [problem for problem in refusal.problems if problem.code == "xlsx-holds"]
    assert what in [str(problem.facts["what"]) for problem in held]
    assert all(what in problem.message("zh") for problem in held if str(problem.facts["what"]) == what)
    assert all(problem.message("en").isascii() or "“" in what for problem in held)


def plain() -> bytes:
    return workbook([["甲"]])


FAULTY: Mapping[str, tuple[Callable[[], bytes], list[str]]] = {
    "not a zip": (lambda: b"\x00\x01 no workbook", ["xlsx-not-xlsx"]),
    "text": (lambda: "只是改了扩展名的文字".encode(), ["xlsx-not-xlsx"]),
    "old format, or with a password": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ["xlsx-old"]),
    "cut off": (lambda: plain()[:-40], ["template-package-damaged"]),
    "a Word document": (lambda: make_docx(["甲"]), ["xlsx-not-xlsx"]),
    "with macros": (
        lambda: replaced(
            plain(),
            TYPES,
            "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            "vnd.ms-excel.sheet.macroEnabled.main+xml",
        ),
        ["xlsx-macro"],
    ),
    "Excel's own template": (
        lambda: replaced(plain(), TYPES, "spreadsheetml.sheet.main", "spreadsheetml.template.main"),
        ["xlsx-macro"],
    ),
    "a DOCTYPE": (
        lambda: with_parts(plain(), {SHEET: b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>'}),
        ["template-doctype"],
    ),
    "XML that is none": (lambda: with_parts(plain(), {SHEET: b"<worksheet>"}), ["template-xml-broken"]),
    "Strict Open XML": (
        lambda: replaced(
            plain(),
            BOOK,
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
        ["xlsx-strict"],
    ),
    "a sheet that is not there": (lambda: replaced(plain(), BOOK, 'r:id="rId1"', 'r:id="rId77"'), ["xlsx-sheet-lost"]),
    "a cell's address that is none": (lambda: replaced(plain(), SHEET, 'r="A1"', 'r="1A"'), ["xlsx-broken"]),
    "a row beyond the last": (lambda: replaced(plain(), SHEET, '<row r="1"', '<row r="99999999"'), ["xlsx-broken"]),
    "rows out of order": (
        lambda: replaced(workbook([["甲"], ["乙"]]), SHEET, '<row r="2"', '<row r="1"'),
        ["xlsx-broken"],
    ),
}


@pytest.mark.parametrize("case", FAULTY)
def test_what_is_no_workbook(case: str) -> None:
    make, codes = FAULTY[case]
    assert refused_for(TemplateError, XlsxTemplate.open, make()) == codes


def test_rows_and_cells_without_addresses_are_where_they_would_be() -> None:
    data = workbook([["{{ x }}", "乙"], ["丙"]])
    text = parts(data)[SHEET].decode()
    for address in ('r="A1" ', 'r="B1" ', 'r="A2" '):
        assert address in text
        text = text.replace(address, "")
    bare = with_parts(data, {SHEET: text.replace('<row r="1"', "<row").replace('<row r="2"', "<row").encode()})
    assert values(rendered(bare, {"x": "甲"}).active) == [["甲", "乙"], ["丙"]]


def _pictured(sheet: Any) -> None:
    for address in ("B1", "B5"):
        data = io.BytesIO()
        Picture.new("RGB", (4, 4), "red").save(data, "png")
        sheet.add_image(Image(data), address)


def test_a_picture_stays_and_goes_with_its_row() -> None:
    data = workbook(ROWS, _pictured)
    made = listed(data, UNITS)
    images = [name for name in parts(made) if name.startswith("xl/media/")]
    assert [parts(made)[name] for name in images] == [parts(data)[name] for name in images]
    sheet: Any = rendered(data, UNITS)["分发表"]
    assert values(sheet) == [["名单"], ["甲"], ["乙"], ["丙"], ["丁"], ["完"]]
    rows = [image.anchor._from.row + 1 for image in sheet._images]
    assert rows == [1, 6]


def test_a_picture_in_a_loop_is_refused() -> None:
    rows: list[list[object]] = [[FOR], ["{{ unit }}"], [], [], [], [ENDFOR]]
    refusal = refused(TemplateError, XlsxTemplate.open, workbook(rows, _pictured), name="t.xlsx")
    expected = [("xlsx-picture", "分发表!A1"), ("xlsx-picture", "分发表!A5")]
    assert [(each.code, each.span and each.span.part) for each in refusal.problems] == expected


def test_what_nobody_knows_goes_through_untouched() -> None:
    """A part of a later version that points at no cell, WPS's own properties, what XML brings of other namespaces."""
    data = workbook(ROWS)
    more = '<extLst><ext uri="{示例}"><later xmlns="urn:example" kept="1"/></ext></extLst></worksheet>'
    data = replaced(data, SHEET, "</worksheet>", more)
    made = parts(listed(data, UNITS))
    assert b'<later xmlns="urn:example" kept="1"/>' in made[SHEET]
    same = {"xl/theme/theme1.xml", "[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"}
    assert all(made[name] == parts(data)[name] for name in same)


def test_a_sheet_without_tags_reads_as_before() -> None:
    """What openpyxl reads of every cell, before and after: values, number formats, fonts."""

    def more(sheet: Any) -> None:
        other = sheet.parent.create_sheet("其他")
        for row in ([1, 2.5, "文字", True], ["=A1*2", None, "文字", "#N/A"]):
            other.append(row)
        other["B1"].number_format = "0.00"

    data = workbook(ROWS, more)
    before, after = (
        [(cell.value, cell.data_type, cell.number_format, cell.font.name) for row in book["其他"] for cell in row]
        for book in (load_workbook(io.BytesIO(data)), rendered(data, UNITS))
    )
    assert after == before


def test_a_workbook_as_excel_writes_it() -> None:
    units = [{"name": "甲", "code": "0047"}, {"name": "-乙\n丙", "code": "1"}, {"name": "丁", "code": "2"}]
    made = listed(by_excel(), {"units": units})
    assert raw_cells(made) == {
        "A1": ("s", "单位"), "A2": ("s", "甲"), "B2": ("s", "0047"), "C2": ("f", 'A2&"x"'),
        "A3": ("s", "-乙\n丙"), "B3": ("s", "1"), "C3": ("f", 'A3&"x"'), "A4": ("s", "丁"), "B4": ("s", "2"),
        "C4": ("f", 'A4&"x"'), "C5": ("f", "COUNTA(A2:A4)"),
    }  # fmt: skip
    package = {name: content.decode() for name, content in parts(made).items()}
    assert not {"xl/calcChain.xml", "xl/printerSettings/printerSettings1.bin"} & package.keys()
    assert "calcChain" not in package["[Content_Types].xml"] + package["xl/_rels/workbook.xml.rels"]
    assert "'签收 单'!$A$1:$C$4<" in package[BOOK]
    sheet = package[SHEET]
    for kept in ('mc:Ignorable="x14ac xr"', '<autoFilter ref="A1:C4" xr:uid="{1}"/>', 'x14ac:dyDescent="0.2"'):
        assert kept in sheet
    assert '<ignoredError sqref="B2:B4" numberStoredAsText="1"/>' in sheet
    assert '<xf numFmtId="49" xfId="0" quotePrefix="1" applyAlignment="1">' in package["xl/styles.xml"]
    assert '<rPh sb="0" eb="2">' in package["xl/sharedStrings.xml"]


def findings(data: bytes, folder: Path) -> set[str]:
    """What a checker of Office files finds in ``data``."""
    path = folder / "list.xlsx"
    path.write_bytes(data)
    return {str(error) for error in OpenXmlValidator().validate(path).errors}


@pytest.mark.cases(2)
@pytest.mark.parametrize("case", ["by Excel", "by openpyxl", "with pictures"])
def test_a_witness_finds_nothing_new(case: str, tmp_path: Path) -> None:
    units = [{"name": name, "code": f"00{name}"} for name in ("甲", "=乙\n", "丙")]
    data = {"by Excel": by_excel(), "by openpyxl": workbook(ROWS), "with pictures": workbook(ROWS, _pictured)}[case]
    context: dict[str, object] = {"units": units} if case == "by Excel" else UNITS
    assert findings(listed(data, context), tmp_path) <= findings(data, tmp_path)


# A workbook as Excel itself writes it, cut down to what openpyxl never writes.

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_EXCEL = "http://schemas.microsoft.com/office/spreadsheetml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NAMES = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    f'xmlns:r="{_OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'mc:Ignorable="x14ac xr" xmlns:x14ac="{_EXCEL}/2009/9/ac" xmlns:xr="{_EXCEL}/2014/revision"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _relations(*targets: tuple[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


_OVERRIDES = {
    "workbook": "sheet.main",
    "worksheets/sheet1": "worksheet",
    "styles": "styles",
    "sharedStrings": "sharedStrings",
    "calcChain": "calcChain",
}
_STRINGS = ("{%tr for each in units %}", "{{ each.name }}", "{%tr endfor %}", "{{ each.code }}")

PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="bin" ContentType="{_SHEET}.printerSettings"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/xl/{part}.xml" ContentType="{_SHEET}.{kind}+xml"/>'
            for part, kind in _OVERRIDES.items()
        )
        + "</Types>"
    ),
    "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": (
        f'<workbook {_NAMES}><sheets><sheet name="签收 单" sheetId="1" r:id="rId1"/></sheets><definedNames>'
        '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">\'签收 单\'!$A$1:$C$4</definedName>'
        '</definedNames><calcPr calcId="191029"/></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": _relations(
        ("worksheet", "worksheets/sheet1.xml"),
        ("styles", "styles.xml"),
        ("sharedStrings", "sharedStrings.xml"),
        ("calcChain", "calcChain.xml"),
    ),
    "xl/calcChain.xml": f'<calcChain {_NAMES}><c r="C5" i="1"/></calcChain>',
    "xl/styles.xml": (
        f'<styleSheet {_NAMES}><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2">'
        '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">'
        '<xf xfId="0"/><xf numFmtId="49" xfId="0"><alignment vertical="center"/></xf></cellXfs></styleSheet>'
    ),
    "xl/sharedStrings.xml": (
        f'<sst {_NAMES} count="5" uniqueCount="5"><si><t>单位</t><rPh sb="0" eb="2"><t>x</t></rPh>'
        '<phoneticPr fontId="1"/></si>' + "".join(f"<si><t>{text}</t></si>" for text in _STRINGS) + "</sst>"
    ),
    "xl/worksheets/sheet1.xml": (
        f'<worksheet {_NAMES} xr:uid="{{0}}"><dimension ref="A1:C5"/><sheetViews><sheetView workbookViewId="0">'
        '<selection activeCell="B3" sqref="B3"/></sheetView></sheetViews>'
        '<sheetFormatPr defaultRowHeight="14" x14ac:dyDescent="0.2"/><sheetData>'
        '<row r="1" spans="1:3" x14ac:dyDescent="0.2"><c r="A1" t="s"><v>0</v></c></row>'
        '<row r="2" spans="1:3"><c r="A2" t="s"><v>1</v></c></row>'
        '<row r="3" spans="1:3"><c r="A3" s="1" t="s"><v>2</v></c><c r="B3" s="1" t="s"><v>4</v></c>'
        '<c r="C3" t="str"><f>A3&amp;"x"</f><v>{{ each.name }}x</v></c></row>'
        '<row r="4"><c r="A4" t="s"><v>3</v></c></row><row r="5"><c r="C5"><f>COUNTA(A2:A4)</f><v>3</v></c></row>'
        '</sheetData><autoFilter ref="A1:C4" xr:uid="{1}"/><phoneticPr fontId="1" type="noConversion"/>'
        '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" r:id="rId1"/>'
        '<ignoredErrors><ignoredError sqref="B3" numberStoredAsText="1"/></ignoredErrors></worksheet>'
    ),
    "xl/worksheets/_rels/sheet1.xml.rels": _relations(("printerSettings", "../printerSettings/printerSettings1.bin")),
    "xl/printerSettings/printerSettings1.bin": "示例打印机",
}


def by_excel() -> bytes:
    """The template of a list of units, with a code that is text and a formula beside each."""
    return write_package(
        {name: ((_HEAD if name.endswith((".xml", ".rels")) else "") + text).encode() for name, text in PARTS.items()}
    )
