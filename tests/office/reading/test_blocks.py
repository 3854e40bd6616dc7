"""Tables, lists, drawings, sections and what belongs to the whole document."""

import pytest

from generator.ground.length import NOTHING, Mm, Pt, Twips
from generator.office.reading.document import Drawing, Table
from generator.office.reading.list_numbering import number_text
from tests.office.reading.made import document, paragraph

P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def table(xml: str, **others: str) -> Table:
    (found,) = document(xml, **others).blocks
    assert isinstance(found, Table)
    return found


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{P.format(text)}</w:tc>"


def test_rows_cells_and_their_places() -> None:
    spanning, centred = cell("甲", '<w:gridSpan w:val="2"/>'), cell("乙", '<w:vAlign w:val="center"/>')
    found = table(
        '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="5845"/></w:tblGrid>'
        f"<w:tr><w:trPr><w:tblHeader/><w:cantSplit/></w:trPr>{spanning}</w:tr>"
        f"<w:tr>{centred}<w:sdt><w:sdtContent>{cell('丙')}</w:sdtContent></w:sdt></w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell('丁')}</w:tr><w:tr/></w:tbl>"
    )
    assert found.width == pytest.approx(Twips(8845))
    head, row = found.rows
    assert (head.head, head.whole, row.head, row.whole) == (True, True, False, False)
    expected = [(2, Twips(8845), "top"), (1, Twips(3000), "center"), (1, Twips(5845), "top")]
    assert [(each.span, each.width, each.vertical) for each in (*head.cells, *row.cells)] == expected
    assert [each.place.text("en").rpartition("xml: ")[2] for each in found.paragraphs] == [
        "table 1 row 1 cell 1 paragraph 1",
        "table 1 row 2 cell 1 paragraph 1",
        "table 1 row 2 cell 2 paragraph 1",
    ]


BORDERS = '<w:tblBorders><w:top {0} w:sz="8"/><w:bottom {0} w:sz="8"/><w:insideH {0} w:sz="6"/></w:tblBorders>'.format(
    'w:val="single" w:color="000000"'
)


def widths(found: Table) -> list[dict[str, float]]:
    return [{side: border.width.pt for side, border in row.cells[0].borders.items()} for row in found.rows]


def test_borders_of_a_table_fall_to_its_cells() -> None:
    rows = f"<w:tr>{cell('甲')}</w:tr><w:tr>{cell('乙')}</w:tr>"
    expected = [{"top": 1, "bottom": 0.75}, {"top": 0.75, "bottom": 1}]
    assert widths(table(f"<w:tbl><w:tblPr>{BORDERS}</w:tblPr>{rows}</w:tbl>")) == expected
    styles = f'<w:style w:type="table" w:styleId="t"><w:tblPr>{BORDERS}</w:tblPr></w:style>'
    styled = f'<w:tbl><w:tblPr><w:tblStyle w:val="t"/></w:tblPr>{rows}</w:tbl>'
    assert widths(table(styled, styles=styles)) == expected
    own = '<w:tcBorders><w:bottom w:val="nil"/><w:left w:val="single" w:sz="4"/></w:tcBorders>'
    one = f"<w:tbl><w:tblPr>{BORDERS}</w:tblPr><w:tr>{cell('甲', own)}</w:tr></w:tbl>"
    assert widths(table(one)) == [{"top": 1, "left": 0.5}]


@pytest.mark.parametrize(
    ("properties", "left", "floating", "to_bottom"),
    [
        ('<w:tblInd w:w="200" w:type="dxa"/>', Twips(200), False, False),
        ('<w:jc w:val="center"/>', Twips((8845 - 5000) / 2), False, False),
        ('<w:jc w:val="right"/>', Twips(8845 - 5000), False, False),
        ('<w:tblpPr w:vertAnchor="margin" w:tblpYSpec="bottom"/>', NOTHING, True, True),
        ('<w:tblpPr w:vertAnchor="page" w:tblpY="12000"/>', NOTHING, True, False),
    ],
)
def test_where_a_table_lies(properties: str, left: float, floating: bool, to_bottom: bool) -> None:
    found = table(
        f'<w:tbl><w:tblPr>{properties}<w:tblW w:w="5000" w:type="dxa"/></w:tblPr><w:tr>{cell("甲")}</w:tr></w:tbl>'
    )
    assert found.left == pytest.approx(left)
    assert (found.floating, found.to_bottom) == (floating, to_bottom)


def test_text_of_a_table_takes_its_style() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="table" w:styleId="t"><w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:sz w:val="28"/></w:rPr>'
        "</w:style>"
    )
    found = table(f'<w:tbl><w:tblPr><w:tblStyle w:val="t"/></w:tblPr><w:tr>{cell("甲")}</w:tr></w:tbl>', styles=styles)
    assert [run.size for each in found.paragraphs for run in each.runs] == [Pt(14)]


NUMBERING = """
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>
  <w:pPr><w:ind w:left="0" w:firstLine="632"/></w:pPr></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="h3"/><w:lvlText w:val="%1.%3."/>
  <w:isLgl/></w:lvl>
 <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl>
</w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>
</w:num>
<w:num w:numId="7"><w:abstractNumId w:val="99"/></w:num>
"""


def listed(level: int, number: int = 5) -> str:
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr></w:p>'


def test_labels_are_counted() -> None:
    levels = [(0, 5), (1, 5), (1, 5), (0, 5), (1, 5), (2, 5), (3, 5), (0, 6), (0, 6), (0, 5), (0, 7), (0, 0), (8, 5)]
    read = document("".join(listed(*each) for each in levels), numbering=NUMBERING)
    expected = [*("一、", "（一）", "（二）", "二、", "（一）", "2.1.", "●"), *("三、", "四、", "三、", "", "", "")]
    assert [each.numbering for each in read.paragraphs] == expected
    assert next(read.paragraphs).first_line == Twips(632)


@pytest.mark.parametrize(
    ("number", "style", "text"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCountingThousand", "十"),
        (12, "chineseCountingThousand", "十二"),
        (20, "japaneseCounting", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (1010, "chineseCountingThousand", "一千零一十"),
        (14, "ideographDigital", "一四"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (12, "decimalFullWidth", "１２"),
        (7, "decimalZero", "07"),
        (28, "lowerLetter", "bb"),
        (14, "upperRoman", "XIV"),
        (5, "no such format", "5"),
        (0, "chineseCounting", "0"),
        (123456, "chineseCounting", "123456"),
    ],
)
def test_number_formats(number: int, style: str, text: str) -> None:
    assert number_text(number, style) == text


def anchor(horizontal: str, vertical: str, inner: str = "", size: tuple[int, int] = (1512000, 1512000)) -> str:
    return (
        '<w:p><w:r><w:drawing><wp:anchor behindDoc="1">'
        f"<wp:positionH {horizontal}</wp:positionH><wp:positionV {vertical}</wp:positionV>"
        f'<wp:extent cx="{size[0]}" cy="{size[1]}"/><wp:docPr id="1" name="印章"/>{inner}'
        "</wp:anchor></w:drawing></w:r></w:p>"
    )


def drawing(xml: str) -> Drawing:
    (found,) = paragraph(xml).drawings
    return found


PAGE = 'relativeFrom="page"><wp:posOffset>{}</wp:posOffset>'


def test_a_seal() -> None:
    picture = '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/>'
    across = 'relativeFrom="margin"><wp:align>right</wp:align>'
    down = 'relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset>'
    found = drawing(anchor(across, down, picture))
    assert (found.kind, found.anchored, found.behind, found.name) == ("picture", True, True, "印章")
    assert (found.width.mm, found.height.mm) == pytest.approx((42, 42))
    assert found.left is not None
    assert found.left.mm == pytest.approx(210 - 26 - 42, abs=0.05)
    assert (found.top, found.relative_to) == (None, ("margin", "paragraph"))


def test_a_red_line() -> None:
    inner = (
        '<wps:wsp><wps:spPr><a:prstGeom prst="line"/><a:ln w="28575"><a:solidFill><a:srgbClr val="ff0000"/>'
        "</a:solidFill></a:ln></wps:spPr></wps:wsp>"
    )
    found = drawing(anchor(PAGE.format(720000), PAGE.format(9972000), inner, (6120000, 0)))
    assert (found.kind, found.color, found.thickness) == ("line", "FF0000", Pt(2.25))
    assert found.left is not None
    assert found.top is not None
    assert (found.left.mm, found.top.mm, found.width.mm) == pytest.approx((20, 277, 170))


def test_lines_and_shapes_of_vml() -> None:
    line = (
        '<w:p><w:r><w:pict><v:line from="56.7pt,785pt" to="538.6pt,785pt" strokecolor="red" strokeweight="2pt"'
        ' style="position:absolute;mso-position-horizontal-relative:page;mso-position-vertical-relative:page"/>'
        "</w:pict></w:r></w:p>"
    )
    found = drawing(line)
    assert (found.kind, found.anchored, found.color, found.thickness) == ("line", True, "FF0000", Pt(2))
    assert (found.left, found.top) == (Pt(56.7), Pt(785))
    assert found.width == pytest.approx(Pt(481.9))
    shape = drawing(
        '<w:p><w:r><w:pict><v:rect style="position:absolute;width:20mm;height:1in;z-index:-5;margin-left:10pt" '
        'strokecolor="#f00"/></w:pict></w:r></w:p>'
    )
    assert (shape.kind, shape.behind, shape.color, shape.left) == ("shape", True, "FF0000", None)
    assert (shape.width.mm, shape.height.pt) == pytest.approx((20, 72))


SECTIONS = """
<w:p><w:pPr><w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:footerReference w:type="even" r:id="rId3"/>
<w:headerReference w:type="first" r:id="rId4"/>
<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="-2098" w:bottom="1984" w:left="1587" w:right="1474" w:header="851"
 w:footer="1417" w:gutter="0"/><w:titlePg/><w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>
</w:sectPr></w:pPr></w:p>
<w:p><w:pPr><w:sectPr><w:type w:val="evenPage"/><w:footerReference w:type="default" r:id="rId9"/>
<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgNumType w:start="3" w:fmt="decimal"/>
<w:docGrid w:linePitch="312"/></w:sectPr></w:pPr></w:p>
<w:p/>
"""


def test_sections_take_over_footers() -> None:
    read = document(
        SECTIONS,
        section="<w:sectPr/>",
        footer_2="<w:p><w:r><w:t>— </w:t></w:r><w:fldSimple w:instr=' PAGE '/></w:p>",
        footer_3=f"<w:tbl><w:tr>{cell('双')}</w:tr></w:tbl>",
        header_4=P.format("示例县民政局"),
        settings='<w:evenAndOddHeaders/><w:mirrorMargins w:val="0"/>',
    )
    first, second, last = read.sections
    assert [each.section for each in read.paragraphs] == [0, 1, 2]
    assert (first.top, first.title_page, first.grid) == (Twips(2098), True, "linesAndChars")
    assert (first.pitch, first.char_space) == (Twips(579), -849)
    assert (second.landscape, second.begins, second.restarts_at, second.grid) == (True, "evenPage", 3, "")
    texts = [
        {kind: [each.text for each in footer] for kind, footer in each.footers.items()}
        for each in (first, second, last)
    ]
    expected = [{"default": ["— "], "even": ["双"]}, {"default": [], "even": ["双"]}, {"default": [], "even": ["双"]}]
    assert texts == expected
    assert [run.field for run in first.footers["default"][0].runs] == [None, "PAGE"]
    assert first.footers["default"][0].place.part == "word/footer2.xml"
    assert [each.text for each in last.headers["first"]] == ["示例县民政局"]
    assert (last.width, last.height) == (Twips(12240), Twips(15840))
    assert (read.odd_and_even, read.mirror_margins) == (True, False)


def test_what_concerns_the_whole_document() -> None:
    read = document(
        "<w:p><w:ins/><w:r><w:rPr><w:rPrChange/></w:rPr></w:r></w:p>",
        comments="<w:comment/><w:comment/>",
        styles='<w:style w:type="paragraph" w:default="1"><w:rPr><w:sz w:val="32"/></w:rPr></w:style>',
    )
    assert (read.comments, read.tracked, read.body_size) == (2, 2, Pt(16))
    assert read.sections[0].left == pytest.approx(Mm(28), abs=0.1)
