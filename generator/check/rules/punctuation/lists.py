"""、 and 等 in lists: PU-07 to PU-09."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.elements.found import Found
from generator.check.rules.departure import Departure
from generator.check.rules.file_checks import on_file
from generator.check.rules.wording import lines

_BETWEEN_MARKED = re.compile(r"(?<=”)、(?=“)|(?<=》)、(?=《)|(?<=’)、(?=‘)|(?<=〉)、(?=〈)")
_DIGITS = "一二三四五六七八九"
_ABOUT = re.compile(
    rf"(?<![第初周数{_DIGITS}、])(?P<ten>十?)(?P<one>[{_DIGITS}])、(?P<two>[{_DIGITS}])"
    r"(?=[个名位天次件户家岁台辆遍十百千万成里]|人(?![民大社口]))(?!十?个?(?:季度|月份))"
)
_BEFORE_ETC = re.compile(
    r"(?P<mark>、)等(?![待候到于级额同距值效比离边高量式差价着我他她你您])"
    r"|(?P<comma>，)等(?=[。；，）]|单位|部门|方面|人员|内容|事项|工作|活动|地区|行业)"
)


@on_file(
    "PU-07", clause="GB/T 15834-2011, 4.5.3.5", strength="must", severity="warning", value="并列的“”、《》之间不用顿号"
)
def between_marked(found: Found) -> Iterator[Departure]:
    """Items in “ ” or 《 》 that follow one another take no 、 between them (4.5.3.5).

    Passes: 《预算法》《审计法》
    Departs: 《预算法》、《审计法》
    """
    for line in lines(found):
        for match in _BETWEEN_MARKED.finditer(line.text):
            yield line.replaced(match.start(), match.end(), "")


@on_file("PU-08", clause="GB/T 15834-2011, 4.5.3.4", strength="must", severity="warning", value="概数不用顿号")
def about(found: Found) -> Iterator[Departure]:
    """Two neighbouring numbers that mean "about" take no 、; a list of numbers does (4.5.3.4).

    Passes: 来了五六人，二、三季度完成。
    Departs: 来了五、六人。
    """
    for line in lines(found):
        for match in _ABOUT.finditer(line.text):
            one, two = _DIGITS.index(match["one"]), _DIGITS.index(match["two"])
            if two == one + 1 and match.start("one"):
                yield line.replaced(match.end("one"), match.start("two"), "")


@on_file("PU-09", clause="GB/T 15834-2011, B.1.2", strength="must", severity="warning", value="“等”前不用顿号、逗号")
def before_etc(found: Found) -> Iterator[Departure]:
    """The 等 that ends a list follows without 、 or ， (B.1.2).

    Passes: 街道、社区等单位
    Departs: 街道、社区、等单位
    """
    for line in lines(found):
        for match in _BEFORE_ETC.finditer(line.text):
            yield line.replaced(match.start(), match.start() + 1, "")
