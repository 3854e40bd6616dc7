"""What in a text looks private: numbers with their check digits, addresses, links and codes of shared folders.

Characters are compared in their plain form (full width as half width), and digits also with separators between them.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

PrivateKind = Literal["identity", "card", "mobile", "email", "link", "code", "account", "plate", "home"]


@dataclass(frozen=True, slots=True)
class PrivateWord:
    """What looks private in a text: its kind, the word as it is there, and the offset where it begins."""

    kind: PrivateKind
    text: str
    start: int


_PLAIN = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2007\u2009\u202f\t\n"), ord(" ")),
    **dict.fromkeys(map(ord, "‐‑‒–—―−－"), ord("-")),
    **dict.fromkeys(map(ord, "·•・．"), ord(".")),
}
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\x05\x06\x0e"
"""Characters that are not seen, between which a word goes on; the last three mark raised text."""


def plain(text: str) -> str:
    """``text`` with half-width characters and one kind of blank, hyphen and dot; as long as it was."""
    return text.translate(_PLAIN)


def squashed(text: str) -> str:
    """``text`` without blanks, separators and what is not seen, in its plain form and small letters."""
    return re.sub(rf"[\s\-._/()*~{UNSEEN}]", "", plain(text)).lower()


def private_words(text: str) -> list[PrivateWord]:
    """What looks private in ``text``, in order; where two overlap, the first kind of :data:`PrivateKind` counts."""
    found: list[PrivateWord] = []
    shown = plain(text)
    kept = [index for index, character in enumerate(shown) if character not in UNSEEN]
    seen = "".join(shown[index] for index in kept)
    taken: set[int] = set()
    for kind, start, end in _spans(seen):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            start -= _is_unclosed(seen[start:end]) and seen[start - 1 : start] == "("
            begin = kept[start]
            found.append(PrivateWord(kind, text[begin : kept[end - 1] + 1], begin))
    return sorted(found, key=lambda each: each.start)


def _spans(text: str) -> Iterator[tuple[PrivateKind, int, int]]:
    numbers = [match.span() for match in _NUMBER.finditer(text)]
    for kind, search in (("identity", _identity), ("card", _card), ("mobile", _mobile)):
        for start, end in numbers:
            for first, last in search(text[start:end]):
                if not _AMOUNT.match(text, start + last):
                    yield kind, start + first, start + last  # type: ignore[misc]  # a kind by its name
    for kind, pattern in _PATTERNS:
        yield from ((kind, *match.span("word")) for match in pattern.finditer(text))
    for sentence in _SENTENCE.finditer(text):
        for match in (match for pattern in _HOMES for match in pattern.finditer(sentence[0])):
            yield "home", sentence.start() + match.start("home"), sentence.start() + match.end("home")


# Numbers: a run of digits, with separators of up to three characters between them.


_SEPARATOR = r"[ \-._/()*~]{0,3}"


def _candidates(number: str) -> re.Pattern[str]:
    """Finds each place where a ``number`` may begin, also within another candidate."""
    return re.compile(rf"(?<![0-9])(?=(?P<number>{number}))")


_NUMBER = re.compile(rf"(?<![0-9])\+?[0-9](?:{_SEPARATOR}[0-9])+(?:{_SEPARATOR}[Xx](?![0-9A-Za-z]))?")
_ID = _candidates(rf"[1-9](?:{_SEPARATOR}[0-9]){{16}}{_SEPARATOR}[0-9Xx](?![0-9Xx])")
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_FIRST_BIRTH = 1880
_CARD = _candidates(rf"(?:6[02]|4[0-9]|5[1-5]|35|9[0-9])(?:{_SEPARATOR}[0-9]){{13,17}}(?![0-9])")
_MOBILE = _candidates(rf"(?:(?:\+|00)?86{_SEPARATOR})?(?P<bare>1{_SEPARATOR}[3-9](?:{_SEPARATOR}[0-9]){{9}})(?![0-9])")
_AMOUNT = re.compile(r"(?:\.[0-9]{1,2}(?![0-9]))?[ 余多]?[万亿]?元")
_GROUPS = re.compile(r"[0-9Xx]+")
_LEAST_GROUP = 3
_PAIRS = [3, 2, 2, 2, 2]


def _identity(number: str) -> Iterator[tuple[int, int]]:
    """Identity numbers (GB 11643-1999) with their date of birth and check digit."""
    for match in _ID.finditer(number):
        digits = re.sub(r"[^0-9Xx]", "", match["number"]).upper()
        total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _ID_WEIGHTS, strict=True))
        with suppress(ValueError):
            born = datetime.date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
            if born.year >= _FIRST_BIRTH and digits[17] == _ID_CHECKS[total % 11]:
                yield match.span("number")


def _card(number: str) -> Iterator[tuple[int, int]]:
    """Numbers of bank cards (ISO/IEC 7812-1) with their check digit."""
    for match in _CARD.finditer(number):
        digits = [int(digit) for digit in re.sub(r"[^0-9]", "", match["number"])]
        doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
        if (sum(digits[::-2]) + sum(doubled)) % 10 == 0 and _in_groups(match["number"], most=6):
            yield match.span("number")


def _mobile(number: str) -> Iterator[tuple[int, int]]:
    for match in _MOBILE.finditer(number):
        if _in_groups(match["bare"], most=4):
            yield match.span("number")


def _in_groups(number: str, *, most: int) -> bool:
    """Whether its digits are grouped as people write one number: in few groups, or each digit by itself."""
    groups = [len(each) for each in _GROUPS.findall(number)]
    if set(groups) == {1}:
        return len({*_GROUPS.split(number)[1:-1]}) == 1
    return groups == _PAIRS or (len(groups) <= most and min(groups) >= _LEAST_GROUP)


def _is_unclosed(number: str) -> bool:
    """Whether the bracket before it belongs to it."""
    return number.count(")") > number.count("(")


# Addresses of mail, links to shared folders, and what is private for the label that it has.


_SHARES = (
    r"pan\.[a-z]+\.(?:com|cn)",
    r"yun\.baidu\.com",
    r"(?:www\.)?(?:alipan|aliyundrive|123pan|123684|123865|ctfile|wenshushu|cowtransfer|jianguoyun)\.(?:com|cn)",
    r"(?:(?<!-)[a-z0-9-]++\.)?(?:lanzou[a-z]?\.com|feishu\.cn|kdocs\.cn|sharepoint\.com)",
    r"(?:drive|pan)\.(?:uc|quark)\.cn",
    r"(?:doc|drive)\.weixin\.qq\.com",
    r"share\.weiyun\.com|cloud\.189\.cn|caiyun\.139\.com|yun\.139\.com|115\.com/s",
    r"docs\.qq\.com|meeting\.tencent\.com|shimo\.im|f\.wps\.cn",
    r"1drv\.ms|drive\.google\.com|(?:www\.)?dropbox\.com|we\.tl",
)
_SAYS = r"(?: ?(?:为|是|统一为|均为|=))?[ \"“'：:【(（\[]{0,4}"
_WRITTEN: tuple[tuple[PrivateKind, str], ...] = (
    ("email", r"(?P<word>[A-Z0-9][A-Z0-9._%+-]{0,63} ?@ ?(?:[A-Z0-9-]{1,63} ?\. ?){1,4}[A-Z]{2,10})"),
    ("link", rf"(?P<word>(?:https? ?: ?/ ?/ ?)?(?<![A-Z0-9.])(?:{'|'.join(_SHARES)})[A-Z0-9\-._~/?#=&%+]*)"),
    (
        "code",
        (
            rf"(?:(?:提取|访问|分享|取件|下载|共享|邀请|会议|入会|验证|解压)码|密码|口令|密钥|(?<![A-Z])pwd){_SAYS}"
            r"(?P<word>(?=[A-Z0-9@#!$%&*._-]*[A-Z0-9]{2})[A-Z0-9@#!$%&*._-]{4,20})(?![A-Z0-9年])"
        ),
    ),
    ("code", rf"会议(?:号码?|ID){_SAYS}(?P<word>[0-9]{{3}}[ -]?[0-9]{{3}}[ -]?[0-9]{{3,4}})(?![0-9])"),
    (
        "identity",
        (
            rf"(?:(?:身份证|护照)(?:件?号码?)?|身份号码){_SAYS}"
            r"(?P<word>[1-9][0-9]{14}(?:[0-9]{2}[0-9X])?|[A-Z]{1,2}[0-9]{7,8})(?![0-9])"
        ),
    ),
    ("card", rf"(?:银行|借记|储蓄|社保)?卡号码?{_SAYS}(?P<word>[0-9](?: ?[0-9]){{14,18}})(?![0-9])"),
    (
        "account",
        (
            r"(?:微信|QQ|钉钉)(?:号码?|ID|群号?)?(?:[为是:(] ?|(?<=[号群D]))"
            r"(?P<word>[A-Z][A-Z0-9_-]{5,19}|[1-9][0-9]{4,11})(?![A-Z0-9_-])"
        ),
    ),
    (
        "plate",
        (
            r"(?P<word>[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-Z] ?[.-]? ?"
            r"(?=[A-Z]{0,5}[0-9])[A-HJ-NP-Z0-9]{5,6})(?![A-Z0-9])"
        ),
    ),
)
_PATTERNS = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _WRITTEN]


# Addresses of homes, with a person.


_SENTENCE = re.compile(r"[^。；;！？!?\n|]+")
_BIT = r"[^，,。；;、]"
_PLACE = r"(?:省|市|县|区|旗|乡|镇|街道|村|社区|路|街|巷|弄|小区|花园|苑|庄)"
_DOOR = r"(?:[0-9]+|[一二三四五六七八九十]+) ?(?:号楼|号院|号|栋|幢|座|单元|室|户|组|社|队)"
_ROOM = rf"(?: ?-? ?{_DOOR}| ?-? ?[0-9]+ ?- ?[0-9]+| ?- ?[0-9]+)"
_HOMES = (
    re.compile(
        rf"(?:(?:家庭|居住|现居|户籍|户口|经常居住)(?:住址|住地|地址|所在地|地)|住址"
        rf"|现住|家住|租住|暂住|居住[于在]|住[于在]|，住|,住)[为：: ]{{0,2}}"
        rf"(?P<home>{_BIT}{{1,30}}?{_PLACE}{_BIT}{{0,20}}?(?:{_DOOR}{_ROOM}*|[0-9]+(?:-[0-9]+)+))"
    ),
    re.compile(
        r"(?:姓名|户主|申请人|收件人|收货人|当事人|被申请人|救助对象|居民|村民|先生|女士|同志|身份证)"
        rf"[^。；;]{{0,40}}?(?P<home>{_BIT}{{1,12}}?{_PLACE}{_BIT}{{0,12}}?{_DOOR}{_ROOM}+)"
    ),
)
