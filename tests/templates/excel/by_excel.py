"""A workbook as Excel itself writes it, cut down to what openpyxl never writes."""

from __future__ import annotations

from generator.office.package import write_package

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
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
