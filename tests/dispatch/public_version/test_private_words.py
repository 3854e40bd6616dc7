"""What looks private in a text: planted strings are found, however they are written, and ordinary ones are not."""

from __future__ import annotations

from random import Random

import pytest

from generator.dispatch.public_version.private_words import private_words, squashed
from generator.dispatch.public_version.removed_words import RemovedWords
from tests.dispatch.public_version.planted import PRIVATE, written

ROUNDS = 300


@pytest.mark.parametrize("kind", PRIVATE)
@pytest.mark.cases(7)
def test_planted_strings_are_found(kind: str) -> None:
    """At least 99 of 100, with their kind and whole."""
    make, text = PRIVATE[kind]
    dice = Random(kind)
    found = 0
    for _ in range(ROUNDS):
        value = written(dice, make(dice), kind)
        seen = private_words(text.format(value))
        found += any(each.kind == kind and squashed(value) in squashed(each.text) for each in seen)
    assert found >= 0.99 * ROUNDS


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("（138）0013-8000", ["mobile"]),
        ("+86 13800138000、0086-138-0013-8000", ["mobile", "mobile"]),
        ("13800138000/13900139000", ["mobile", "mobile"]),
        ("1 110105194912310021", []),
        ("1 11010519491231002X", ["identity"]),
        ("家住示例镇示例村三组12号。", ["home"]),
        ("姓名：示例甲，住址：示例小区3栋2单元501室", ["home"]),
        ("收件人示例甲，示例路8号2-301", ["home"]),
        ("会议密码 1234，入会码：ab12", ["code", "code"]),
        ("a . b＠example . com", ["email"]),
    ],
)
@pytest.mark.cases(10)
def test_found(text: str, wanted: list[str]) -> None:
    assert [each.kind for each in private_words(text)] == wanted


ORDINARY = """\
示档发〔2024〕12号，2024年3月5日至2024-03-12，2024.03.05 14:30—17:00
联系电话：023-57682001，传真 57682002，值班电话12345
统一社会信用代码 91500237MA5U123456，项目代码 2019-500237-47-01-123456
合计 13,800,138,000.00 元，15 200.50 万元，1380.01 3800.00
邮政编码：404700，组织机构代码：00933250-1，验收编码 1234
办公地址：示例县人民路1号行政中心3号楼501室；通讯地址：示例路8号2单元301室
http://www.example.gov.cn/art/2024/3/5/art_1234_13800138.html
第1380号第0013页8000字，1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16
密码电报、密码管理部门，提取码另行通知
图片 1380013800(1).png，C:/Temp/1380013800(2).png
1300 1250 1400 1500 1600 1700 1800 1900
110105194912310021，6222021234567890，12345678901""".splitlines()


@pytest.mark.parametrize("text", ORDINARY)
@pytest.mark.cases(12)
def test_what_is_ordinary(text: str) -> None:
    assert private_words(text) == []


@pytest.mark.parametrize(
    ("word", "text", "wanted"),
    [
        ("138 0013 8000", "电话１３８－００１３·8000。", "电话*。"),
        ("示例甲", "示 例\u3000甲、示例甲同志", "*、*同志"),
        ("示例甲", "示例乙甲", "示例乙甲"),
        ("x7k2", "提取码：Ｘ７Ｋ２，ax7k2b", "提取码：*，ax7k2b"),
        ("示例街道幸福路1号", "住示例街道幸福路１号", "住*"),
        ("23", "2023年23日", "2023年*日"),
        ("A-1.b 2", "Ａ—１．B\u30002", "*"),
    ],
)
@pytest.mark.cases(7)
def test_words_are_found_however_they_are_written(word: str, text: str, wanted: str) -> None:
    removed = RemovedWords({word: "*"})
    assert removed.replaced(text) == wanted
    assert removed.in_text(text) == ([word] if "*" in wanted else [])


def test_the_longest_word_first() -> None:
    removed = RemovedWords({"示例": "甲", "示例乡": "乙", "乙": ""})
    assert removed.replaced("示例乡和示例、乙") == "乙和甲、"
    assert removed.in_text("示例乡") == ["示例乡", "示例"]
