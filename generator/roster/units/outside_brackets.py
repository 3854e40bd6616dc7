"""Texts separated by marks that count only outside of brackets and quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

_OPENING, _CLOSING = "（(〔[【《“‘", "）)〕]】》”’"


def split_outside_brackets(text: str, marks: str) -> Iterator[str]:
    """Yield the texts between ``marks``, without the blanks around them; empty ones are left out."""
    return (part for _, part in parts_outside_brackets(text, marks) if part)


def parts_outside_brackets(text: str, marks: str) -> Iterator[tuple[int, str]]:
    """Yield the place of each text between ``marks``, also of an empty one, and the text without blanks around it."""
    depth = start = 0
    for place, character in enumerate(f"{text}{marks[0]}"):
        depth = max(0, depth + (character in _OPENING) - (character in _CLOSING))
        if (character in marks and depth == 0) or place == len(text):
            part = text[start:place]
            yield place - len(part.lstrip()), part.strip()
            start = place + 1
