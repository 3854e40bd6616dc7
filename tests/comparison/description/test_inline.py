"""What is told in marks: fields, links, controls, changes, notes, drawings, bookmarks."""

from __future__ import annotations

import pytest

from tests.comparison.told import line, text, text_lines

BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
CODE = '<w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
FIELD = f"{BEGIN}{CODE}{SEPARATE}<w:r><w:t>{{}}</w:t></w:r>{END}"


@pytest.mark.parametrize(
    ("instruction", "told_as"),
    [
        ("PAGE", "‹域 PAGE›"),
        ("page  \\* MERGEFORMAT", "‹域 PAGE›"),
        ("MERGEFIELD 单位名称", "«单位名称»"),
        ("MERGEFIELD  单位  \\* Upper", "«单位 \\* Upper»"),
        ('DATE \\@ "yyyy年M月d日"', '‹域 DATE \\@ "yyyy年M月d日"›'),
        ('DATE \\@"yyyy\\年M\\月d\\日"', '‹域 DATE \\@ "yyyy年M月d日"›'),
        ('HYPERLINK "https://example.org/"', "‹链接 https://example.org/：果›"),
        ('HYPERLINK "http://example.org/{{ n }}"', "‹链接 http://example.org/{{ n }}：果›"),
        ('HYPERLINK "http://example.org/%7B%7B%20n%20%7D%7D"', "‹链接 http://example.org/{{ n }}：果›"),
        ('HYPERLINK \\l "表"', "‹链接 #表：果›"),
        ("REF 表", "‹域 REF 表›果"),
    ],
)
def test_a_field_is_told_by_its_code_and_a_result_that_is_reckoned_is_not(instruction: str, told_as: str) -> None:
    assert line(text("前") + FIELD.format(instruction, "果") + text("后")) == f"前{told_as}后"


def test_a_simple_field_and_a_complex_one_are_told_alike() -> None:
    simple = f'<w:fldSimple w:instr=" MERGEFIELD 单位 ">{text("«单位»")}</w:fldSimple>'
    assert line(simple) == line(FIELD.format("MERGEFIELD 单位", "«单位»")) == "«单位»"


def test_a_field_inside_the_code_of_another_is_not_text() -> None:
    code = CODE.format("IF") + FIELD.format("PAGE", "1") + CODE.format('= 1 "甲"')
    assert line(BEGIN + code + SEPARATE + text("甲") + END) == '‹域 IF = 1 "甲"›甲'


def test_links_controls_and_bookmarks() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:alias w:val="名称"/><w:tag w:val="name"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    )
    assert line(control.format(text("甲"))) == "‹控件 名称/name：甲›"
    assert text_lines(control.format(f"<w:p>{text('甲')}</w:p>")) == ["‹控件 名称/name：甲›"]
    assert line(f'<w:hyperlink w:anchor="表">{text("见表")}</w:hyperlink>') == "‹链接 #表：见表›"
    marks = '<w:bookmarkStart w:id="1" w:name="{}"/><w:bookmarkEnd w:id="1"/>'
    assert line(marks.format("表") + text("甲")) == "‹书签 表›甲"
    assert line(marks.format("_GoBack") + text("甲")) == "甲"


def test_tracked_changes_are_told_as_such() -> None:
    inserted = f'<w:ins w:id="1" w:author="示例甲" w:date="2026-01-01T00:00:00Z">{text("加")}</w:ins>'
    deleted = '<w:del w:id="2" w:author="示例乙"><w:r><w:delText>减</w:delText></w:r></w:del>'
    assert line(text("留") + inserted + deleted) == "留‹插入（示例甲）：加›‹删除（示例乙）：减›"
    assert line(text("甲", '<w:rPrChange w:id="3" w:author="示例甲"/>')) == "‹修订了格式：甲›"


def test_notes_are_told_where_they_hang() -> None:
    footnotes = f'<w:footnote w:id="2"><w:p>{text(" 脚注的话")}</w:p></w:footnote>'
    assert line(text("甲") + '<w:r><w:footnoteReference w:id="2"/></w:r>', footnotes=footnotes) == "甲‹脚注：脚注的话›"
    comments = f'<w:comment w:id="0" w:author="示例甲"><w:p>{text("改")}</w:p><w:p>{text("两段")}</w:p></w:comment>'
    assert (
        line(text("甲") + '<w:r><w:commentReference w:id="0"/></w:r>', comments=comments)
        == "甲‹批注（示例甲）：改¶两段›"
    )


def test_a_text_box_follows_the_paragraph_that_it_hangs_on() -> None:
    box = f"<wps:txbx><w:txbxContent><w:p>{text('框')}</w:p></w:txbxContent></wps:txbx>"
    graphic = f"<a:graphic><a:graphicData><wps:wsp>{box}</wps:wsp></a:graphicData></a:graphic>"
    drawing = f'<w:drawing><wp:anchor><wp:extent cx="3600000" cy="1800000"/>{graphic}</wp:anchor></w:drawing>'
    choice = f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback/></mc:AlternateContent>'
    assert text_lines(f"<w:p>{text('甲')}<w:r>{choice}</w:r></w:p>") == [
        "甲‹图形 宽 100 毫米、高 50 毫米；浮动›",
        "  [文本框]",
        "  框",
    ]
