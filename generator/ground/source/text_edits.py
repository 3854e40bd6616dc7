"""Edits of a text by offset; everything else stays byte for byte."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

_LINE_END = re.compile("\r\n|\r|\n")
_NEWLINE = "\n"


class TextEdits:
    """Replacements in a text, collected and applied together. Offsets are in characters and must not overlap."""

    def __init__(self) -> None:
        self._edits: list[tuple[int, int, str]] = []

    def replace(self, start: int, end: int, text: str) -> None:
        """Replace the characters from ``start`` to ``end`` with ``text``."""
        self._edits.append((start, end, text))

    def insert(self, at: int, text: str) -> None:
        """Insert ``text`` before the character at ``at``, after earlier insertions there."""
        self.replace(at, at, text)

    def applied(self, text: str) -> str:
        """``text``, whose lines end in newlines, with the edits applied."""
        return self._made(text, (), _NEWLINE)

    def applied_to_lines_as_typed(self, typed: str) -> str:
        """``typed``, which has the line ends of its file, with the edits applied.

        Offsets are those in the text with newlines, as :func:`read_source` returns it; new lines get the most
        frequent line end of the file.
        """
        return self._made(typed, _long_ends(typed), _usual_line_end(typed))

    def _made(self, text: str, long_ends: Sequence[int], line_end: str) -> str:
        """``text`` with the edits applied; each of ``long_ends``, of two characters, counts as one in offsets."""
        pieces: list[str] = []
        done = 0
        for start, end, new in sorted(self._edits, key=lambda edit: edit[:2]):
            begin = start + bisect_left(long_ends, start)
            if begin < done:
                raise ValueError(f"two changes at {start}")
            pieces += (text[done:begin], new.replace(_NEWLINE, line_end))
            done = end + bisect_left(long_ends, end)
        return "".join([*pieces, text[done:]])


def _long_ends(typed: str) -> list[int]:
    """The offset of each CRLF, as if every earlier one were a single newline."""
    return [match.start() - number for number, match in enumerate(re.finditer("\r\n", typed))]


def _usual_line_end(typed: str) -> str:
    counted = Counter(_LINE_END.findall(typed)).most_common(1)
    return counted[0][0] if counted else _NEWLINE
