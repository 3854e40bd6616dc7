"""Workbooks written by hand, cell by cell, as Excel, WPS, LibreOffice and others write them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from tests.word_documents import packed

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass(frozen=True)
class Raw:
    """A cell: what is between its tags, its type, and the number format that it is shown in."""

    inner: str
    kind: str = ""
    form: str = "General"


def number(value: str, form: str = "General") -> Raw:
    return Raw(f"<v>{value}</v>", form=form)


def inline(text: str) -> Raw:
    return Raw(f'<is><t xml:space="preserve">{escape(text)}</t></is>', "inlineStr")


Cell = Raw | str | None
"""A text is written inline; None leaves the cell out."""
Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class Sheet:
    """A sheet: its rows, then what is around them."""

    rows: Rows
    state: str = ""
    before: str = ""
    after: str = ""
    of_row: Mapping[int, str] = field(default_factory=dict)
    addressed: bool = True


@dataclass(frozen=True)
class Style:
    """How the package is written."""

    namespace: str = MAIN
    date1904: bool = False
    absolute: bool = False
    with_styles: bool = True
    shared: Sequence[str] = ()
    main: str = "sheet.main+xml"
    recalculated: bool = False


def workbook(sheets: Mapping[str, Sheet], style: Style | None = None) -> bytes:
    """The package; ``style.shared`` are the inner XML of the shared strings."""
    style = style or Style()
    forms = list(dict.fromkeys(["General", *(form for sheet in sheets.values() for form in _forms(sheet))]))
    office = _OFFICE if style.namespace == MAIN else _STRICT_OFFICE
    parts = {
        "[Content_Types].xml": _types(len(sheets), style),
        "_rels/.rels": _relations(
            [("officeDocument", "/xl/workbook.xml" if style.absolute else "xl/workbook.xml")], office
        ),
        "xl/workbook.xml": _book(sheets, style, office),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *(
                    ("worksheet", f"{'/xl/' if style.absolute else ''}worksheets/sheet{n}.xml")
                    for n in _numbers(sheets)
                ),
                *([("styles", "styles.xml")] if style.with_styles else []),
                *([("sharedStrings", "sharedStrings.xml")] if style.shared else []),
            ],
            office,
        ),
    }
    for number_, sheet in zip(_numbers(sheets), sheets.values(), strict=True):
        parts[f"xl/worksheets/sheet{number_}.xml"] = _sheet(sheet, style, forms)
    if style.with_styles:
        parts["xl/styles.xml"] = _styles(forms, style)
    if style.shared:
        items = "".join(f"<si>{each}</si>" for each in style.shared)
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{style.namespace}">{items}</sst>'
    return packed(parts)


def _numbers(sheets: Mapping[str, Sheet]) -> range:
    return range(1, len(sheets) + 1)


def _forms(sheet: Sheet) -> list[str]:
    return [cell.form for row in sheet.rows for cell in row if isinstance(cell, Raw)]


def _types(sheets: int, style: Style) -> str:
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number_ + 1}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for number_ in range(sheets)
    )
    kind = style.main if "/" in style.main else f"{_TYPE}.{style.main}"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}"/>{overrides}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]], office: str) -> str:
    each = "".join(
        f'<Relationship Id="rId{number_}" Type="{office}/{kind}" Target="{target}"/>'
        for number_, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _book(sheets: Mapping[str, Sheet], style: Style, office: str) -> str:
    properties = '<workbookPr date1904="1"/>' if style.date1904 else "<workbookPr/>"
    tabs = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}"{_state(sheet)} r:id="rId{n}"/>'
        for n, (name, sheet) in enumerate(sheets.items(), start=1)
    )
    end = '<calcPr fullCalcOnLoad="1"/></workbook>' if style.recalculated else "</workbook>"
    return f'<workbook xmlns="{style.namespace}" xmlns:r="{office}">{properties}<sheets>{tabs}</sheets>{end}'


def _state(sheet: Sheet) -> str:
    return f' state="{sheet.state}"' if sheet.state else ""


def _address(sheet: Sheet, row: int) -> str:
    return f' r="{row}"' if sheet.addressed else ""


def _sheet(sheet: Sheet, style: Style, forms: Sequence[str]) -> str:
    rows = "".join(
        f"<row{_address(sheet, n)} {sheet.of_row.get(n, '')}>{_cells(row, n, sheet, forms)}</row>"
        for n, row in enumerate(sheet.rows, start=1)
    )
    return f'<worksheet xmlns="{style.namespace}">{sheet.before}<sheetData>{rows}</sheetData>{sheet.after}</worksheet>'


def _cells(row: Sequence[Cell], row_number: int, sheet: Sheet, forms: Sequence[str]) -> str:
    return "".join(
        _cell(cell, f"{chr(ord('A') + place)}{row_number}" if sheet.addressed else "", forms)
        for place, cell in enumerate(row)
        if cell is not None or not sheet.addressed
    )


def _cell(cell: Cell, address: str, forms: Sequence[str]) -> str:
    raw = Raw("") if cell is None else inline(cell) if isinstance(cell, str) else cell
    reference = f' r="{address}"' if address else ""
    kind = f' t="{raw.kind}"' if raw.kind else ""
    return f'<c{reference} s="{forms.index(raw.form)}"{kind}>{raw.inner}</c>'


def _styles(forms: Sequence[str], style: Style) -> str:
    own = "".join(
        f'<numFmt numFmtId="{164 + n}" formatCode="{escape(form, {chr(34): "&quot;"})}"/>'
        for n, form in enumerate(forms)
    )
    looks = "".join(f'<xf numFmtId="{164 + n}"/>' for n in range(len(forms)))
    return (
        f'<styleSheet xmlns="{style.namespace}"><numFmts count="{len(forms)}">{own}</numFmts>'
        f'<cellXfs count="{len(forms)}">{looks}</cellXfs></styleSheet>'
    )
