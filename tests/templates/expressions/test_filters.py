"""The office's filters: their results, and the values that they refuse."""

import datetime
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.source.date import OPEN_DATE, OfficialDate
from generator.templates.expressions.filters import OFFICE, seating
from generator.templates.expressions.jinja_rendering import rendered
from generator.templates.expressions.rendering_limits import LimitError
from generator.templates.expressions.sandbox import environment
from generator.templates.expressions.value_conversion import FilterValueError, NotTextError
from tests.refused import refused

DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
CAPITALS = {digit: value for value, digit in enumerate("零壹贰叁肆伍陆柒捌玖")}
UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
NAMES = [
    *(("公文日期", "official_date", "2022-02-14"), ("中文日期", "chinese_date", "2022-02-14")),
    *(("星期", "weekday", "2022-02-14"), ("中文数字", "chinese_number", 12)),
    *(("大写数字", "capital_number", 12), ("大写金额", "rmb", "12.5")),
    *(("千分位", "thousands", 1234), ("百分比", "percent", "0.5"), ("序号", "serial", 3)),
    *(("补零", "zero_padded", 3), ("全角", "full_width", "A1"), ("半角", "half_width", "Ａ")),
    *(("脱敏", "masked", "0123456789X"), ("顿号", "listed", ["甲", "乙"])),
    *(("空则", "if_empty", ""), ("姓名", "full_name", "王甲"), ("座次", "seating", ["甲", "乙"])),
]


def test_every_filter_of_the_office_is_tested() -> None:
    assert {(chinese, english) for chinese, english, _ in NAMES} == set(OFFICE)


def through(name: str, value: object) -> str:
    return rendered(environment().from_string(f"{{{{ value | {name} }}}}"), {"value": value})


@pytest.mark.parametrize(("chinese", "english", "value"), NAMES)
def test_each_filter_has_two_names(chinese: str, english: str, value: object) -> None:
    assert through(chinese, value) == through(english, value)


@pytest.mark.parametrize(
    "value", ["2022-02-14", "2022年2月14日", datetime.date(2022, 2, 14), OfficialDate.parse("2022-02-14")]
)
def test_dates(value: object) -> None:
    assert through("公文日期", value) == "2022年2月14日"
    assert through("中文日期", value) == "二〇二二年二月十四日"
    assert through("星期", value) == "星期一"


@pytest.mark.parametrize(
    ("date", "text", "day"),
    [
        ("2000-10-20", "二〇〇〇年十月二十日", "星期五"),
        ("1999-12-31", "一九九九年十二月三十一日", "星期五"),
        ("2026-11-01", "二〇二六年十一月一日", "星期日"),
    ],
)
def test_chinese_dates(date: str, text: str, day: str) -> None:
    assert (through("中文日期", date), through("星期", date)) == (text, day)


@pytest.mark.parametrize("name", ["公文日期", "中文日期", "星期"])
def test_a_date_that_a_draft_leaves_open_is_blank(name: str) -> None:
    assert not re.search("[0-9一二三四五六七八九]", through(name, OPEN_DATE))


@pytest.mark.parametrize("name", ["公文日期", "中文日期", "星期"])
@pytest.mark.parametrize("value", ["2022-02-30", "2022.2.14", "明天", 7, ""])
def test_what_is_no_date(name: str, value: object) -> None:
    refusal = refused(FilterValueError, through, name, value)
    assert (refusal.filter, refusal.wanted, refusal.value) == (name, "date", str(value))


@pytest.mark.parametrize(
    ("number", "text", "capitals"),
    [
        *((0, "〇", "零"), (10, "十", "壹拾"), (12, "十二", "壹拾贰"), (20, "二十", "贰拾")),
        *((105, "一百〇五", "壹佰零伍"), (110, "一百一十", "壹佰壹拾")),
        *((1005, "一千〇五", "壹仟零伍"), (10010, "一万〇一十", "壹万零壹拾")),
        *((100000, "十万", "壹拾万"), (100010001, "一亿〇一万〇一", "壹亿零壹万零壹")),
        *(("26", "二十六", "贰拾陆"), (Decimal("3.00"), "三", "叁")),
    ],
)
def test_numerals(number: object, text: str, capitals: str) -> None:
    assert (through("中文数字", number), through("大写数字", number)) == (text, capitals)


@pytest.mark.parametrize("name", ["中文数字", "大写数字", "补零", "序号"])
@pytest.mark.parametrize("value", [-1, 10**12, "三", 1.5, True, "１２", None, "1e3", "1_000", Decimal("NaN")])
def test_what_is_no_whole_number(name: str, value: object) -> None:
    refusal = refused(FilterValueError, through, name, value)
    assert refusal.filter == name
    assert refusal.wanted in {"number", "whole"}


def value_of(text: str, digits: dict[str, int]) -> int:
    for word, unit in (("亿", 10**8), ("万", 10**4)):
        if word in text:
            high, low = text.split(word)
            return value_of(high, digits) * unit + (value_of(low, digits) if low else 0)
    total = digit = 0
    for each in text:
        if each in UNITS:
            total += (digit or 1) * UNITS[each]
            digit = 0
        else:
            digit = digits[each]
    return total + digit


@given(st.integers(0, 10**12 - 1))
def test_numerals_read_back(number: int) -> None:
    assert value_of(through("中文数字", number), DIGITS) == number
    assert value_of(through("大写数字", number), CAPITALS) == number


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        *(("12345.60", "壹万贰仟叁佰肆拾伍元陆角整"), (0, "零元整"), ("0.00", "零元整"), ("0.05", "伍分")),
        *(("0.5", "伍角整"), ("0.57", "伍角柒分"), (10, "壹拾元整"), ("10.50", "壹拾元伍角整")),
        *(("1.05", "壹元零伍分"), ("325.04", "叁佰贰拾伍元零肆分"), ("1409.50", "壹仟肆佰零玖元伍角整")),
        *(("6007.14", "陆仟零柒元壹角肆分"), ("1680.32", "壹仟陆佰捌拾元叁角贰分")),
        *(("16409.02", "壹万陆仟肆佰零玖元零贰分"), (100001, "壹拾万零壹元整"), (1010000, "壹佰零壹万元整")),
        *(("-3", "负叁元整"), ("-0.01", "负壹分"), (Decimal("20.00"), "贰拾元整"), (0.1, "壹角整")),
        *(("1,234.5", "壹仟贰佰叁拾肆元伍角整"), ("+7", "柒元整")),
        ("999999999999.99", "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_sums_of_money(amount: object, text: str) -> None:
    assert through("大写金额", amount) == text


@pytest.mark.parametrize(
    ("amount", "wanted"),
    [
        ("0.001", "amount"),
        (0.1 + 0.2, "amount"),
        (10**12, "amount"),
        *(("-1000000000000", "amount"), ("12元", "number"), ("", "number"), ("1,2345", "number")),
        *((None, "number"), (True, "number"), ([1], "number"), (float("nan"), "number")),
        *((float("inf"), "number"), (Decimal("1e999999"), "number"), (Decimal("1e-999999"), "number")),
        ("1" * 100, "number"),
    ],
)
def test_what_is_no_sum_of_money(amount: object, wanted: str) -> None:
    refusal = refused(FilterValueError, through, "大写金额", amount)
    assert (refusal.filter, refusal.wanted) == ("大写金额", wanted)
    assert len(refusal.value) <= 40


@given(st.decimals("-999999999999.99", "999999999999.99", places=2))
def test_sums_of_money_read_back(amount: Decimal) -> None:
    text = through("大写金额", amount)
    sign = -1 if text.startswith("负") else 1
    yuan, _, rest = text.removeprefix("负").removesuffix("整").rpartition("元")
    cents = value_of(yuan, CAPITALS) * 100 if yuan else 0
    rest = rest.removeprefix("零")
    for unit, worth in (("角", 10), ("分", 1)):
        if unit in rest:
            digit, rest = rest.split(unit)
            cents += CAPITALS[digit] * worth
    assert rest == ""
    assert sign * cents == amount * 100


@pytest.mark.parametrize(
    ("call", "value", "text"),
    [
        *(("千分位", "1234567.5", "1,234,567.5"), ("千分位", 999, "999")),
        *(("千分位", "1234567.50", "1,234,567.50"), ("千分位", -1234, "-1,234")),
        *(("千分位(2)", "1234567.5", "1,234,567.50"), ("千分位(0)", "2.5", "3")),
        *(("千分位(0)", "-0.4", "0"), ("千分位(places=1)", "0.25", "0.3")),
        (
            "千分位",
            "12345678901234567890123456789012345678.01",
            "12,345,678,901,234,567,890,123,456,789,012,345,678.01",
        ),
        *(("百分比", "0.256", "25.6%"), ("百分比", 1, "100%"), ("百分比", "0.5", "50%")),
        *(("百分比", 0.07, "7%"), ("百分比(1)", "0.33333", "33.3%"), ("百分比(0)", "0.005", "1%")),
        *(("百分比", "-0.125", "-12.5%"), ("补零", 7, "07"), ("补零(3)", "7", "007"), ("补零", 123, "123")),
        *(("补零(4)", "0012", "0012"), ("序号", 12, "十二、"), ("序号('（一）')", 3, "（三）")),
        *(("序号('1.')", 3, "3."), ("序号('（1）')", 3, "（3）"), ("序号('①')", 1, "①")),
        *(("序号('①')", 20, "⑳"), ("序号('①')", 21, "㉑"), ("序号('①')", 36, "㊱"), ("序号('①')", 50, "㊿")),
        *(("全角", "No.7 甲~", "Ｎｏ．７　甲～"), ("半角", "ＮＯ．７　甲（）", "NO.7 甲()")),
        *(("半角", "、。￥㊿", "、。￥㊿"), ("脱敏", "01234567890", "012****7890")),
        *(("脱敏", "ABCDEF20000101123X", "ABCDEF********123X"), ("脱敏", "示例名", "示**")),
        *(("脱敏", "甲", "*"), ("脱敏", "", ""), ("脱敏(1, 0)", "示例名", "示**")),
        *(("脱敏(0, 2)", "abcd", "**cd"), ("脱敏(front=2, back=1)", "abcdef", "ab***f")),
        *(("顿号", ["甲", "乙", "丙"], "甲、乙、丙"), ("顿号('和')", ["甲", "乙", "丙"], "甲、乙和丙")),
        *(("顿号('和')", ["甲", "乙"], "甲和乙"), ("顿号", ["甲"], "甲"), ("顿号", [], "")),
        *(("顿号", [1, Decimal("2.50")], "1、2.50"), ("空则('无')", "", "无")),
        *(("空则('无')", " \u3000", "无"), ("空则('无')", None, "无"), ("空则('无')", [], "无")),
        *(("空则('无')", 0, "0"), ("空则('无')", " 有", " 有"), ("空则", None, "")),
    ],
)
def test_other_filters(call: str, value: object, text: str) -> None:
    assert through(call, value) == text


def test_an_absent_name_may_be_empty() -> None:
    assert rendered(environment().from_string("{{ unit.reply | 空则('无') }}"), {"unit": {}}) == "无"


@pytest.mark.parametrize(
    ("call", "value", "wanted"),
    [
        *(("千分位(-1)", 1, "option"), ("千分位('二')", 1, "option")),
        *(("百分比(99)", 1, "option"), ("补零(999999)", 1, "option"), ("序号('A')", 1, "option")),
        *(("序号", 0, "serial"), ("序号('①')", 51, "serial"), ("脱敏(-1)", "abc", "option")),
        *(("脱敏(back='x')", "abc", "option"), ("顿号", "甲乙", "list")),
        ("顿号", {"a": 1}, "list"),
        ("顿号", 7, "list"),
    ],
)
def test_what_filters_cannot_use(call: str, value: object, wanted: str) -> None:
    assert refused(FilterValueError, through, call, value).wanted == wanted


def test_things_without_a_text_cannot_be_listed() -> None:
    with pytest.raises(NotTextError):
        through("顿号", ["甲", None])


def test_a_list_too_long_to_be_read() -> None:
    with pytest.raises(LimitError):
        through("顿号", ["甲" * 1000] * 1001)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
def test_full_width_reads_back(text: str) -> None:
    wide = through("全角", text)
    assert len(wide) == len(text)
    assert not any(each.isascii() for each in wide)
    assert through("半角", wide) == text


@given(st.text(), st.integers(0, 30), st.integers(0, 30))
def test_masking_keeps_the_length_and_hides_something(text: str, front: int, back: int) -> None:
    hidden = through(f"脱敏({front}, {back})", text)
    assert len(hidden) == len(text)
    kept = [index for index, each in enumerate(hidden) if each != "*"]
    assert all(hidden[index] == text[index] for index in kept)
    assert not text or "*" in hidden


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4))
def test_groups_of_three_read_back(number: Decimal) -> None:
    text = through("千分位", number)
    assert Decimal(text.replace(",", "")) == number
    whole = text.lstrip("-").split(".")[0]
    assert all(len(group) == 3 for group in whole.split(",")[1:])
    assert 1 <= len(whole.split(",")[0]) <= 3


@pytest.mark.parametrize("name", ["e", "escape", "safe", "forceescape"])
def test_escaping_is_not_the_templates_business(name: str) -> None:
    assert through(name, "A&B <一>") == "A&B <一>"


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        *(("王甲", "王　甲"), ("王 甲", "王　甲"), ("王　甲", "王　甲")),
        *(("\U00020000\U000323af", "\U00020000　\U000323af"), ("王小甲", "王小甲")),
        *(("欧阳示例", "欧阳示例"), ("示例民族十字姓名甲乙", "示例民族十字姓名甲乙")),
        *(("阿卜杜·示例", "阿卜杜·示例"), ("A甲", "A甲"), ("Jo", "Jo"), ("", "")),
    ],
)
def test_only_a_name_of_two_hanzi_is_widened(name: str, printed: str) -> None:
    assert through("姓名", name) == printed


SEEN = {1: [1], 2: [1, 2], 6: [5, 3, 1, 2, 4, 6], 7: [7, 5, 3, 1, 2, 4, 6]}
"""Who sits where as the audience sees it, after wenxuejuzibashi.cn; the sitters' own view is the other way round."""


@pytest.mark.parametrize("count", SEEN)
def test_seats_of_even_and_odd_numbers(count: int) -> None:
    ranks = list(range(1, count + 1))
    people = [{"名次": rank} for rank in reversed(ranks)]
    assert seating(ranks) == SEEN[count]
    assert seating(ranks, "台上") == SEEN[count][::-1]
    assert [each["名次"] for each in seating(people, by="名次") if isinstance(each, dict)] == SEEN[count]


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [
        ("[{'r': 1}, {'r': '1'}] | 座次(by='r')", "rank"),
        ("[{'r': 1}, {}] | 座次(by='r')", "number"),
        ("['示例甲', '示例乙', '示例甲'] | 座次", "seat"),
        ("'甲乙' | 座次", "list"),
        ("[1] | 座次('后面')", "option"),
    ],
)
def test_seats_that_cannot_be_given(tag: str, wanted: str) -> None:
    assert refused(FilterValueError, rendered, environment().from_string(f"{{{{ {tag} }}}}"), {}).wanted == wanted
