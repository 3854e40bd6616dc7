"""The whole description: styles first, sections with their page, headers where they begin to be shown."""

from __future__ import annotations

from tests.comparison.told import STYLES, made, text, text_lines, told

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
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        ("样式 正文：左对齐；仿宋；三号", "样式 正文：左对齐；仿宋；小三")
    ]


def test_a_style_that_nothing_uses_is_not_told() -> None:
    assert not any("表题" in line for line in told(made(f"<w:p>{text('甲')}</w:p>")))


def test_page_set_up_is_told_section_by_section() -> None:
    landscape = SECTION.format('<w:type w:val="continuous"/>', '<w:cols w:num="2" w:space="425"/>')
    body = f"<w:p>{text('甲')}</w:p><w:p><w:pPr>{SECTION.format('', '')}</w:pPr></w:p><w:p>{text('乙')}</w:p>"
    margins = "A4 纵向；上边距 37 毫米；下边距 35 毫米；左边距 28 毫米；右边距 26 毫米"
    assert told(made(body, section=landscape))[2:] == [
        f"== 节：{margins}", "甲", f"== 节：接排；{margins}；2 栏，间距 7.5 毫米", "乙",
    ]  # fmt: skip


def test_headers_are_told_where_they_are_shown_and_once() -> None:
    header = f"<w:p>{text('页眉的话')}</w:p>"
    body = f"<w:p><w:pPr>{SECTION.format(HEADERS, '')}</w:pPr>{text('甲')}</w:p><w:p>{text('乙')}</w:p>"
    found = text_lines(body, section=SECTION.format("", "<w:titlePg/>"), header_1=header, header_2=header)
    assert found[:3] == ["-- 页眉", "  页眉的话", "甲"]
    assert found[4:] == ["-- 首页页眉", "  页眉的话", "乙"]
    assert "首页不同" in found[3]


def test_a_header_that_is_no_longer_shown_is_told_too() -> None:
    first = SECTION.format('<w:headerReference w:type="default" r:id="rId1"/>', "")
    last = SECTION.format('<w:headerReference w:type="default" r:id="rId2"/>', "")
    body = f"<w:p><w:pPr>{first}</w:pPr>{text('甲')}</w:p><w:p>{text('乙')}</w:p>"
    found = text_lines(body, section=last, header_1=f"<w:p>{text('页眉')}</w:p>", header_2="<w:p/>")
    assert found[4:] == ["-- 页眉", "乙"]


def test_settings_that_matter() -> None:
    found = told(made(f"<w:p>{text('甲')}</w:p>", settings="<w:evenAndOddHeaders/><w:trackRevisions/>"))
    assert found[1] == "设置：奇偶页不同；修订打开"


def test_the_same_document_is_told_the_same() -> None:
    data = made(f"<w:p>{text('甲', '<w:b/>')}</w:p>")
    assert told(data) == told(data)
