"""Text of a draft as lines of a text template that print exactly that text.

What has a meaning in a template (tags, the ``|`` of a table, a number that would make a heading) becomes a value,
which has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from generator.official.document import Level
from generator.templates.text.levels import paragraph

_BEGINS, _END = {"superscript": "\x0e", "subscript": "\x0f"}, "\x10"
"""Marks of raised or lowered text, which no text of a draft has: they are not allowed in XML."""
_FILTERS = {"\x0e": " | 上标", "\x0f": " | 下标"}
_SPECIALS = re.compile(r"([\x0e\x0f])([^\x10]*)\x10|[{}%#|\n]+")
TAG = re.compile(r"\{[{%#]|[}%#]\}|\n")
TAG_OR_BAR = re.compile(rf"{TAG.pattern}|\|")
"""What has a meaning in a line, and in a cell of a table."""

_ROWS = ("|", "｜")
_DASHES = frozenset("-: ")
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")


def one_line(text: str) -> str:
    """``text`` without line breaks, those with the blanks around them dropped, and without blanks at its ends."""
    return re.sub(r"\s*\n\s*", "", _LINE_ENDS.sub("\n", text)).replace("\t", " ").strip()


def source_line(text: str, *, is_heading: bool = False) -> str:
    """The line that prints ``text`` as one paragraph; a line break in it stays one.

    Unless it ``is_heading``, a number at its beginning makes no heading.
    """
    text = _LINE_ENDS.sub("\n", text).strip()
    head = 1 if text.startswith(_ROWS) or (not is_heading and _reads_as_heading(text)) else 0
    return value_tag(text[:head]) + typed_text(text[head:])


def source_cell(text: str) -> str:
    """What prints ``text`` in a cell of a table."""
    text = _LINE_ENDS.sub("\n", text).strip()
    if text and set(text) <= _DASHES:
        return value_tag(text)
    return typed_text(text, TAG_OR_BAR)


def remark(text: str) -> str:
    """A line with ``text`` that is not printed."""
    return f"{{# {one_line(text).replace('#}', '# }')} #}}"


def _reads_as_heading(text: str) -> bool:
    return paragraph(text, len(text)).level is not Level.TEXT


def scripted(pieces: Iterable[tuple[str, str]]) -> str:
    """Texts, each with how it is ``vertical``, as one, with marks around what is raised or lowered."""
    runs = ((kind, "".join(text for text, _ in group)) for kind, group in groupby(pieces, key=lambda each: each[1]))
    return "".join(f"{_BEGINS[kind]}{text}{_END}" if kind else text for kind, text in runs)


def typed_text(text: str, meaning: re.Pattern[str] = TAG) -> str:
    """``text`` with its marks as values wherever some of them have a ``meaning``; what is raised goes by a filter."""

    def written(found: re.Match[str]) -> str:
        if found[1]:
            return value_tag(found[2], _FILTERS[found[1]])
        return value_tag(found[0]) if meaning.search(found[0]) else found[0]

    return _SPECIALS.sub(written, text)


def value_tag(text: str, filters: str = "") -> str:
    """A tag that prints ``text`` through ``filters``, "" for none."""
    if not text:
        return ""
    written = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'{{{{ "{written}"{filters} }}}}'
