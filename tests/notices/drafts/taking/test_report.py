"""The report on a draft, in words: each has both languages, and names the file that it is told."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from typing import get_args

from generator.ground.errors import LANGUAGES, speaking
from generator.ground.words.reports import TEXTS
from generator.notices.drafts import Choice, DraftComment, Left
from generator.notices.drafts.taking import report
from tests.notices.drafts.taking.drafts import HEAD, SIGNED, taken

HANZI = re.compile("[\u3400-\u9fff]")
COMPOSED = {f"changes-{each}" for each in get_args(Choice)}


def blanks(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_a_text_has_both_languages() -> None:
    assert [key for key, (zh, en) in TEXTS.items() if blanks(zh) != blanks(en) or HANZI.search(en)] == []


def test_each_word_that_varies_has_its_text() -> None:
    assert set(TEXTS) >= COMPOSED


def test_what_is_to_be_looked_at_names_the_file_that_is_told() -> None:
    made = taken([*HEAD[:2], "示民发", "请照办。", *SIGNED[:2]], comments=[DraftComment(4, "示例甲", "", "待核")])
    for lang in LANGUAGES:
        with speaking(lang):
            lines = list(report.remarks(made, "这件公文"))
        assert any("这件公文" in line for line in lines)
        assert not any("notice.md" in line for line in lines)
    with speaking("en"):
        assert report.kind_line(made) == "the draft was read as: format 公文, kind unknown"


def test_each_kind_of_what_is_left_is_one_line() -> None:
    struck = [Left("struck", number, f"第{number}项") for number in range(1, 6)]
    made = replace(taken([*HEAD, "请照办。", *SIGNED]), left=(*struck, Left("header", None, "\u200b内部")))
    lines = [line for line in report.remarks(made, "notice.md") if "没有照样取" in line]
    assert lines == [
        "没有照样取：画了删除线的文字 5 处“第1项”“第2项”“第3项”（第 1、2、3 段）",
        "没有照样取：页眉 1 处“⟨U+200B⟩内部”",
    ]
