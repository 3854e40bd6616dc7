"""What the rules of language read: masks, pairs, numbers; and what they say of the seed notice."""

import re
from pathlib import Path

import pytest

from generator.check.rules.wording import (
    MASK,
    UnpairedMark,
    arabic,
    half_width,
    masked_addresses,
    masked_figures,
    paired,
)
from generator.ground.kept_results import drop_all
from generator.templates.expressions.chinese_numerals import SPOKEN, in_numerals
from tests.check.rules.planting import base, findings
from tests.check.rules.wording import departures, mended, text_of, told
from tests.patience import growth

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
