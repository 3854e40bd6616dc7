"""One paragraph is one line: its text with tags, its style, and the format that is not its style's."""

from __future__ import annotations

import pytest

from tests.comparison.told import line, made, text, text_lines, told

TAB = '<w:tabs><w:tab w:val="right" w:pos="5670"/></w:tabs>'


@pytest.mark.parametrize(
    ("properties", "told_as"),
    [
        ('<w:pStyle w:val="t"/>', "‹表题›"),
        ('<w:jc w:val="center"/>', "‹居中›"),
        ('<w:pStyle w:val="t"/><w:jc w:val="left"/>', "‹表题；左对齐›"),
        ('<w:ind w:left="567" w:hanging="284"/>', "‹左缩进 10 毫米；首行 悬挂 5 毫米›"),
        ('<w:spacing w:before="100" w:after="33"/>', "‹段前 5 磅；段后 1.65 磅›"),
        ('<w:spacing w:line="579" w:lineRule="exact"/>', "‹行距 固定 28.95 磅›"),
        ('<w:spacing w:line="360" w:lineRule="auto"/>', "‹行距 1.5 倍›"),
        ("<w:keepNext/><w:pageBreakBefore/>", "‹与下段同页；段前分页›"),
        ('<w:widowControl w:val="0"/><w:snapToGrid w:val="0"/>', "‹不控制孤行；不对齐到网格›"),
        (TAB, "‹制表位 100 毫米 右›"),
        ('<w:pBdr><w:bottom w:val="single" w:sz="12" w:color="FF0000"/></w:pBdr>', "‹边框 下 单线 1.5 磅 FF0000›"),
        ('<w:rPr><w:ins w:id="1" w:author="示例甲"/></w:rPr>', "‹插入了段落标记›"),
    ],
)  # fmt: skip
def test_the_format_of_a_paragraph(properties: str, told_as: str) -> None:
    assert line(f"<w:pPr>{properties}</w:pPr>{text('文字')}") == f"{told_as}文字"


@pytest.mark.parametrize(
    ("properties", "told_as"),
    [
        ("<w:b/>", "加粗"),
        ("<w:i/><w:u w:val='single'/>", "倾斜；下划线"),
        ('<w:sz w:val="28"/>', "四号"),
        ('<w:sz w:val="29"/>', "14.5 磅"),
        ('<w:rFonts w:eastAsia="黑体"/>', "黑体/仿宋"),
        ('<w:rFonts w:eastAsia="黑体" w:ascii="黑体"/><w:color w:val="FF0000"/>', "黑体；颜色 FF0000"),
        ('<w:spacing w:val="-20"/><w:w w:val="90"/>', "字距 紧缩 1 磅；字宽 90%"),
        ('<w:position w:val="6"/><w:vertAlign w:val="superscript"/>', "位置 提升 3 磅；上标"),
        ("<w:vanish/>", "隐藏"),
        ("<w:strike/><w:em w:val='dot'/>", "删除线；着重号"),
    ],
)
def test_the_look_of_some_text_is_marked_in_the_line_and_of_all_text_said_once(properties: str, told_as: str) -> None:
    assert line(text("前") + text("中", properties) + text("后")) == f"前‹{told_as}：中›后"
    assert line(text("全", properties) + text("部", properties)) == f"‹{told_as}›全部"


def test_what_a_style_turns_on_is_told_where_it_is_turned_off() -> None:
    off = text("乙", '<w:b w:val="0"/>')
    assert line(f'<w:pPr><w:pStyle w:val="t"/></w:pPr>{text("甲")}{off}') == "‹表题›甲‹不加粗：乙›"


def test_a_tag_is_told_as_typed_however_word_split_it() -> None:
    split = text("请{{ un") + '<w:proofErr w:type="spellStart"/>' + text("it.na") + text("me }}签收")
    assert line(split) == "请{{ unit.name }}签收"


def test_every_character_is_seen_and_none_steers_a_terminal() -> None:
    odd = "甲\u200b乙\u00a0丙\u202e丁‹戊\ue000己\u0085庚"
    run = f'<w:r><w:t xml:space="preserve">{odd}</w:t><w:tab/><w:br/><w:noBreakHyphen/><w:softHyphen/></w:r>'
    told_line = line(run)
    assert told_line == "甲⟨U+200B⟩乙⟨U+00A0⟩丙⟨U+202E⟩丁⟨U+2039⟩戊⟨U+E000⟩己⟨U+0085⟩庚⇥↵‑⟨U+00AD⟩"
    assert told_line.isprintable()


def test_a_break_is_told_with_what_comes_after_it_wherever_it_stands() -> None:
    broken = '<w:r><w:br w:type="page"/></w:r>'
    asked = f"<w:p>{text('甲')}</w:p><w:p><w:pPr><w:pageBreakBefore/></w:pPr>{text('乙')}</w:p>"
    assert text_lines(asked) == ["甲", "‹段前分页›乙"]
    assert text_lines(f"<w:p>{text('甲')}{broken}</w:p><w:p>{text('乙')}</w:p>") == ["甲", "‹段前分页›乙"]
    assert text_lines(f"<w:p>{text('甲')}</w:p><w:p>{broken}{text('乙')}</w:p>") == ["甲", "‹段前分页›乙"]
    assert text_lines(f"<w:p>{text('甲')}{broken}{text('乙')}</w:p>") == ["甲", "‹段前分页›乙"]
    assert text_lines(f'<w:p>{text("甲")}<w:r><w:br w:type="column"/></w:r>{text("乙")}</w:p>') == [
        "甲",
        "‹另起一栏›乙",
    ]


def test_a_break_at_the_very_end_is_not_lost() -> None:
    assert text_lines(f'<w:p>{text("甲")}<w:r><w:br w:type="page"/></w:r></w:p>') == ["甲", "‹段前分页›"]


def test_an_empty_paragraph_tells_the_size_that_its_line_has() -> None:
    assert text_lines('<w:p><w:pPr><w:rPr><w:sz w:val="10"/><w:b/></w:rPr></w:pPr></w:p>') == ["‹八号›"]


def test_list_numbers_are_told_by_their_form_so_that_one_more_changes_no_other_line() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    abstract = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
    numbering = f'{abstract}<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
    listed = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>{}</w:p>'
    body = "".join(listed.format(text(each)) for each in ("甲", "乙"))
    assert text_lines(body, numbering=numbering) == ["‹自动编号 一、二、三、›甲", "‹自动编号 一、二、三、›乙"]


def test_in_english() -> None:
    found = told(made(f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{text("x", "<w:b/>")}</w:p>'), "en")
    assert found[-1] == "‹centred; bold›x"
    assert found[1] == "style Normal: left; 仿宋; 16 pt"
