"""A mistyped heading: one sound, one stroke or one slip of the keys away from a known word."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ground.errors.nearest_word import MOST_EDITS, edits_between
from generator.roster.sheets.heading_meanings import FIELDS, SHOWN, without_remark

_ALIKE: Mapping[str, str] = {
    "份": "分纷芬粉忿", "数": "树术束述", "邮": "由油游尤铀", "编": "遍篇偏变边便骗", "电": "店点甸申由殿",
    "话": "活花化画华", "地": "的弟第他池", "址": "止扯趾纸只祉", "箱": "想相香厢像", "组": "祖阻租姐",
    "别": "列另捌", "类": "累泪雷", "名": "明铭", "称": "成程秤城趁", "单": "丹旦担", "位": "为未味伟",
    "代": "带待贷伐袋", "码": "马吗妈玛骂", "主": "住注王", "送": "宋颂", "手": "首守毛", "机": "几鸡肌朵",
    "联": "连莲帘", "系": "糸细", "人": "仁入", "社": "设杜", "区": "驱曲", "校": "效较笑", "学": "雪",
    "姓": "性", "政": "正证", "通": "同痛", "讯": "迅询", "曾": "增憎", "收": "手首", "构": "购够勾", "企": "起",
    "业": "夜叶", "公": "工功", "司": "思斯", "部": "布步", "门": "们问", "街": "接", "道": "到",
}  # fmt: skip
"""Characters that are typed or written for each one: of the same or nearly the same sound, or a stroke away."""
_SHORTEST_SLIP = 3
"""Shorter Chinese words have too many neighbours that are words of their own."""
_SHORTEST_LATIN_SLIP = 5
"""Shorter Latin words have, too."""


def nearest(text: str) -> str | None:
    """The known heading that ``text`` was probably meant to be; None for other words.

    Of Chinese words it is the one with other characters of the same sound or look (分数 for 份数), with two neighbours
    swapped or without its last character; of longer Latin words the one with a letter more, less or changed.
    """
    wanted = without_remark(text)
    return next((SHOWN[word] for word in FIELDS if word != wanted and _is_slip(wanted, word)), None)


def _is_slip(text: str, word: str) -> bool:
    if word.isascii():
        return len(word) >= _SHORTEST_LATIN_SLIP and not any(map(str.isdigit, text)) and _one_slip(text, word)
    is_cut = len(text) >= _SHORTEST_SLIP and text == word[:-1]
    if is_cut or (len(word) >= _SHORTEST_SLIP and _is_swapped(text, word)):
        return True
    return _is_alike(text, word)


def _is_alike(text: str, word: str) -> bool:
    """Whether ``text`` is ``word`` with other characters of the same sound or look."""
    if len(text) != len(word) or len(word) == 1:
        return False
    return all(typed == meant or typed in _ALIKE.get(meant, "") for typed, meant in zip(text, word, strict=True))


def _is_swapped(text: str, word: str) -> bool:
    swaps = (f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}" for at in range(len(word) - 1))
    return text in swaps


def _one_slip(text: str, word: str) -> bool:
    edits = edits_between(text, word, MOST_EDITS)
    return edits == 1 or (edits == 2 and sorted(text) == sorted(word))
