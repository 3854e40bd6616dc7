"""A text in the place of another, of which what is the same at both ends stays byte for byte."""

from __future__ import annotations

from generator.ground.source import TextEdits

BOM = "\ufeff"


def with_whole_text(data: bytes, text: str) -> bytes:
    """``data`` with ``text`` in the place of its text; what is the same before and behind the changes stays.

    Raises UnicodeDecodeError where it is not UTF-8.
    """
    typed = data.decode()
    mark = BOM if typed.startswith(BOM) else ""
    typed = typed.removeprefix(BOM)
    before = typed.replace("\r\n", "\n").replace("\r", "\n")
    first, last = differing(before, text)
    edits = TextEdits()
    edits.replace(first, len(before) - last, text[first : len(text) - last])
    return f"{mark}{edits.applied_to_lines_as_typed(typed)}".encode()


def differing(before: str, after: str) -> tuple[int, int]:
    """How many characters of both texts are the same at the beginning, and at the end behind these."""
    most = min(len(before), len(after))
    first = next((place for place in range(most) if before[place] != after[place]), most)
    rest = most - first
    last = next((place for place in range(rest) if before[-place - 1] != after[-place - 1]), rest)
    return first, last
