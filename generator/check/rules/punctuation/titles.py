"""Marks of titles: 〔 〕 of numbers (PU-04), 《 》 (PU-05), and what takes none (PU-06)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.elements.found import Found
from generator.check.rules.departure import Departure
from generator.check.rules.file_checks import on_file
from generator.check.rules.wording import HANZI, WordedLine, lines
from generator.check.rules.wording.pairs import Pair, paired
from generator.standard import KINDS

_YEAR = re.compile(
    r"(?P<opening>[\[［【(（〔﹝{｛〈<《])\s*(?P<year>(?:19|20)\d\d|\d\d)\s*(?P<closing>[\]］】)）〕﹞}｝〉>》])"
    r"(?P<serial>\s*第?\s*\d{1,5}\s*号)(?![楼线井院门车机库厅路店地房段])"
)
_KINDS = "|".join(name for name in KINDS if len(name) > 1)
_QUOTED_TITLE = re.compile(rf"“(?P<title>关于[^“”《》，。；\n]{{2,60}}的(?:{_KINDS}|函))”")
_ANGLES = re.compile(rf"(?:<<|＜＜|«|≪)(?P<title>[^<>＜＞«»≪≫\n]*[{HANZI}][^<>＜＞«»≪≫\n]*)(?:>>|＞＞|»|≫)")
_NO_WORK = re.compile(
    r"(?:身份证|许可证|资格证|驾驶证|合格证|登记证|房产证|结婚证|毕业证|学位证|工作证|居住证|残疾人证|执照|证书|奖状|牌匾"
    r"|大赛|博览会|研讨会|座谈会|培训班|训练营|课程)》|》(?:奖(?![项励金惩])|杯(?!子)|大赛|课程|培训班|研讨会|座谈会|商标|牌(?![子照匾])|活动)"
)


@on_file("PU-04", clause="GB/T 15834-2011, 4.9.3.4", strength="must", value="〔2026〕")
def years_of_numbers(found: Found) -> Iterator[Departure]:
    """The year of a 发文字号 that is cited is in 〔 〕 (4.9.3.4; GB/T 9704-2012, 7.2.5).

    The document's own number is for HD-18.

    Passes: 沪府办〔2026〕7号
    Departs: 沪府办[2026]7号
    """
    for line in lines(found):
        if line.element == "number":
            continue
        for match in _YEAR.finditer(line.text):
            if (match["opening"], match["closing"]) != ("〔", "〕"):
                yield line.replaced(match.start(), match.end(), f"〔{match['year']}〕{match['serial']}")


@on_file("PU-05", clause="GB/T 15834-2011, 4.15", strength="must", value="《……〈……〉……》")
def titles_of_works(found: Found) -> Iterator[Departure]:
    """Documents, laws and publications are in 《 》, and in 〈 〉 inside of it (4.15).

    Passes: 《关于修改〈公文办法〉的通知》
    Departs: 《关于修改《公文办法》的通知》
    """
    for line in lines(found):
        for pair in paired(line.words)[0]:
            wanted = "〈〉" if "《" in pair.around else "《》"
            if pair.mark in ("《", "〈") and pair.mark != wanted[0] and not _third(pair):
                inside = line.text[pair.opening + 1 : pair.closing]
                yield line.replaced(pair.opening, pair.closing + 1, f"{wanted[0]}{inside}{wanted[1]}")
        yield from _other_marks(line)


@on_file(
    "PU-06",
    clause="GB/T 15834-2011, A.13",
    strength="must",
    severity="warning",
    value="产品、奖项、证照、会议等名称不用《》",
)
def no_works(found: Found) -> Iterator[Departure]:
    """Products, awards, meetings, courses and certificates take no 《 》 (A.13).

    Passes: 获得“优秀团队”奖
    Departs: 获得《优秀团队》奖
    """
    for line in lines(found):
        closings = {match.start() + match[0].index("》") for match in _NO_WORK.finditer(line.words)}
        for pair in paired(line.words)[0]:
            if pair.mark == "《" and pair.closing in closings:
                inside = line.text[pair.opening + 1 : pair.closing]
                yield line.replaced(pair.opening, pair.closing + 1, f"“{inside}”")


def _third(pair: Pair) -> bool:
    """Whether it is the third of titles within one another, which is 《 》 again."""
    return pair.mark == "《" and "".join(mark for mark in pair.around if mark in "《〈").endswith("〈")


def _other_marks(line: WordedLine) -> Iterator[Departure]:
    for pattern in (_QUOTED_TITLE, _ANGLES):
        for match in pattern.finditer(line.words):
            title = line.text[match.start("title") : match.end("title")]
            yield line.replaced(match.start(), match.end(), f"《{title}》")
