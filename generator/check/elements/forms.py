"""How elements are written, and how they are written wrongly and are still meant: what a reader would take them for."""

from __future__ import annotations

import datetime
import re
from contextlib import suppress

from generator.source import OfficialDate
from generator.standard import KINDS, Kind

_BLANKS = re.compile(r"[\s\u00a0]+")
_DIGITS = "0-9０-９"
_HANZI_DIGITS = "〇○零一二三四五六七八九十"
_ANY_DIGITS = f"[{_DIGITS}{_HANZI_DIGITS}OＯ]"

NUMBER_TAIL = (
    r"\s*(?:字\s*)?[〔﹝\[［【（(〈<{「]\s*(?:19|20|１９|２０)?[0-9０-９]{2}\s*年?\s*[〕﹞\]］】）)〉>}」]?\s*"
    r"第?\s*[0-9０-９×X＊*_ \u3000]{1,8}\s*号?"
)
"""Year and serial of a 发文字号, as a pattern."""

NUMBER = re.compile(
    rf"[\u4e00-\u9fff（）()]{{1,20}}{NUMBER_TAIL}"
    r"|[\u4e00-\u9fff]{1,16}\s*(?:字\s*)?(?:19|20)[0-9]{2}\s*[〕﹞\]］】）)年]?\s*第?\s*[0-9]{1,5}\s*号"
)
"""发文字号, whatever brackets it has, with 第, leading zeros or blanks, or without 号."""

ORDER_NUMBER = re.compile(rf"[（(]?\s*第\s*{_ANY_DIGITS}{{1,6}}\s*[号期]\s*[）)]?")
"""令号, or the number of an issue of 纪要."""

SIGNERS = re.compile(r"签\s*发\s*人?\s*[：:]?\s*")
"""The label of the 签发人."""

_DATE_TEXT = (
    rf"(?P<year>{_ANY_DIGITS}{{2,5}})\s*[年.．\-－—/]\s*(?P<month>{_ANY_DIGITS}{{1,3}})\s*[月.．\-－—/]\s*"
    rf"(?P<day>{_ANY_DIGITS}{{1,3}})\s*[日号]?"
)
DATE = re.compile(_DATE_TEXT)
"""A date, in Arabic digits, in hanzi, or in some of both."""

PRINTED = re.compile(rf"(?P<date>{_DATE_TEXT})\s*(?:印\s*[发制]|翻?印)\s*$")
"""印发日期."""

COPY_TO = re.compile(r"(?:抄\s*[送报]|分\s*送)\s*(?:机关|单位)?\s*[：:]?")
"""The label of the organs that get a copy."""

MAIN_TO = re.compile(r"主\s*送\s*(?:机关|单位)?\s*[：:]")
"""The label of 主送机关 where they stand in the 版记."""

COPIES = re.compile(r"[（(]?\s*共?\s*印\s*[0-9]+\s*份\s*[）)]?")

COPY_NUMBER = re.compile(rf"(?:份\s*号\s*[：:]?\s*|[Nn][Oo]\.?\s*|№\s*)?[{_DIGITS}]{{1,8}}")
SECRECY = re.compile(r"(?:密\s*级\s*[：:]?\s*)?(?:绝\s*密|机\s*密|秘\s*密)\s*(?:[★☆*＊]\s*\S{0,8})?")
URGENCY = re.compile(r"(?:紧急程度\s*[：:]?\s*)?(?:特\s*急|加\s*急|特\s*提|平\s*急|急\s*件|紧\s*急|火\s*急)")

ATTACHMENT_LIST = re.compile(r"附\s*件?\s*[：:]")
"""The label of the 附件说明."""

ATTACHMENT_LABEL = re.compile(rf"附\s*件\s*(?P<serial>[{_DIGITS}{_HANZI_DIGITS}]{{0,3}})\s*[：:.．、]?")
"""附件n at the head of an attachment."""

ENTRY = re.compile(rf"\s*(?:附件)?(?P<serial>[{_DIGITS}]{{1,2}})\s*(?:[.．、,，:：]|(?=[^{_DIGITS}.年月日%％]))\s*")
"""The serial of an entry of the 附件说明."""

ATTENDANCE = re.compile(
    r"(?:出\s*席|请\s*假|列\s*席|缺\s*席|参\s*加|参\s*会|主\s*持|记\s*录)\s*(?:人员|单位|领导|人)?\s*[：:]"
)
"""The label of a line of the 出席人员名单."""

POST = re.compile(
    r"[\u4e00-\u9fff（）()、\s\u3000]{0,30}?(?:总理|主席|委员长|院长|检察长|部\s*长|省\s*长|市\s*长|州\s*长|盟\s*长|区\s*长|县\s*长|旗\s*长|"
    r"镇\s*长|乡\s*长|厅\s*长|局\s*长|处\s*长|署\s*长|司\s*长|行\s*长|校\s*长|书\s*记|主\s*任|主\s*委|会\s*长|总经理|董事长)"
)
"""职务 of who signs."""

BRACKETED = re.compile(r"[（(].*[）)]?", re.DOTALL)

_KIND = re.compile(rf"(?:{'|'.join(sorted(KINDS, key=len, reverse=True))})$")
_TITLE_TAIL = re.compile(r"(?:[（(〔\[][^（(）)]{0,20}[）)〕\]]|[。．.！!；;：:，,、\s])+$")


def without_blanks(text: str) -> str:
    """``text`` without blanks of any kind, to be compared."""
    return _BLANKS.sub("", text)


def kind_at_end(text: str) -> Kind | None:
    """The 文种 that a title ends with, past a point and what stands in brackets (（试行）)."""
    match = _KIND.search(_TITLE_TAIL.sub("", without_blanks(text)))
    return None if match is None else KINDS[match[0]]


def date_of(text: str) -> OfficialDate | None:
    """The day that ``text`` tells, however it is written; None where it tells none."""
    match = DATE.search(text)
    if match is None:
        return None
    year, month, day = (_value(match[name]) for name in ("year", "month", "day"))
    with suppress(ValueError):
        return OfficialDate(datetime.date(year, month, day))
    return None


def serial_of(text: str) -> int | None:
    """The number that ``text`` is, in digits or hanzi; None where it is none."""
    return _value(text.strip()) or None


_ZEROS = str.maketrans("〇○零OＯ", "00000")
_VALUES = {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)}


def _value(text: str) -> int:
    """十四 is 14, 二〇二二 2022, 2０22 also; 0 of what is no number."""
    plain = text.translate(_ZEROS)
    if "十" in plain:
        tens, _, ones = plain.partition("十")
        return (_digits(tens) if tens else 1) * 10 + (_digits(ones) if ones else 0)
    return _digits(plain)


def _digits(text: str) -> int:
    digits = "".join(str(_VALUES.get(each, each)) for each in text)
    return int(digits) if digits.isdecimal() else 0
