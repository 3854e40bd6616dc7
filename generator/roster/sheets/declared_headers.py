"""Headings that declare a field of the office's own: 床位数（beds，number）."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

KINDS = {
    "text": "text", "文字": "text", "文本": "text", "number": "number", "数字": "number", "数值": "number",
    "date": "date", "日期": "date", "list": "list", "列表": "list", "mapping": "mapping", "对象": "mapping",
}  # fmt: skip
"""The words for kinds of fields in headings."""

_REQUIRED = ("required", "必填")
_DECLARED = re.compile(r"(?P<title>.*\S)\s*[（(]\s*(?P<options>[^（）()]*?)\s*[）)]\s*[:：*＊]*\s*", re.DOTALL)
_IDENTIFIER = re.compile("[A-Za-z][A-Za-z0-9_]*")
_BETWEEN_WORDS = re.compile(r"(?<=[A-Za-z])\s*\n\s*(?=[A-Za-z])")
_BREAKS = re.compile(r"(?<!\s)\s*\n\s*")


class DeclaredHeader(NamedTuple):
    """The field that a heading declares: ``options`` are kinds and marks that it is required."""

    title: str
    name: str
    options: Sequence[str]

    @property
    def kind(self) -> str | None:
        """The kind of the field; None where the heading does not say."""
        return next((KINDS[each] for each in self.options if each in KINDS), None)

    @property
    def is_required(self) -> bool:
        """Whether every unit must have it."""
        return any(each in _REQUIRED for each in self.options)


def declared_header(text: str) -> DeclaredHeader | None:
    """Return title, name and options of a heading written as 床位数（beds，number）; None for any other.

    Without options the name must be of ASCII letters: another word in brackets is mostly a remark.
    """
    match = _DECLARED.fullmatch(text)
    if match is None:
        return None
    name, *options = (each.strip() for each in re.split("[,，、;；]", match["options"]))
    options = [unicodedata.normalize("NFKC", each).casefold() for each in options]
    if any(each not in KINDS and each not in _REQUIRED for each in options):
        return None
    if not (_IDENTIFIER.fullmatch(name) or (options and name)):
        return None
    return DeclaredHeader(in_one_line(match["title"]), name, options)


def in_one_line(heading: str) -> str:
    """Return ``heading`` without line breaks, a blank for one between Latin words, and without blanks at its ends."""
    return _BREAKS.sub("", _BETWEEN_WORDS.sub(" ", heading)).strip()
