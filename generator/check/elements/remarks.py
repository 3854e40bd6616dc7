"""Remarks of whoever drafted a document, in brackets and in a line of their own: （此处补充数据）, （此页无正文）."""

from __future__ import annotations

from collections.abc import Sequence

from generator.check.elements import forms
from generator.check.elements.body import marker_of
from generator.check.elements.lines import Line

_HEAD = 15  # lines in which those of a web page are
_LONGEST = 120
_PLACES = (forms.ORGAN_PLACE, forms.DATE_PLACE, forms.SEAL_PLACE)


def take_remarks(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The text in ``lines`` without remarks, and the remarks."""
    remarks = [line for line in lines if _is_remark(line)]
    return [line for line in lines if line not in remarks], remarks


def take_web_lines(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """``lines`` without what a web page puts about a title (来源：…) and its links below a date; and these.

    Words that any text has, such as 时间, are the page's only beside others of it, and above 主送机关 and text.
    """
    ends = (place for place, line in enumerate(lines) if _begins_text(line))
    head = lines[: min(next(ends, len(lines)), _HEAD)]
    found = [(line, match) for line in head if (match := forms.WEB_LINE.match(line.text))]
    of_page = [line for line, _ in found] if any(match["bare"] is None for _, match in found) else []
    dated = max((place for place, line in enumerate(lines) if forms.DATE.fullmatch(line.text)), default=len(lines))
    of_page += [line for line in lines[dated:] if forms.WEB_LINK.fullmatch(line.text)]
    return [line for line in lines if line not in of_page], of_page


def _begins_text(line: Line) -> bool:
    """Whether ``line`` is 主送机关, a heading with a number, or a sentence."""
    if len(line.text) > _LONGEST or line.text.endswith("。") or marker_of(line.shown)[1]:
        return True
    return line.text.endswith(("：", ":")) and forms.WEB_LINE.match(line.text) is None


def _is_remark(line: Line) -> bool:
    return _is_bracketed(line) and not any(form.fullmatch(line.text) for form in _PLACES)


def _is_bracketed(line: Line) -> bool:
    return forms.REMARK.fullmatch(line.text) is not None and marker_of(line.text)[1] == 0
