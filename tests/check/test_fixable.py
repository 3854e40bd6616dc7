"""What is not recognised with certainty is neither moved, nor set in another type, nor completed."""

import io
from collections.abc import Callable, Iterable

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from lxml import etree

from generator.check.fixable import are_chinese_dots, is_chinese_mark, is_prose
from generator.check.mending import mend
from generator.check.official_papers import is_official
from generator.check.rules.changes.edited_document import Mended
from tests.check.right import data_of, right_notice
from tests.check.rules.planting import base, found_in
from tests.word_documents import blank

pytestmark = pytest.mark.in_turn(2)

TITLE = "示例市财政局关于报送2024年预算执行情况的通知"
BODY = (
    "各县（区）财政局：",
    "根据市政府工作安排，现就报送2024年预算执行情况有关事项通知如下。",
    *("一、报送内容", "各单位2024年预算执行情况、存在问题及建议。"),
)


def clerks() -> Document:
    """A notice of a clerk in python-docx: margins and type set, nothing else."""
    document = blank()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Mm, (37, 35, 28, 26))
    for text in (TITLE, *BODY):
        line(document.add_paragraph(text), "center" if text == TITLE else "text" if text != BODY[0] else "left")
    return document


def ours() -> Document:
    return docx.Document(io.BytesIO(base("ours")))


def line(paragraph: Paragraph, place: str) -> Paragraph:
    """``paragraph`` in 16 pt at a place: text, left, center, right, far."""
    for run in paragraph.runs:
        run.font.size = Pt(16)
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋_GB2312")
    if place in ("center", "right"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if place == "center" else WD_ALIGN_PARAGRAPH.RIGHT
    elif place == "text":
        paragraph.paragraph_format.first_line_indent = Pt(32)
    elif place == "far":
        paragraph.paragraph_format.left_indent = Pt(270)
    elif place == "inset":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = Pt(64)
    return paragraph


def face(paragraph: Paragraph, font: str) -> None:
    for run in paragraph.runs:
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


CLOSINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "unfilled date": (("示例市财政局", "far"), ("2024年  月  日", "far")),
    "unfilled date at the right": (("示例市财政局", "right"), ("2024年  月  日", "right")),
    "unfilled date four characters in": (("示例市财政局", "inset"), ("2024年  月  日", "inset")),
    "unfilled date at the left": (("示例市财政局", "left"), ("2024年  月  日", "left")),
    "unfilled year": (("示例市财政局", "far"), ("    年  月  日", "far")),
    "XX for the date": (("示例市财政局", "far"), ("20XX年X月X日", "far")),
    "crosses for the date": (("示例市财政局", "far"), ("2024年××月××日", "far")),
    "two in one line": (("     示例市财政局          示例市民政局", "left"), ("2024年12月1日", "right")),
    "two in one line with a tab": (("示例市财政局\t示例市民政局", "left"), ("2024年12月1日", "right")),
    "three in one line": (("  示例市财政局    示例市民政局    示例市教育局", "left"), ("2024年12月1日", "right")),
    "one organ above another": (("示例市教育局", "left"), ("示例市财政局", "left"), ("2024年12月1日", "left")),
    "a name under the text": (("抄送孙克", "left"), ("2024年12月1日", "left")),
    "a copy above the signature": (("抄送：示例市民政局", "left"), ("示例市财政局", "far"), ("2024年  月  日", "far")),
    "a contact at the right": (("联系人：示例甲", "right"),),
    "a name alone": (("示例甲", "left"),),
}
"""What closes a draft, in lines and their places, that only its writer can put right."""

HEADS: dict[str, tuple[tuple[str, str], ...]] = {
    "XX in the number": (("示财〔20XX〕XX号", "center"),),
    "XX in the number, at the left": (("示财〔20XX〕XX号", "left"),),
    "crosses in the number": (("示财〔2024〕××号", "center"),),
    "a serial to come": (("示财〔2024〕  号", "center"),),
}
"""What begins a draft."""


def looks(document: Document, texts: Iterable[str]) -> list[tuple[str, ...]]:
    """The text, the place and the type of the paragraphs that have these texts."""
    wanted = set(texts)
    return [
        (
            each.text,
            *(
                etree.tostring(found).decode()
                for name in ("w:ind", "w:jc", "w:rFonts", "w:sz", "w:b")
                for found in each._p.iter(qn(name))
            ),
        )
        for each in document.paragraphs
        if each.text in wanted
    ]


def assert_kept(document: Document, texts: Iterable[str]) -> None:
    """Mending leaves those lines as they are, and changes nothing the second time."""
    before = data_of(document)
    mended = mend(before, "x.docx")
    texts = list(texts)
    kept = looks(docx.Document(io.BytesIO(mended.data)), texts)
    assert len(kept) >= len(texts)
    assert kept == looks(docx.Document(io.BytesIO(before)), texts)
    assert mend(mended.data, "x.docx") == Mended(mended.data, ())


@pytest.mark.cases(2)
@pytest.mark.parametrize("name", CLOSINGS)
def test_a_signature_that_is_not_complete_stays(name: str) -> None:
    document = clerks()
    document.add_paragraph("")
    for text, place in CLOSINGS[name]:
        line(document.add_paragraph(text), place)
    assert_kept(document, [text for text, _ in CLOSINGS[name] if not text.startswith("2024年12")])


@pytest.mark.cases(3)
@pytest.mark.parametrize("made", [right_notice, ours], ids=["python-docx", "ours"])
@pytest.mark.parametrize("date", ["2026年  月  日", "20XX年X月X日", "    年  月  日"])
def test_an_unfilled_date_of_a_right_notice_stays(made: Callable[[], Document], date: str) -> None:
    document = made()
    dated = [each for each in document.paragraphs if each.text.strip().endswith("日") and len(each.text.strip()) < 12]
    assert dated
    for each in dated:
        each.runs[0].text = date
        for run in each.runs[1:]:
            run.text = ""
    assert_kept(document, {each.text for each in dated})


@pytest.mark.cases(2)
@pytest.mark.parametrize("name", HEADS)
def test_a_number_that_is_not_given_is_no_title(name: str) -> None:
    document = clerks()
    for text, place in HEADS[name]:
        line(document.paragraphs[0].insert_paragraph_before(text), place)
    for text, place in (("示例市财政局", "right"), ("2024年12月1日", "right")):
        line(document.add_paragraph(text), place)
    assert_kept(document, [*(text for text, _ in HEADS[name]), BODY[0]])


@pytest.mark.parametrize("title", ["会议笔记", "会议纪要", "软件使用说明"])
def test_of_a_document_that_is_no_official_one_only_characters_are_mended(title: str) -> None:
    document = blank()
    line(document.add_paragraph(title), "center")
    for text in ("报关", "发票贴好,写明寄给谁.", "外港不用发装箱单。", "1、身份证复印件"):
        document.add_paragraph(text)
    mended = mend(data_of(document), "x.docx")
    assert {each.rule for each in mended.mends} == {"PU-01"}
    assert "发票贴好，写明寄给谁。" in [each.text for each in docx.Document(io.BytesIO(mended.data)).paragraphs]
    assert mend(mended.data, "x.docx") == Mended(mended.data, ())


def test_paragraphs_that_are_not_chinese_stay() -> None:
    document = clerks()
    texts = ("Body Text. Body Text Char.", "print(1);", "Tel. 12345.")
    for text in texts:
        document.add_paragraph(text)
    line(document.add_paragraph("请按时报送。"), "text")
    assert_kept(document, texts)


@pytest.mark.parametrize("text", ["抄送孙克", "抄送：示例市民政局", "附件1.报送表", "各县财政局"])
def test_no_mark_is_put_where_there_is_none(text: str) -> None:
    document = clerks()
    line(document.add_paragraph(text), "left")
    mended = docx.Document(io.BytesIO(mend(data_of(document), "x.docx").data))
    assert text in [each.text for each in mended.paragraphs]


SIGNED = (("示例市财政局", "right"), ("2024年12月1日", "right"))
OFFICIAL: dict[str, tuple[tuple[str, str], ...]] = {
    "by its title alone": ((TITLE, "center"), ("现就有关事项通知如下。", "text")),
    "a title of two lines": (("关于报送2024年\n预算执行情况的通知", "center"), ("现就有关事项通知如下。", "text")),
    "by its title and number": (("示财〔2024〕5号", "center"), ("工作方案", "center"), ("正文在此。", "text")),
    "by who gets and who signs it": (("通知", "center"), ("各县财政局：", "left"), ("请按时报送。", "text"), *SIGNED),
    "a report to somebody": (("关于经费的报告", "center"), ("市财政局：", "left"), ("现将情况报告如下。", "text")),
}
OTHER: dict[str, tuple[tuple[str, str], ...]] = {
    "a report of a student": (("关于图像识别的实验报告", "center"), ("本实验研究图像识别。", "text")),
    "a thesis": (
        *(("示例学院", "center"), ("本科生毕业设计", "center"), ("基于示例的系统研究与实现", "center")),
        *(("学院：示例软件学院", "left"), ("学生姓名：示例甲", "left"), ("2024年05月02日", "left")),
        *(("摘要", "center"), ("本文研究示例系统。", "text")),
    ),
    "notes with a colon": (
        ("邀请函", "center"),
        ("流程步骤：", "left"),
        ("一、修改右侧栏", "left"),
        ("正文。", "text"),
    ),
    "minutes of a group": (("会议记录", "center"), ("本周完成登录。", "text"), ("示例组 示例甲", "right"), SIGNED[1]),
    "the rules of a club": (("示例协会章程", "center"), ("第一条　本会是学生组织。", "text")),
    "a form": (("示例公司合同", "center"), ("甲方：示例公司", "left"), ("日期：2024年07月12日", "left")),
}


def of(lines: Iterable[tuple[str, str]]) -> Document:
    document = blank()
    for text, place in lines:
        line(document.add_paragraph(text), place)
    return document


@pytest.mark.parametrize("name", OFFICIAL)
def test_an_official_document_is_seen(name: str) -> None:
    assert is_official(found_in(data_of(of(OFFICIAL[name]))))


@pytest.mark.parametrize("name", OTHER)
def test_another_document_gets_marks_alone(name: str) -> None:
    document = of((*OTHER[name], ("以下材料请备齐,按时交.", "text")))
    before = data_of(document)
    mended = mend(before, "x.docx")
    assert {each.rule for each in mended.mends} == {"PU-01"}
    assert_kept(document, [text for text, _ in OTHER[name]])


def test_the_items_of_a_list_are_no_headings() -> None:
    document = clerks()
    items = ("（一）遵守本办法。", "（二）按时报送材料。")
    for text in (*items, "以上各项请认真落实，逾期不候。"):
        line(document.add_paragraph(text), "text")
    assert_kept(document, items)


def test_items_are_set_as_the_text_around_them() -> None:
    document = of((*OFFICIAL["by its title alone"], ("一、内容", "text")))
    for text in ("（一）遵守本办法。", "（二）按时报送材料。", "以上各项请认真落实，逾期不候。"):
        document.add_paragraph(text)
    texts = mended_again(document).paragraphs[-3:]
    assert {run.font.size for each in texts for run in each.runs} == {Pt(16)}


@pytest.mark.parametrize("sibling", ["heading", "type"])
def test_a_heading_loses_its_point(sibling: str) -> None:
    document = clerks()
    heading = line(document.add_paragraph("（一）压实责任。"), "text")
    if sibling == "heading":
        line(document.add_paragraph("各单位要落实责任。"), "text")
        line(document.add_paragraph("（二）加强督查"), "text")
    else:
        face(heading, "楷体_GB2312")
    line(document.add_paragraph("各单位要加强督查。"), "text")
    assert "（一）压实责任" in [each.text for each in mended_again(document).paragraphs]


def mended_again(document: Document) -> Document:
    """``document`` mended; mending it once more changes nothing."""
    mended = mend(data_of(document), "x.docx")
    assert mend(mended.data, "x.docx") == Mended(mended.data, ())
    return docx.Document(io.BytesIO(mended.data))


def test_what_follows_references_keeps_its_marks() -> None:
    document = clerks()
    entry = "示例甲. 示例书名. 北京: 示例出版社, 2020."
    for text in ("参考文献", entry):
        document.add_paragraph(text)
    assert entry in [each.text for each in mended_again(document).paragraphs]


def test_a_label_with_a_title_in_its_line_stays() -> None:
    document = clerks()
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    label = line(document.add_paragraph("附件1（可选）"), "left")
    face(label, "楷体_GB2312")
    line(document.add_paragraph("正文在此，请按时报送。"), "text")
    assert_kept(document, ["附件1（可选）"])


def test_a_list_with_a_signature_in_it_stays() -> None:
    document = clerks()
    texts = ("附件：", "（列明附件名称）", "", "示例市财政局（盖章）", "", "____年____月____日")
    for text in texts:
        line(document.add_paragraph(text), "left")
    assert_kept(document, {text for text in texts if text})


@pytest.mark.parametrize("text", ["示例公文", "正式文稿模板"])
def test_a_big_line_that_names_no_organ_is_no_mark(text: str) -> None:
    document = clerks()
    first = document.paragraphs[0].insert_paragraph_before(text)
    first.runs[0].font.size = Pt(26)
    first.alignment = WD_ALIGN_PARAGRAPH.CENTER
    assert_kept(document, [text])


def test_recipients_below_a_label_stay() -> None:
    document = clerks()
    document.paragraphs[1].insert_paragraph_before("主送机关：")
    assert_kept(document, [BODY[0]])


def test_the_rest_of_a_broken_sentence_stays() -> None:
    document = clerks()
    rest = "励学生参加活动，按时报送材料。"
    line(document.add_paragraph("校团委立项组建10支宣讲团，鼓"), "text")
    document.add_paragraph(rest)
    last = next(each for each in mended_again(document).paragraphs if each.text == rest)
    assert last.paragraph_format.first_line_indent is None


def test_a_list_with_bullets_keeps_its_indents() -> None:
    document = clerks()
    text = "考勤成绩（20%）：根据学生在五次活动中的参与情况评定；"
    document.add_paragraph(text, style="List Bullet")
    line(document.add_paragraph("请按时报送。"), "text")
    listed = next(each for each in mended_again(document).paragraphs if each.text == text)
    assert listed._p.pPr is not None
    assert listed._p.pPr.ind is None


@pytest.mark.parametrize(
    "lines",
    [
        ["1、2年内完成。", "2、逐户走访。"],
        ["1、逐户走访。\n2、及时报告。", "3、建立台账。"],
        ["(一)逐户走访，及时报告。", "(二)2年内完成，及时报告。", "(三)Σ见附件。\n(四)建立台账。"],
        ["时间为上午9：00—11：30，逾期不候。"],
    ],
)
def test_numbers_of_a_list_are_mended_all_or_none(lines: list[str]) -> None:
    document = of(
        [("关于做好年终决算工作的通知", "center"), ("各县区财政局：", "left"), *((each, "text") for each in lines)]
    )
    mended = mend(data_of(document), "x.docx")
    assert not {each.rule for each in mended.mends} & {"PU-11", "PU-12"}


# Which half-width marks are those of Chinese text: the others stay as they are typed.

PROSE = (
    "请于周五前报送,逾期不候.",
    "本系统采用HTML(超文本标记语言)和CSS,样式统一。",
    "报名费30元(含材料费);报到时交。",
    "样本量n=30,结果见下表。",
    "详见https://www.example.gov.cn/a/b.html,逾期不候。",
)
STRANGE = {
    "a call": 'CString s(_T("测试")); //为什么',
    "a statement": "if (a != b) { 返回; }",
    "an assignment": "set name = '示例甲';",
    "a query": "SELECT 姓名 FROM 人员 WHERE 编号=1;",
    "a type": "int i, j; 这样的声明不要写在一行",
    "an option": '[-q "查询"] 执行后退出',
    "a comment": "// TODO: 更新,再测试",
    "an equation": "市场力=K市场力×(报价,均价)",
    "a sum": "∑(电量×电价)",
    "a box of characters": "│ 前端 (Vue) │ 后端 (Go) │",
    "an entry of references": "[1] 示例甲. 示例书名. 北京: 示例出版社, 2020.",
    "a form of an entry": "[序号] 作者. 题名[M]. 出版地: 出版者, 年份.",
    "a journal": "示例甲,示例乙.题名[J].示例学报,2020,(3):1-5.",
    "English with a Chinese word": "Use SimHei (which is 黑体 in Chinese), please",
    "Polish": "Osiedle „Jagiellońskie”, Podolany",
    "Persian": "تا ... از",
}


@pytest.mark.parametrize("text", PROSE)
def test_chinese_text_is_prose(text: str) -> None:
    assert is_prose(text)


@pytest.mark.parametrize("name", STRANGE)
def test_what_has_marks_of_its_own_is_none(name: str) -> None:
    assert not is_prose(STRANGE[name])


def test_a_reference_may_be_numbered_by_the_program() -> None:
    text = "示例甲. 示例书名. 北京: 示例出版社, 2020."
    assert is_prose(text)
    assert not is_prose(text, "[1]")


def marked(shown: str) -> tuple[str, int, int]:
    """The text of ``shown``, and where the part between two ‖ begins and ends in it."""
    before, mark, after = shown.split("‖")
    return before + mark + after, len(before), len(before) + len(mark)


CHINESE = (
    *(
        *("报送材料‖,‖逾期不候", "如下‖:‖", "CSS‖,‖样式统一"),
        *("网络爬虫‖,‖HTML页面", "共25万‖;‖其中", "是否同意‖?‖", "质量管理‖.‖"),
    ),
    *(
        *("应救尽救‖(见附件1)‖。", "‖(本合同仅供参考)‖"),
        *("Java‖(脚本语言)‖ 是一种", "模块‖(dll)‖，", "是‖(‖ C ）", "（3分‖)‖"),
    ),
    *("是‖(‖ C ）", "和统一；‖(‖2分）", "（3分‖)‖", "指标 ‖,‖按其", "（1 分‖)‖；"),
)
FOREIGN = (
    *("规则‖(1)‖—(3)", "本条‖(a)‖款", "如‖(3-1)‖、(3-2)", "《常用量和单位》‖.‖计量出版社"),
    *("erVO‖;‖", "1.8‖;‖", "“‖,‖ 等”", "[-‖?‖ 显示", "12‖:‖30", "rk.*‖,‖ 建议", "/OL]‖,‖ 年份"),
    *("John E.‖(名)‖ Smith", "版本1.2 ‖( Spring 1.2)‖构建", "tID‖)‖; 说明", "f‖(‖x"),
)


@pytest.mark.parametrize("shown", CHINESE)
def test_marks_of_chinese_text(shown: str) -> None:
    assert is_chinese_mark(*marked(shown))


@pytest.mark.parametrize("shown", FOREIGN)
def test_marks_beside_other_text(shown: str) -> None:
    assert not is_chinese_mark(*marked(shown))


@pytest.mark.parametrize("shown", ["供电‖...‖", "“示例”‖......‖", "供电‖...‖，另有"])
def test_dots_of_an_ellipsis(shown: str) -> None:
    assert are_chinese_dots(*marked(shown))


@pytest.mark.parametrize(
    "shown", ["导图‖..............‖（插页）", "param2,‖...‖)", "a[3]+‖...‖+a[m]", "供电‖...‖/off", "‖...‖"]
)
def test_other_dots(shown: str) -> None:
    assert not are_chinese_dots(*marked(shown))
