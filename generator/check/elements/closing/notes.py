"""附注 (7.3.6): the lines in brackets below the date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.check.elements import forms
from generator.check.elements.body import marker_of
from generator.check.elements.found import Element
from generator.check.elements.lines import Line, element_of

_LONGEST_NOTE = 4  # lines
_ADDRESS = re.compile(r"联\s?系\s?(?:人|电\s?话|方\s?式)|附\s?注[：:]")
ABOVE_SIGNATURE = re.compile(r"[（(](?![一二三四五六七八九十0-9]{1,3}[）)]).{2,80}[）)]")
"""附注 that some put above the signature."""


def notes_at_top(lines: Sequence[Line]) -> list[Line]:
    """The lines at the beginning of ``lines`` that are 附注: in brackets, from one to the other."""
    opened = False
    for end, line in enumerate(lines):
        begins = forms.BRACKETED.match(line.text) is not None and marker_of(line.text)[1] == 0
        if not opened and not begins and _ADDRESS.match(line.text) is None:
            return list(lines[:end])
        opened = (opened or begins) and not line.text.endswith(("）", ")")) and end + 1 < _LONGEST_NOTE
    return list(lines)


def note_of(lines: Sequence[Line]) -> Element | None:
    """The element that ``lines`` are; None of no line."""
    return element_of(lines, "\n") if lines else None
