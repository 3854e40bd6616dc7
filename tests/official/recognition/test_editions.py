"""Drafts and corrected reprints, whoever made them: the mark is an element, the missing serial of a draft a note."""

from collections.abc import Sequence
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from generator.check.finding import Finding
from generator.check.rules import file_findings
from generator.office.reading import read_document
from generator.official.document import Edition, OfficialDocument
from generator.official.layout.composition import lay_out
from generator.official.recognition import recognise
from generator.official.recognition.elements import RecognisedDocument
from generator.official.writer import write_docx
from generator.standard import without_serial
from tests.official.layout.measured_documents import LETTER, MINUTES, ORDER, PLAIN, UPWARD
from tests.official.recognition.test_formats import CENTRE, RIGHT, add, found, pair, picked

NUMBERED = {"公文": PLAIN, "上行文": UPWARD, "信函": LETTER, "命令": ORDER, "纪要": MINUTES}
ABOUT_NUMBERS = ("HD-18", "HD-23", "HD-31", "CM-02", "MM-04")


def notice(*marks: str, number: str = "示水发〔2026〕　　号", size: float = 16, font: str = "楷体") -> Document:
    """A notice of somebody's, with these lines below its title."""
    document = docx.Document()
    add(document, "示例县水利局文件", CENTRE, size=42, red=True, font="华文中宋")
    add(document, number, CENTRE)
    add(document, "示例县水利局", CENTRE, size=22, font="小标宋")
    add(document, "关于做好防汛工作的通知", CENTRE, size=22, font="小标宋")
    for mark in marks:
        add(document, mark, CENTRE, size=size, font=font)
    add(document, "各乡镇人民政府：")
    for _ in range(2):
        add(document, "请认真做好防汛工作，确保安全。").paragraph_format.first_line_indent = Pt(32)
    add(document, "示例县水利局", RIGHT)
    add(document, "2026年4月8日", RIGHT)
    return document


def ours(document: OfficialDocument) -> RecognisedDocument:
    return recognise(read_document(write_docx(lay_out(document)), "公文.docx"))


def told(recognised: RecognisedDocument) -> list[Finding]:
    return [finding for finding in file_findings(recognised) if finding.code in ABOUT_NUMBERS]


@pytest.mark.parametrize(
    "mark",
    [
        "（征求意见稿）",
        "(征求意见稿)",
        "（征求意见第二稿）",
        "（第二次征求意见稿）",
        "（公开征求意见稿）",
        "征求意见稿",
        "〔校对稿〕",
        "（送审稿）",
        "（讨 论 稿）",
        "（草稿）",
        "（更正重印件）",
        "（更正重印）",
    ],
)
@pytest.mark.parametrize(("size", "font"), [(16, "楷体"), (22, "小标宋")])
def test_the_mark_is_no_title_and_no_text(mark: str, size: float, font: str) -> None:
    document = notice(mark, size=size, font=font)
    assert picked(document, "edition", "title", "recipients", "number", "kind", "paragraphs") == [
        *(
            "".join(mark.split()), "示例县水利局关于做好防汛工作的通知", "各乡镇人民政府：", "示水发〔2026〕号",
            "通知", 2,
        )
    ]  # fmt: skip
    assert found(document).is_draft is ("更正" not in mark)


@pytest.mark.parametrize("line", ["（试行）", "（草案）", "（示例县水利局办公室 2026年4月8日）", "（讨论稿见附件）"])
def test_what_else_stands_in_brackets_is_no_mark(line: str) -> None:
    assert found(notice(line)).edition is None


def test_a_mark_within_the_text_is_a_remark() -> None:
    document = notice()
    document.paragraphs[5].insert_paragraph_before("各单位要认真修改。")
    document.paragraphs[6].insert_paragraph_before("（征求意见稿）").alignment = WD_ALIGN_PARAGRAPH.CENTER
    recognised = found(document)
    assert (recognised.edition, recognised.is_draft, len(recognised.body)) == (None, False, 3)
    assert [each.text for each in recognised.unplaced] == ["（征求意见稿）"]


def test_a_mark_above_the_number() -> None:
    document = notice()
    document.paragraphs[1].insert_paragraph_before("（征求意见稿）").alignment = WD_ALIGN_PARAGRAPH.CENTER
    expected = [*("（征求意见稿）", ["示例县水利局文件"], "示水发〔2026〕号")]
    assert picked(document, "edition", "issuer_mark", "number") == expected


@pytest.mark.parametrize("number", ["第　　号", "第    号", "第×号", "第__号"])
def test_an_order_that_has_no_number_yet(number: str) -> None:
    document = docx.Document()
    add(document, "示例县人民政府令", CENTRE, size=50, red=True)
    add(document, number, CENTRE)
    add(document, "（征求意见稿）", CENTRE, font="楷体")
    add(
        document, "《示例县河道管理办法》已经县人民政府常务会议通过，现予公布。"
    ).paragraph_format.first_line_indent = Pt(32)
    add(document, "县长　　示例甲", RIGHT)
    add(document, "2026年4月8日", RIGHT)
    shown = picked(document, "format", "number", "edition", "title", "paragraphs")
    assert shown == [*("命令", "".join(number.split()), "（征求意见稿）", None, 1)]
    assert [each.code for each in told(found(document)) if each.measured == number] == ["HD-31"]


@pytest.mark.parametrize("number", ["示水函〔2026〕　　号", "示水函〔2026〕    号", "示水函〔2026〕___号"])
def test_a_letter_that_has_no_number_yet(number: str) -> None:
    document = docx.Document()
    pair(add(document, "示例县水利局", CENTRE, size=36, red=True, font="华文中宋"))
    add(document, f"机密★1年\t{number}")
    add(document, "关于商请支援防汛物资的函", CENTRE, size=22)
    add(document, "（征求意见稿）", CENTRE, font="楷体")
    add(document, "示例县应急管理局：")
    add(document, "因工作需要，商请贵局支援防汛物资，请予函复。").paragraph_format.first_line_indent = Pt(32)
    shown = picked(document, "format", "secrecy", "number", "edition")
    assert shown == [*("信函", "机密★1年", "".join(number.split()), "（征求意见稿）")]


@pytest.mark.cases(4)
@pytest.mark.parametrize("edition", [Edition.FOR_COMMENT, Edition.PROOF])
@pytest.mark.parametrize("name", NUMBERED)
def test_a_draft_without_a_serial_is_a_note(name: str, edition: Edition) -> None:
    document = NUMBERED[name]
    number = without_serial(str(document.number))
    (finding,) = told(ours(replace(document, number=number, edition=edition)))
    assert (finding.code, finding.problem.severity) == ("HD-31", "info")
    assert (finding.measured, finding.clause) == (number, "条例25")
    assert told(ours(replace(document, edition=edition))) == []


@pytest.mark.cases(4)
@pytest.mark.parametrize("edition", [None, Edition.CORRECTED])
@pytest.mark.parametrize(
    ("name", "rule"), [("公文", "HD-18"), ("上行文", "HD-18"), ("信函", "HD-18"), ("命令", "CM-02")]
)
def test_elsewhere_it_is_an_error(name: str, rule: str, edition: Edition | None) -> None:
    document = NUMBERED[name]
    without = replace(document, number=without_serial(str(document.number)), edition=edition)
    assert [(each.code, each.problem.severity) for each in told(ours(without))] == [(rule, "error")]
    assert told(ours(replace(document, edition=edition))) == []


def test_a_draft_in_other_brackets_is_wrong_all_the_same() -> None:
    document = notice("（征求意见稿）", number="示水发[2026]　　号")
    assert codes(told(found(document))) == ["HD-18"]


def codes(findings: Sequence[Finding]) -> list[str]:
    return [finding.code for finding in findings]
