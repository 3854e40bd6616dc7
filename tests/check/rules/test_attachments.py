"""附件说明 and attachments in the file: AT, AN."""

from dataclasses import replace

import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Twips

from generator.official.document import Level
from generator.official.recognition.elements import BodyParagraph, Element, RecognisedDocument
from tests.check.faults import aligned, formed, in_font, in_size, indented, lines_above, typed
from tests.check.rules.by_hand import LONG_NAME, count_pages
from tests.check.rules.planting import Planted, base, departures, found_in

LONG = "unsealed, long name"
TITLE = "冬春救助工作方案"


def behind_the_imprint(document: Document) -> None:
    """The 版记 before the attachment, with the empty line that it hangs on."""
    table = document.tables[-1]._tbl
    anchor = table.getnext()
    label = next(each for each in document.paragraphs if each.text == "附件")._p
    label.addprevious(table)
    assert anchor is not None
    label.addprevious(anchor)


def numbered_anew(document: Document) -> None:
    count_pages(document.sections[1], start="1")


FAULTS = (
    # Ink to ink of neighbouring lines: 10.2 mm less the 5.4 mm of ink.
    Planted("AT-01", lines_above("附件：", -1), "上空 4.8 mm", "10.4 mm", name="gap"),
    Planted(
        "AT-01",
        formed("附件：", left_indent=Twips(945), first_line_indent=Twips(-945)),
        "左空 0.0 mm",
        "11.1 mm",
        base=LONG,
    ),
    Planted("AT-02", typed("附件：1", "附件：", "附件:"), "附件:", "附件："),
    Planted("AT-03", typed("附件：1", "1.", "1、"), "“1、”", "“1.”", name="point"),
    Planted("AT-03", typed("2.救助", "2.", "3."), "“3.”", "“2.”", name="gap", beside=("AN-05",)),
    # The first serial stands two characters and 附件： in, 27.9 mm less what the grid condenses.
    Planted("AT-03", indented("2.救助", left=11.1), "与上一个错开 16.8 mm", "上下对齐", name="below 附件"),
    Planted("AT-03", indented("2.救助", left=33.4), "与上一个错开 5.5 mm", "上下对齐", name="too far in"),
    Planted("AT-04", typed("附件：1", "方案", "方案。"), "。", "不加标点"),
    Planted(
        "AT-05", formed("附件：", left_indent=Twips(0), first_line_indent=Twips(632)), "0.0 mm", "27.9 mm", base=LONG
    ),
    Planted(
        "AT-06", typed(TITLE, "方案", "计划"), "附件的标题是“冬春救助工作计划”", f"附件说明里的“{TITLE}”", name="title"
    ),
    Planted("AT-06", typed("（一）摸清", "附件2", "附件3"), "正文写的是“附件3”", "附件1至附件2", name="cited"),
    Planted("AT-07", typed("附件：", LONG_NAME, f"《{LONG_NAME}》"), f"《{LONG_NAME}》", LONG_NAME, base=LONG),
    Planted("AN-01", formed("附件1", page_break_before=False), "接在上文之后", "另起一面"),
    Planted("AN-02", behind_the_imprint, "在版记之后", "在版记之前", base=LONG),
    Planted("AN-03", typed("附件1", "附件1", "附件1："), "“附件1：”", "“附件1”", name="colon"),
    Planted("AN-03", in_font("附件1", "仿宋_GB2312"), "仿宋_GB2312", "黑体", name="face"),
    Planted("AN-03", in_size("附件1", 14), "四号（14 磅）", "三号（16 磅）", name="size"),
    Planted("AN-03", aligned("附件1", WD_ALIGN_PARAGRAPH.CENTER), "没有居左", "顶格", name="centred"),
    Planted("AN-04", lines_above(TITLE, -1), "上空 4.0 mm", "14.3 mm", name="second line"),
    Planted("AN-04", aligned(TITLE, WD_ALIGN_PARAGRAPH.LEFT), "没有居中", "居中", name="left"),
    Planted("AN-04", in_font(TITLE, "黑体"), "黑体", "小标宋", name="face"),
    Planted("AN-05", typed("附件2", "附件2", "附件3"), "“附件3”", "“附件1”或“附件2”"),
    Planted("AN-07", numbered_anew, "1", "接着正文编", base="landscape"),
)


def labelled(label: str) -> RecognisedDocument:
    """The notice by hand with one attachment, labelled so."""
    found = found_in(base("by hand"))
    first = found.attachments[0]
    attachment = replace(first, label=Element(first.label.paragraphs, label))
    return replace(found, attachments=(attachment,))


def test_a_detached_attachment_names_the_document() -> None:
    assert departures("AN-06", labelled("示民发〔2026〕7号附件1")) == []
    expected = [("示民发〔2026〕8号附件1", "示民发〔2026〕7号附件1")]
    assert departures("AN-06", labelled("示民发〔2026〕8号附件1")) == expected
    wanted = [("示民发[2026]7号附件1", "发文字号后接“附件”和顺序号")]
    assert departures("AN-06", labelled("示民发[2026]7号附件1")) == wanted
    assert departures("AN-03", labelled("示民发〔2026〕7号附件1")) == []


def saying(text: str) -> RecognisedDocument:
    """The notice by hand without attachments, with one paragraph that says ``text``."""
    found = found_in(base("by hand"))
    spoken = found.body[0].paragraph
    paragraph = replace(spoken, runs=(replace(spoken.runs[0], text=text),))
    return replace(found, attachments=(), attachment_list=(), body=(BodyParagraph(paragraph, Level.TEXT, "", text),))


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("现将方案（见附件1）印发你们。", ["正文写有“附件1”，却没有附件"]),
        ("现将方案（详见附件）印发你们。", ["正文写有“详见附件”，却没有附件"]),
        ("现将方案（见附件二）印发你们。", ["正文写有“附件二”，却没有附件"]),
        ("请按示民发〔2025〕3号附件2的要求办理。", []),
        ("请将有关材料以邮件附件形式报送。", []),
        ("提交《管理办法》附件1规定的材料。", []),
    ],
)
def test_attachments_that_are_not_there(text: str, cited: list[str]) -> None:
    assert [measured for measured, _ in departures("AT-06", saying(text))] == cited
