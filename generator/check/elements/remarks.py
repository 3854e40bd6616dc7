"""Remarks of whoever drafted a document, in brackets and in a line of their own: （此处补充数据）, （此页无正文）."""

from __future__ import annotations

from collections.abc import Sequence

from generator.check.elements import forms
from generator.check.elements.body import marker_of
from generator.check.elements.lines import Line

_PLACES = (forms.ORGAN_PLACE, forms.DATE_PLACE, forms.SEAL_PLACE)


def take_remarks(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The text in ``lines`` without remarks, and the remarks.

    Above the text anything in brackets is one, as （第二版） is; within it what is red or says that it is one.
    """
    text = next((place for place, line in enumerate(lines) if not _is_remark(line)), len(lines))
    remarks = [*lines[:text], *(line for line in lines[text:] if _is_remark(line) and _says_remark(line))]
    return [line for line in lines if line not in remarks], remarks


def _is_remark(line: Line) -> bool:
    return _is_bracketed(line) and not any(form.fullmatch(line.text) for form in _PLACES)


def _says_remark(line: Line) -> bool:
    words = forms.REMARK_WORDS.search(line.text) or forms.EDITION.fullmatch(line.text)
    return line.red or words is not None


def _is_bracketed(line: Line) -> bool:
    return forms.REMARK.fullmatch(line.text) is not None and marker_of(line.text)[1] == 0
