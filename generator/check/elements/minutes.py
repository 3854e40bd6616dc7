"""The line of 纪要 that names who issues them and when, above the title (10.3)."""

from __future__ import annotations

from collections.abc import Sequence

from generator.check.elements import forms
from generator.check.elements.found import FoundSignature
from generator.check.elements.lines import Line

_TOP = 3  # lines in which it may be
_DATES = (forms.DATE, forms.UNFILLED_DATE)


def take_issuing_line(lines: Sequence[Line]) -> tuple[FoundSignature | None, list[Line]]:
    """The organ and the date at the ends of one of the first lines, and the other lines."""
    for place, line in enumerate(lines[:_TOP]):
        for form in _DATES:
            date = next((each for each in form.finditer(line.text) if each.end() == len(line.text)), None)
            organ = "" if date is None else line.text[: date.start()].strip()
            if date is not None and forms.ORGAN.fullmatch(organ):
                signature = FoundSignature(None, (line.element(organ),), line.element(date[0].strip()))
                return signature, [*lines[:place], *lines[place + 1 :]]
    return None, list(lines)
