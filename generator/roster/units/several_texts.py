"""Several texts typed in one place, separated by 、；， or line breaks outside of brackets."""

from __future__ import annotations

import re

from generator.roster.units.outside_brackets import split_outside_brackets

BETWEEN = "、"
"""The mark between the texts where they are written in one place."""

_MARKS = "、；;，,\n"
_ANY = re.compile(f"[{_MARKS}]")


def texts_in(text: str) -> tuple[str, ...]:
    """Return the texts in what is typed, without the blanks around them; a text without any mark is kept as it is."""
    if not _ANY.search(text):
        return (text,) if text.strip() else ()
    return tuple(split_outside_brackets(text, _MARKS))
