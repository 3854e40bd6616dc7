"""Texts separated by marks that count only outside of brackets and quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

_OPENING, _CLOSING = "（(〔[【《“‘", "）)〕]】》”’"


def split_outside_brackets(text: str, marks: str) -> Iterator[str]:
    """Yield the texts between ``marks``, without the blanks around them; empty ones are left out."""
    depth = start = 0
    for place, character in enumerate(text):
        depth = max(0, depth + (character in _OPENING) - (character in _CLOSING))
        if character in marks and depth == 0:
            if part := text[start:place].strip():
                yield part
            start = place + 1
    if part := text[start:].strip():
        yield part
