"""Fields that a draft leaves open: 〔20XX〕XX号, 2024年  月  日, □□□, （局名）."""

from __future__ import annotations

import re

from generator.check.elements import forms
from generator.check.elements.found import Element

_OPEN = r"×XxＸｘ*＊□_＿○◯▢?？…"
_NOTHING_ELSE = re.compile(rf"[{_OPEN}\s　:：()（）\[\]〔〕【】，,、。.·—-]*")
_OPEN_PLACE = re.compile(rf"[{_OPEN}]")
_OPEN_NAME = re.compile(r"[×□○◯▢_＿。！？；]|[XxＸｘ*＊]{2}")
_DATE_FIELDS = ("DATE", "TIME")
_SERIAL = re.compile(r"第?\s*[0-9０-９一二三四五六七八九十〇零]+\s*[号期次]?\s*$")


def is_open(text: str) -> bool:
    """Whether ``text`` has nothing but places to be filled in."""
    return _NOTHING_ELSE.fullmatch(text) is not None


def is_no_name(text: str) -> bool:
    """Whether ``text`` is no name of an organ or a person, or none yet: ×××局, □□□, （局名）, a sentence."""
    plain = forms.without_blanks(text)
    return is_open(plain) or _OPEN_NAME.search(plain) is not None or forms.ORGAN_PLACE.fullmatch(plain) is not None


def is_open_number(text: str) -> bool:
    """Whether year or serial of the 发文字号 ``text`` are yet to be filled in."""
    return _OPEN_PLACE.search(text) is not None or _SERIAL.search(text) is None


def is_open_date(text: str) -> bool:
    """Whether ``text`` names no day."""
    return forms.date_of(text) is None


def is_of_today(date: Element) -> bool:
    """Whether ``date`` is a field that shows today's date (ECMA-376 part 1, 17.16.5.16)."""
    fields = (run.field for paragraph in date.paragraphs for run in paragraph.runs if run.text.strip())
    return any(field is not None and field.upper().startswith(_DATE_FIELDS) for field in fields)
