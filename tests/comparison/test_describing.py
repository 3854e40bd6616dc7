"""The whole description: styles first, sections with their page, headers where they begin to be shown."""

import string

import pytest

from generator.comparison.description.saved_by import program
from generator.ground.words.vocabularies import COMPARISON
from tests.comparison.ten_documents import STYLES, line, made, text, text_lines, told

SECTION = (
    '<w:sectPr>{}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"'
    ' w:header="851" w:footer="1417"/>{}</w:sectPr>'
)
HEADERS = '<w:headerReference w:type="default" r:id="rId1"/><w:headerReference w:type="first" r:id="rId2"/>'


def test_a_style_is_one_line_of_what_it_changes_of_its_base() -> None:
    found = told(made(f'<w:p><w:pPr><w:pStyle w:val="t"/></w:pPr>{text("甲")}</w:p>'))
    assert found[1:3] == ["样式 正文：左对齐；仿宋；三号", "样式 表题：基于 正文；居中；二号；加粗"]


def test_a_changed_style_is_one_changed_line_however_many_paragraphs_use_it() -> None:
    body = "".join(f"<w:p>{text(each)}</w:p>" for each in "甲乙丙丁")
    before, after = told(made(body)), told(made(body, styles=STYLES.replace('w:val="32"', 'w:val="30"')))
    expected = [("样式 正文：左对齐；仿宋；三号", "样式 正文：左对齐；仿宋；小三")]
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == expected


def test_page_set_up_is_told_section_by_section() -> None:
    landscape = SECTION.format('<w:type w:val="continuous"/>', '<w:cols w:num="2" w:space="425"/>')
    body = f"<w:p>{text('甲')}</w:p><w:p><w:pPr>{SECTION.format('', '')}</w:pPr></w:p><w:p>{text('乙')}</w:p>"
    margins = "A4 纵向；上边距 37 毫米；下边距 35 毫米；左边距 28 毫米；右边距 26 毫米"
    expected = [f"== 节：{margins}", "甲", f"== 节：接排；{margins}；2 栏，间距 7.5 毫米", "乙"]
    assert told(made(body, section=landscape))[2:] == expected


def test_headers_are_told_where_they_are_shown_and_once() -> None:
    header = f"<w:p>{text('页眉的话')}</w:p>"
    body = f"<w:p><w:pPr>{SECTION.format(HEADERS, '')}</w:pPr>{text('甲')}</w:p><w:p>{text('乙')}</w:p>"
    found = text_lines(body, section=SECTION.format("", "<w:titlePg/>"), header_1=header, header_2=header)
    assert found[:3] == ["-- 页眉", "  页眉的话", "甲"]
    assert found[4:] == ["-- 首页页眉", "  页眉的话", "乙"]
    assert "首页不同" in found[3]


def test_settings_that_matter() -> None:
    found = told(made(f"<w:p>{text('甲')}</w:p>", settings="<w:evenAndOddHeaders/><w:trackRevisions/>"))
    assert found[1] == "设置：奇偶页不同；修订打开"


# Words of both languages belong together.


def test_both_languages_ask_for_the_same_blanks() -> None:
    apart = {key: (zh, en) for key, (zh, en) in COMPARISON.items() if blanks(zh) != blanks(en) or bool(zh) != bool(en)}
    assert apart == {}


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


# Which font text is told to have, where fonts of the theme and of their own names stand side by side.


NAMED = 'w:eastAsia="ＭＳ 明朝" w:eastAsiaTheme="minorEastAsia"'


@pytest.mark.parametrize(
    ("defaults", "named", "font"),
    [
        (NAMED, "ＭＳ 明朝", ""),
        (NAMED, "宋体", "‹宋体/仿宋›"),
        ('w:eastAsiaTheme="minorEastAsia"', "ＭＳ 明朝", "‹ＭＳ 明朝/仿宋›"),
        ('w:eastAsia="ＭＳ 明朝"', "宋体", "‹宋体/仿宋›"),
    ],
    ids=["the theme's, named", "another", "not known to be the theme's", "no theme"],
)
def test_a_font_named_as_the_styles_name_the_themes_is_the_themes(defaults: str, named: str, font: str) -> None:
    styles = STYLES.replace('w:eastAsia="仿宋"', defaults)
    told = line(text("甲", f'<w:rFonts w:eastAsia="{named}"/>'), styles=styles)
    assert told == f"{font}甲"


@pytest.mark.parametrize(
    ("language", "named", "font"),
    [("ja-JP", "ＭＳ 明朝", ""), ("ja-JP", "宋体", "‹宋体/仿宋›"), ("zh-CN", "宋体", ""), ("", "宋体", "‹宋体/仿宋›")],
)
def test_where_the_styles_do_not_name_it_it_is_that_of_offices_themes(language: str, named: str, font: str) -> None:
    styles = STYLES.replace('w:eastAsia="仿宋"', 'w:eastAsia="" w:eastAsiaTheme="minorEastAsia"')
    settings = f'<w:themeFontLang w:eastAsia="{language}"/>'
    told = line(text("甲", f'<w:rFonts w:eastAsia="{named}"/>'), styles=styles, settings=settings)
    assert told == f"{font}甲"


# The first line: what LibreOffice drops or changes, told so that a change by hand can be understood.


INDENTED = '<w:p><w:pPr><w:ind w:firstLine="640"{}/></w:pPr>{}</w:p>'
IN_CHARACTERS = ' w:firstLineChars="200"'


def first_line(body: str, **others: str) -> str:
    return told(made(body, **others))[0]


def test_what_all_paragraphs_of_a_kind_have_in_common_is_told_once() -> None:
    body = "".join(INDENTED.format(IN_CHARACTERS, text(each)) for each in "甲乙丙")
    assert "按字缩进 首行 缩进 11.3 毫米 为 2 字；" in first_line(body)


RESTYLED = {
    "none": "",
    "that says nothing": '<w:pStyle w:val="Q"/>',
    "that is indented at the left": '<w:pStyle w:val="L"/>',
    "that has the indent itself": '<w:pStyle w:val="C"/>',
}
OTHERS = (
    '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Q"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="L"/><w:pPr><w:ind w:left="320"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="C"/><w:pPr>'
    '<w:ind w:firstLine="640" w:firstLineChars="200"/></w:pPr></w:style></w:styles>'
)


@pytest.mark.parametrize("style", RESTYLED.values(), ids=RESTYLED)
def test_another_style_does_not_change_the_line(style: str) -> None:
    own = INDENTED.format(IN_CHARACTERS, text("甲"))
    body = own + own.replace("<w:pPr>", f"<w:pPr>{style}")
    styles = STYLES.replace("</w:styles>", OTHERS)
    assert first_line(body, styles=styles) == first_line(own * 2, styles=styles)


@pytest.mark.parametrize(
    "dropped",
    ['<w:overflowPunct w:val="0"/>', '<w:kinsoku w:val="0"/>', '<w:ind w:firstLine="640" w:firstLineChars="200"/>'],
)
def test_a_style_that_sets_nothing_of_it_does_not_change_the_line(dropped: str) -> None:
    set_so = f'<w:style w:type="paragraph" w:styleId="T"><w:name w:val="T"/><w:pPr>{dropped}</w:pPr></w:style>'
    styles = STYLES.replace("</w:styles>", set_so + OTHERS)
    own = f'<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr>{text("甲")}</w:p>'
    other = own.replace('"T"', '"L"')
    assert first_line(own * 2 + other, styles=styles) == first_line(own * 3, styles=styles)


@pytest.mark.parametrize(("others", "count"), [("己庚辛壬", 4), ("己庚辛壬癸", 5)])
def test_of_many_that_are_otherwise_the_values_and_their_number_are_reported(others: str, count: int) -> None:
    body = "".join(
        INDENTED.format("" if each in others else IN_CHARACTERS, text(each)) for each in f"甲乙丙丁戊子丑{others}"
    )
    assert f"为 2 字、{count}处 无；" in first_line(body)


@pytest.mark.parametrize(
    ("properties", "told_as"),
    [
        ('<w:ind w:firstLineChars="200"/>', "按字缩进 首行 为 2 字"),
        ('<w:ind w:hangingChars="150" w:hanging="480"/>', "首行 悬挂 8.5 毫米 为 -1.5 字"),
        ('<w:ind w:leftChars="100" w:left="320"/>', "左缩进 5.6 毫米 为 1 字"),
        ('<w:spacing w:beforeLines="50" w:before="156"/>', "按行段距 段前 7.8 磅 为 0.5 行"),
        ('<w:overflowPunct w:val="0"/>', "标点溢出边界 全文 不溢出"),
        ('<w:kinsoku w:val="0"/>', "换行 全文 不避头尾"),
        ('<w:wordWrap w:val="0"/>', "换行 全文 西文可在词中换行"),
    ],
)
def test_what_is_dropped(properties: str, told_as: str) -> None:
    found = told(made(f"<w:p><w:pPr>{properties}</w:pPr>{text('甲')}</w:p>"))
    assert told_as in found[0]
    assert found[:1] != told(made(f"<w:p>{text('甲')}</w:p>"))[:1]


def test_styles_that_all_hold_it_alike_are_told_in_one_word() -> None:
    styles = STYLES.replace(
        '<w:name w:val="Normal"/>', '<w:name w:val="Normal"/><w:pPr><w:overflowPunct w:val="0"/></w:pPr>'
    )
    body = f'<w:p>{text("甲")}</w:p><w:p><w:pPr><w:pStyle w:val="t"/></w:pPr>{text("乙")}</w:p>'
    assert "标点溢出边界 全文 不溢出" in first_line(body, styles=styles)


HEADED = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/></w:sectPr>'
)
HEADER = (
    '<w:p><w:pPr>{hangs}<w:ind w:firstLine="640"{indent}/></w:pPr>{text}</w:p>'
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'
)


@pytest.mark.parametrize(
    ("changed", "told_as"),
    [
        ({"indent": ""}, ""),
        ({"hangs": '<w:overflowPunct w:val="0"/>'}, "标点溢出边界 页眉第1段 不溢出"),
        ({"width": "2835"}, "表格列宽（毫米） 页眉表格1 50"),
    ],
    ids=["indent", "punctuation", "width"],
)
def test_it_is_told_of_headers_too_and_of_each_once(changed: dict[str, str], told_as: str) -> None:
    usual = {"hangs": "", "indent": IN_CHARACTERS, "width": "2268", "text": text("页眉")}
    before, after = (
        told(made(f"<w:p>{text('甲')}</w:p>", section=HEADED, header_1=HEADER.format(**each)))
        for each in (usual, usual | changed)
    )
    assert "按字缩进 首行 缩进 11.3 毫米 为 2 字" in before[0]
    assert "表格列宽（毫米） 页眉表格1 40" in before[0]
    assert before[1:] == after[1:]
    assert before[0] != after[0]
    assert told_as in after[0]


@pytest.mark.parametrize(
    ("properties", "name"),
    [
        ({"Application": "LibreOffice/25.2.3.2$Linux_X86_64 LibreOffice_project/520"}, "LibreOffice 25.2"),
        ({"Application": "Microsoft Office Word", "AppVersion": "16.0000"}, "Microsoft Office Word 16.0000"),
        ({"Application": "fawen"}, "fawen"),
        ({"AppVersion": "16.0000"}, ""),
        ({"Application": "\x1b[31m" + "长" * 80}, "⟨U+001B⟩[31m" + "长" * 48),
        ({}, ""),
    ],
)
def test_the_program_that_saved_it(properties: dict[str, str], name: str) -> None:
    assert program(properties) == name
