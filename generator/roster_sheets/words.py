"""The words that offices write above the columns of a roster, and how they are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from generator.errors import MOST_EDITS, edits_between
from generator.roster import STANDARD_TITLES

CLASS = "class"
"""The column that says how notices address a unit's group."""

TITLES: Mapping[str, tuple[str, ...]] = {**STANDARD_TITLES, CLASS: ("主送类别",)}
"""Every column that a sheet can have beside declared fields, by its Chinese titles, the usual one first."""

_OTHERS: Mapping[str, tuple[str, ...]] = {
    "name": (
        "单位", "单位全称", "全称", "机构名称", "单位名字", "部门", "部门名称",
        "机构", "乡镇", "乡镇名称", "街道名称", "乡镇街道", "乡镇（街道）", "乡镇街道名称",
        "乡镇（街道）名称", "镇街", "镇街名称",
        "unit", "unit name", "organization", "organisation",
    ),
    "office": ("机关", "办事机关", "署名机关"),
    "addressee": ("主送机关", "主送单位", "收文机关", "收件单位", "recipient"),
    "code": ("编码", "单位编码", "机构代码", "区划代码", "行政区划代码", "统一社会信用代码", "unit code"),
    "copies": ("发放份数", "印发份数", "文件份数", "number of copies"),
    "postcode": ("zip", "zip code", "postal code", "post code"),
    "address": (
        "通讯地址", "联系地址", "单位地址", "办公地址", "详细地址", "邮寄地址", "postal address",
        "mailing address",
    ),
    "contact": ("联络人", "联系人姓名", "经办人", "contact person", "contact name"),
    "phone": (
        "电话号码", "联系方式", "联系人电话", "办公电话", "手机", "手机号", "手机号码", "tel", "telephone",
        "phone number", "telephone number", "contact number",
    ),
    "email": ("电子邮件", "电子信箱", "邮箱地址", "e-mail", "mail", "email address", "e-mail address"),
    "old_names": ("旧名", "旧称", "原名", "原名称", "曾用名称", "old names", "former names"),
    "group": ("组", "组名", "分组名称"),
    CLASS: ("类别", "单位类别", "类", "发文类别"),
}  # fmt: skip
_SERIALS = ("序号", "编号", "序", "号", "行号", "顺序号", "项次", "no", "no.", "#", "serial")

_HINTS: Mapping[str, str] = {
    **dict.fromkeys(("类别", "类型", "分类", "片区"), "group"),
    **dict.fromkeys(("标识码", "识别码", "信用代码", "编号"), "code"),
}
"""Endings of longer headers, each with the field that such a column mostly holds."""

_IGNORED = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff_]")
_ENDS = ":*。.、"
_REMARK = re.compile(r"\([^()]*\)$")


def key(text: str) -> str:
    """``text`` as headers are compared: half-width, without blanks and what ends it, in small letters."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text)).strip(_ENDS).casefold()


def bare(text: str) -> str:
    """The same without a remark in brackets at its end (份数（份））."""
    return _REMARK.sub("", key(text)).strip(_ENDS)


FIELDS: Mapping[str, str] = {
    key(word): name for name, titles in TITLES.items() for word in (*titles, name, *_OTHERS[name])
}
"""The column that each word means."""

SHOWN: Mapping[str, str] = {
    key(word): word for name, titles in TITLES.items() for word in (*titles, name, *_OTHERS[name])
}
"""Each word as it is written."""

SERIALS = frozenset(map(key, _SERIALS))
"""Columns that only number the rows."""


def nearest(text: str) -> str | None:
    """The word, as it is written, that ``text`` is but for one slip: a character more, less, other, or two swapped.

    Words of two characters are too short to distinguish a slip from another word.
    """
    wanted = key(text)
    return next((SHOWN[word] for word in FIELDS if len(word) > 2 and _one_slip(wanted, word)), None)


def _one_slip(text: str, word: str) -> bool:
    edits = edits_between(text, word, MOST_EDITS)
    return edits == 1 or (edits == 2 and sorted(text) == sorted(word))


def hinted(text: str) -> str | None:
    """The title of the field that ``text`` may be a longer name for, as 学校标识码 is for 单位代码; None for others."""
    wanted = bare(text)
    endings = sorted({**FIELDS, **_HINTS}, key=len, reverse=True)
    ending = next((each for each in endings if len(each) > 1 and wanted.endswith(each)), None)
    if ending is None or ending == wanted:
        return None
    meant = _HINTS.get(ending) or FIELDS[ending]
    return TITLES[meant][0]
