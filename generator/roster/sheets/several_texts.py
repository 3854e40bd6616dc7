"""Several texts in one cell, separated by 、；， or line breaks outside of brackets."""

from __future__ import annotations

import re

from generator.roster.units import split_outside_brackets

BETWEEN = "、"
"""The mark between the texts where a cell is written."""

_MARKS = "、；;，,\n"
_ANY = re.compile(f"[{_MARKS}]")


def texts_in(text: str) -> tuple[str, ...]:
    """Return the texts in a cell, without the blanks around them; a text without any mark is kept as it is."""
    if not _ANY.search(text):
        return (text,) if text.strip() else ()
    return tuple(split_outside_brackets(text, _MARKS))
