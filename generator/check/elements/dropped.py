"""主题词, an element of the edition of 1999 that GB/T 9704-2012 dropped, and that is still found in documents."""

from __future__ import annotations

from collections.abc import Sequence

from generator.check.elements import forms
from generator.check.elements.found import Element
from generator.check.elements.lines import Item, Line, lines_in

_LONGEST = 80


def take_subject_words(items: Sequence[Item]) -> tuple[Element | None, list[Item]]:
    """The line of 主题词, and everything else, so that no element near it takes it for its own.

    It is at the head of the 版记: what is followed by a date alone, as signatures are, is text.
    """
    lines = lines_in(items)
    last_date = max((place for place, line in enumerate(lines) if _dates(line)), default=-1)
    found = next((line for line in lines[last_date + 1 :] if _is_label(line)), None)
    if found is None:
        return None, list(items)
    return found.element(), [item for item in items if item is not found]


def _dates(line: Line) -> bool:
    """Whether the line is a date alone; the cell beside that of the 印发机关 is none."""
    form = forms.DATE.fullmatch(line.text) or forms.UNFILLED_DATE.fullmatch(line.text)
    return form is not None and not line.in_columns


def _is_label(line: Line) -> bool:
    text = line.text
    label = forms.SUBJECT_WORDS.match(text) is not None and forms.COPY_TO.search(text) is None
    return label and len(text) <= _LONGEST and (not text.endswith("。") or forms.OFFICE_LINE.search(text) is not None)
