"""稿本标注: the mark of a draft or of a corrected reprint, in a line of its own."""

from __future__ import annotations

from collections.abc import Sequence

from generator.check.elements import forms
from generator.check.elements.found import Element
from generator.check.elements.lines import Line

_NEAR = 8  # lines of a title, and of what may wrongly be before the mark
_LONGEST_TITLE = 120


def take_edition(lines: Sequence[Line]) -> tuple[Element | None, list[Line]]:
    """The mark among the first of ``lines``, before any text, and the other lines, title and recipients among them."""
    for place, line in enumerate(lines[:_NEAR]):
        if forms.EDITION.fullmatch(line.text):
            return line.element(), [*lines[:place], *lines[place + 1 :]]
        if len(line.text) > _LONGEST_TITLE or line.text.endswith("。"):
            break
    return None, list(lines)
