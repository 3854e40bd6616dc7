"""Several texts in one cell, separated by 、；， or line breaks outside of brackets."""

from __future__ import annotations

import re

_OPENING, _CLOSING = "（(〔[【《“‘", "）)〕]】》”’"
_MARKS = "、；;，,\n"
_ANY = re.compile(f"[{_MARKS}]")

BETWEEN = "、"
"""What is between them where they are written."""


def parts_of(text: str) -> tuple[str, ...]:
    """The texts in ``text``, without the blanks around them."""
    if not _ANY.search(text):
        return (text,) if text.strip() else ()
    parts: list[str] = []
    depth = start = 0
    for place, character in enumerate(text):
        depth = max(0, depth + (character in _OPENING) - (character in _CLOSING))
        if character in _MARKS and depth == 0:
            parts.append(text[start:place])
            start = place + 1
    return tuple(part for each in (*parts, text[start:]) if (part := each.strip()))
