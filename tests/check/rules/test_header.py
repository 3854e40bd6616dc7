"""The 版头 in the file: HD."""

import copy
from collections.abc import Callable

import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from generator.check.rules.header.mark import leads
from tests.check.faults import (
    aligned,
    coloured,
    formed,
    in_font,
    in_size,
    indented,
    lines_above,
    of_runs,
    paragraph,
    remove,
    repeated_as,
    together,
    typed,
)
from tests.check.right import HEI, Look, add_run, format_line, made
from tests.check.rules.planting import Planted, of

LEFT, CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


def swapped(one: str, other: str) -> Callable[[Document], None]:
    def plant(document: Document) -> None:
        paragraph(document, one)._p.addprevious(paragraph(document, other)._p)

    return plant


def joined(document: Document) -> None:
    """密级 and 紧急程度 in one line; the mark is moved down by the line that is saved."""
    urgency = paragraph(document, "特急")
    remove(urgency._p)
    secrecy = paragraph(document, "机密")
    add_run(secrecy, "　特急", Look(font=HEI))
    mark = paragraph(document, "示例市民政局文件").paragraph_format
    assert mark.space_before is not None
    mark.space_before = mark.space_before + Pt(28.95)


def word_at_top(document: Document) -> None:
    for element in list(document.tables[0]._tbl.iter(qn("w:vAlign"))):
        remove(element)


def names_swapped(document: Document) -> None:
    one, other = paragraph(document, "示例市民政局"), paragraph(document, "示例市应急管理局")
    one.runs[0].text, other.runs[0].text = "示例市应急管理局", "示例市民政局"


def number_alone(document: Document) -> None:
    """The number in a line of its own, below 签发人."""
    found = paragraph(document, "示民文")
    other = copy.deepcopy(found._p)
    found._p.addnext(other)
    below = Paragraph(other, document._body)
    for run in below.runs:
        run.text = "示民文〔2026〕7号" if run is below.runs[0] else ""
    below.runs[0].text = "示民文〔2026〕7号"
    above = paragraph(document, "示民文")
    text = above.runs[0].text
    above.runs[0].text = text.replace("示民文〔2026〕7号", "")
    remove(next(above._p.iter(qn("w:pBdr"))))


def signed(document: Document) -> None:
    """签发人 in a line of its own under the mark of a 通知."""
    signers = paragraph(document, "示民发").insert_paragraph_before("")
    format_line(signers, RIGHT, 579)
    signers.paragraph_format.right_indent = Mm(5.57)
    add_run(signers, "签发人：")
    add_run(signers, "示例甲", Look(font="楷体_GB2312"))


def no_signers(document: Document) -> None:
    found = paragraph(document, "示民文")
    number, *others = found.runs
    number.text = number.text.partition("\t")[0]
    for run in others:
        run.text = ""
    found.paragraph_format.alignment = CENTRE
    found.paragraph_format.first_line_indent = Mm(0)


def stop_moved(document: Document) -> None:
    for stop in paragraph(document, "示民文")._p.iter(qn("w:tab")):
        if stop.get(qn("w:pos")) is not None:
            stop.set(qn("w:pos"), str(int(str(stop.get(qn("w:pos")))) + 200))


def rule(**changed: str) -> Callable[[Document], None]:
    def plant(document: Document) -> None:
        for edge in paragraph(document, "示民发")._p.iter(qn("w:bottom")):
            for name, value in changed.items():
                edge.set(qn(f"w:{name}"), value)

    return plant


def no_rule(document: Document) -> None:
    remove(next(paragraph(document, "示民发")._p.iter(qn("w:pBdr"))))


CLASSIFIED = [
    *of(
        "classified",
        Planted("HD-01", typed("000001", "000001", "0001"), "0001", "000001"),
        Planted("HD-01", in_size("000001", 14), "四号（14 磅）", "三号（16 磅）", name="size"),
        Planted("HD-02", indented("000001", first=11.1), "左空 11.1 mm", "顶格"),
        Planted("HD-02", aligned("000001", RIGHT), "没有居左", "顶格", name="right"),
        Planted(
            "HD-03", lambda document: remove(paragraph(document, "000001")._p), "没有份号", "000001", beside=("HD-11",)
        ),
        Planted("HD-04", typed("机密", "1年", "一年"), "机密★一年", "机密★1年"),
        Planted("HD-04", in_font("机密", "仿宋_GB2312"), "仿宋_GB2312", "黑体", name="face"),
        Planted("HD-04", indented("机密", left=20), "左空 20.0 mm", "顶格", name="place"),
        Planted("HD-05", typed("机密", "★1年", ""), "机密", "机密★1年"),
        Planted("HD-06", typed("机密", "1年", "25年"), "25 年", "20 年以内"),
        Planted("HD-06", typed("机密", "机密★1年", "秘密★121个月"), "121 个月", "10 年以内", name="months"),
        Planted("HD-07", typed("特急", "特急", "特提"), "特提", "“特急”或“加急”"),
        Planted("HD-08", swapped("机密", "特急"), "先“特急”后“机密★1年”", "先“机密★1年”后“特急”", beside=("HD-04",)),
        Planted("HD-08", joined, "先“特急”后“机密★1年”", "先“机密★1年”后“特急”", name="one line"),
        Planted("HD-08", in_font("特急", "仿宋_GB2312"), "仿宋_GB2312", "黑体", name="face"),
        Planted("HD-08", indented("特急", left=11.1), "左空 11.1 mm", "顶格", name="left"),
        Planted("HD-08", aligned("特急", RIGHT), "没有居左", "顶格", name="right"),
    ),
    Planted("HD-09", typed("加", "加　急", "加急"), "加急", "加　急", base="urgent"),
]
MARK = [
    Planted(
        "HD-10", typed("示例市民政局文件", "文件", "文件（2026年）"), "示例市民政局文件（2026年）", "示例市民政局文件"
    ),
    Planted(
        "HD-10", typed("示例市民政局文件", "文件", "文件★"), "示例市民政局文件★", "示例市民政局文件", name="a mark"
    ),
    Planted("HD-11", formed("示例市民政局文件", space_before=Mm(20)), "57.2 mm", "72.0 mm"),
    Planted("HD-11", formed("示例市民政局文件", space_before=Mm(37.2)), "74.4 mm", "72.0 mm", name="near"),
    Planted(
        "HD-11", lambda document: remove(paragraph(document, "000001")._p), "61.8 mm", "72.0 mm", base="classified",
        name="pushed", beside=("HD-03",),
    ),
    Planted("HD-12", aligned("示例市民政局文件", LEFT), "7.5 mm", "0.0 mm"),
    Planted("HD-12", indented("示例市民政局文件", first=11.2), "5.6 mm", "0.0 mm", name="indent"),
    Planted("HD-13", in_font("示例市民政局文件", "黑体"), "黑体", "小标宋"),
    Planted("HD-13", coloured("示例市民政局文件", "000000"), "黑色", "红色", name="black"),
    Planted(
        "HD-14", of_runs("示例市民政局文件", lambda run: run._r.get_or_add_rPr().append(made("w", val=120))),
        "宽 169.3 mm", "156.0 mm 以内",
    ),
]  # fmt: skip
JOINT = [
    Planted("HD-15", names_swapped, "示例市应急管理局", "示例市民政局", base="joint names", beside=("SG-07",)),
    Planted("HD-16", word_at_top, "靠上", "机关名称右侧上下居中", base="joint"),
    Planted(
        "HD-17", together(*(formed(name, alignment=CENTRE) for name in ("示例市民政局", "示例市应急管理局"))),
        "105.8 mm", "141.1 mm", base="joint names",
    ),
    Planted("HD-23", typed("示民发", "示民发", "示急发"), "示急发〔2026〕7号", "示例市民政局的文号", base="joint"),
    Planted(
        "HD-23", repeated_as("示民发", "示急发〔2026〕9号"), "示民发〔2026〕7号、示急发〔2026〕9号",
        "“示民发〔2026〕7号”", base="joint", name="two numbers",
    ),
]  # fmt: skip
NUMBER = [
    Planted("HD-18", typed("示民发", "〔2026〕", "[2026]"), "示民发[2026]7号", "示民发〔2026〕7号"),
    Planted("HD-18", typed("示民发", "7号", "07号"), "示民发〔2026〕07号", "示民发〔2026〕7号", name="zero"),
    Planted("HD-18", typed("示民发", "7号", "第7号"), "示民发〔2026〕第7号", "示民发〔2026〕7号", name="第"),
    Planted(
        "HD-18",
        typed("示民发", "示民发〔2026〕7号", "〔2026〕第7号"),
        "〔2026〕第7号",
        "机关代字〔2026〕7号",
        name="no initials",
    ),
    Planted("HD-18", typed("示民发", "2026", "26"), "示民发〔26〕7号", "示民发〔2026〕7号", name="year"),
    Planted("HD-19", lines_above("示民发", -1), "14.5 mm", "20.8 mm"),
    Planted("HD-19", formed("示民发", space_before=Mm(5)), "9.4 mm", "20.8 mm", base="gbt33476", name="ours"),
    Planted("HD-20", aligned("示民发", LEFT), "53.7 mm", "0.0 mm"),
    Planted("HD-21", indented("示民文", first=0), "左空 0.0 mm", "5.6 mm", base="request"),
    Planted("HD-22", number_alone, "相差 1 行", "同一行", base="request"),
    Planted("HD-31", typed("示民发", "7号", "　　号"), "示民发〔2026〕　　号", "签发、登记后填写的序号", base="draft"),
    Planted("HD-32", typed("示民发", "2026", "2030"), "2030年", "2026年（成文日期 2026年3月5日）"),
]
SIGNERS = [
    Planted("HD-24", no_signers, "没有签发人", "标注“签发人：×××”", base="request"),
    Planted("HD-24", signed, "写有“签发人：示例甲”", "不标签发人", name="downward"),
    *of(
        "request",
        Planted("HD-25", in_font("示民文", "仿宋_GB2312"), "仿宋_GB2312", "楷体"),
        Planted(
            "HD-25", typed("示民文", "签发人：", "签发人:"), "“签发人:”", "“签发人：”", name="colon", beside=("HD-26",)
        ),
        Planted("HD-26", stop_moved, "右空 2.0 mm", "5.6 mm"),
    ),
    Planted(
        "HD-27",
        typed("\t签发人", "示例乙", "示例乙　示例丁"),
        "一行 3 人",
        "一行 2 人以内",
        base="request of three",
        beside=("HD-26",),
    ),
]
RULE = [
    Planted("HD-28", no_rule, "没有红线", "发文字号下 4.0 mm 处一条红线"),
    Planted("HD-28", rule(color="000000"), "黑色", "红色", name="black"),
    Planted("HD-28", rule(space="20"), "在发文字号下 8.2 mm", "4.0 mm", name="far"),
    Planted("HD-29", formed("示民发", left_indent=Mm(20), right_indent=Mm(20)), "长 116.0 mm", "156.0 mm"),
    Planted("HD-30", rule(sz="48"), "2.12 mm", "0.35 – 0.75 mm"),
    Planted("HD-30", rule(sz="4"), "0.18 mm", "0.35 – 0.75 mm", name="thin"),
]
FAULTS = [*CLASSIFIED, *MARK, *JOINT, *NUMBER, *SIGNERS, *RULE]

# Which organ a 机关代字 is that of.

CIVIL, MONEY, EMERGENCY = "示例市民政局", "示例市财政局", "示例市应急管理局"


@pytest.mark.parametrize(
    ("prefix", "names", "lead"),
    [
        *(("示民发", (CIVIL, MONEY), 0), ("示民发", (MONEY, CIVIL), 1), ("示财函", (CIVIL, MONEY), 1)),
        *(("示急发", (CIVIL, EMERGENCY), 1), ("示应急发", (EMERGENCY, CIVIL), 0)),
        *(("示政发", (CIVIL, MONEY), None), ("示发", (CIVIL, MONEY), None), ("甲乙发", (CIVIL, MONEY), None)),
    ],
)
def test_the_organ_of_a_number(prefix: str, names: tuple[str, ...], lead: int | None) -> None:
    assert leads(prefix, names) == lead
