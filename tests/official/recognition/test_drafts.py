"""Drafts: fields yet to be filled, signatures placed by blanks, pastes; one thing unfilled never costs another element.

Organs that sign, headings by their looks, lines wrapped by hand and pastes are drafts of
``tests/drafts/cases``.
"""

import io
from collections.abc import Sequence
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from generator.office.reading import read_document
from generator.office.reading.document import Paragraph
from generator.official.recognition import recognise
from generator.official.recognition.elements import RecognisedDocument
from tests.official.recognition.told_apart import said
from tests.word_documents import blank, saved

TITLE, RECIPIENTS = "t|示例市财政局关于做好年终决算工作的通知", "l|各县区财政局："
HEAD = [TITLE, RECIPIENTS]
TEXT = ["为做好年终决算工作，现将有关事项通知如下。", "一、提高认识", "各单位要高度重视。"]
LIST = ["附件：1. 决算报表", "      2. 填报说明"]
SIGNED = ["", "r|示例市财政局", "r|2024年12月1日"]
WHOLE: dict[str, object] = {
    "title": "示例市财政局关于做好年终决算工作的通知",
    "recipients": "各县区财政局：",
    "paragraphs": 3,
    "headings": ["一、提高认识"],
    "organs": ["示例市财政局"],
    "date": "2024年12月1日",
}
LISTED = [{"serial": 1, "name": "决算报表"}, {"serial": 2, "name": "填报说明"}]


def expect(lines: list[str], **other: object) -> None:
    """Fails unless ``lines`` are recognised as :data:`WHOLE`, apart from what is given as ``other``."""
    found = said(found_in(lines))
    wanted = {**WHOLE, **{name.replace("_of_", " "): value for name, value in other.items()}}
    assert {name: found[name] for name in wanted} == wanted


@pytest.mark.parametrize(
    "number",
    [
        "示财〔2024〕号", "示财〔2024〕  号", "示财〔20XX〕XX号", "示财〔202X〕5号", "示财〔2024〕×号",
        "示财〔2024〕__号",
        "示财〔    〕    号", "示财〔〕号", "示财〔20  〕  号", "XX〔20XX〕XX号", "示财〔××××〕××号", "示财〔2024〕□号",
        "示财[2024] 号", "示财【2024】XX号", "示财(20XX)X号", "示财﹝2024﹞  号", "示财〔2024〕第XX号", "〔2024〕号",
        "示财〔20**〕**号", "示财〔2024〕○○号", "示财〔XXXX〕X号", "×××〔2024〕×号",
    ],
)  # fmt: skip
def test_a_number_that_is_not_filled(number: str) -> None:
    expect(["c|示例市财政局文件", f"c|{number}", *HEAD, *TEXT, *SIGNED], number="".join(number.split()))
    expect(
        ["c|示例市财政局文件", f"l|{number}    签发人：示例甲", *HEAD, *TEXT, *SIGNED],
        number="".join(number.split()),
        signers=["示例甲"],
    )


@pytest.mark.parametrize("signer", ["□□□", "×××", "XXX", "___", ""])
def test_a_signer_who_is_not_named(signer: str) -> None:
    expect([f"l|示财〔2024〕5号    签发人：{signer}", *HEAD, *TEXT, *SIGNED], number="示财〔2024〕5号")


@pytest.mark.parametrize(
    "date",
    [
        "2024年  月  日", "2024年月日", "    年  月  日", "年  月  日", "×年×月×日", "××××年××月××日", "20XX年XX月XX日",
        "2024年12月  日", "2024年12月×日", "202X年X月X日", "2024年__月__日", "2020年2月", "12月1日",
        "二〇二四年  月  日",
        "□□□□年□月□日", "2024年12月XX日",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["r|", "                      ", "　　　　　　　　　　　　　　　"])
def test_a_date_that_is_not_filled(date: str, place: str) -> None:
    plain = "".join(date.split())
    expect([*HEAD, *TEXT, "", f"{place}示例市财政局", f"{place}{date}"], date=plain)
    expect([*HEAD, *TEXT, *LIST, "", f"{place}示例市财政局", f"{place}{date}"], date=plain, attachment_list=LISTED)
    imprint = ["l|抄送：示例市审计局。", "l|示例市财政局办公室    2024年  月  日印发"]
    found = found_in([*HEAD, *TEXT, "", f"{place}示例市财政局", f"{place}{date}", *imprint])
    assert found.imprint is not None
    assert found.signature.date is not None
    assert found.issued is None


def test_the_name_of_an_attachment_ends_at_an_empty_line() -> None:
    expect([*HEAD, *TEXT, *LIST, "", "特此通知。", *SIGNED], attachment_list=LISTED, paragraphs=4)
    wrapped = ["附件：1. 决算报表以及", "         有关说明", "      2. 填报说明"]
    expect(
        [*HEAD, *TEXT, *wrapped, *SIGNED], attachment_list=[{"serial": 1, "name": "决算报表以及有关说明"}, LISTED[1]]
    )


@pytest.mark.parametrize(
    "remark", ["c|（此件征求意见）", "c|（代拟稿，仅供讨论）", "l|（此处插入红头）", "r|（内部资料  注意保存）"]
)
def test_a_remark_in_brackets_above_the_title(remark: str) -> None:
    found = found_in([remark, *HEAD, *TEXT, *SIGNED])
    expect([remark, *HEAD, *TEXT, *SIGNED], issuer_mark=[])
    assert [each.text for each in found.unplaced] == [remark.partition("|")[2]]


def test_an_empty_box_for_the_secrecy() -> None:
    expect(["l|★", "c|示例市财政局文件", "c|示财〔2024〕5号", *HEAD, *TEXT, *SIGNED], issuer_mark=["示例市财政局文件"])


@pytest.mark.parametrize("label", ["附件1：", "附件：", "附件", "附件1", "附件一"])
def test_a_file_that_is_an_attachment_itself(label: str) -> None:
    found = said(found_in([f"l|{label}", "t|预算执行情况表", "表格内容见下。"]))
    assert (found["recipients"], found["title"], found["paragraphs"]) == (None, None, 0)
    assert found["attachments"] == [(label.rstrip("："), "预算执行情况表", 1)] or found["attachments"] == [
        (label, "预算执行情况表", 1)
    ]


@pytest.mark.parametrize(("number", "attached"), [("编号：第  号", True), ("示例大学", False)])
def test_a_form_whose_number_is_in_a_box_above_its_label(number: str, attached: bool) -> None:
    document = read_document(draft([f"c|{number}", "l|附件2", "t|示例项目申请表", "项目名称："]), "草稿.docx")
    box, *others = document.blocks
    assert isinstance(box, Paragraph)
    found = recognise(replace(document, blocks=(replace(box, frame=True), *others)))
    titles = [each.title and each.title.text for each in found.attachments]
    assert (titles == ["示例项目申请表"], found.title is None) == (attached, attached)


RULES = [
    "t|示例大学学生管理规定",
    "c|第一章　总则",
    "第一条　为规范学生管理，制定本规定。",
    "第二条　本规定适用于全体学生。",
]


@pytest.mark.parametrize("title", ["关于印发《示例大学学生管理规定》的通知", "示例大学关于公布学生管理规定的通知"])
@pytest.mark.parametrize("end", [[], ["", "r|2024年11月1日"], ["第三条　本规定自2024年12月1日起施行。"]])
def test_what_a_notice_issues_behind_its_date(title: str, end: list[str]) -> None:
    found = found_in([f"t|{title}", "l|各学院：", "现印发给你们。", "", "r|示例大学", "r|2024年12月1日", *RULES, *end])
    assert found.issued_text is not None
    assert found.issued_text.title is not None
    assert found.issued_text.title.text == "示例大学学生管理规定"
    expected = [each.partition("|")[2] or each for each in RULES[1:]]
    assert [each.heading + each.text for each in found.issued_text.body][:3] == expected
    assert said(found)["paragraphs"] == 1
    assert said(found)["organs"] == ["示例大学"]
    assert said(found)["date"] == "2024年12月1日"


@pytest.mark.parametrize("first", ["第一章　总则", "第一条　为规范学生管理，制定本规定。"])
def test_articles_behind_a_date_are_what_is_issued(first: str) -> None:
    found = found_in(
        ["c|示例大学令", "c|2024年第12号", "现予公布。", "", "校长：示某某", "2024年12月1日", first, *RULES[2:]]
    )
    assert found.issued_text is not None
    assert found.issued_text.title is None
    assert len(found.issued_text.body) == 3
    assert [len(text) for text in found.provisions] == [3]
    assert said(found)["number"] == "2024年第12号"
    assert said(found)["posts"] == ["校长"]


def test_so_are_those_below_other_lines() -> None:
    lines = ["分享到：", "学生管理规定", *RULES[2:]]
    found = found_in(["c|示例大学令", "现予公布。", "", "校长：示某某", "2024年12月1日", *lines])
    assert found.issued_text is not None
    assert found.issued_text.title is not None
    assert found.issued_text.title.text == "学生管理规定"
    assert [len(text) for text in found.provisions] == [2]
    assert [each.text for each in found.unplaced] == ["分享到："]


@pytest.mark.parametrize(
    ("typed", "number", "note"),
    [
        ("（示财〔2024〕3号）", "示财〔2024〕3号", None),
        ("（示例公告2024年 第12号）", "示例公告2024年第12号", None),
        ("示财函（2014）第（32）号", "示财函（2014）第（32）号", None),
        ("（1998年3月11日[1997]示财字第10号）", "[1997]示财字第10号", "1998年3月11日"),
        ("1998年3月11日      示财（综）发〔1998〕3号", "示财（综）发〔1998〕3号", "1998年3月11日"),
        ("1998年3月11日\t〔98〕示财（综）字第3号", "〔98〕示财（综）字第3号", "1998年3月11日"),
        ("示财发〔1998〕3号 一九九八年三月十一日", "示财发〔1998〕3号", "一九九八年三月十一日"),
        ("示财发〔1998〕3号\n（1998年3月11日）", "示财发〔1998〕3号", "（1998年3月11日）"),
    ],
)
@pytest.mark.parametrize("end", [SIGNED, SIGNED[:-1], []])
def test_a_number_below_the_title(typed: str, number: str, note: str | None, end: list[str]) -> None:
    below = [f"c|{line}" for line in typed.split("\n")]
    other = {"date": WHOLE["date"] if end == SIGNED else None, "organs": WHOLE["organs"] if end else []}
    expect([TITLE, *below, RECIPIENTS, *TEXT, *end], number=number, title_note=note, **other)


@pytest.mark.parametrize(
    "note", ["（2024年11月29日）", "2024年11月29日", "（2024年11月29日局务会议通过，共三章二十条）"]
)
@pytest.mark.parametrize("number", [[], ["c|示财发〔2024〕3号"]])
@pytest.mark.parametrize("end", [SIGNED, []])
def test_a_day_under_the_title_is_a_note(note: str, number: list[str], end: list[str]) -> None:
    other: dict[str, object] = {} if end else {"date": None, "organs": []}
    number_said = number[0].partition("|")[2] if number else None
    expect([TITLE, f"c|{note}", *number, RECIPIENTS, *TEXT, *end], title_note=note, number=number_said, **other)


@pytest.mark.parametrize(
    ("recipients", "end", "other"),
    [
        ("各科室：", ["r|医务科", "r|二〇二四年三月五日"], {"organs": ["医务科"], "date": "二〇二四年三月五日"}),
        ("各位老师：", ["r|教务处", "r|2024.3.5"], {"organs": ["教务处"], "date": "2024.3.5"}),
        ("各会员单位：", ["r|示例协会  示例学会", SIGNED[2]], {"organs": ["示例协会", "示例学会"]}),
        ("各学院、各部门：", [SIGNED[2], "r|示例大学教务处"], {"organs": ["示例大学教务处"]}),
        ("各学院：", [*SIGNED, "联系人：示某某", "电话：0000-0000000"], {"note": "联系人：示某某电话：0000-0000000"}),
        ("各病区：", [*SIGNED, "l|（编辑：示某 审核：示某某）"], {"note": None}),
        ("{主送机关}：", ["r|{发文机关}", "r|{成文日期}"], {"organs": ["{发文机关}"], "date": "{成文日期}"}),
        ("各位会员：", ["-----", "管理员：示某某", SIGNED[2]], {"organs": [], "paragraphs": 4}),
        ("各位会员：", ["管理员：", SIGNED[2]], {"organs": [], "paragraphs": 4}),
        ("各项目部：", [SIGNED[1], "r|日期：2024.3.5"], {"date": "2024.3.5"}),
        ("各学院：", ["", "示例大学", "学生工作领导小组"], {"organs": ["示例大学学生工作领导小组"], "date": None}),
        ("各学院：", ["电话：", "6" * 8, "示例学会"], {"organs": ["示例学会"], "paragraphs": 5, "date": None}),
        ("各学院：", ["参加单位：", "示例大学办公室"], {"organs": [], "date": None, "paragraphs": 5}),
        ("各班：", ["承诺人（签字）：", "2024年  月  日"], {"organs": [], "date": None, "paragraphs": 5}),
    ],
)  # fmt: skip
def test_how_hospitals_schools_and_associations_end(recipients: str, end: list[str], other: dict[str, object]) -> None:
    expect([TITLE, f"l|{recipients}", *TEXT, *end], recipients=recipients, **other)


@pytest.mark.parametrize(
    ("end", "posts", "date"),
    [
        (["l|申请人：示某某", "l|日期：2024年12月1日"], ["申请人"], "2024年12月1日"),
        (["r|汇报人：示某某", SIGNED[2]], ["汇报人"], "2024年12月1日"),
        (["", "r|申请人：", "r|年    月    日"], ["申请人"], "年月日"),
        (["\t\t\t\t\t请假人：", "\t\t\t\t\t日  期："], ["请假人"], "日期："),
        (["c|      委托人签名：________", "c|      日期______年___月___日"], ["委托人签名"], "______年___月___日"),
        (["r|（报告人：____）", "r|____年__月__日"], ["报告人"], "____年__月__日"),
        (["                    承诺人签字________", "r|签字时间：     年   月   日"], ["承诺人签字"], "年月日"),
        (["r|本人签名：示某某", SIGNED[2]], ["本人签名"], "2024年12月1日"),
        (["申请人：", "联系电话：", "家庭住址："], [], None),
        (["学生签名：", "日期：", "导师签名：", "日期："], [], None),
        (["r|甲方签字盖章：", "r|日期：____年__月__日"], [], None),
    ],
)  # fmt: skip
def test_a_person_signs_by_hand(end: list[str], posts: list[str], date: str | None) -> None:
    found = said(found_in(["t|轮岗申请书", "l|尊敬的领导：", *TEXT, *end]))
    text = len(TEXT) + (0 if posts else len(end))
    assert (found["posts"], found["date"], found["organs"], found["paragraphs"]) == (posts, date, [], text)


def test_a_note_in_the_paragraph_of_the_title() -> None:
    note = "（示例市财政局2024年11月29日）"
    expect([f"{TITLE}\n{note}", RECIPIENTS, *TEXT, *SIGNED], title_note=note)


def test_the_numbers_of_a_joint_issue() -> None:
    numbers = ["c|示　财〔2024〕3号", "c|〔24〕示民字第5号"]
    lines = [TITLE, *numbers, RECIPIENTS, *TEXT, *SIGNED]
    expect(lines, number="示财〔2024〕3号")
    number = found_in(lines).number
    assert number is not None
    assert [each.text for each in number.paragraphs] == [each.removeprefix("c|") for each in numbers]


@pytest.mark.parametrize("place", ["[此处输入主送机关]：", "【主送单位】：", "（主送机关名称）："])
def test_words_that_hold_the_place_of_whoever_is_addressed(place: str) -> None:
    expect([TITLE, f"l|{place}", *TEXT, *SIGNED], recipients=place)


@pytest.mark.parametrize(("label", "serial"), [("附：", None), ("附件", None), ("附件一：", 1), ("附（2）", 2)])
@pytest.mark.parametrize("above", [["", "l|"], ["p|"]])
def test_a_label_alone_above_a_title_begins_an_attachment(label: str, serial: int | None, above: list[str]) -> None:
    found = found_in([*HEAD, *TEXT, *above[:-1], f"{above[-1]}{label}", "", "c|决算报表说明", "本表按年填报。"])
    assert [(each.serial, each.title and each.title.text) for each in found.attachments] == [(serial, "决算报表说明")]
    assert (found.attachment_list, len(found.body)) == ((), len(TEXT))


def test_files_below_a_label_alone_are_a_list() -> None:
    found = found_in([*HEAD, *TEXT, "l|附：", "（1）决算报表（略）", "（2）填报说明", *SIGNED])
    assert [(each.serial, each.name) for each in found.attachment_list] == [(1, "决算报表（略）"), (2, "填报说明")]
    assert found.attachments == ()


@pytest.mark.parametrize("label", ["附1：", "附件1 ", "附表一、", "附图1："])
def test_an_attachment_titled_behind_its_label(label: str) -> None:
    found = found_in([*HEAD, *TEXT, *SIGNED, f"l|{label}报名表", "姓名、单位和电话都要填写。", "t|附件材料说明"])
    assert [(each.serial, each.title and each.title.text) for each in found.attachments] == [(1, "报名表")]
    expect([*HEAD, *TEXT, *SIGNED, f"l|{label}报名表", "姓名、单位和电话都要填写。"])


def test_names_of_files_below_the_date_are_a_list() -> None:
    found = found_in([*HEAD, *TEXT, *SIGNED, "l|附件1：报名表.doc", "l|附件2：名单.xls"])
    assert found.attachments == ()
    assert [each.name for each in found.attachment_list] == ["报名表.doc", "名单.xls"]


@pytest.mark.parametrize("heading", ["单位介绍：", "活动时间：", "参赛对象："])
def test_a_topic_with_a_colon_is_not_addressed(heading: str) -> None:
    assert found_in([TITLE, f"l|{heading}", *TEXT, *SIGNED]).recipients is None


def test_what_follows_the_date_and_is_nothing_is_not_placed() -> None:
    found = found_in([*HEAD, *TEXT, *SIGNED, "", "此页无其他内容，请核对后打印"])
    expect([*HEAD, *TEXT, *SIGNED, "", "此页无其他内容，请核对后打印"])
    assert [each.text for each in found.unplaced] == ["此页无其他内容，请核对后打印"]


def test_minutes_whose_organ_and_date_are_in_one_line() -> None:
    found = said(
        found_in([
            "c|示例市财政局会议纪要", "c|〔2024〕3号", "l|示例市财政局办公室　　　2024年12月1日", "t|局务会议纪要",
            "现将会议议定事项纪要如下：", "一、抓紧清理。",
        ])
    )  # fmt: skip
    assert (found["title"], found["organs"], found["date"]) == ("局务会议纪要", ["示例市财政局办公室"], "2024年12月1日")


def test_what_is_filled_in_in_a_form_is_no_element() -> None:
    document = docx.Document(io.BytesIO(draft([*HEAD, *TEXT])))
    table = document.add_table(3, 2)
    table.style = "Table Grid"
    for cell, text in zip(
        table._cells, ["编号", "示财〔2024〕3号", "审核", "示例市财政局", "日期", "2024年12月1日"], strict=True
    ):
        cell.text = text
    found = recognise(read_document(saved(document), "表格.docx"))
    assert (found.number, found.signature.organs, found.signature.date, len(found.tables)) == (None, (), None, 1)


# Drafts in a short notation: one text for each paragraph, with a letter for where it is.
# ``c|`` is centred, ``r|`` at the right, ``t|`` a title (centred, 22 pt), ``b|`` a large name,
# ``l|`` at the left without an indent, ``h|`` in 黑体, ``p|`` at the top of a page; a text without a letter is indented
# by two characters. A line feed in a text is a manual line break.


_ALIGNED = {
    "c": WD_ALIGN_PARAGRAPH.CENTER,
    "b": WD_ALIGN_PARAGRAPH.CENTER,
    "t": WD_ALIGN_PARAGRAPH.CENTER,
    "r": WD_ALIGN_PARAGRAPH.RIGHT,
}
_ZI = Pt(16)


def found_in(lines: Sequence[str]) -> RecognisedDocument:
    return recognise(read_document(draft(lines), "草稿.docx"))


def draft(lines: Sequence[str]) -> bytes:
    document = blank()
    for line in lines:
        letter, bar, text = line.partition("|")
        if bar and len(letter) == 1:
            _add(document, text, letter)
        else:
            _add(document, line, "")
    return saved(document)


def _add(document: Document, text: str, letter: str) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size = {"t": Pt(22), "b": Pt(26)}.get(letter, _ZI)
    font = {"t": "方正小标宋简体", "h": "黑体", "k": "楷体_GB2312"}.get(letter, "仿宋_GB2312")
    run.font.name = font
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    paragraph.paragraph_format.page_break_before = letter == "p" or None
    if letter in _ALIGNED:
        paragraph.alignment = _ALIGNED[letter]
    elif not letter and text and not text.startswith((" ", "\u3000")):
        paragraph.paragraph_format.first_line_indent = 2 * _ZI


@pytest.mark.parametrize(
    ("above", "title", "mark"),
    [
        (["b|示例大学", "t|毕业设计开题报告"], "示例大学\n毕业设计开题报告", []),
        (["b|示例工程有限公司", "t|安全月报告"], "示例工程有限公司\n安全月报告", []),
        (["b|示例大学", "t|关于放假的报告"], "关于放假的报告", ["示例大学"]),
        (["b|示例大学", "t|放假通知"], "放假通知", ["示例大学"]),
        (
            ["t|示例财政部 示例改革委 示例科技部", "t|示例应急管理部关于示例的通知"],
            "示例财政部 示例改革委 示例科技部\n示例应急管理部关于示例的通知",
            [],
        ),
    ],
)
def test_a_large_name_above_a_form_is_no_mark(above: list[str], title: str, mark: list[str]) -> None:
    found = found_in([*above, *TEXT])
    assert (found.title and found.title.text, [each.text for each in found.mark]) == (title, mark)


@pytest.mark.parametrize("above", ["二、活动时间", "活动时间："])
def test_a_day_below_a_heading_is_text(above: str) -> None:
    found = found_in(["t|示例活动方案", *TEXT, above, SIGNED[2].replace("r|", "")])
    assert (len(found.body), found.signature.date) == (len(TEXT) + 2, None)


@pytest.mark.parametrize(
    ("head", "said_of_it"),
    [
        (["c|Example Students Association", "c|示例学生联谊会"], {"title": None, "paragraphs": 3}),
        (["c|示例大学", "t|设备采购说明"], {"title": "示例大学设备采购说明"}),
        (["t|关于申报2024年示例大学", "c|创新项目的预通知"], {"title": "关于申报2024年示例大学创新项目的预通知"}),
        (["b|公 告"], {"title": "公告", "issuer_mark": []}),
        (["t|社团大会", "l|2024-11-30"], {"title": "社团大会", "title_note": "2024-11-30"}),
        (["t|感谢信", "致每一位帮助过示例大学的人："], {"recipients": "致每一位帮助过示例大学的人："}),
        (["t|公告", "尊敬的企业管理员、示例学员："], {"recipients": "尊敬的企业管理员、示例学员："}),
        (["t|合作协议", "l|甲方：示例有限公司", "l|法人："], {"recipients": None, "paragraphs": 5}),
        (["t|献血通知", "l|请报名者于", "l|2024", "l|年前来到。"], {"copy_number": None, "paragraphs": 6}),
        (["t|放假通知", "l|【通知事项】"], {"paragraphs": 4}),
        (["（2024年11月30日通过）", "第一章　总则"], {"title_note": "（2024年11月30日通过）", "title": None}),
        (["c|示例有限公司文件", "c|2024【01】号", "t|任命通知"], {"number": "2024【01】号", "title": "任命通知"}),
        (["t|关于收费的公示", *TEXT, *["l|示例"] * 4, "示财〔2024〕5号"], {"number": None, "paragraphs": 11}),
        (["t|示例行业企业", "t|预警技术标准", "c|（试行）"], {"title": "示例行业企业预警技术标准（试行）"}),
        (["t|示例隐患判定标准", "c|（2017版）"], {"title": "示例隐患判定标准（2017版）"}),
        (["c|示例局关于印发", "《示例标准（2017版）》的通知"], {"title": "示例局关于印发《示例标准（2017版）》的通知"}),
        (["c|示例局关于治理的通知\n示财〔2024〕5号"], {"title": "示例局关于治理的通知", "number": "示财〔2024〕5号"}),
        (["c|示例局关于治理的通知示财〔2024〕5号"], {"title": "示例局关于治理的通知", "number": "示财〔2024〕5号"}),
        (["t|示例评定标准", "l|自评/评审单位：", "l|自评时间：  年  月  日"], {"recipients": None, "paragraphs": 5}),
        (
            ["t|示例管理办法", "l|2024年3月1日 示例市财政局令第2号公布", "l|2024年5月1日　施行"],
            {"title_note": "2024年3月1日示例市财政局令第2号公布2024年5月1日施行", "paragraphs": 3},
        ),
        (["t|示例大事记", "l|2024年3月1日 示例会召开", "l|2024年5月1日 示例展"], {"title_note": None, "paragraphs": 5}),
        (["t|示例合同指引2号", "t|（示例章程必备条款指引）"], {"title": "示例合同指引2号（示例章程必备条款指引）"}),
        (["t|示例合同指引", "t|（此处补充示例办法）"], {"title": "示例合同指引", "paragraphs": 3}),
        (["t|示例征缴条例（2019年修订）", "c|示例省人民政府令第7号"], {"number": "示例省人民政府令第7号"}),
        (["t|示例情况说明", "示例省人民政府令第7号自2019年起施行。"], {"number": None, "paragraphs": 4}),
    ],
)  # fmt: skip
def test_what_strangers_begin_with(head: list[str], said_of_it: dict[str, object]) -> None:
    found = said(found_in([*head, *TEXT]))
    assert {name: found[name] for name in said_of_it} == said_of_it


@pytest.mark.parametrize(
    ("end", "said_of_it"),
    [
        (["此致", "敬礼！", "r|示某某", SIGNED[2]], {"organs": ["示某某"], "date": "2024年12月1日"}),
        (["此致", "敬礼", "r|示某某", "r|示例学院2402班"], {"organs": ["示某某", "示例学院2402班"], "date": None}),
        ([f"{' ' * 70}示例市财政局\n{' ' * 80}2024年12月1日"], {"organs": ["示例市财政局"], "date": "2024年12月1日"}),
        (["r|示例装置部", "r|2024.12"], {"organs": ["示例装置部"], "date": "2024.12"}),
        (["r|示例110kV变电站项目部", "r|时间："], {"date": "时间："}),
        (["r|（受让人）", "r|  年  月  日"], {"note": None, "date": "年月日", "paragraphs": 4}),
        (["r|示例医院", "l|预约电话：0000-0000000"], {"organs": ["示例医院"], "note": None, "paragraphs": 3}),
        (["\t\t\t24软件 101 示某", "", *SIGNED], {"organs": ["示例市财政局"], "paragraphs": 4}),
        (["六、自我研修", "r|2024年12月1日"], {"organs": [], "paragraphs": 4}),
        (["l|2024年12月1日", "①测试。", "②验收。"], {"date": None, "paragraphs": 6}),
        ([*SIGNED, "（请勿改动此页内容。）"], {"note": None}),
        (
            ["r|                    日期：   年   月   日", "说明一。", "说明二。", "说明三。", "说明四。", "说明五。"],
            {"date": None, "paragraphs": 9},
        ),
        (
            ["附件：示例申请表", "", "r|示例大学", "t|示例申请表", "申请人：", "r|年  月  日"],
            {"organs": ["示例大学"], "date": None, "attachment_list": [{"serial": None, "name": "示例申请表"}]},
        ),
    ],
)
def test_what_strangers_end_with(end: list[str], said_of_it: dict[str, object]) -> None:
    found = said(found_in(["t|示例说明书", *TEXT, *end]))
    assert {name: found[name] for name in said_of_it} == said_of_it


NAMES = [
    "示例银行",
    "示例发展改革委",
    "工业和示例化部",
    "示例监管总局",
    "中国示例会",
    "国家示例局",
    "示例市人民政府办公室",
]
BLANKS = "\u2003\u2003"


def test_many_organs_in_one_line_with_the_date() -> None:
    signed = BLANKS.join([*NAMES, "2024年12月1日"])
    found = said(found_in([*HEAD, *TEXT, signed]))
    assert (found["organs"], found["date"], found["paragraphs"]) == (NAMES, "2024年12月1日", 3)
    found = said(found_in([*HEAD, *TEXT, f"{'、'.join(NAMES)}联合开展的示例活动始于2024年12月1日"]))
    assert (found["organs"], found["date"], found["paragraphs"]) == ([], None, 4)


@pytest.mark.parametrize(
    ("behind", "attached", "paragraphs"),
    [
        (["", "附件：示例参考", *["示例一。"] * 13], [("附件：", "示例参考", 13)], 3),
        (["", "附件：示例参考", *["示例一。"] * 13, *SIGNED], [], 17),
        (["附件：示例指引", "附件: 示例指引", "第一章　总则", "示例一。"], [("附件:", "示例指引", 2)], 3),
        (["附件", "1：示例目录", "示例二。", "附件", "2：示例目录", "示例二。", *SIGNED], [], None),
    ],
)  # fmt: skip
def test_an_attachment_behind_a_text_that_nobody_signs(
    behind: list[str], attached: list[object], paragraphs: int | None
) -> None:
    found = said(found_in([*HEAD, *TEXT, *behind]))
    assert found["attachments"] == attached
    assert paragraphs in (None, found["paragraphs"])


def test_forms_behind_the_date_are_with_it() -> None:
    found = with_tables(*HEAD, *TEXT, *SIGNED, "", "　" * 9 + "示例请假单", "姓名|")
    assert found.issued_text is not None
    assert (len(found.issued_text.tables), found.unplaced) == (1, ())


def test_a_stray_line_above_what_an_order_names() -> None:
    order = ["《示例规定》已经通过，现予公布。", *SIGNED]
    found = found_in(["c|示例市财政局令", "c|第2号", *order, "r|检索", "c|示例规定", "第一条　为示例，制定本规定。"])
    assert found.issued_text is not None
    assert found.issued_text.title is not None
    assert (found.issued_text.title.text, [each.text for each in found.unplaced]) == ("示例规定", ["检索"])


@pytest.mark.parametrize(
    "issued", [["示例市示例办法", "第一条　为示例，制定本办法。"], ["示例市示例方案", "为示例，制定本方案。"]]
)
def test_what_is_issued_below_a_note_where_the_seals_are_lost(issued: list[str]) -> None:
    found = found_in(["关于印发《示例市示例办法》的通知", "各县：", "请认真执行。", "（此件公开发布）", "", *issued])
    assert found.issued_text is not None
    assert found.issued_text.title is not None
    assert (said(found)["note"], found.issued_text.title.text) == ("（此件公开发布）", issued[0])


def test_a_receipt_is_nothing_that_a_notice_issues() -> None:
    found = found_in([*HEAD, *TEXT, *SIGNED, "c|回  执", "我已阅读上述内容。", "r|签名："])
    assert (found.issued_text, [each.text for each in found.unplaced][:1]) == (None, ["回  执"])


def test_a_label_above_items_that_are_sentences_begins_an_attachment() -> None:
    items = [
        "1.示某某，长期从事示例技术的研究，主持过多项示例课题，获得过多项示例奖励，现任示例大学教授，兼任示例学会的理事。"
        * 2
    ]
    found = said(found_in([*HEAD, *TEXT, *SIGNED, "l|附件1. 师资介绍", *items, *items, "l|附件2：目录", "示例一。"]))
    assert found["attachments"] == [("附件1.", "师资介绍", 2), ("附件2：", "目录", 1)]


def with_tables(*lines: str) -> RecognisedDocument:
    """A document of ``lines``, of which those that end with | are tables."""
    document = blank()
    for line in lines:
        if line.endswith("|"):
            document.add_table(2, 2).cell(0, 0).text = line[:-1]
        else:
            _add(document, line.partition("|")[2] or line, line[0] if line[1:2] == "|" else "")
    return recognise(read_document(saved(document), "草稿.docx"))


def test_what_a_table_is_above_is_not_under_the_title() -> None:
    found = said(with_tables("t|例会纪要", "主持人|", "t|12月例会纪要", "c|2024年12月1日", "研究工作。"))
    assert (found["title"], found["title_note"], found["paragraphs"]) == ("例会纪要", None, 3)


def test_a_form_is_named_above_its_table() -> None:
    found = said(with_tables("2024年示例学校提前录取信息表", "姓名|", "填写以后交到学校。"))
    assert found["title"] == "2024年示例学校提前录取信息表"
