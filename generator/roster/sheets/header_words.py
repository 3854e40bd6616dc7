"""The words that offices write as headers of a roster's columns, and how they are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from generator.roster.units import CLASS_FIELD, EVERYBODY_FIELD, STANDARD_FIELDS, StandardField, name_words

CLASS = "class"
"""The column of the class by which notices address a unit's group."""

EVERYBODY = "everybody"
"""The column that says whether the group is for everybody; one that nobody needs is not exported."""

GROUP_COLUMNS: Mapping[str, StandardField] = {
    "group": STANDARD_FIELDS["group"],
    CLASS: CLASS_FIELD,
    EVERYBODY: EVERYBODY_FIELD,
}
"""The columns that say something of the unit's group: one merged cell may give its text to several rows."""

_COLUMNS: Mapping[str, StandardField] = {**GROUP_COLUMNS, **STANDARD_FIELDS}
"""Every column that a sheet can have besides declared fields, from left to right as they are exported."""

TITLES: Mapping[str, tuple[str, ...]] = {name: each.titles for name, each in _COLUMNS.items()}
"""Their Chinese titles, the usual one first."""

_SERIALS = ("序号", "编号", "序", "号", "行号", "顺序号", "项次", "no", "no.", "#", "serial")

_HINTS: Mapping[str, str] = {
    **dict.fromkeys(("类别", "类型", "分类", "片区"), "group"),
    **dict.fromkeys(("标识码", "识别码", "信用代码", "编号"), "code"),
    **dict.fromkeys(("手机", "手机号"), "phone"),
}
"""Endings of longer headers, each with the field that a column with that header mostly holds."""

_IGNORED = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff_]")
_ENDS = ":*。.、"
_REMARK = re.compile(r"\([^()]*\)$|(?<=[\u4e00-\u9fff])[a-z][a-z./&'-]{2,}$")


def key(text: str) -> str:
    """Return ``text`` as headers are compared: half-width, lower-case, without blanks and final punctuation."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text)).strip(_ENDS).casefold()


def bare(text: str) -> str:
    """Return the :func:`key` of ``text`` without a remark at its end: 份数（份）, 姓名 Name."""
    return _REMARK.sub("", key(text)).strip(_ENDS)


WRITTEN = [(word, name) for name, each in _COLUMNS.items() for word in (*each.titles, name, *each.headers)]
WRITTEN += ((word, "name") for word in name_words.ALL)
"""Each word with the column that it means; no word means two."""

FIELDS: Mapping[str, str] = {key(word): name for word, name in WRITTEN}
"""The column that each word means."""

SHOWN: Mapping[str, str] = {key(word): word for word, _ in WRITTEN}
"""Each word as it is written."""

SERIALS = frozenset(map(key, _SERIALS))
"""Columns that only number the rows."""


_KINDS_OF_UNITS = (
    "学校", "企业", "公司", "机构", "养老机构", "医院", "单位", "社区", "村", "园所", "幼儿园", "客户", "company",
    "school", "unit", "organisation", "organization",
)  # fmt: skip
"""What units are, before the word for what a column has of them: 学校地址."""

_OF_UNITS = frozenset(("address", "phone", "postcode", "email", "contact", "code"))


def of_kind_of_unit(text: str) -> str | None:
    """Return the field that a heading such as 学校地址 means, which says of what units the column is; else None."""
    wanted = bare(text)
    rests = (wanted.removeprefix(each) for each in _KINDS_OF_UNITS if wanted.startswith(each))
    return next((name for rest in rests if (name := FIELDS.get(rest)) in _OF_UNITS), None)


def hinted(text: str) -> str | None:
    """Return the title of the field that a longer header may mean: 单位代码 for 学校标识码; None for others."""
    wanted = bare(text)
    endings = sorted({**FIELDS, **_HINTS}, key=len, reverse=True)
    ending = next((each for each in endings if len(each) > 1 and wanted.endswith(each)), None)
    if ending is None or ending == wanted:
        return None
    meant = _HINTS.get(ending) or FIELDS[ending]
    return TITLES[meant][0]
