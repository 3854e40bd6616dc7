"""Provisions: what is right passes every rule, and each fault is found once (PV)."""

from collections.abc import Sequence

import docx
import pytest

from generator.check.rules import RULES
from tests.check import right
from tests.check.rules.planting import departures, findings, found_in, written

NOTICE = """
issuer: 示例市民政局
number: 示民发〔2026〕7号
title: 示例市民政局关于印发《示例市救助管理办法》的通知
kind: 通知
recipients: 市属有关单位
date: 2026-03-05
attachments: [attachment-1.md]
"""
TEXT = "现将《示例市救助管理办法》印发给你们，请认真贯彻执行。"
RIGHT = """\
第一章　总则
第一条　为了规范救助管理，根据《社会救助暂行办法》第三条、第九十条的规定，制定本办法。
第二条　本办法适用于本市。
　　前款所称救助，包括下列内容：
（一）生活救助；
（二）其他救助：
1.医疗救助；
2.教育救助。
第二章　救助程序
第一节　申请
第三条　申请应当书面提出，有下列情形之一的除外：
（一）情况紧急的；
（二）行动不便的。
第二节　审批
第四条　审批依照本办法第二条办理，并参照《民法典》第一百条和刑法第三百条。
第三章　附则
第一节　解释
第五条　本办法由示例市民政局负责解释。
第六条　本办法自2026年4月1日起施行。
"""


def document(*edits: tuple[str, str], keys: str = "", notice: str = TEXT) -> bytes:
    text = RIGHT
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return written(NOTICE, notice, {"attachment-1.md": f"---\ntitle: 示例市救助管理办法\n{keys}---\n{text}"})


@pytest.mark.parametrize("keys", ["", "contents: true\n", "title_note: 2026年2月27日市民政局局务会议通过\n"])
def test_right_provisions_pass_every_rule(keys: str) -> None:
    assert [(each.code, each.problem.message()) for each in findings(document(keys=keys))] == []


def test_so_does_a_notice_whose_text_is_provisions() -> None:
    notice = NOTICE.replace("attachments: [attachment-1.md]\n", "contents: true\n")

    assert [(each.code, each.problem.message()) for each in findings(written(notice, RIGHT))] == []


ITEMS = "（一）情况紧急的；\n（二）行动不便的。"
ARTICLES = "第一条至第六条"
RESTARTED = [
    ("第三条　申请", "第一条　申请"), ("第四条　", "第二条　"), ("第五条　", "第三条　"), ("第六条　", "第四条　"),
]  # fmt: skip
UNDATED = ("第六条　本办法自2026年4月1日起施行。", "第六条　本办法另行公布。")
ORDER = """
issuer: 示例市人民政府
kind: 令
number: 第12号
title: 示例市救助管理办法
date: 2026-03-05
stamp: [{post: 市长, name: 示例甲}]
"""


@pytest.mark.parametrize("contents", ["", "contents: true\n"])
def test_so_does_an_order_whose_text_is_provisions(contents: str) -> None:
    assert [(each.code, each.problem.message()) for each in findings(written(ORDER + contents, RIGHT))] == []


FAULTS = [
    ("PV-01", [("第二条　本办法", "第三条　本办法")], ("第三条", "第二条")),
    ("PV-01", [("第三条　申请", "第二条　申请")], ("第二条", "第三条")),
    ("PV-01", RESTARTED, ("第一条", "第三条")),
    ("PV-02", [("第三章　", "第四章　")], ("第四章", "第三章")),
    ("PV-02", [("第二节　审批", "第三节　审批")], ("第三节", "第二节")),
    ("PV-03", [("本办法第二条办理", "本办法第二十条办理")], ("“第二十条”", ARTICLES)),
    ("PV-03", [("审批依照本办法第二条办理", "违反第七条规定的，不予办理")], ("“第七条”", ARTICLES)),
    ("PV-03", [("本办法第二条办理", "本办法第二条、第八条办理")], ("“第八条”", ARTICLES)),
    ("PV-04", [("第二条　本办法", "第2条　本办法")], ("第2条", "第二条")),
    ("PV-04", [("第一章　总则", "第1章　总则")], ("第1章", "第一章")),
    ("PV-05", [(ITEMS, "1.情况紧急的；\n2.行动不便的。")], ("1.", "用“（一）”")),
    ("PV-05", [("　　前款所称", "第二款　前款所称")], ("第二款", "不编号")),
    ("PV-05", [(ITEMS, "一、情况紧急的；\n二、行动不便的。")], ("一、", "用“（一）”")),
    ("PV-06", [("（二）行动不便", "（三）行动不便")], ("（三）", "（二）")),
    ("PV-06", [("2.教育", "3.教育")], ("3.", "2.")),
    ("PV-07", [UNDATED], ("最后几条都没有写", "“自……起施行”")),
]


@pytest.mark.parametrize(("rule", "edits", "wanted"), FAULTS)
def test_a_fault_is_found(rule: str, edits: Sequence[tuple[str, str]], wanted: tuple[str, str]) -> None:
    data = document(*edits)

    assert departures(rule, found_in(data))[:1] == [wanted]
    assert {each.code for each in findings(data)} == {rule}
    assert RULES[rule].strength == "practice"
    assert RULES[rule].reported_as != "error"


def test_a_restart_in_a_chapter_is_found_once() -> None:
    assert len(departures("PV-01", found_in(document(*RESTARTED)))) == 1


def test_the_notice_may_name_the_day_of_effect() -> None:
    assert findings(document(UNDATED, notice="现将本办法印发给你们，自印发之日起施行。")) == []


@pytest.mark.parametrize(
    "cited",
    [
        *("依照《民法典》第一千条办理", "依照刑法第三百条办理"),
        "依照《民法典》（以下简称该法）第九十条，第九十一条办理",
        *("依照该法第九十条办理", "依照省救助管理办法第九十条办理"),
        *("依照市政府令第九十号第九十条办理", "依照上述规定第九十条办理"),
        "依照本办法第二条第九款和《民法典》第九十条、第九十一条办理",
    ],
)
def test_articles_of_other_texts_are_no_fault(cited: str) -> None:
    assert departures("PV-03", found_in(document(("审批依照本办法第二条办理", f"审批{cited}")))) == []


@pytest.mark.parametrize(
    "added",
    ["证书编号的编排方式为：×救证×××××。其中：\n×为县的简称。", "工作人员应当说：“您好！您申请的救助金为XX元。”"],
)
def test_samples_of_numbers_and_of_words_are_no_blanks(added: str) -> None:
    assert departures("MM-01", found_in(document(("第四条　审批", f"第四条　{added}审批")))) == []


def test_other_blanks_are_to_be_filled_in() -> None:
    assert departures("MM-01", found_in(document(("本办法适用于本市", "本办法适用于××市")))) != []


def test_an_inserted_article_is_no_fault() -> None:
    assert findings(document(("第三条　申请", "第二条之一　试点另行规定。\n第三条　申请"))) == []


def by_hand() -> bytes:
    """Provisions as a clerk sets them in Word: the 条 in the face of the text, 章 with white around it."""
    made = right.right_notice()
    place = next(each for each in made.paragraphs if each.text.startswith("一、工作目标"))
    for text in ("第一章　总则", "第一条　为了规范救助，制定本办法。", "第二条　本办法包括：", *ITEMS.split("\n")):
        paragraph = place.insert_paragraph_before(text, style=place.style)
        right.format_line(paragraph, right.CENTRE if "章" in text else right.BOTH, 579)
        right.set_first_line(paragraph, 0 if "章" in text else 632)
        for run in paragraph.runs:
            right.set_font(run, right.HEI if "章" in text else right.FANGSONG)
            run.font.size = docx.shared.Pt(16)
    parent = place._p.getparent()
    assert parent is not None
    parent.remove(place._p)
    return right.data_of(made)


BROKEN = (
    *("第一条　为了规范救助，制定本办法。", "第二条　本办法包括："),
    *("（一）现金；", "（二）实物。", "第三条　自公布之日起施行。"),
)


@pytest.mark.parametrize(("lines", "numbers"), [(BROKEN, []), ((BROKEN[0], *BROKEN[2:]), ["第三条"])])
def test_articles_of_one_paragraph_are_counted_by_their_lines(lines: Sequence[str], numbers: list[str]) -> None:
    made = docx.Document()
    made.add_paragraph("示例市救助管理办法")
    made.add_paragraph("\n".join(lines))

    found = found_in(right.data_of(made))
    assert [value for value, _ in departures("PV-01", found)] == numbers
    assert departures("PV-03", found) == departures("PV-06", found) == []


@pytest.mark.parametrize(("behind", "count"), [("", 0), ("第三条　另一件事。\n", 1)])
def test_what_is_issued_behind_a_date_is_checked(behind: str, count: int) -> None:
    made = docx.Document()
    above = ("示例市民政局关于印发《示例市救助管理办法》的通知", "市属有关单位：", "现印发给你们。", "示例市民政局")
    for text in (*above, "2026年3月5日", "示例市救助管理办法", *BROKEN[:2], *f"{behind}{BROKEN[-1]}".split("\n")):
        made.add_paragraph(text)

    assert len(departures("PV-01", found_in(right.data_of(made)))) == count


def test_rules_of_levels_are_not_held_against_provisions_of_others() -> None:
    codes = {each.code for each in findings(by_hand())}

    assert not codes & {"BD-06", "BD-07", "BD-08", "BD-10", "PU-14", "PU-20"}
