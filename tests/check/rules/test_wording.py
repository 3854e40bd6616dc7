"""What the rules of language read: masks, pairs, numbers; and what they say of the seed notice."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document

from generator.check.mending import mend
from generator.check.rules.wording import (
    MASK,
    UnpairedMark,
    arabic,
    half_width,
    masked_addresses,
    masked_figures,
    paired,
)
from generator.ground.errors import Span
from generator.ground.kept_results import drop_all
from generator.templates.expressions.chinese_numerals import SPOKEN, in_numerals
from tests.check.right import data_of, right_notice
from tests.check.rules.planting import base, findings
from tests.check.rules.wording import departures, mended, text_of, told
from tests.patience import growth
from tests.word_documents import blank

OTHERS = ("GN-", "MM-")


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("详见https://example.cn/a_(b)?c=1,2，谢谢。", "https://example.cn/a_(b)?c=1,2"),
        ("发至office@example.gov.cn。", "office@example.gov.cn"),
        ("登录www.example.cn/x查询", "www.example.cn/x"),
        *(("登录example.gov.cn查询", "example.gov.cn"), ("下载“附件1(2).docx”", "附件1(2).docx")),
        *(("执行GB/T 9704-2012的规定", "GB/T 9704-2012"), ("型号HP-1020的打印机", "HP-1020")),
        *(("函数f(x)的值", "f(x)"), ("代码`a, b`如下", "`a, b`"), ("推进5G-A建设", "5G-A")),
    ],
)
def test_addresses_are_hidden(text: str, hidden: str) -> None:
    assert masked_addresses(text) == text.replace(hidden, MASK * len(hidden))


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        *(("电话(023)12345678。", "(023)12345678"), ("电话023-12345678。", "023-12345678")),
        *(("上午9:30开会", "9:30"), ("比例1:2:3", "1:2:3"), ("共12,500元", "12,500")),
        *(("增长3.5倍", "3.5"), ("截至2026-03-05", "2026-03-05"), ("包括：1.甲", "1.")),
    ],
)
def test_figures_are_hidden(text: str, hidden: str) -> None:
    assert masked_figures(text) == text.replace(hidden, MASK * len(hidden))


@pytest.mark.in_turn(3)
def test_pairs_within_one_another_are_found_in_time() -> None:
    def pair(times: int) -> None:
        drop_all()
        pairs, loose = paired("“" * 2 * times + "甲" + "》“）”" * times)
        assert len(pairs) == times
        assert len(loose) == 4 * times

    assert growth(pair, 1_000, times=16) < 64


def test_pairs_know_what_stands_around_them() -> None:
    pairs, loose = paired("《甲“乙”》（丙")
    expected = [("《", 0, 5, ""), ("“", 2, 4, "《")]
    assert [(pair.mark, pair.opening, pair.closing, pair.around) for pair in pairs] == expected
    assert loose == (UnpairedMark("（", 6, opens=True),)


def test_a_mark_between_two_others_is_loose() -> None:
    assert paired("（“甲）")[1] == (UnpairedMark("“", 1, opens=True),)


@pytest.mark.parametrize(("text", "value"), [("二十五", 25), ("十", 10), ("三百零五", 305), ("〇", 0), ("两", 2)])
def test_hanzi_as_numbers(text: str, value: int) -> None:
    assert arabic(text) == value


@pytest.mark.parametrize("text", ["", "甲", "二五"])
def test_what_is_no_number(text: str) -> None:
    assert arabic(text) is None


def test_numbers_as_hanzi() -> None:
    assert [in_numerals(number, SPOKEN) for number in (3, 10, 15, 20, 31)] == ["三", "十", "十五", "二十", "三十一"]
    assert half_width("１２．５％") == "12.5%"


def test_a_departure_shows_where_in_the_sentence_it_is() -> None:
    (departure,) = departures(
        "PU-01", text_of("请各单位于周五下班前将汇总表报送到示例县民政局,逾期不再受理，后果自负，特此通知。")
    )
    span = departure.at
    assert getattr(span, "column", None) == 24
    assert getattr(span, "length", None) == 1
    assert getattr(span, "source", None) == "…下班前将汇总表报送到示例县民政局,逾期不再受理，后果自负，特此通知…"


def test_the_seed_notice() -> None:
    told = [
        (finding.code, finding.problem.span.paragraph)
        for finding in findings(base("ours"))
        if finding.problem.span is not None and finding.code.startswith((*OTHERS, "PU-", "NU-"))
    ]
    assert sorted(told) == [
        ("PU-02", 36),  # corner marks
        ("PU-02", 40),
        ("PU-20", 29),  # a heading alone on its line, with a full stop
        ("PU-20", 31),
        ("PU-23", 23),  # three opening quotation marks without a closing one
    ]


def test_the_bracket_of_a_serial_without_its_other_half_stays() -> None:
    assert not departures("PU-01", text_of("采用字编号1)、2)的形式。"))
    assert departures("PU-01", text_of("（见附件1)、其他文件。"))


# PU-01 to PU-24, NU-01 to NU-15: each rule finds what departs, and right sentences are right by all.


_SENTENCES = Path(__file__).with_name("language.txt").read_text(encoding="utf-8")
_RULE = re.compile(r"^(\w\w-\d\d)\n((?:  .+\n)+)", re.MULTILINE)
RULES = {rule: re.split(r" \| |\n", lines.replace("\n  ", "\n").strip()) for rule, lines in _RULE.findall(_SENTENCES)}


def _paragraphs(sentence: str) -> list[str]:
    return sentence.replace("⏎", "\n").split("／")


@pytest.mark.parametrize("rule", RULES)
def test_a_rule(rule: str) -> None:
    right = [sentence for sentence in RULES[rule] if " → " not in sentence]
    assert len(right) >= 10
    assert {sentence: found for sentence in right if (found := told(text_of(*_paragraphs(sentence))))} == {}
    wrong = dict(sentence.split(" → ") for sentence in RULES[rule] if " → " in sentence)
    assert len(wrong) >= 5
    shown = {sentence: mended(rule, *_paragraphs(sentence)) for sentence in wrong}
    assert shown == {sentence: [should.replace("⏎", "\n")] for sentence, should in wrong.items()}


# PU-01 at dots: which . is a Chinese full stop, and which belongs to Latin text, a number, a list or a quotation.

STAYS = (
    # Latin letters
    "境外收货人是HYUNDAI GLOVIS CO., LTD.（AEO号不填），请核对。",
    *("合同相对方为Example Trading Co., Ltd.，已经备案。", "由Example Inc.与示例公司共同承办。"),
    *("产品型号为Model A.，请核对。", "参见Johnson et al.的综述。", "美国（U.S.A.）的有关标准仅供参考。"),
    *("本办法适用于A.B.C.三类企业。", "请安装插件Example.", "姓名的缩写是J.示例"),
    *("主讲人为Dr.示例，欢迎参加。", "请使用PDF.", "通过app.报名的，不再寄送材料。", "请选择No.示例1的表格。"),
    # digits
    *("共安排资金3.5亿元，增长2.1%。", "软件版本为V2.0.1，请升级到3.", "详见本办法第3.2.1条。"),
    *("联系电话：12345.", "会议编号为2024.12.01，请注意。", "完成表1.后报送。"),
    # list marks
    *("a. 系统的名称；", "b.系统的用途；", "A. 示例方案；", "i. 申请材料；"),
    *("iv. 其他材料。", "1. 申请材料；", "12.其他材料。", "一.总体要求", "十二.附则"),
    *("（一）.总体要求", "甲. 报送范围", "主要内容：a.名称；b.用途；c.期限。"),
    *("重点任务是：一.加强领导；二.落实责任。", "分为三步，第一.摸底；第二.整改。"),
    # quotations
    *("依次用“一、”“（一）”“1.” 标注。", "使用半角点“.”。", '使用半角点"."。'),
    *("半角点（.）不得用于句末。", "编号“一.”应改为“一、”。", "句末不用《.》和‘.’。"),
    # addresses, files, code
    *("请访问www.example.gov.cn.", "请访问 www.example.gov.cn. 按要求填报。"),
    *("材料发至office@example.gov.cn.", "附表为汇总表.xlsx，请下载。"),
    *("文件放在D:\\示例\\汇总.docx中。", "访问 https://www.example.gov.cn/通知.html 下载。"),
    # names and dates joined by a dot
    *("由艾尼瓦尔.买买提同志负责。", "约翰.史密斯教授作报告。"),
    *("纪念五.四运动，庆祝六.一儿童节。", "吸取一二.九事故教训。"),
    # slips for another mark
    "根据对需求的分析和.具体任务的估算，可以初步估计工作量。",
    *("包括天线 .蓝牙、电源部分.各个控制部分。", "打造“人.车.生活”示例圈。", "在学习.上，不断加强锻炼。"),
    # entries of references
    *("申请者.专利名.国名,专利号,批准日期", "[序号], 作者. 题名.[博士论文].保存地点:单位,年份"),
    # other marks of lists and quotations
    *("a) 系统的名称；", "主要内容：a)名称；b)用途。", "各项之间用半角逗号“,”隔开。"),
)
"""Lines in which no dot is a Chinese full stop."""

TAKES = (
    ("请于周五前报送，逾期不候.", "请于周五前报送，逾期不候。"),
    ("请于周五前报送. 逾期不候。", "请于周五前报送。 逾期不候。"),
    ("各单位要认真贯彻执行.各乡镇要加强领导。", "各单位要认真贯彻执行。各乡镇要加强领导。"),
    ("特此通知.", "特此通知。"),
    ("根据《社会救助暂行办法》.", "根据《社会救助暂行办法》。"),
    ("做到应救尽救（见附件）.", "做到应救尽救（见附件）。"),
    ("做到应救尽救(见附件).", "做到应救尽救（见附件）。"),
    ("开展“回头看”.各地要按要求落实。", "开展“回头看”。各地要按要求落实。"),
    *(("他说：“请认真落实.”", "他说：“请认真落实。”"), ("（以上材料一式三份.）", "（以上材料一式三份。）")),
    ("系统已经上线，请访问www.example.gov.cn办理.", "系统已经上线，请访问www.example.gov.cn办理。"),
    ("由Example Co., Ltd.负责实施.", "由Example Co., Ltd.负责实施。"),
    ("报送时间为2024年12月1日.", "报送时间为2024年12月1日。"),
    ("共投入资金3.5亿元.", "共投入资金3.5亿元。"),
    ("1. 请认真填写.", "1. 请认真填写。"),
    ("a. 请认真填写.", "a. 请认真填写。"),
    ("一是加强领导.二是落实责任.", "一是加强领导。二是落实责任。"),
    ("请各单位认真组织实施.“三公”经费另行通知。", "请各单位认真组织实施。“三公”经费另行通知。"),
    ("要做好值班工作.（完）", "要做好值班工作。（完）"),
    ("经研究，同意你局意见.此复。", "经研究，同意你局意见。此复。"),
)
"""Lines with dots that are Chinese full stops, and what becomes of them."""


def corrected(line: str) -> str:
    """``line`` with all in it that departs from PU-01 put right."""
    for departure in reversed(departures("PU-01", text_of(line))):
        assert isinstance(departure.at, Span)
        start = (departure.at.column or 1) - 1
        line = f"{line[:start]}{departure.facts['replacement']}{line[start + departure.at.length :]}"
    return line


@pytest.mark.parametrize("line", STAYS)
def test_a_dot_that_is_no_chinese_full_stop_is_no_slip(line: str) -> None:
    assert corrected(line) == line


@pytest.mark.parametrize(("line", "right"), TAKES)
def test_a_dot_for_a_chinese_full_stop_is_found(line: str, right: str) -> None:
    assert corrected(line) == right


def ours() -> Document:
    return docx.Document(io.BytesIO(base("ours")))


@pytest.mark.parametrize("made", [blank, right_notice, ours], ids=["plain", "python-docx", "ours"])
def test_mending_changes_those_dots_and_no_other(made: Callable[[], Document]) -> None:
    document = made()
    for line in (*STAYS, *(line for line, _ in TAKES)):
        document.add_paragraph(f"各单位要认真落实，{line}" if line.startswith("“") else line)
    before = [each.text for each in document.paragraphs]
    data = mend(data_of(document), "x.docx").data
    after = [each.text for each in docx.Document(io.BytesIO(data)).paragraphs]
    stays, takes = slice(-len(STAYS) - len(TAKES), -len(TAKES)), slice(-len(TAKES), None)
    assert [text.count("。") for text in after[takes]] == [right.count("。") for _, right in TAKES]
    pairs = zip(before[stays], after[stays], strict=True)
    assert [(one, other) for one, other in pairs if one.count("。") != other.count("。")] == []
