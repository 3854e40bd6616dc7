"""Whether a finished document is an official one: 关于…的通知 by its title, or two signs of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.rules.runs import is_red
from generator.ground.length import Pt
from generator.official.recognition import forms
from generator.official.recognition.elements import Element, RecognisedDocument

_OPENING, _CLOSING = r"〔﹝\[［【", r"〕﹞\]］】"
_ADDRESSED = re.compile(
    r"(?:^\W?各.*|(?:单位|部门|机关|[局府委院办厅部会社室处科所站队团组馆署乡镇系班]|中心|公司|集团|[大小中]学|学校"
    r"|街道)(?:名称)?\W{0,2})[：:]\s*$"
)
_OF_STUDENTS_TOO = "报告"
_ENOUGH = 2
_GIVEN = re.compile(r"\d\s*+号?\s*+$")
_BIG = Pt(26)
_NUMBERED = re.compile(
    rf"^(?:(?=[^{_OPENING}\n]*[{_OPENING}][^{_CLOSING}\n]*[{_CLOSING}]).*|第.{{1,8}})[号期次]$", re.MULTILINE
)
_MARK_ENDS = re.compile(r"(?:文件|令|纪要|公报|公告|通告|简报)$")


def is_official(found: RecognisedDocument) -> bool:
    """Whether the document is an official one for certain: 关于…的通知 by its title, or by two signs of one."""
    title = found.title
    if title is not None and "关于" in title.text:
        kind = forms.kind_at_end(title.text)
        if kind is not None and kind.name != _OF_STUDENTS_TOO:
            return True
    return sum(_signs(found)) >= _ENOUGH


def _signs(found: RecognisedDocument) -> Iterator[bool]:
    """A title, 主送机关, a number that is given, a mark, who signs and when."""
    title, recipients, number, signature = found.title, found.recipients, found.number, found.signature
    yield title is not None and _is_title(title)
    yield recipients is not None and _ADDRESSED.search(recipients.text) is not None
    yield number is not None and _GIVEN.search(number.text) is not None
    yield any(_is_mark(each) for each in found.mark)
    named = bool(signature.organs) and all(_is_named_organ(each) for each in signature.organs)
    yield named and signature.date is not None


def _is_title(title: Element) -> bool:
    text = forms.without_blanks(title.text)
    if _NUMBERED.search(title.text):
        return False
    if "关于" in text or forms.TITLE_END.search(text.rstrip("。．.")):
        return True
    return forms.kind_at_end(text) is not None


def _is_mark(mark: Element) -> bool:
    """Whether it ends as a mark does, or is the big or red name of an organ."""
    if _MARK_ENDS.search(forms.without_blanks(mark.text)) is not None:
        return True
    runs = [run for run in mark.paragraph.runs if run.text.strip()]
    return _is_named_organ(mark) and any(run.size >= _BIG or is_red(run.color) for run in runs)


def _is_named_organ(organ: Element) -> bool:
    return _names_organ(organ.text)


def _names_organ(text: str) -> bool:
    return forms.ORGAN_END.search(forms.without_blanks(text)) is not None
