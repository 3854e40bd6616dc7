"""主送机关 (7.3.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.check.elements import forms
from generator.check.elements.body import marker_of
from generator.check.elements.found import Element
from generator.check.elements.lines import Line, element_of
from generator.check.elements.title import Titled

_LONGEST = 400
_MOST_LINES = 3
_ORGAN = re.compile(
    r"(?:局|委|委员会|厅|部|办|办公室|办公厅|政府|院|会|中心|处|署|站|社|公司|集团|大学|学校|学院|队|馆|所|单位|机构|机关|部门|组织|"
    r"党组|支部|街道|乡镇|区县|企业|分局)(?:（[^）]*）|\([^)]*\))?$"
)
"""What those end with who are addressed: fewer words than of all organs, since text may end with 行 or 场."""
_TEXT_WORDS = re.compile(r"如下|现将|特此|为了|根据|按照|经研究|以下|下列|通知你|报告你")
_TOPIC = re.compile(
    r"(?:介绍|简介|概况|要求|内容|说明|目的|时间|地点|背景|须知|事项|条件|对象|范围|原则|依据|安排|方式|办法|流程|程序|材料|名单|标准|主题|人员|主持人?|记录人?|联系人|电话|地址)$"
)
"""What a short line with a colon ends with that is a heading."""
_WITHIN_TEXT = re.compile("[。：]")
_SHORT = 12  # characters of whoever is addressed with a colon, whatever the name is
_MOST_SKIPPED = 2  # lines
_SENTENCE_ENDS = ("。", "；", "，", "：")
_LONGEST_SKIPPED = 60
_ENDS = "：:，,、；;。．. "


@dataclass(frozen=True, slots=True)
class RecipientsTaken:
    """The 主送机关, lines about the title that were ``skipped`` as they are neither, and the ``text`` after them."""

    recipients: Element | None
    skipped: list[Line]
    text: list[Line]


def take_recipients(titled: Titled) -> RecipientsTaken:
    """The 主送机关 below the title; those of a telegram are above it, with a label that is no part of their text."""
    label = next((line for line in titled.before if forms.MAIN_TO.match(line.text)), None)
    if label is not None:
        others = [line for line in titled.before if line is not label]
        return RecipientsTaken(label.element(forms.MAIN_TO.sub("", label.text, count=1)), others, titled.after)
    skipped = 0 if titled.title is None else _skipped(titled.after)
    recipients, text = _at_the_top(titled.after[skipped:])
    if titled.title is None and recipients is not None and not recipients.text.endswith(("：", ":")):
        recipients, text = None, titled.after  # an organ alone at the top of what has no title
    return RecipientsTaken(recipients, [*titled.before, *titled.after[:skipped]], text)


def _at_the_top(lines: Sequence[Line]) -> tuple[Element | None, list[Line]]:
    """The 主送机关 at the beginning of ``lines``, and the lines after it."""
    found: tuple[Element | None, list[Line]] = None, list(lines)
    for end in range(1, min(len(lines), _MOST_LINES) + 1):
        own = lines[:end]
        text = "".join(line.text for line in own)
        if _are_recipients(text, own[0]) and (end == 1 or text.endswith(("：", ":"))):
            found = element_of(own, ""), list(lines[end:])
        if not text.endswith(tuple("，、,")):
            break
    return found


def _skipped(lines: Sequence[Line]) -> int:
    """How many of the first ``lines`` are neither text nor 主送机关, which follow: what web pages put below a title."""
    for place, line in enumerate(lines[: _MOST_SKIPPED + 1]):
        found, _ = _at_the_top(lines[place:])
        if found is not None and (place == 0 or found.text.endswith(("：", ":"))):
            return place
        if len(line.text) > _LONGEST_SKIPPED or line.text.endswith(_SENTENCE_ENDS) or marker_of(line.shown)[1]:
            break
    return 0


def _are_recipients(text: str, first: Line) -> bool:
    if (
        len(text) > _LONGEST
        or _WITHIN_TEXT.search(text.rstrip(_ENDS))
        or _TEXT_WORDS.search(text)
        or forms.SIGNERS.match(text)
        or marker_of(first.shown)[1]
    ):
        return False
    names = re.split("[，,、；;]", text.rstrip(_ENDS))
    organs = sum(_ORGAN.search(name) is not None for name in names)
    if text.endswith(("：", ":")):
        return organs > 0 or ((not _indented(first) or len(text) <= _SHORT) and not _TOPIC.search(text.rstrip(_ENDS)))
    return organs * 2 > len(names) and forms.kind_at_end(text) is None


def _indented(line: Line) -> bool:
    return line.paragraph.first_line > 0 or line.content.text.startswith(("\u3000", "  ", "\t"))
