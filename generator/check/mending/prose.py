"""Punctuation that is certainly in Chinese text and may be fixed: not that of code, references, other languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from generator.check.rules.wording import HANZI, masked_addresses

_BLANKS = " \u3000\t\u00a0"
_CODE = re.compile(
    "|".join(
        (
            r"[{}]|&&|\|\||->|=>|::|</|/>|/\*|\*/|(?<!:)//",
            r"[=!<>]=|=\s*[\"']",  # a comparison, a text that is assigned
            r"=\s{0,3}[A-Za-z(（∑]|[∑÷√]|[0-9A-Za-z)）]\s{0,3}×\s{0,3}[0-9A-Za-z(（∑]",  # an equation
            r"\w\([\"')]|\w\([\w\s.,\"']{0,80}\)\s{0,3};",  # a call
            r"(?:^|[\s\[])--?[A-Za-z?]",  # an option
            (
                r"\b(?:int|char|float|double|void|bool|boolean|String|public|private|static|return|import|const|var|def"
                r"|class|SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|VALUES|CREATE|ALTER|DROP|TABLE)\b"
            ),
        )
    ),
    re.ASCII,
)
_DRAWN = re.compile(r"[\u2500-\u257f]")
_REFERENCE = re.compile(
    r"^\s*[\[［【]\s*(?:\d{1,3}|序号)\s*[\]］】]|[\[［](?:[JMNDCPSRGZAK]|DB|CP|EB|DS)(?:/(?:OL|CD|DK|MT))?[\]］]"
)
"""An entry of a list of references (GB/T 7714-2015), whose marks are half-width."""
_HAN = re.compile(f"[{HANZI}]")
_OTHER_WORD = re.compile(rf"[^\W\d_{HANZI}]+")

_OPENING, _CLOSING = "“‘（《〈〔【", "”’）》〉〕】"
_INSIDE = "，。、；：？！…—·"
_BEHIND_CHINESE = re.compile(rf"[{HANZI}{_CLOSING}%％]$")
_BEFORE_CHINESE = re.compile(f"[{HANZI}“‘（《〈]")
_AT_CHINESE_END = re.compile(rf"(?:^|[{HANZI}{_OPENING}{_CLOSING}{_INSIDE}])$")
_AT_CHINESE = re.compile(rf"$|[{HANZI}{_OPENING}{_CLOSING}{_INSIDE}]")
_BEHIND_WORD = re.compile(r"[0-9A-Za-z)]$")
_LABEL = re.compile(r"\((?:[0-9]{1,3}|[A-Za-z]|[ivx]{1,4})(?:[-.][0-9]{1,3})?\)")
_DOTS = (3, 6)
_NEAR = 32


@lru_cache(maxsize=4096)
def is_prose(text: str, numbering: str = "") -> bool:
    """Whether a paragraph is Chinese running text for certain: no code, reference or drawing, and mostly Chinese.

    ``numbering`` is the automatic number before it.
    """
    strange = _CODE.search(text) or _DRAWN.search(text) or _REFERENCE.search(numbering + text)
    return strange is None and len(_HAN.findall(text)) >= len(_OTHER_WORD.findall(masked_addresses(text)))


def is_chinese_mark(text: str, start: int, end: int) -> bool:
    """Whether the half-width mark, or the brackets with what they hold, from ``start`` to ``end`` are Chinese ones."""
    mark, (before, after) = text[start:end], _around(text, start, end)
    if len(mark) > 1:
        return _are_chinese_brackets(before, mark, after)
    if mark == "." and before.endswith("》") and after:
        return False  # a reference's, between a title and its publisher
    of_one = _OF_ONE.get(mark, _is_chinese_point)
    return of_one(before, after)


def are_chinese_dots(text: str, start: int, end: int) -> bool:
    """Whether dots stand for an ellipsis: three or six of them behind Chinese text, and no leader."""
    before, after = _around(text, start, end)
    return end - start in _DOTS and bool(_BEHIND_CHINESE.search(before)) and bool(_AT_CHINESE.match(after))


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What is next to the characters from ``start`` to ``end``, past blanks."""
    return text[max(0, start - _NEAR) : start].rstrip(_BLANKS), text[end : end + _NEAR].lstrip(_BLANKS)


def _are_chinese_brackets(before: str, brackets: str, after: str) -> bool:
    if _LABEL.fullmatch(brackets):
        return False  # the label of an item, which is written alike wherever it is
    if _BEHIND_CHINESE.search(before):
        return True
    around = _AT_CHINESE_END.search(before) or _AT_CHINESE.match(after)
    return around is not None and _HAN.search(brackets) is not None


def _is_chinese_point(before: str, after: str) -> bool:
    behind = _BEHIND_CHINESE.search(before) is not None
    return behind or bool(_BEHIND_WORD.search(before) and _BEFORE_CHINESE.match(after))


def _is_chinese_opening(before: str, after: str) -> bool:
    return bool(_AT_CHINESE_END.search(before)) and bool(before or _BEFORE_CHINESE.match(after))


def _is_chinese_closing(before: str, after: str) -> bool:
    return bool(_BEHIND_CHINESE.search(before)) or bool(_BEHIND_WORD.search(before) and _AT_CHINESE.match(after))


_OF_ONE: dict[str, Callable[[str, str], bool]] = {"(": _is_chinese_opening, ")": _is_chinese_closing}
