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
    """``lines`` without what a web page puts about a title, before any sentence (来源：…), and its links; and these."""
    ends = (place for place, line in enumerate(lines) if len(line.text) > _LONGEST or line.text.endswith("。"))
    head = lines[: min(next(ends, len(lines)), _HEAD)]
    of_page = [line for line in head if forms.WEB_LINE.match(line.text)]
    of_page += [line for line in lines if forms.WEB_LINK.match(line.text)]
    return [line for line in lines if line not in of_page], of_page


def _is_remark(line: Line) -> bool:
    return _is_bracketed(line) and not any(form.fullmatch(line.text) for form in _PLACES)


def _is_bracketed(line: Line) -> bool:
    return forms.REMARK.fullmatch(line.text) is not None and marker_of(line.text)[1] == 0
