"""Small pieces of WordprocessingML, each right somewhere and wrong in most places."""

from __future__ import annotations

import random
from functools import cache

from lxml import etree

from tests.fuzz.odd import odd_number

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TEXT = "<w:r><w:t>{{ unit.name }}</w:t></w:r>"
_FIELDS = (
    *(
        "MERGEFIELD 单位名称",
        "MERGEFIELD name \\* Upper \\b x \\f y",
        "IF 1 = 1 a b",
        'IF { MERGEFIELD x } > "9" "甲" ""',
    ),
    *("NEXT", "NEXTIF 1 = 1", "SKIPIF 1 = 2", "MERGESEQ", "MERGEREC", "PAGE", "DATE \\@ yyyy", "= 1 / 0", "= 9^9^9^9"),
    *(
        "SET x 1",
        "REF x",
        "FILLIN",
        "INCLUDETEXT c:\\x",
        "INCLUDEPICTURE http://x/",
        "HYPERLINK x",
        'QUOTE "',
        "",
        "\\",
        "{",
    ),
    *(
        "= sum(above)",
        "MERGEFIELD x \\# 0.00;(0.00)",
        "MERGEFIELD date \\@ 'yyyy年M月d日'",
        "MERGEFIELD n \\* CHINESENUM3",
    ),
)
_PIECES = (
    *(
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:fldChar w:fldCharType="separate"/>',
        '<w:fldChar w:fldCharType="end"/>',
    ),
    *(
        "<w:fldChar/>",
        "<w:instrText>MERGEFIELD name</w:instrText>",
        "<w:delText>x</w:delText>",
        "<w:t/>",
        "<w:p/>",
        "<w:tc/>",
    ),
    *(
        f"<w:ins><w:del>{_TEXT}</w:del></w:ins>",
        f"<w:moveFrom>{_TEXT}</w:moveFrom>",
        f"<w:sdt><w:sdtContent>{_TEXT}</w:sdtContent></w:sdt>",
    ),
    *(
        "<w:sdt/>",
        "<w:sectPr/>",
        '<w:sectPr><w:pgSz w:w="0" w:h="-5"/><w:pgMar w:top="N"/><w:docGrid w:linePitch="0"/></w:sectPr>',
    ),
    *(
        "<w:tbl/>",
        "<w:tbl><w:tr/></w:tbl>",
        '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="N"/><w:vMerge/></w:tcPr></w:tc></w:tr>',
    ),
    *(
        '<w:bookmarkStart w:id="N" w:name="x"/>',
        '<w:bookmarkEnd w:id="N"/>',
        '<w:footnoteReference w:id="N"/>',
        "<w:br/>",
        "<w:tab/>",
    ),
    *(
        '<w:numPr><w:ilvl w:val="N"/><w:numId w:val="N"/></w:numPr>',
        '<w:pStyle w:val="N"/>',
        '<w:ind w:left="N" w:firstLineChars="N"/>',
    ),
    *(
        '<w:spacing w:before="N" w:line="N" w:lineRule="exact"/>',
        '<w:sz w:val="N"/>',
        '<w:pgNumType w:start="N" w:fmt="x"/>',
    ),
    *(f"<mc:AlternateContent><mc:Choice>{_TEXT}</mc:Choice><mc:Fallback>{_TEXT}</mc:Fallback></mc:AlternateContent>",),
    *(
        f"<w:txbxContent><w:p>{_TEXT}</w:p></w:txbxContent>",
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
        "<w:ruby/>",
        "<w:pict/>",
    ),
    *(
        '<w:drawing><wp:anchor><wp:extent cx="N" cy="N"/><a:blip r:embed="N"/></wp:anchor></w:drawing>',
        '<w:headerReference r:id="N"/>',
    ),
    *(
        '<w:altChunk r:id="N"/>',
        "<w:object/>",
        '<w:hyperlink r:id="N"/>',
        '<w:proofErr w:type="x"/>',
        '<w:customXml w:element="x"/>',
    ),
    *(
        '<w:basedOn w:val="N"/>',
        '<w:style w:styleId="N" w:type="paragraph"><w:basedOn w:val="N"/></w:style>',
        '<w:lang w:val="N"/>',
    ),
)


def odd_piece(dice: random.Random) -> list[etree._Element]:
    """One or a few elements, new ones each time: a piece of text, a field, a table or what else there is."""
    if dice.random() < 0.2:
        return _elements(_field(dice))
    return _elements(dice.choice(_PIECES).replace('"N"', f'"{_quotable(odd_number(dice))}"'))


def _field(dice: random.Random) -> str:
    code = dice.choice(_FIELDS).replace("<", "&lt;").replace(">", "&gt;")
    if dice.random() < 0.3:
        return f'<w:fldSimple w:instr="{_quotable(code)}">{_TEXT}</w:fldSimple>'
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{kinds[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{kinds[1]}{_TEXT}{kinds[2]}"


def _quotable(text: str) -> str:
    return text.replace('"', "&quot;")


@cache
def _parser() -> etree.XMLParser:
    return etree.XMLParser(huge_tree=True)


def _elements(xml: str) -> list[etree._Element]:
    return list(etree.fromstring(f"<x {_NAMESPACES}>{xml}</x>".encode(), _parser()))
