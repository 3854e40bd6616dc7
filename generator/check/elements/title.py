"""标题 (7.3.1): recognised by its look, or where it looks like text by the 文种 that it ends with."""

from __future__ import annotations

from collections.abc import Sequence

from generator.check.elements import forms
from generator.check.elements.found import Element
from generator.check.elements.lines import Line

_MOST_LINES = 6
_LONGEST = 120
_LONGEST_ORGAN = 40
_BEFORE = 2  # lines that may wrongly be between the 版头 and the title
_NO_TITLE_ENDS = tuple("。；;：:，,")


def take_title(lines: Sequence[Line], *, by_kind: bool = True) -> tuple[Element | None, list[Line]]:
    """The title at the beginning of ``lines``, and the lines after it.

    With ``by_kind`` a line that looks like text is a title where it ends with a 文种.
    """
    for start, line in enumerate(lines[: _BEFORE + 1]):
        if _looks(line):
            return _taken(lines, start, _by_look(lines, start))
        if by_kind and _by_words(line):
            return _taken(lines, _with_organ(lines, start), start + 1)
        if len(line.text) > _LONGEST or line.text.endswith(_NO_TITLE_ENDS):
            break
    return None, list(lines)


def _looks(line: Line) -> bool:
    """Whether ``line`` looks like a title and can be one; a point at its end is a fault, not a sign of text."""
    if not line.like_a_title or len(line.text) > _LONGEST or line.text.endswith(("：", ":")):
        return False
    return "。" not in line.text[:-1]


def _by_words(line: Line) -> bool:
    text = forms.without_blanks(line.text)
    return "关于" in text and len(text) <= _LONGEST and forms.kind_at_end(text) is not None and "。" not in text[:-1]


def _with_organ(lines: Sequence[Line], start: int) -> int:
    """Where the title begins that says 关于 at ``start``: the organ may be in a line of its own."""
    alone = start > 0 and lines[start].text.startswith("关于") and len(lines[start - 1].text) <= _LONGEST_ORGAN
    return start - 1 if alone else start


def _by_look(lines: Sequence[Line], start: int) -> int:
    """Where the lines end that look like the one at ``start``."""
    first, end = lines[start], start + 1
    while end < min(len(lines), start + _MOST_LINES) and _goes_on(first, lines[end]):
        end += 1
    return end


def _goes_on(first: Line, line: Line) -> bool:
    if not _looks(line) or line.new_page:
        return False
    return line.centred == first.centred and line.size == first.size and line.face == first.face


def _taken(lines: Sequence[Line], start: int, end: int) -> tuple[Element, list[Line]]:
    own = lines[start:end]
    element = Element(tuple(line.paragraph for line in own), "\n".join(line.text for line in own))
    return element, [*lines[:start], *lines[end:]]
