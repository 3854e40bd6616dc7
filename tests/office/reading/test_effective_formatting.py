"""The effective formatting of text, from defaults, styles, theme and direct formatting."""

import pytest

from generator.ground.length import NOTHING, Length, Pt, Twips
from generator.office.reading.document import Paragraph, Run, Table
from tests.office.reading.made import document, paragraph

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="宋体"/><w:sz w:val="21"/></w:rPr>
</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="278" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>
  <w:pPr><w:jc w:val="both"/></w:pPr><w:rPr><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="b"><w:name w:val="正文首行缩进"/><w:basedOn w:val="a"/>
  <w:pPr><w:ind w:firstLineChars="200" w:firstLine="420"/><w:spacing w:line="579" w:lineRule="exact"/></w:pPr>
  <w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="around"><w:basedOn w:val="around2"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="around2"><w:basedOn w:val="around"/></w:style>
<w:style w:type="character" w:styleId="strong"><w:name w:val="Strong"/><w:rPr><w:b/><w:color w:val="ff0000"/></w:rPr>
</w:style>
"""


def first_run(xml: str, **others: str) -> Run:
    return paragraph(xml, **others).runs[0]


def styled(style: str, run: str = "", properties: str = "") -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'
        f"<w:r><w:rPr>{run}</w:rPr><w:t>文字</w:t></w:r></w:p>"
    )


def test_styles_go_over_their_bases_and_those_over_the_defaults() -> None:
    found = paragraph(styled("b"), styles=STYLES)
    assert (found.style, found.align) == ("正文首行缩进", "both")
    assert (found.line, found.line_rule, found.after) == (Twips(579), "exact", Twips(160))
    (run,) = found.runs
    assert (run.font, run.latin, run.size, run.bold) == ("仿宋_GB2312", "Times New Roman", Pt(16), True)


def test_a_style_that_is_not_there_is_the_default_one() -> None:
    assert paragraph(styled("nowhere"), styles=STYLES).style == "Normal"
    assert first_run("<w:p><w:r><w:t>文</w:t></w:r></w:p>", styles=STYLES).size == Pt(16)
    bare = first_run("<w:p><w:r><w:t>文</w:t></w:r></w:p>")
    assert (bare.size, bare.font) == (Pt(10), "")


@pytest.mark.parametrize(
    ("style", "run", "bold"),
    [
        ("a", "<w:b/>", True),
        ("b", "", True),
        ("b", '<w:b w:val="0"/>', False),
        ("b", '<w:rStyle w:val="strong"/>', False),  # a style that is on twice is off
        ("a", '<w:rStyle w:val="strong"/>', True),
        ("b", '<w:rStyle w:val="strong"/><w:b/>', True),
    ],
)
def test_bold_is_turned_on_and_off(style: str, run: str, bold: bool) -> None:
    assert first_run(styled(style, run), styles=STYLES).bold is bold


@pytest.mark.parametrize(
    ("run", "name", "value"),
    [
        ('<w:color w:val="ff0000"/>', "color", "FF0000"),
        ('<w:color w:val="auto"/>', "color", None),
        ('<w:rStyle w:val="strong"/>', "color", "FF0000"),
        ('<w:highlight w:val="yellow"/>', "highlight", "yellow"),
        ('<w:shd w:val="clear" w:fill="D9D9D9"/>', "highlight", "D9D9D9"),
        ('<w:shd w:val="clear" w:fill="auto"/>', "highlight", None),
        ('<w:spacing w:val="-5"/>', "tracking", Twips(-5)),
        ('<w:w w:val="80"/>', "scale", 80),
        ('<w:w w:val="66%"/>', "scale", 66),
        ('<w:sz w:val="44"/>', "size", Pt(22)),
        ('<w:sz w:val="largest"/>', "size", Pt(10)),
        ('<w:rFonts w:eastAsia="黑体"/>', "font", "黑体"),
    ],
)
def test_what_a_run_says_of_itself(run: str, name: str, value: object) -> None:
    assert getattr(first_run(styled("a", run), styles=STYLES.replace('w:val="32"', 'w:val="20"')), name) == value


THEME = """<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>
<a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>
<a:accent2><a:srgbClr val="c0504d"/></a:accent2></a:clrScheme>
<a:fontScheme name="x"><a:majorFont><a:latin typeface="Calibri Light"/><a:ea typeface="等线 Light"/></a:majorFont>
<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Hans" typeface="等线"/></a:minorFont>
</a:fontScheme></a:themeElements></a:theme>"""


def test_fonts_and_colours_of_the_theme() -> None:
    themed = '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsia="宋体" w:eastAsiaTheme="{}"/><w:color {}/>'
    run = first_run(styled("a", themed.format("minorEastAsia", 'w:themeColor="accent2"')), theme=THEME)
    assert (run.font, run.latin, run.color) == ("等线", "Calibri", "C0504D")
    run = first_run(styled("a", themed.format("majorEastAsia", 'w:themeColor="text1"')), theme=THEME)
    assert (run.font, run.color) == ("等线 Light", "000000")
    run = first_run(styled("a", themed.format("minorEastAsia", 'w:val="365F91" w:themeColor="accent1"')))
    assert (run.font, run.color) == ("宋体", "365F91")


GRID = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:docGrid w:type="linesAndChars" w:linePitch="579"'
    ' w:charSpace="-849"/></w:sectPr>'
)


@pytest.mark.parametrize(
    ("indent", "first", "chars"),
    [
        ('w:firstLine="640"', Twips(640), None),
        ('w:firstLine="420" w:firstLineChars="200"', Pt(32), 200),  # in 字 comes first, as in Word
        ('w:firstLineChars="200"', Pt(32), 200),
        ('w:firstLine="640" w:firstLineChars="0"', Twips(640), 0),
        ('w:hanging="320"', Twips(-320), None),
        ('w:hangingChars="100" w:hanging="5"', Pt(-16), -100),
        ('w:firstLine="1cm"', Length(72 / 2.54), None),
        ("", NOTHING, None),
    ],
)
def test_first_lines(indent: str, first: Length, chars: int | None) -> None:
    found = paragraph(styled("a", properties=f"<w:ind {indent}/>"), styles=STYLES)
    assert found.first_line == pytest.approx(first)
    assert found.first_line_chars == chars


def test_a_character_is_as_wide_as_a_cell_of_the_grid() -> None:
    (found,) = document(styled("b"), styles=STYLES, section=GRID).paragraphs
    assert found.first_line == pytest.approx(2 * (16 - 849 / 4096))
    off = '<w:snapToGrid w:val="0"/>'
    (found,) = document(styled("b", properties=off), styles=STYLES, section=GRID).paragraphs
    assert (found.first_line, found.snap_to_grid) == (Pt(32), False)


@pytest.mark.parametrize(
    ("given", "before", "line", "rule"),
    [
        ('w:before="120"', Twips(120), Twips(240), "auto"),
        ('w:before="120" w:beforeLines="50"', Pt(28.95 / 2), Twips(240), "auto"),
        ('w:line="560" w:lineRule="exact"', NOTHING, Pt(28), "exact"),
        ('w:line="300" w:lineRule="atLeast"', NOTHING, Pt(15), "atLeast"),
        ('w:line="360" w:lineRule="auto"', NOTHING, Pt(18), "auto"),
        ('w:before="many" w:line="" w:lineRule="odd"', NOTHING, Twips(240), "auto"),
    ],
)
def test_spacing(given: str, before: Length, line: Length, rule: str) -> None:
    (found,) = document(styled("a", properties=f"<w:spacing {given}/>"), section=GRID).paragraphs
    assert found.before == pytest.approx(before)
    assert (found.line, str(found.line_rule)) == (line, rule)


def test_borders_tabs_and_the_rest() -> None:
    found: Paragraph = paragraph(
        styled(
            "a",
            properties='<w:keepNext/><w:kinsoku w:val="0"/><w:pageBreakBefore/><w:framePr w:w="1"/>'
            '<w:pBdr><w:top w:val="nil"/><w:bottom w:val="single" w:sz="12" w:space="7" w:color="FF0000"/></w:pBdr>'
            '<w:tabs><w:tab w:val="right" w:pos="8565"/><w:tab w:val="left" w:pos="100"/><w:tab w:val="clear"'
            ' w:pos="5"/></w:tabs><w:rPr><w:sz w:val="10"/></w:rPr>',
        )
    )
    (bottom,) = found.borders.values()
    assert (bottom.kind, bottom.width, bottom.space, bottom.color) == ("single", Pt(1.5), Pt(7), "FF0000")
    assert found.tabs == (("left", Twips(100)), ("right", Twips(8565)))
    assert (found.keep_next, found.kinsoku, found.starts_page, found.frame) == (True, False, True, True)
    assert found.mark_size == Pt(5)


# Conditional formatting of a table style (first row, bands, corners), and what each cell gets of it.


LINE = '<w:{} w:val="single" w:sz="{}" w:space="0" w:color="FF0000"/>'


def condition(kind: str, run: str = "", borders: str = "") -> str:
    cell = f"<w:tcPr><w:tcBorders>{borders}</w:tcBorders></w:tcPr>" if borders else ""
    return f'<w:tblStylePr w:type="{kind}"><w:rPr>{run}</w:rPr>{cell}</w:tblStylePr>'


STYLE = (
    '<w:style w:type="table" w:styleId="g"><w:name w:val="示例表"/><w:tblPr><w:tblBorders>'
    + "".join(LINE.format(side, 4) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    + "</w:tblBorders></w:tblPr>"
    + condition("firstRow", "<w:b/>", LINE.format("bottom", 18))
    + condition("lastRow", '<w:color w:val="0000FF"/>')
    + condition("firstCol", "<w:i/>")
    + condition("lastCol", "<w:i/>")
    + condition("band1Horz", '<w:sz w:val="26"/>')
    + condition("band2Horz", '<w:sz w:val="22"/>')
    + condition("band1Vert", '<w:w w:val="90"/>')
    + condition("nwCell", '<w:color w:val="00FF00"/>')
    + "</w:style>"
)
ALL = 'w:firstRow="1" w:lastRow="1" w:firstColumn="1" w:lastColumn="1" w:noHBand="0" w:noVBand="0"'


def table(look: str, *, rows: int = 4, columns: int = 3) -> Table:
    cell = "<w:tc><w:p><w:r><w:t>格</w:t></w:r></w:p></w:tc>"
    given = f'<w:tblPr><w:tblStyle w:val="g"/>{f"<w:tblLook {look}/>" if look else ""}</w:tblPr>'
    (found,) = document(f"<w:tbl>{given}{f'<w:tr>{cell * columns}</w:tr>' * rows}</w:tbl>", styles=STYLE).blocks
    assert isinstance(found, Table)
    return found


def which(found: Table, **look: object) -> set[tuple[int, int]]:
    """The cells, by row and column, whose text has this formatting."""
    return {
        (number, index)
        for number, row in enumerate(found.rows)
        for index, cell in enumerate(row.cells)
        if all(getattr(cell.paragraphs[0].runs[0], name) == value for name, value in look.items())
    }


def test_each_part_of_the_table_has_its_look() -> None:
    found = table(ALL)
    assert which(found, bold=True) == {(0, 0), (0, 1), (0, 2)}
    assert which(found, italic=True) == {(row, column) for row in range(4) for column in (0, 2)}
    assert which(found, color="0000FF") == {(3, 0), (3, 1), (3, 2)}
    assert which(found, color="00FF00") == {(0, 0)}


def test_bands_begin_behind_the_first_row_and_column() -> None:
    found = table(ALL)
    assert which(found, size=13) == {(row, column) for row in (1, 3) for column in range(3)}
    assert which(found, size=11) == {(2, column) for column in range(3)}
    assert which(found, scale=90) == {(row, 1) for row in range(4)}


@pytest.mark.parametrize("look", ["", 'w:val="0600"', 'w:val="nothing" w:noHBand="1" w:noVBand="1"'])
def test_what_the_table_does_not_show_it_does_not_have(look: str) -> None:
    found = table(look)
    assert which(found, bold=False, italic=False, color=None, scale=100) == which(found)
    assert which(found, size=13) == which(found, size=11) == set()
