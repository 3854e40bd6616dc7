"""A small .docx made by hand after GB/T 9704's page: a witness for the PDF step that needs none of our own writers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"'
    ' w:header="851" w:footer="1417" w:gutter="0"/>'
    '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>'
)


def paragraph(text: str, *, font: str = "仿宋_GB2312", properties: str = "", color: str = "000000") -> str:
    """A body paragraph of 3号 on the grid; ``properties`` is more XML for its pPr, before the spacing."""
    return (
        f'<w:p><w:pPr>{properties}<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>'
        f'<w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}"'
        f' w:cs="{font}"/><w:color w:val="{color}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def red_rule(text: str) -> str:
    """A paragraph with a red rule under it, 0.53 mm thick and as wide as the type area."""
    border = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="7" w:color="FF0000"/></w:pBdr>'
    return paragraph(text, properties=border)


def foot_table(rows: Sequence[str]) -> str:
    """A table at the foot of the type area with a rule above, between and below its rows."""
    cells = "".join(f"<w:tr><w:tc><w:p><w:r><w:t>{row}</w:t></w:r></w:p></w:tc></w:tr>" for row in rows)
    thick, thin = (f'w:val="single" w:sz="{size}" w:space="0" w:color="000000"' for size in (8, 6))
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="margin"'
        ' w:tblpX="1" w:tblpYSpec="bottom"/><w:tblW w:w="8845" w:type="dxa"/>'
        f"<w:tblBorders><w:top {thick}/><w:bottom {thick}/><w:insideH {thin}/></w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        f'</w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="8845"/></w:tblGrid>{cells}</w:tbl>'
    )


def section() -> str:
    """The end of a section."""
    return f"<w:p><w:pPr><w:sectPr>{_PAGE}</w:sectPr></w:pPr></w:p>"


def sample_docx(
    *paragraphs: str, hanging: str = '<w:overflowPunct w:val="0"/>', start: str = "nextPage", body: str | None = None
) -> bytes:
    """A .docx of these paragraphs on a page of 22 lines of 28 characters.

    ``hanging`` stands in the Normal style; ``start`` is where the last section starts; ``body``, if given,
    is the whole of word/document.xml.
    """
    last = f'<w:sectPr><w:type w:val="{start}"/>{_PAGE}</w:sectPr>'
    document = f"<w:document {_W}><w:body>{''.join(paragraphs)}{last}</w:body></w:document>"
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
            '<Override PartName="/docProps/core.xml"'
            ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_RELATIONSHIPS}">'
            f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
            '<Relationship Id="r2" Target="docProps/core.xml"'
            ' Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/>'
            "</Relationships>"
        ),
        "docProps/core.xml": (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
            ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            '<dcterms:modified xsi:type="dcterms:W3CDTF">2022-02-14T00:00:00Z</dcterms:modified></cp:coreProperties>'
        ),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{_RELATIONSHIPS}">'
            f'<Relationship Id="r1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
        ),
        "word/styles.xml": (
            f'<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="仿宋_GB2312"'
            ' w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:cs="仿宋_GB2312"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
            '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
            f'<w:pPr><w:widowControl w:val="0"/>{hanging}</w:pPr>'
            '<w:rPr><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style></w:styles>'
        ),
        "word/document.xml": document if body is None else body,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name), text.encode())
    return out.getvalue()
